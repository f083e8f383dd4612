import Graphs

/// How deep in the core of the network each person sits.
public struct Coreness: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "coreness", title: "Coreness",
      question: "What is the largest k for which the person belongs to a group whose members all "
        + "have k contacts inside it?",
      formula: "largest k with i in the k-core of the graph without directions",
      range: "0 to N−1", direction: .neither, undefined: "never",
      caveat: "One number for many people; being in the core is not leading it. Tools that count "
        + "both directions of a pair give up to twice the value.",
      source: "Seidman 1983, Social Networks 5:269")
  }

  /// A value a person; directions and weights are not read.
  public func columns(of network: Network) -> [Column] {
    [Column(definition.id, scope: .people, values: network.undirected.coreness().map(Double.init))]
  }
}
