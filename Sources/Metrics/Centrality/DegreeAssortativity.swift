import Graphs

/// Whether people with many ties are tied with people with many ties.
public struct DegreeAssortativity: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "degree_assortativity", title: "Degree assortativity",
      question: "Do people with many ties keep to people with many ties?",
      formula: "Pearson's r over arcs i → j of out-degree of i and in-degree of j; ties without "
        + "direction both ways",
      range: "−1 to 1", direction: .neither,
      undefined: "all have equally many ties, or all who give them, or all who get them; no ties",
      caveat: "A few hubs alone make it negative: compare with networks of the same degrees.",
      source: "Newman 2002, Physical Review Letters 89:208701")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees) }

  /// One value.
  public func columns(of network: Network) -> [Column] {
    let graph = network.graph
    return [
      Column(
        definition.id, variant: graph.isDirected ? "x=out;y=in" : "",
        whole: graph.degreeAssortativity(),
        reason: graph.arcCount > 0
          ? "all who have arcs out, or all who have arcs in, have equally many"
          : "there are no ties",
        n: graph.tieCount)
    ]
  }
}
