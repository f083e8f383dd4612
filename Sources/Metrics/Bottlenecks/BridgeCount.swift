import Graphs

/// How many ties nothing could replace.
public struct BridgeCount: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "n_bridges", title: "Bridges",
      question: "How many ties are the only way between two parts?",
      formula: "number of ties whose removal leaves more parts than before; without directions",
      range: "0 to N−1", direction: .neither, undefined: "never",
      caveat: "In recorded ties: an unrecorded tie makes a false bridge. Every tie to a person "
        + "with one contact is one.",
      source: "Tarjan 1974, Information Processing Letters 2:160")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees) }

  /// One value.
  public func columns(of network: Network) -> [Column] {
    [Column(definition.id, whole: Double(network.bridges.count))]
  }
}
