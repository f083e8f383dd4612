import Graphs

/// How often a way over two arcs has a direct one beside it.
public struct ArcTransitivity: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "gtrans", title: "Transitivity along arcs",
      question: "Where one reaches another over a third, in what share is there a direct arc too?",
      formula: "ordered triples with i → j → k and i → k / those with i → j → k, i ≠ k",
      range: "0 to 1", direction: .neither, undefined: "no two arcs follow one another",
      caveat: "Equal to transitivity where ties have no direction. R sna, whose name it has, "
        + "prints 1 where no two arcs follow one another.",
      source: "Holland & Leinhardt 1971, Comparative Group Studies 2:107; Wasserman & Faust 1994")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.density, .dyadCensus, work: .rounds) }

  /// One value.
  public func columns(of network: Network) throws -> [Column] {
    let directed = network.graph.isDirected
    return [
      Column(
        definition.id, variant: directed ? "measure=weak" : "",
        whole: directed
          ? try network.triadCensus().transitivity : try network.undirected.transitivity(),
        reason: "no two arcs follow one another", n: network.people.count)
    ]
  }
}
