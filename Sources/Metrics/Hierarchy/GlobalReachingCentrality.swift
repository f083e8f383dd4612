import Graphs

/// How far one person reaches more than all others.
public struct GlobalReachingCentrality: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "grc", title: "Global reaching centrality",
      question: "How far does the top of the hierarchy reach more people than everyone else?",
      formula: "GRC = Σᵢ (max C_R − C_R(i))/(N−1), C_R(i) the share of others that i reaches",
      range: "0 to 1", direction: .largerIsConcentrated,
      undefined: "fewer than two people; too costly above \(Cost.distances.words); "
        + "not given where ties have no direction",
      caveat: "For command alone, superior to subordinate: use along=reversed where arcs point to "
        + "the boss. On advice or mail it falls to nearly 0 as soon as one large group can reach "
        + "itself, and missing answers raise it two- to sixfold.",
      source: "Mones, Vicsek & Vicsek 2012, PLoS ONE 7:e33799")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.density, .dyadCensus, work: .distances) }

  /// One value along the arcs and one against them.
  public func columns(of network: Network) throws -> [Column] {
    try LocalReachingCentrality.forms(of: network).map { along, reach, reason in
      let largest = reach.max() ?? .nan
      let value = reach.reduce(0) { $0 + (largest - $1) } / Double(reach.count - 1)
      return Column(
        definition.id, variant: "weights=none;along=\(along)",
        whole: reach.count > 1 ? value : .nan, reason: reason, n: reach.count)
    }
  }
}
