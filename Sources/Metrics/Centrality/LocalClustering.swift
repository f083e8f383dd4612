import Graphs

/// How many of a person's contacts know one another.
public struct LocalClustering: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "local_clustering", title: "Local clustering",
      question: "What share of the pairs of this person's contacts have a tie?",
      formula: "cᵢ = ties among the kᵢ contacts / (kᵢ(kᵢ−1)/2), without directions",
      range: "0 to 1", direction: .neither, undefined: "the person has fewer than two contacts",
      caveat: "Tends to be low for people with many contacts. Some tools print 0 where there is "
        + "nothing to count.",
      source: "Watts & Strogatz 1998, Nature 393:440")
  }

  /// A value a person; directions and weights are not read.
  public func columns(of network: Network) throws -> [Column] {
    [
      Column(
        definition.id, scope: .people, values: try network.undirected.localClustering(),
        reason: "the person has fewer than two contacts")
    ]
  }
}
