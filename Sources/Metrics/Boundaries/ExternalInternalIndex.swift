import Graphs

/// Whether ties run between groups rather than inside them.
public struct ExternalInternalIndex: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "ei_index", title: "E-I index",
      question: "Do ties run between groups (+1) or stay inside them (−1)?",
      formula: "(E − I)/(E + I), E ties between groups, I inside; arcs as stated, or their weights",
      range: "−1 to 1", direction: .neither,
      undefined: "no ties between people whose group is recorded, or fewer than two groups",
      caveat: "Depends on the sizes of the groups: many small groups give a high value by chance "
        + "alone. Read it beside ei_expected. Some tools drop directions first; this one does not.",
      source: "Krackhardt & Stern 1988, Social Psychology Quarterly 51:123")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees, .groups) }

  /// A value an attribute with every tie as 1, and one with weights (the same where all are 1).
  public func columns(of network: Network) -> [Column] {
    network.groupAttributes.flatMap { groups in
      [false, true].map { weighted in
        let mixing = network.graph(weighted: weighted).mixing(of: groups.labels)
        let inside = mixing.inside.reduce(0, +)
        let value = groups.reason == nil ? externalInternal(inside, mixing.total) : .nan
        return Column(
          definition.id, variant: groups.variant(weighted: weighted), whole: value,
          reason: groups.reason
            ?? (weighted ? network.weightReason(else: groups.noTies) : groups.noTies),
          n: groups.n, missing: groups.missing)
      }
    }
  }
}

/// The E-I index that chance would give.
public struct ExternalInternalExpected: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "ei_expected", title: "E-I index by chance",
      question: "What would the E-I index be if groups meant nothing?",
      formula: "1 − 2·Σ_g n_g(n_g−1)/(N(N−1)), the mean over all ways to hand out the groups",
      range: "−1 to 1", direction: .neither, undefined: "fewer than two groups",
      caveat: "Follows from the sizes of the groups alone; the ties are not read.",
      source: "Krackhardt & Stern 1988, Social Psychology Quarterly 51:123")
  }

  /// A value an attribute.
  public func columns(of network: Network) -> [Column] {
    network.groupAttributes.map { groups in
      let pairs = Double(groups.n) * Double(groups.n - 1)
      let inside = groups.sizes.reduce(0.0) { $0 + Double($1) * Double($1 - 1) }
      return Column(
        definition.id, variant: groups.variant(),
        whole: groups.reason == nil ? 1 - 2 * inside / pairs : .nan, reason: groups.reason,
        n: groups.n, missing: groups.missing)
    }
  }
}

/// Which groups look outward.
public struct ExternalInternalOfGroups: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "ei_index_group", title: "E-I index of a group",
      question: "Do the ties of this group's people run outward (+1) or stay inside (−1)?",
      formula: "(E_g − I_g)/(E_g + I_g), E ties of g's people with others, either way, I inside g",
      range: "−1 to 1", direction: .neither,
      undefined: "the group's people have no ties, or there are fewer than two groups",
      caveat: "A small group has few people to talk to inside: compare groups of like size.",
      source: "Krackhardt & Stern 1988, Social Psychology Quarterly 51:123")
  }

  /// A value a group.
  public func columns(of network: Network) -> [Column] {
    network.groupAttributes.filter { !$0.values.isEmpty }.map { groups in
      let mixing = network.graph.unweighted().mixing(of: groups.labels)
      let values = groups.values.indices.map { group in
        // Without directions a tie inside is counted from both ends, and one that leaves from one.
        let inside = network.graph.isDirected ? mixing.inside[group] : mixing.inside[group] / 2
        let ends =
          network.graph.isDirected
          ? mixing.leaving[group] + mixing.reaching[group] - mixing.inside[group]
          : mixing.leaving[group] - inside
        return groups.reason == nil ? externalInternal(inside, ends) : .nan
      }
      return Column(
        definition.id, variant: groups.variant(weighted: false),
        scope: .labelled(groups.values.map(\.text)), values: values,
        reason: groups.reason ?? "the group's people have no ties", n: groups.n,
        missing: groups.missing)
    }
  }
}

/// Who works across the boundary of a group.
public struct ExternalInternalOfPeople: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "ei_index_person", title: "E-I index of a person",
      question: "Do the person's ties run to other groups (+1) or stay inside the own one (−1)?",
      formula: "(Eᵢ − Iᵢ)/(Eᵢ + Iᵢ), arcs that leave and arcs that reach the person",
      range: "−1 to 1; −1 for all with one group", direction: .neither,
      undefined: "the person's group is not recorded, or nobody with a recorded group has a tie "
        + "with the person",
      caveat: "One or two ties make it −1, 0 or 1. Read it beside the number of ties.",
      source: "Krackhardt & Stern 1988, Social Psychology Quarterly 51:123")
  }

  /// A value a person and attribute.
  public func columns(of network: Network) -> [Column] {
    network.groupAttributes.map { groups in
      let (inside, outside) = network.graph.unweighted().strengths(within: groups.labels)
      return Column(
        definition.id, variant: groups.variant(weighted: false), scope: .people,
        values: zip(inside, outside).map { externalInternal($0, $0 + $1) },
        reason: "the person's \(groups.name) is not recorded, or the person has no ties",
        n: groups.n, missing: groups.missing)
    }
  }
}

/// (E − I)/(E + I) of the ties inside and of all; `nan` without ties or where they overflow.
private func externalInternal(_ inside: Double, _ total: Double) -> Double {
  total > 0 && total.isFinite ? 1 - 2 * (inside / total) : .nan
}
