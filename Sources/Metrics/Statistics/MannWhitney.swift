import Foundation

/// Whether the values of one group tend to be larger than those of another.
///
/// - SeeAlso: H. B. Mann and D. R. Whitney, *On a test of whether one of two random variables is
///   stochastically larger than the other*, Ann. Math. Stat. 18, 1947.
public struct MannWhitney: Sendable, Equatable {
  /// The pairs in which the first group's value is larger, ties counting half.
  public let u: Double
  /// U over the number of pairs: the chance that one of the first group has more than one of the
  /// second, ties split; ½ where the groups are alike, `nan` where one is empty.
  public let superiority: Double
  /// U less its mean over its standard deviation, ties allowed for; `nan` where all are tied.
  public let z: Double

  /// Compares two groups.
  ///
  ///     MannWhitney([3, 4], [1, 2, 3]).superiority  // 5.5 of 6
  ///
  /// - Complexity: O(n log n).
  public init(_ first: [Double], _ second: [Double]) {
    let (m, n) = (Double(first.count), Double(second.count))
    let ranks = RankCorrelation.ranks(first + second)
    u = ranks.prefix(first.count).compensatedSum() - m * (m + 1) / 2
    superiority = m * n > 0 ? u / (m * n) : .nan
    // A run of t tied values has the rank t times; Σ(t³ − t) = Σ over values of (t² − 1).
    var sizes: [Double: Double] = [:]
    for rank in ranks { sizes[rank, default: 0] += 1 }
    let all = m + n
    let ties = sizes.values.map { $0 * $0 * $0 - $0 }.reduce(0, +)
    let variance = m * n / 12 * (all + 1 - ties / (all * (all - 1)))
    z = variance > 0 ? (u - m * n / 2) / variance.squareRoot() : .nan
  }
}
