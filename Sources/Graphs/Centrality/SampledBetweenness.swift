import Foundation

/// Betweenness estimated from some of the sources.
public struct SampledBetweenness: Sendable, Equatable {
  /// The estimates, on the scale of `betweenness(along:)`.
  public let values: [Double]
  /// The standard error of each estimate over the draw of the sources; `nan` for a single source,
  /// 0 when all nodes were drawn.
  ///
  /// An estimate of 0 has an error of 0 as well: none of the sources needed the node. What it may
  /// still be is bounded by `errorBound(failing:)`.
  public let standardErrors: [Double]
  /// How many nodes were drawn.
  public let sources: Int
  /// The most that one source can give a node, halved when undirected.
  private let most: Double
  /// The nodes drawn from.
  private let count: Int

  /// How far, at most, an estimate is from the exact value, but with probability `failure`.
  ///
  ///     n · (n − 2) · √((1 − (k − 1)/n) · ln(2/failure) / 2k)     half of it when undirected
  ///
  /// Holds for each node whatever the graph, since a source gives a node between 0 and n − 2; for
  /// all n nodes at once with `failure / n`. It is wide: ± 1.96 standard errors is usually far less,
  /// but rests on the sum being near normal, which it is not where few sources give nearly all. In
  /// random graphs of 120 and 300 nodes with four to ten arcs each, half or a third of them drawn,
  /// such intervals held 80 to 90 in 100 exact values, 84 to 92 of the most central quarter.
  ///
  /// - SeeAlso: U. Brandes and C. Pich, *Centrality estimation in large networks*, Int. J.
  ///   Bifurcation and Chaos 17(7), 2007, for the sampling and Hoeffding's bound; R. J. Serfling,
  ///   *Probability inequalities for the sum in sampling without replacement*, Ann. Statist. 2(1),
  ///   1974, for the factor of a finite population.
  public func errorBound(failing failure: Double) -> Double {
    precondition(failure > 0 && failure < 1, "a probability lies between 0 and 1")
    guard sources < count else { return 0 }
    let left = 1 - Double(sources - 1) / Double(count)
    return Double(count) * most * (left * log(2 / failure) / (2 * Double(sources))).squareRoot()
  }

  fileprivate init(exactly values: [Double]) {
    self.values = values
    standardErrors = Array(repeating: 0, count: values.count)
    sources = values.count
    count = values.count
    most = 0
  }

  /// From the sums of dependencies and their squares over `sources` nodes drawn of `count`.
  fileprivate init(
    of sums: (nodes: [Double], squares: [Double]), sources: Int, isDirected: Bool
  ) {
    let drawn = Double(sources)
    let all = Double(sums.nodes.count)
    let half = isDirected ? 1 : 0.5
    values = sums.nodes.map { half * all / drawn * $0 }
    standardErrors = zip(sums.nodes, sums.squares).map { sum, squares in
      // The difference of two sums can come out a rounding error below zero.
      let variance = max(0, squares - sum * sum / drawn) / (drawn - 1)
      return half * all * (variance / drawn * (1 - drawn / all)).squareRoot()
    }
    self.sources = sources
    count = sums.nodes.count
    most = half * max(0, all - 2)
  }
}

extension Graph {
  /// Betweenness estimated by searches from some nodes only, for graphs too large for
  /// `betweenness(along:)`.
  ///
  ///     B̂(v) = n/k · Σ_{s drawn} Σ_{t} σ(s, t | v) / σ(s, t)     half of it when undirected
  ///
  /// The k sources are drawn without replacement, all sets alike, so that every estimate is
  /// unbiased: the mean over all draws is the exact value. The standard error of an estimate is that
  /// of a sample mean, from the variance of what the sources give the node, with the correction for
  /// a finite population, √(1 − k/n). With k = n, or more, the values are exact and their errors 0.
  ///
  ///     var random = Xoshiro256(seed: 1)
  ///     try Graph(ties: [(0, 1), (1, 2)]).sampledBetweenness(sources: 3, using: &random).values
  ///     // [0, 1, 0]
  ///
  /// - Parameters:
  ///   - sources: How many nodes to draw, above 0; two or more for a standard error.
  ///   - length: As in `betweenness(along:)`.
  ///   - random: What the draw follows from; the rest depends on nothing but the graph.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(k · m) time, O(k · m · log n) with lengths, on all cores; O(n) space a part of
  ///   the work.
  /// - SeeAlso: U. Brandes and C. Pich, *Centrality estimation in large networks*, Int. J.
  ///   Bifurcation and Chaos 17(7), 2007; W. G. Cochran, *Sampling Techniques*, 1977, chapter 2.
  public func sampledBetweenness(
    sources: Int, along length: PathLength = .hops, using random: inout some RandomNumberGenerator
  ) throws -> SampledBetweenness {
    precondition(sources > 0, "a sample has sources")
    guard sources < count else {
      return SampledBetweenness(exactly: try betweenness(along: length))
    }
    var weights = [Double](repeating: 0, count: count)
    for node in drawn(sources, using: &random) { weights[node] = 1 }
    let sums = try DependencyTask(
      in: self, along: length, adding: .nodesAndSquares,
      targetMasses: Array(repeating: 1, count: count), sourceWeights: weights
    ).sums()
    return SampledBetweenness(
      of: (sums.nodes, sums.squares), sources: sources, isDirected: isDirected)
  }

  /// So many different nodes, each set of them as likely as any.
  private func drawn(_ number: Int, using random: inout some RandomNumberGenerator) -> [Int] {
    var pool = Array(nodes)
    for place in 0..<number {
      pool.swapAt(place, Int.random(in: place..<count, using: &random))
    }
    return Array(pool[..<number])
  }
}
