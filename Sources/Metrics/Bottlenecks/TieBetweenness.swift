import Graphs

/// How often a tie lies on the shortest ways between two people.
public struct TieBetweenness: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "edge_betweenness", title: "Betweenness of a tie",
      question: "How much of what passes between people by the shortest way passes this tie?",
      formula: "Bₑ = Σ σ(s,t | e)/σ(s,t) over s ≠ t; normalised by N(N−1), half of that where ties "
        + "have no direction",
      range: "0 or more; 0 to 1 when normalised", direction: .neither,
      undefined: "more than \(Cost.listedTies) ties, too many to list; too costly above "
        + "\(Cost.betweenness.words) (\(Cost.weightedBetweenness.words) with lengths 1/weight)",
      caveat: "High where few ties join large parts, even if both ends know others there. Assumes "
        + "that things take the shortest way; an unrecorded tie can take all of it away. "
        + "weights=inverse takes 1/strength as the length of a tie.",
      source: "Girvan & Newman 2002, PNAS 99:7821; Brandes 2008, Social Networks 30:136")
  }

  /// A value a tie: raw and normalised, in hops and, where ties have weights, with lengths; the ends
  /// as first listed.
  public func columns(of network: Network) throws -> [Column] {
    let graph = network.graph
    return try Betweenness.lengths(of: network).flatMap { length in
      let variant = "weights=\(length == .hops ? "none" : "inverse");normalised="
      let excess =
        Cost.listingExcess(of: graph)
        ?? Betweenness.limit(along: length).excess(
          of: graph, work: network.searchWork, for: "exact betweenness")
      if let excess {
        return ["no", "yes"].map {
          Column(definition.id, variant: variant + $0, whole: .nan, reason: excess)
        }
      }
      let (ties, raw) = listed(try graph.tieBetweenness(along: length), in: network)
      let people = Double(graph.count)
      let pairs = people * (people - 1) / (graph.isDirected ? 1 : 2)
      return [("no", raw), ("yes", raw.map { $0 / pairs })].map { normalised, values in
        Column(definition.id, variant: variant + normalised, scope: .ties(ties), values: values)
      }
    }
  }

  /// Each tie once, an arc from its source.
  private func listed(
    _ values: [Double], in network: Network
  ) -> (ties: [(Int, Int)], values: [Double]) {
    var ties: [(Int, Int)] = []
    var kept: [Double] = []
    for node in network.graph.nodes {
      for arc in network.graph.arcs(of: node) {
        let other = network.graph.target(of: arc)
        guard network.graph.isDirected || node < other else { continue }
        let isTurned =
          !network.graph.isDirected
          && network.relation.listedDescending.contains(UInt64(node) << 32 | UInt64(other))
        ties.append(isTurned ? (other, node) : (node, other))
        kept.append(values[arc])
      }
    }
    return (ties, kept)
  }
}
