import Graphs

/// Whether the loss of a person would cut the network.
public struct ArticulationPoints: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "articulation", title: "Cut point",
      question: "Would some people lose every way to others if this person left?",
      formula: "1 where removing i leaves more parts than before, else 0; without directions",
      range: "0 to 1", direction: .neither, undefined: "never",
      caveat: "In recorded ties: an unrecorded tie makes a false cut point. In a reporting tree "
        + "every boss is one, which says nothing: look at communication.",
      source: "Tarjan 1972, SIAM J. Computing 1:146")
  }

  /// 1 or 0 a person.
  public func columns(of network: Network) -> [Column] {
    var values = [Double](repeating: 0, count: network.people.count)
    for point in network.articulationPoints { values[point.node] = 1 }
    return [Column(definition.id, scope: .people, values: values)]
  }
}
