import Graphs

/// How often a person stands on the shortest ways between two others.
public struct Betweenness: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "betweenness", title: "Betweenness",
      question: "How much of what passes between others by the shortest way passes this person?",
      formula: "Bᵢ = Σ σ(s,t | i)/σ(s,t) over s ≠ i ≠ t; normalised by (N−1)(N−2), half of that "
        + "where ties have no direction",
      range: "0 or more; 0 to 1 when normalised", direction: .neither,
      undefined: "the normalised form with fewer than three people; too costly above "
        + "\(Cost.betweenness.words) (\(Cost.weightedBetweenness.words) "
        + "with lengths 1/weight)",
      caveat: "Assumes that things take the shortest way and that the record of ties is complete: "
        + "one unrecorded tie can take a broker's place away. weights=inverse takes 1/strength as "
        + "the length of a tie, ways within a billionth of each other as equally short.",
      source: "Freeman 1977, Sociometry 40:35; Brandes 2001, J. Math. Sociology 25:163")
  }

  /// A value a person: raw and normalised, in hops and, where ties have weights, with lengths.
  public func columns(of network: Network) throws -> [Column] {
    var columns = try forms("none", network, limit: .betweenness) { try network.betweenness() }
    if network.graph.isWeighted {
      columns += try forms("inverse", network, limit: .weightedBetweenness) {
        try network.weightedBetweenness()
      }
    }
    return columns
  }

  private func forms(
    _ weights: String, _ network: Network, limit: Cost, _ kernel: () throws -> [Double]
  ) throws -> [Column] {
    let excess = limit.excess(
      of: network.graph, work: network.searchWork, for: "exact betweenness")
    let raw =
      excess == nil ? try kernel() : [Double](repeating: .nan, count: network.people.count)
    let pairs = Self.pairs(in: network.graph)
    return [("no", raw), ("yes", raw.map { $0 / pairs })].map { normalised, values in
      Column(
        definition.id, variant: "weights=\(weights);normalised=\(normalised)", scope: .people,
        values: values, reason: excess ?? "there are fewer than three people")
    }
  }

  /// The pairs of others that a person can stand between; `nan` below three people.
  static func pairs(in graph: Graph) -> Double {
    guard graph.count > 2 else { return .nan }
    let ordered = Double(graph.count - 1) * Double(graph.count - 2)
    return graph.isDirected ? ordered : ordered / 2
  }
}
