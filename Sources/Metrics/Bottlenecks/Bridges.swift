import Graphs

/// The ties that nothing could replace, by name.
public struct Bridges: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "bridge", title: "Bridge", question: "Which ties are the only way between two parts?",
      formula: "1 for each tie whose removal leaves more parts than before; without directions",
      range: "0 to 1", direction: .neither, undefined: "never; other ties have no row",
      caveat: "In recorded ties: an unrecorded tie makes a false bridge.",
      source: "Tarjan 1974, Information Processing Letters 2:160")
  }

  /// A 1 for each bridge, its ends as first listed.
  public func columns(of network: Network) -> [Column] {
    let ties = network.bridges.map { low, high in
      network.relation.listedDescending.contains(UInt64(low) << 32 | UInt64(high))
        ? (high, low) : (low, high)
    }
    return [
      Column(definition.id, scope: .ties(ties), values: Array(repeating: 1, count: ties.count))
    ]
  }
}
