import Graphs

/// How many people's loss would cut the network.
public struct ArticulationCount: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "n_articulation", title: "Cut points",
      question: "Without how many people would others lose every way to one another?",
      formula: "number of people whose removal leaves more parts than before; without directions",
      range: "0 or more", direction: .neither, undefined: "never",
      caveat: "In recorded ties: an unrecorded tie makes a false cut point. Sparse networks have "
        + "many by chance: compare with networks of the same degrees.",
      source: "Tarjan 1972, SIAM J. Computing 1:146")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees) }

  /// One value.
  public func columns(of network: Network) -> [Column] {
    [
      Column(
        definition.id, whole: Double(network.articulationPoints.count), n: network.people.count)
    ]
  }
}
