import Graphs

/// A two-sided p-value from random draws.
public struct DrawnP: Sendable, Equatable {
  /// 2·min(p of larger, p of smaller), each (1 + number as extreme)/(B + 1), at most 1.
  public let p: Double
  /// B.
  public let draws: Int

  /// One standard error: how far other draws would give another p.
  public let error: Double

  /// The p of a test; `nil` where it has none.
  init?(_ test: PermutationTest) {
    guard !test.pTwoSided.isNaN else { return nil }
    p = test.pTwoSided
    draws = test.permuted.count
    error = test.pTwoSidedError
  }
}
