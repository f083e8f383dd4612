import Graphs

/// Into how many blocks the ties fall.
public struct BlockCount: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "n_biconnected_components", title: "Blocks",
      question:
        "Into how many groups, which the loss of one member never splits, do the ties fall?",
      formula: "number of biconnected components, a bridge being one; without directions",
      range: "0 or more", direction: .neither, undefined: "never",
      caveat: "Every person with a single contact adds one. Cut points are in several blocks.",
      source: "Hopcroft & Tarjan 1973, Comm. ACM 16:372")
  }

  /// One value.
  public func columns(of network: Network) -> [Column] {
    [Column(definition.id, whole: Double(network.biconnectivity.components.count))]
  }
}
