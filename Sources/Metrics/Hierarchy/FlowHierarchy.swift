import Graphs

/// What share of the arcs lies on no cycle.
public struct FlowHierarchy: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "flow_hierarchy", title: "Flow hierarchy",
      question: "What share of the arcs leads one way only, with no way back?",
      formula: "arcs between different strong components / all arcs; weights=strength counts each "
        + "by its weight",
      range: "0 to 1", direction: .largerIsConcentrated,
      undefined: "no ties; not given where ties have no direction",
      caveat:
        "A single arc from the bottom to the top takes all arcs between them into a cycle, so "
        + "it falls to 0 in most advice and mail. Self-loops are left out; some tools count them as "
        + "cycles.",
      source: "Luo & Magee 2011, Complexity 16(6):53")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.density, .dyadCensus) }

  /// Two values: every arc as 1, and by weight.
  public func columns(of network: Network) -> [Column] {
    guard network.graph.isDirected else { return [] }
    return [("none", network.graph.unweighted()), ("strength", network.graph)].map {
      weights, graph in
      Column(
        definition.id, variant: "weights=\(weights)", whole: graph.flowHierarchy(),
        reason: graph.arcCount > 0
          ? network.weightReason(else: "weights add up to more than a number can hold")
          : "there are no ties",
        n: graph.arcCount)
    }
  }
}
