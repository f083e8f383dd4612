/// Who can turn a vote in which voices have weights: power is not weight.
///
/// A coalition wins when its weights reach the quota. Somebody *swings* a coalition that loses without
/// them and wins with them.
///
///     let game = VotingGame(weights: [50, 49, 1], quota: 51)
///     game.banzhaf()?.normalised  // [3/5, 1/5, 1/5]
///
/// - SeeAlso: D. S. Felsenthal and M. Machover, *The Measurement of Voting Power*, 1998.
public struct VotingGame: Sendable, Hashable {
  /// The weight of each voter.
  public let weights: [Int]
  /// What a coalition needs: it wins from here on.
  public let quota: Int

  /// A game of these weights.
  ///
  /// - Precondition: no weight is negative, their sum fits into a number, and the quota is above 0.
  public init(weights: [Int], quota: Int) {
    precondition(weights.allSatisfy { $0 >= 0 } && quota > 0, "weights are not negative")
    let divisor = weights.reduce(0, Self.greatestCommonDivisor)
    // What they have in common changes nothing; a quota between two sums is the higher one.
    self.weights = divisor > 1 ? weights.map { $0 / divisor } : weights
    self.quota = divisor > 1 ? (quota - 1) / divisor + 1 : quota
  }

  /// A game in which more than half of the weights win.
  public init(majorityOf weights: [Int]) {
    self.init(weights: weights, quota: weights.reduce(0, +) / 2 + 1)
  }

  /// A game in which more than half of these amounts win: shares in per cent, reputation.
  ///
  /// Amounts count to the ninth decimal, and to 2⁻⁶⁰ of their sum. Decimals stay whole numbers of a
  /// smaller unit, so that 0.1 and 0.2 make half of 0.6 and not more.
  ///
  /// - Precondition: no amount is negative, and their sum is finite.
  public init(majorityOf amounts: [Double]) {
    let total = amounts.compensatedSum()
    precondition(total.isFinite && amounts.allSatisfy { $0 >= 0 }, "amounts are not negative")
    let decimals = [1.0, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8].first { unit in
      amounts.allSatisfy { abs(($0 * unit).rounded() - $0 * unit) <= 1e-12 * $0 * unit }
    }
    let unit = min(decimals ?? 1e9, total > 0 ? 0x1p60 / total : 1)
    self.init(majorityOf: amounts.map { Int(($0 * unit).rounded()) })
  }

  /// Σw.
  public var total: Int { weights.reduce(0, +) }

  /// Voters without whom no coalition wins; all where not even all together do.
  public var vetoPlayers: [Int] {
    let total = total
    return weights.indices.filter { total - weights[$0] < quota }
  }

  private static func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
    var (large, small) = (one, other)
    while small > 0 { (large, small) = (small, large % small) }
    return large
  }
}
