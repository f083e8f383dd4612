/// How a value stands among those that random reassignments of nodes give.
public struct PermutationTest: Sendable, Equatable {
  /// The value of the data.
  public let observed: Double
  /// The value after each reassignment, in the order in which they were drawn.
  public let permuted: [Double]

  /// A value beside those that chance gave.
  public init(observed: Double, permuted: [Double]) {
    self.observed = observed
    self.permuted = permuted
  }

  /// The mean over the reassignments that give a value; `nan` when none does.
  public var nullMean: Double {
    let known = permuted.filter { !$0.isNaN }
    return known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)
  }
  /// (1 + #{T* ≥ T}) / (B + 1): how often chance gives at least as much; `nan` when none was drawn.
  public var pLarger: Double { p { $0 >= observed - slack } }
  /// (1 + #{T* ≤ T}) / (B + 1): how often chance gives at most as much; `nan` when none was drawn.
  public var pSmaller: Double { p { $0 <= observed + slack } }
  /// Twice the smaller of the two, at most 1.
  public var pTwoSided: Double {
    // `min` would give 1 for what is not a number.
    observed.isNaN || permuted.isEmpty ? .nan : min(1, 2 * min(pLarger, pSmaller))
  }

  /// How far other draws would give another `pTwoSided`, one standard error: √(p(2 − p)/B), that of twice
  /// a share of B draws.
  public var pTwoSidedError: Double {
    (pTwoSided * (2 - pTwoSided) / Double(permuted.count)).squareRoot()
  }

  /// Reassignments that change nothing give the same value but for the order of sums.
  private var slack: Double { observed.isFinite ? 1e-10 * max(1, abs(observed)) : 0 }

  private func p(_ isAsExtreme: (Double) -> Bool) -> Double {
    guard !observed.isNaN, !permuted.isEmpty else { return .nan }
    // What is not defined speaks for neither side, so it counts for chance.
    let count = permuted.count { $0.isNaN || isAsExtreme($0) }
    return Double(1 + count) / Double(permuted.count + 1)
  }
}
