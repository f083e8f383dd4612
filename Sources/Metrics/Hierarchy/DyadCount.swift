import Graphs

/// How many pairs are tied both ways, one way and not at all.
public struct DyadCount: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "dyad_census", title: "Dyad census",
      question: "How many pairs of people are tied both ways, one way, and not at all?",
      formula: "number of mutual (Mut), one-way (Asym) and empty (Null) pairs",
      range: "0 or more", direction: .neither,
      undefined: "never; not given where ties have no direction",
      caveat: "Empty pairs are nearly all of them in a large network; read reciprocity instead.",
      source: "Holland & Leinhardt 1976, Sociological Methodology 7:1")
  }

  /// Three values where ties have a direction.
  public func columns(of network: Network) -> [Column] {
    guard network.graph.isDirected else { return [] }
    let census = network.graph.dyadCensus()
    return [
      Column(
        definition.id, scope: .labelled(["Mut", "Asym", "Null"]),
        values: [census.mutual, census.asymmetric, census.null].map(Double.init),
        n: network.people.count)
    ]
  }
}
