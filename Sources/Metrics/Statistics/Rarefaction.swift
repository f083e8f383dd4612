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
    holders(counts, of: counts.reduce(0, +), in: events)
  }

  /// The same where an event may have several holders: each count is of the events that somebody has
  /// a part in, of so many in all.
  ///
  ///     Rarefaction.holders([2, 2], of: 2, in: 1)  // 2: both have a part in every event
  public static func holders(_ counts: [Int], of all: Int, in events: Int) -> Double {
    precondition(counts.allSatisfy { 0...all ~= $0 } && events >= 0, "counts are not negative")
    guard events <= all else { return .nan }
    var expected = CompensatedSum()
    for count in counts where count > 0 {
      expected.add(1 - missing(count, of: all, in: events))
    }
    return expected.value
  }

  /// The number of equal holders with the expected entropy of `events` events, drawn from those counted
  /// without putting back: Hill's number of order 1 at that length.
  ///
  ///     exp(E[H(m)]),  E[H(m)] = −Σ Σₖ k/m · ln(k/m) · C(n, k) C(E − n, m − k) / C(E, m)
  ///
  /// - Returns: From 1 to the number of holders; `nan` for no events or more than there are.
  /// - Complexity: O(Σ min(n, m)).
  /// - SeeAlso: A. Chao et al., *Rarefaction and extrapolation with Hill numbers*, Ecol. Monogr. 84,
  ///   2014.
  public static func effectiveHolders(_ counts: [Int], in events: Int) -> Double {
    precondition(counts.allSatisfy { $0 >= 0 } && events >= 0, "counts are not negative")
    let all = counts.reduce(0, +)
    guard 1...max(1, all) ~= events, all > 0 else { return .nan }
    func logChoices(_ number: Int, _ chosen: Int) -> Double {
      lgamma(Double(number) + 1) - lgamma(Double(chosen) + 1) - lgamma(Double(number - chosen) + 1)
    }
    let drawings = logChoices(all, events)
    var entropy = CompensatedSum()
    for count in counts where count > 0 {
      let least = max(1, events - (all - count))
      guard least <= min(count, events) else { continue }
      for drawn in least...min(count, events) where drawn < events {
        let share = Double(drawn) / Double(events)
        let chance = exp(
          logChoices(count, drawn) + logChoices(all - count, events - drawn) - drawings)
        entropy.add(-share * log(share) * chance)
      }
    }
    return exp(entropy.value)
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
