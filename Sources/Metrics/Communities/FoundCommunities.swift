import Graphs

/// What a search for communities finds.
public struct FoundCommunities: NetworkMetric {
  /// What is given of it.
  public enum Form: String, Sendable, CaseIterable {
    /// The modularity of the best division.
    case modularity = "modularity_found"
    /// How many communities it has.
    case count = "communities_found"
    /// The community of each person.
    case member = "community"
    /// How much the searches agree.
    case stability = "community_stability"
  }

  /// What is given.
  public var form: Form

  /// Random networks have communities, too; the other forms are no quantities.
  public var nullTest: NullTest? {
    form == .modularity ? NullTest(.density, .degrees, work: .divisions) : nil
  }

  /// That part of what is found.
  public init(_ form: Form) { self.form = form }

  /// The words.
  public var definition: Definition {
    let source = "Traag, Waltman & van Eck 2019, Scientific Reports 9:5233"
    let undefined =
      "there are no ties; too costly above "
      + "\(Network.mostArcsForCommunities / 1_000_000) million arcs"
    return switch form {
    case .modularity:
      Definition(
        id: form.rawValue, title: "Modularity of the communities found",
        question: "How well do the ties fall into communities, whatever the formal groups are?",
        formula: "max Q over divisions tried, Q = Σ_c (w_c/W − (s_c/W)²); Leiden algorithm with "
          + "weights, directions left out, best of several searches",
        range: "0 to 1, 1 not reached", direction: .neither, undefined: undefined,
        caveat: "Random networks too have divisions of high modularity: a high value alone proves "
          + "no communities. Teams that are small for the network may be found as one.",
        source: source)
    case .count:
      Definition(
        id: form.rawValue, title: "Communities found",
        question: "Into how many communities do the ties fall?",
        formula:
          "number of communities with two people or more in the division of modularity_found",
        range: "0 to N", direction: .neither, undefined: undefined,
        caveat: "The measure prefers communities of like size to the square root of all ties; it "
          + "does not count teams.",
        source: source)
    case .member:
      Definition(
        id: form.rawValue, title: "Community",
        question: "To which community does the person belong?",
        formula: "number of the community in the division of modularity_found, from 1, by its "
          + "first person",
        range: "1 to N", direction: .neither,
        undefined:
          "the person has no ties, or none that counts beside those of others; \(undefined)",
        caveat: "A name, not a quantity. Where community_stability is low, people at the edges "
          + "could as well stand in another.",
        source: source)
    case .stability:
      Definition(
        id: form.rawValue, title: "Stability of the communities",
        question: "Do searches that look at people in another order find the same communities?",
        formula: "mean adjusted Rand index over all pairs of searches", range: "−1 to 1",
        direction: .neither,
        undefined: "two searches find no division, or leave everyone apart; \(undefined)",
        caveat: "Says whether the search is sure, not whether the communities matter.",
        source: "Hubert & Arabie 1985, Journal of Classification 2:193")
    }
  }

  /// One value, or one a person.
  public func columns(of network: Network) throws -> [Column] {
    let search = try network.searchedCommunities()
    let note = search.map { "best of \($0.runs) searches" } ?? ""
    let value =
      switch form {
      case .modularity: search?.best.modularity ?? .nan
      case .count: search?.best.countOfSeveral ?? .nan
      case .stability: search?.stability ?? .nan
      case .member: Double.nan
      }
    guard form == .member else {
      return [
        Column(
          definition.id, variant: "method=leiden", whole: value,
          reason: network.communityReason
            ?? "two searches find no division, or leave everyone apart",
          n: network.people.count, note: note)
      ]
    }
    let labels = search?.best.labelsOfSeveral ?? network.people.ids.map { _ in -1 }
    return [
      Column(
        definition.id, variant: "method=leiden", scope: .people,
        values: labels.map { $0 < 0 ? .nan : Double($0 + 1) },
        reason: network.communityReason ?? "the person has no ties", note: note)
    ]
  }
}

extension Network {
  /// What the search found; `nil` where there is a reason for none.
  func searchedCommunities() throws -> CommunitySearch? {
    communityReason == nil ? try communities() : nil
  }

  /// Why no communities are searched; `nil` where they are.
  var communityReason: String? {
    if graph.arcCount == 0 { return "there are no ties" }
    guard graph.arcCount > Self.mostArcsForCommunities else { return nil }
    return "communities of \(graph.tieCount) ties are too costly (above "
      + "\(Self.mostArcsForCommunities / 1_000_000) million arcs); measure a unit or a shorter window"
  }
}

extension Communities {
  /// How many communities have two nodes or more.
  var countOfSeveral: Double { Double(partition.sizes.count { $0 > 1 }) }

  /// The community of each node, numbered by the smallest node; −1 for a node alone.
  var labelsOfSeveral: [Int32] {
    var next: Int32 = 0
    let numbers = partition.sizes.map { size -> Int32 in
      guard size > 1 else { return -1 }
      next += 1
      return next - 1
    }
    return partition.labels.map { numbers[Int($0)] }
  }
}
