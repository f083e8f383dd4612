import Graphs

/// Up to which size a measure over all pairs of people is computed.
///
/// Above the limit the measure is a row without a value, whose reason says so; it is never guessed.
/// The limits follow from the size alone, never from the clock, so that the same data give the same
/// rows everywhere. Work is counted as people × arcs, what one search from everybody costs.
public enum Cost: Double, Sendable {
  /// Betweenness in hops: some minutes on one core at the limit.
  case betweenness = 4e10
  /// Betweenness with lengths: each search needs a queue by length, ten times the work of a hop.
  case weightedBetweenness = 4e9
  /// Distances and reach of everybody: 256 searches share one pass.
  case distances = 4e11
  /// Least upper bounds of all pairs: the boss lists of two people are compared.
  case upperBounds = 2e10

  /// The limit in words: `40 billion people × arcs`.
  public var words: String { "\(Int(rawValue / 1e9)) billion people × arcs" }

  /// Why a graph is too large for it; `nil` where it is not.
  ///
  /// - Parameter what: The measure in a reader's words, as `exact betweenness`.
  public func excess(of graph: Graph, for what: String) -> String? {
    let work = Double(graph.count) * Double(graph.arcCount)
    guard work > rawValue else { return nil }
    return "\(what) of \(graph.count) people and \(graph.tieCount) ties is too costly (above "
      + "\(words)); measure a unit or a shorter window, or leave weak ties out"
  }
}
