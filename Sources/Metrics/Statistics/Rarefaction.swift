import Foundation

/// What a log would show if it were shorter: the only fair way to compare logs of different length.
public enum Rarefaction {
  /// How many different holders `events` events, drawn from those counted without putting back, are
  /// expected to have.
  ///
  ///     E[D(m)] = Σ 1 − C(E − n, m) / C(E, m)     n each holder's count, E their sum
  ///
  ///     Rarefaction.holders([2, 1, 1], in: 2)  // 11/6
  ///
  /// - Returns: From 1 to the number of holders; 0 for no events, `nan` for more than there are.
  /// - Complexity: O(holders).
  /// - SeeAlso: S. H. Hurlbert, *The nonconcept of species diversity*, Ecology 52, 1971.
  public static func holders(_ counts: [Int], in events: Int) -> Double {
    precondition(counts.allSatisfy { $0 >= 0 } && events >= 0, "counts are not negative")
    let all = counts.reduce(0, +)
    guard events <= all else { return .nan }
    var expected = CompensatedSum()
    for count in counts where count > 0 {
      expected.add(1 - missing(count, of: all, in: events))
    }
    return expected.value
  }

  /// C(E − n, m) / C(E, m), the chance that none of n is among m of E.
  private static func missing(_ count: Int, of all: Int, in events: Int) -> Double {
    guard events + count <= all else { return 0 }
    // Differences of logarithms of factorials lose the digits that products keep.
    let short = min(count, events)
    let long = max(count, events)
    if short <= 100_000 {
      return (0..<short).reduce(1) { $0 * Double(all - long - $1) / Double(all - $1) }
    }
    func logFactorial(_ number: Int) -> Double { lgamma(Double(number) + 1) }
    let above = logFactorial(all - count) + logFactorial(all - events)
    let below = logFactorial(all - count - events) + logFactorial(all)
    return exp(above - below)
  }
}
