import Graphs

/// How far one person alone stands between others.
public struct BetweennessCentralisation: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "centralization_betweenness", title: "Betweenness centralisation",
      question: "How close does the network come to one person standing between all others?",
      formula: "Σᵢ (max B − Bᵢ)/D; D = (N−1)²(N−2)/2, with directions (N−1)²(N−2)",
      range: "0 to 1", direction: .largerIsConcentrated,
      undefined: "fewer than three people; too costly above "
        + "\(Cost.betweenness.words)",
      caveat: "Sees one broker, not several who share the place; see "
        + "effective_fraction_betweenness.",
      source: "Freeman 1979, Social Networks 1:215")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees, .density, .dyadCensus, work: .searches) }

  /// One value, in hops along the arcs.
  public func columns(of network: Network) throws -> [Column] {
    let excess = Cost.betweenness.excess(
      of: network.graph, work: network.searchWork, for: "exact betweenness")
    let star = Betweenness.pairs(in: network.graph) * Double(network.people.count - 1)
    let value =
      excess == nil ? centralisation(try network.betweenness(), star: star) : .nan
    return [
      Column(
        definition.id, whole: value, reason: excess ?? "there are fewer than three people",
        n: network.people.count)
    ]
  }
}
