import Foundation

/// How unequally a quantity that nobody has less than nothing of lies with its N holders.
///
/// Zeros are holders too: leaving them out answers another question. All values are plug-in: they
/// take the shares as known, which counts of few events are not; `CoincidenceEstimate` is for those.
///
///     let spread = Concentration([0, 0, 0, 1, 2, 3, 14])
///     spread.gini               // 0.714; 0.5 without the zeros
///     spread.effectiveFraction  // 0.272: as if 27 % of the seven shared it equally
///
/// Every value is `nan` when the total is 0. With `p` the shares, ascending:
///
/// - Complexity: O(N log N) once, then O(N) or less a value.
public struct Concentration: Sendable {
  /// The shares in ascending order; they sum to 1, or are all `nan` when the total is 0.
  public let shares: [Double]
  /// The total of the values.
  public let total: Double

  /// The concentration of these values.
  ///
  /// - Precondition: every value is finite and not negative.
  public init(_ values: [Double]) {
    precondition(values.allSatisfy { $0 >= 0 && $0.isFinite }, "values are finite, not negative")
    let ascending = values.sorted()
    let total = ascending.compensatedSum()
    self.total = total
    shares = ascending.map { total > 0 ? $0 / total : .nan }
  }

  /// N: the number of holders, zeros included.
  public var count: Int { shares.count }

  private var isDefined: Bool { total > 0 }

  private func sum(_ term: (Double) -> Double) -> Double {
    isDefined ? shares.lazy.map(term).compensatedSum() : .nan
  }

  /// Herfindahl–Hirschman, or Simpson: H = Σp², the chance that two random units have one holder.
  ///
  /// From 1/N to 1; larger is more concentrated. It falls as N grows: never compare it across sizes.
  ///
  /// - SeeAlso: A. O. Hirschman, *The paternity of an index*, AER 54, 1964.
  public var hhi: Double { sum { $0 * $0 } }

  /// (H − 1/N) / (1 − 1/N), from 0 to 1; `nan` for one holder.
  public var hhiNormalised: Double {
    let even = 1 / Double(count)
    return count < 2 || !isDefined ? .nan : max(0, (hhi - even) / (1 - even))
  }

  /// φ = 1/(N·H): as concentrated as if a share φ of all held everything equally.
  ///
  /// From 1/N to 1; smaller is more concentrated. The same for two identical halves and for one.
  ///
  /// - SeeAlso: M. O. Hill, *Diversity and evenness*, Ecology 54, 1973; L. Jost, *Entropy and
  ///   diversity*, Oikos 113, 2006.
  public var effectiveFraction: Double { effectiveNumber(order: 2) / Double(count) }

  /// The number of equal holders that would be as diverse: a Hill number.
  ///
  /// Order 0 counts holders of anything, order 1 is exp(−Σp ln p), order 2 is 1/Σp². From 1 to N;
  /// smaller is more concentrated.
  ///
  /// - Precondition: `order` is 0, 1 or 2.
  public func effectiveNumber(order: Int) -> Double {
    precondition((0...2).contains(order), "Hill numbers of order 0, 1 and 2")
    return switch order {
    case 0: sum { $0 > 0 ? 1 : 0 }
    case 1: exp(shannon)
    default: 1 / hhi
    }
  }

  /// Shannon's entropy −Σp ln p in nats, 0·ln 0 = 0; from 0 to ln N, smaller is more concentrated.
  public var shannon: Double { sum { $0 > 0 ? -$0 * log($0) : 0 } }

  /// Pielou's evenness: entropy over ln N, zeros counted; `nan` for one holder.
  public var shannonEvenness: Double { count < 2 ? .nan : shannon / log(Double(count)) }

  /// Gini: Σ(2i − N − 1)p(i) / N over the ascending shares, from 0 to (N − 1)/N.
  ///
  /// - SeeAlso: C. Gini, *Variabilità e mutabilità*, 1912.
  public var gini: Double {
    guard isDefined else { return .nan }
    var sum = CompensatedSum()
    for (index, share) in shares.enumerated() { sum.add(Double(2 * index + 1 - count) * share) }
    return max(0, sum.value / Double(count))
  }

  /// Gini · N/(N − 1), from 0 to 1: 1 when one holds all; `nan` for one holder.
  ///
  /// The factor mends small N. It does not mend counts of few events, which look unequal by chance.
  ///
  /// - SeeAlso: G. Deltas, *The small-sample bias of the Gini coefficient*, REStat 85, 2003.
  public var giniCorrected: Double {
    count < 2 ? .nan : gini * Double(count) / Double(count - 1)
  }

  /// Theil's T: Σp ln(N·p), from 0 to ln N; larger is more concentrated.
  ///
  /// - SeeAlso: H. Theil, *Economics and Information Theory*, 1967.
  public var theil: Double {
    let people = Double(count)
    return isDefined ? max(0, sum { $0 > 0 ? $0 * log(people * $0) : 0 }) : .nan
  }

  /// Theil's T over ln N, from 0 to 1; `nan` for one holder.
  public var theilNormalised: Double { count < 2 ? .nan : theil / log(Double(count)) }

  /// Hoover: ½Σ|p − 1/N|, the share that would have to change hands for evenness.
  public var hoover: Double {
    let even = 1 / Double(count)
    return sum { abs($0 - even) } / 2
  }

  /// CRk: what the k largest holders have together, from k/N to 1; all when k exceeds N.
  public func cr(_ largest: Int) -> Double {
    guard isDefined else { return .nan }
    return largest >= count ? 1 : shares.suffix(max(0, largest)).compensatedSum()
  }

  /// What the largest tenth of the holders have, ⌈0.1·N⌉ of them.
  public var crTopTenth: Double { cr((count + 9) / 10) }

  /// The share of holders who have anything, from 1/N to 1; smaller is more concentrated.
  public var coverage: Double { effectiveNumber(order: 0) / Double(count) }

  /// The Lorenz curve: the cumulative share of the lowest 1, 2 … N holders.
  public var lorenz: [Double] {
    guard isDefined else { return shares }
    var sum = CompensatedSum()
    return shares.map { share in
      sum.add(share)
      return min(1, sum.value)
    }
  }

  /// The share of the highest tenth over that of the lowest four tenths, along the Lorenz curve
  /// with straight lines between its points; infinite when the lowest have nothing.
  ///
  /// - SeeAlso: A. Cobham and A. Sumner, *Is it all about the tails?*, CGD working paper 343, 2013.
  public var palma: Double { (1 - lorenz(at: 0.9)) / lorenz(at: 0.4) }

  private func lorenz(at fraction: Double) -> Double {
    guard isDefined else { return .nan }
    let position = fraction * Double(count)
    let below = min(count - 1, Int(position))
    let start = shares.prefix(below).compensatedSum()
    return start + (position - Double(below)) * shares[below]
  }

  /// Simpson's unbiased form for counts: Σn(n − 1) / (E(E − 1)), E the total; `nan` below two.
  ///
  /// - SeeAlso: E. H. Simpson, *Measurement of diversity*, Nature 163, 1949.
  public var simpson: Double {
    guard total > 1 else { return .nan }
    return sum { $0 * ($0 * total - 1) } / (total - 1)
  }

  /// How Theil's T splits over groups: what lies between them, and what within.
  ///
  ///     T = Σ s ln(s / (n/N))  +  Σ s·T(g)      s a group's share, n its size
  ///
  /// - Parameters:
  ///   - values: one a holder.
  ///   - groups: the group of each holder, from 0.
  /// - Returns: Both parts; they sum to `theil`. `nan` when the total is 0.
  /// - SeeAlso: A. F. Shorrocks, *The class of additively decomposable inequality measures*,
  ///   Econometrica 48, 1980.
  public static func theilParts(_ values: [Double], groups: [Int]) -> (
    between: Double, within: Double
  ) {
    precondition(values.count == groups.count, "one group a value")
    let total = values.compensatedSum()
    guard total > 0 else { return (.nan, .nan) }
    var members = [[Double]](repeating: [], count: (groups.max() ?? -1) + 1)
    for (value, group) in zip(values, groups) { members[group].append(value) }

    var between = CompensatedSum()
    var within = CompensatedSum()
    for group in members {
      let share = group.compensatedSum() / total
      guard share > 0 else { continue }
      between.add(share * log(share * Double(values.count) / Double(group.count)))
      within.add(share * Concentration(group).theil)
    }
    return (between.value, within.value)
  }
}
