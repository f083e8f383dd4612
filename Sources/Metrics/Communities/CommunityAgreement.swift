import Graphs

/// Whether the communities found are the formal groups.
public struct CommunityAgreement: NetworkMetric {
  /// How agreement is measured.
  public enum Index: String, Sendable, CaseIterable {
    /// By pairs of people.
    case rand = "adjusted_rand"
    /// By what one division says about the other.
    case mutualInformation = "adjusted_mutual_information"
  }

  /// How agreement is measured.
  public var index: Index

  /// That index.
  public init(_ index: Index) { self.index = index }

  /// The words.
  public var definition: Definition {
    let undefined =
      "there are no ties, or one of the two divisions leaves all together or all apart; "
      + "too costly above \(Network.mostArcsForCommunities / 1_000_000) million arcs"
    let people = "People without ties or without a recorded group are left out."
    return switch index {
    case .rand:
      Definition(
        id: index.rawValue, title: "Communities and groups: adjusted Rand index",
        question: "Do the communities found put the same people together as the groups do?",
        formula:
          "(S − E)/((A + B)/2 − E), S pairs together in both, A and B in either, E by chance",
        range: "−1 to 1", direction: .neither, undefined: undefined,
        caveat: "1 is the same, 0 chance. Many small teams inside large communities give a low "
          + "value though no team is split. \(people)",
        source: "Hubert & Arabie 1985, Journal of Classification 2:193")
    case .mutualInformation:
      Definition(
        id: index.rawValue, title: "Communities and groups: adjusted mutual information",
        question:
          "How much does somebody's group say about the community, and the other way round?",
        formula:
          "(MI − E[MI])/((H₁ + H₂)/2 − E[MI]), E exact over all placements of groups of these "
          + "sizes",
        range: "at most 1", direction: .neither, undefined: undefined,
        caveat: "1 is the same, 0 chance. Kinder than the Rand index to teams inside communities. "
          + people,
        source: "Vinh, Epps & Bailey 2010, Journal of Machine Learning Research 11:2837")
    }
  }

  /// A value an attribute.
  public func columns(of network: Network) throws -> [Column] {
    try network.groupAttributes.map { groups in
      let found = try network.searchedCommunities()?.best.labelsOfSeveral
      let agreement = found.map { PartitionAgreement($0, groups.labels) }
      let value =
        switch index {
        case .rand: agreement?.adjustedRand ?? .nan
        case .mutualInformation: agreement?.adjustedMutualInformation ?? .nan
        }
      return Column(
        index.rawValue, variant: groups.variant(), whole: value,
        reason: network.communityReason
          ?? "one of the two divisions leaves all together or all apart",
        n: agreement?.count ?? 0, missing: groups.missing)
    }
  }
}
