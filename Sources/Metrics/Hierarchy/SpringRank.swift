import Graphs

/// How high a person ranks when every arc leads one rank down.
public struct SpringRank: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "springrank", title: "SpringRank",
      question: "How high does the person rank, if each arc would lead down by one?",
      formula: "s that makes Σ (sᵢ − sⱼ − 1)² over the arcs i → j least, mean 0 in each part",
      range: "any number", direction: .neither, undefined: TrophicLevel().definition.undefined,
      caveat: "The same equations as trophic levels, upside down and without weights. Ranks of "
        + "different parts cannot be compared. Not regularised, so not for prediction.",
      source: "De Bacco, Larremore & Moore 2018, Science Advances 4:eaar8260")
  }

  /// A value a person.
  public func columns(of network: Network) throws -> [Column] {
    guard network.graph.isDirected else { return [] }
    let (levels, reason) = try network.trophicLevels(weighted: false)
    let parts = network.weakComponents
    var sums = [Double](repeating: 0, count: parts.count)
    for (part, level) in zip(parts.labels, levels) { sums[Int(part)] += level }
    let ranks = zip(parts.labels, levels).map { part, level in
      sums[Int(part)] / Double(parts.sizes[Int(part)]) - level
    }
    return [
      Column(
        definition.id, variant: "weights=none", scope: .people, values: ranks, reason: reason)
    ]
  }
}
