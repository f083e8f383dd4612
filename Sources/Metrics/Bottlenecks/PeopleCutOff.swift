import Graphs

/// How many people a person's loss cuts off.
public struct PeopleCutOff: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "cut_off", title: "People cut off",
      question: "How many people would lose every way to most of their part if this person left?",
      formula:
        "what remains of i's weak part without i, except its largest piece; without directions",
      range: "0 to N−1", direction: .neither, undefined: "never",
      caveat: "In recorded ties: an unrecorded tie makes a false cut point.",
      source: "Tarjan 1972, SIAM J. Computing 1:146")
  }

  /// A count a person.
  public func columns(of network: Network) -> [Column] {
    var values = [Double](repeating: 0, count: network.people.count)
    for point in network.articulationPoints {
      values[point.node] = Double(point.fallingOff.reduce(0, +))
    }
    return [Column(definition.id, scope: .people, values: values)]
  }
}
