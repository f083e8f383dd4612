#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// How far two divisions of the same nodes agree.
///
///     let one: [Int32] = [0, 0, 1, 1]
///     PartitionAgreement(one, [1, 1, 0, 0]).adjustedRand  // 1: names do not matter
///     PartitionAgreement(one, [0, 1, 0, 1]).adjustedRand  // −0.5
///
/// Nodes that have no group in one of the two are left out.
///
/// - Complexity: O(n) time and O(n) space to make.
public struct PartitionAgreement: Sendable {
  /// How many nodes have a group in both.
  public let count: Int
  /// The sizes of the groups of either side, in the order of their labels.
  private let left: [Int]
  private let right: [Int]
  /// For each pair of groups that share nodes: both groups and how many.
  private let cells: [(left: Int, right: Int, shared: Int)]

  /// The agreement of two divisions, groups numbered from 0, −1 where there is none.
  ///
  /// - Precondition: a label for each node in both.
  public init(_ one: [Int32], _ other: [Int32]) {
    precondition(one.count == other.count, "a label for each node in both")
    let kept = zip(one, other).map { $1 < 0 ? -1 : $0 }
    let rights = Int(other.max() ?? -1) + 1
    let lefts = Int(kept.max() ?? -1) + 1
    let (offsets, members) = grouped(kept, groups: lefts)
    var right = [Int](repeating: 0, count: rights)
    var shared = right
    var cells: [(left: Int, right: Int, shared: Int)] = []
    for group in 0..<lefts {
      let first = cells.count
      for place in offsets[group]..<offsets[group + 1] {
        let label = Int(other[members[place]])
        if shared[label] == 0 { cells.append((group, label, 0)) }
        shared[label] += 1
      }
      for cell in first..<cells.count {
        let label = cells[cell].right
        cells[cell].shared = shared[label]
        right[label] += shared[label]
        shared[label] = 0
      }
    }
    self.cells = cells
    self.right = right
    left = (0..<lefts).map { offsets[$0 + 1] - offsets[$0] }
    count = members.count
  }

  /// The share of pairs of nodes on which both agree, above what chance would give.
  ///
  ///     ARI = (S − E)/((A + B)/2 − E),  E = A · B / (pairs of all nodes)
  ///
  /// with S the pairs together in both divisions, A and B those together in the one and the other.
  /// At most 1; 0 for divisions that have nothing to do with each other, below for less.
  /// `nan` for fewer than two nodes and where both put all nodes together or all apart.
  ///
  /// - SeeAlso: L. Hubert and P. Arabie, *Comparing partitions*, Journal of Classification 2:193,
  ///   1985.
  public var adjustedRand: Double {
    func pairs(_ size: Int) -> Double { Double(size) * Double(size - 1) / 2 }
    let both = cells.reduce(0) { $0 + pairs($1.shared) }
    let one = left.reduce(0) { $0 + pairs($1) }
    let other = right.reduce(0) { $0 + pairs($1) }
    let chance = count > 1 ? one / pairs(count) * other : .nan
    let most = (one + other) / 2
    return most > chance ? (both - chance) / (most - chance) : .nan
  }

  /// What the one division says about the other, in nats:
  /// `MI = Σ n(i, j)/N · ln(N · n(i, j)/(a(i) · b(j)))`.
  public var mutualInformation: Double {
    let all = Double(count)
    return cells.reduce(0) { sum, cell in
      let shared = Double(cell.shared)
      return sum + shared / all
        * log(all * shared / (Double(left[cell.left]) * Double(right[cell.right])))
    }
  }

  /// Mutual information above what chance would give, as a share of the most there could be.
  ///
  ///     AMI = (MI − E[MI])/((H(one) + H(other))/2 − E[MI])
  ///
  /// E is exact, over all ways to place the groups of these sizes. Divided by the arithmetic mean
  /// of the two entropies, as scikit-learn does unless told otherwise. At most 1; 0 by chance.
  /// `nan` where `adjustedRand` is.
  ///
  /// - Complexity: O(n) and, for each pair of sizes that occur, the square root of the smaller.
  /// - SeeAlso: N. X. Vinh, J. Epps and J. Bailey, *Information theoretic measures for clusterings
  ///   comparison*, JMLR 11:2837, 2010.
  public var adjustedMutualInformation: Double {
    guard !adjustedRand.isNaN else { return .nan }
    let all = Double(count)
    func entropy(_ sizes: [Int]) -> Double {
      sizes.reduce(0) { $1 > 0 ? $0 - Double($1) / all * log(Double($1) / all) : $0 }
    }
    let chance = expectedMutualInformation
    let most = (entropy(left) + entropy(right)) / 2
    return most > chance ? (mutualInformation - chance) / (most - chance) : .nan
  }

  /// E[MI]: for groups of sizes a and b the overlap is hypergeometric.
  var expectedMutualInformation: Double {
    var logFactorials = [0.0]
    logFactorials.reserveCapacity(count + 1)
    var carry = 0.0  // Kahan's: the sum runs to millions and its differences matter
    for number in stride(from: 1, through: count, by: 1) {
      let term = log(Double(number)) - carry
      let sum = (logFactorials.last ?? 0) + term
      carry = (sum - (logFactorials.last ?? 0)) - term
      logFactorials.append(sum)
    }
    let (lefts, rights) = (sizeCounts(left), sizeCounts(right))
    var expected = 0.0
    for (a, times) in lefts {
      for (b, others) in rights {
        let share = expectedShare(a, b, logFactorials: logFactorials.span)
        expected += Double(times) * Double(others) * share
      }
    }
    return expected
  }

  /// Σ over overlaps k of P(k) · k/N · ln(N·k/(a·b)), walked both ways from the likeliest overlap
  /// until nothing is added any more.
  private func expectedShare(_ a: Int, _ b: Int, logFactorials: Span<Double>) -> Double {
    let all = count
    let mode = Int(Double(a + 1) * Double(b + 1) / Double(all + 2))
    let low = max(0, a + b - all)
    let start = min(max(mode, low), min(a, b))
    func logChance(_ k: Int) -> Double {
      let ways = logFactorials[a] + logFactorials[b] - logFactorials[k] - logFactorials[a - k]
      let rest = logFactorials[all - a] + logFactorials[all - b] - logFactorials[b - k]
      return ways + rest - logFactorials[all] - logFactorials[all - a - b + k]
    }
    let peak = exp(logChance(start))
    func term(_ k: Int) -> Double {
      k == 0
        ? 0 : Double(k) / Double(all) * log(Double(all) * Double(k) / (Double(a) * Double(b)))
    }
    var sum = peak * term(start)
    var chance = peak
    var k = start
    while k < min(a, b), chance > 1e-20 * peak {
      chance *= Double(a - k) * Double(b - k) / (Double(k + 1) * Double(all - a - b + k + 1))
      k += 1
      sum += chance * term(k)
    }
    chance = peak
    k = start
    while k > max(low, 1), chance > 1e-20 * peak {
      chance *= Double(k) * Double(all - a - b + k) / (Double(a - k + 1) * Double(b - k + 1))
      k -= 1
      sum += chance * term(k)
    }
    return sum
  }

  /// How often each size occurs, ascending; groups without nodes left out.
  private func sizeCounts(_ sizes: [Int]) -> [(size: Int, times: Int)] {
    var counts: [(size: Int, times: Int)] = []
    for size in sizes.sorted() where size > 0 {
      if counts.last?.size == size {
        counts[counts.count - 1].times += 1
      } else {
        counts.append((size, 1))
      }
    }
    return counts
  }
}
