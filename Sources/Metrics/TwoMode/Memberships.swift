import Graphs

/// How many of all possible memberships there are.
public struct TwoModeDensity: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "bipartite_density", title: "Density of memberships",
      question: "What share of all pairs of a person and a group are memberships?",
      formula: "m/(people · groups)", range: "0 to 1", direction: .neither,
      undefined: "never; \(twoModeOnly)",
      caveat: "Falls as groups are added: compare networks of like size.",
      source: "Borgatti & Everett 1997, Social Networks 19:243")
  }

  /// One value.
  public func columns(of network: Network) -> [Column] {
    network.twoMode.map { modes in
      [Column(definition.id, whole: modes.density(), n: modes.graph.tieCount)]
    } ?? []
  }
}

/// To how many groups each person belongs.
public struct MembershipCount: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "membership_count", title: "Memberships",
      question: "To how many groups does the person belong?", formula: "kᵢ = groups of i",
      range: "0 to N−1", direction: .neither, undefined: "never; \(twoModeOnly)",
      caveat: "Many memberships are not influence: see what the groups decide.",
      source: "Breiger 1974, Social Forces 53:181")
  }

  /// A value a person who is no group.
  public func columns(of network: Network) -> [Column] {
    network.twoMode.map { modes in
      [
        Column(
          definition.id, scope: .some(modes.members),
          values: modes.members.map { Double(modes.graph.arcs(of: $0).count) })
      ]
    } ?? []
  }
}

/// How many people each group has.
public struct GroupSize: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "group_size", title: "Size of a group", question: "How many people belong to the group?",
      formula: "k_g = people of g", range: "0 to N−1", direction: .neither,
      undefined: "never; \(twoModeOnly)",
      caveat: "Recorded memberships, not attendance.", source: "Breiger 1974, Social Forces 53:181")
  }

  /// A value a group.
  public func columns(of network: Network) -> [Column] {
    network.twoMode.map { modes in
      [
        Column(
          definition.id, scope: .some(modes.groups),
          values: modes.groups.map { Double(modes.graph.arcs(of: $0).count) })
      ]
    } ?? []
  }
}

/// Whether few people hold most memberships.
public struct MembershipConcentration: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "gini_membership_bc", title: "Gini of memberships, corrected for N",
      question: "How unequally are memberships spread, 1 being all with one person?",
      formula: "G·N/(N−1), G = Σᵢ (2i−N−1)·k₍ᵢ₎/(N·Σk), k ascending, zeros kept", range: "0 to 1",
      direction: .largerIsConcentrated,
      undefined: "fewer than two people, or no memberships; \(twoModeOnly)",
      caveat: "Small counts are uneven by chance alone. Counts memberships, whatever the groups "
        + "decide.",
      source: "Deltas 2003, Review of Economics and Statistics 85:226")
  }

  /// One value.
  public func columns(of network: Network) -> [Column] {
    network.twoMode.map { modes in
      let counts = modes.members.map { Double(modes.graph.arcs(of: $0).count) }
      return [
        Column(
          definition.id, whole: Concentration(counts).giniCorrected,
          reason: counts.count < 2
            ? "there are fewer than two people" : "nobody belongs to a group",
          n: counts.count)
      ]
    } ?? []
  }
}

/// How many people belong to more than one group.
public struct MultiMembershipShare: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "multi_membership_share", title: "Share in several groups",
      question: "What share of the people belong to two groups or more?",
      formula: "number of i with kᵢ ≥ 2 / people", range: "0 to 1", direction: .neither,
      undefined: "never; \(twoModeOnly)",
      caveat: "People without any group count in the whole.",
      source: "Breiger 1974, Social Forces 53:181")
  }

  /// One value.
  public func columns(of network: Network) -> [Column] {
    network.twoMode.map { modes in
      let several = modes.members.count { modes.graph.arcs(of: $0).count >= 2 }
      return [
        Column(
          definition.id, whole: Double(several) / Double(modes.members.count),
          n: modes.members.count)
      ]
    } ?? []
  }
}
