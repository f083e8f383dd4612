import Graphs

/// How many people the largest block holds.
public struct LargestBlock: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "largest_biconnected_component", title: "Largest block",
      question: "How many people hang together so that no single loss would part them?",
      formula: "number of people in the largest biconnected component; without directions; 0 "
        + "without ties",
      range: "0 to N", direction: .neither, undefined: "never",
      caveat: "In recorded ties: an unrecorded tie joins blocks. A block of 2 is a single tie.",
      source: "Hopcroft & Tarjan 1973, Comm. ACM 16:372")
  }

  /// One value.
  public func columns(of network: Network) -> [Column] {
    [Column(definition.id, whole: Double(network.biconnectivity.components.sizes.max() ?? 0))]
  }
}
