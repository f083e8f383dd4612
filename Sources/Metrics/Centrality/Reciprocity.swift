import Graphs

/// How many arcs are answered.
public struct Reciprocity: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "reciprocity", title: "Reciprocity",
      question: "What share of the arcs is answered by an arc the other way?",
      formula: "Σ aᵢⱼ·aⱼᵢ / Σ aᵢⱼ", range: "0 to 1", direction: .smallerIsConcentrated,
      undefined: "no ties; not given where ties have no direction",
      caveat: "Rises with density alone. Counts arcs, not pairs: tools that count pairs, or that "
        + "count two people without any tie as mutual, print other numbers.",
      source: "Garlaschelli & Loffredo 2004, Physical Review Letters 93:268701")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.density) }

  /// One value where ties have a direction.
  public func columns(of network: Network) -> [Column] {
    guard network.graph.isDirected else { return [] }
    return [
      Column(
        definition.id, whole: network.graph.reciprocity(), reason: "there are no ties",
        n: network.people.count)
    ]
  }
}
