extension VotingGame {
  /// Banzhaf's power estimated from random coalitions, for any number of voters.
  ///
  /// Each coalition is as likely as any; what it says of every voter is counted. A share p of so many
  /// coalitions has the standard error √(p(1 − p)/coalitions).
  ///
  /// - Complexity: O(N · coalitions).
  public func sampledBanzhaf(
    coalitions: Int, using random: inout some RandomNumberGenerator
  ) -> BanzhafPower {
    precondition(coalitions > 0, "a sample has coalitions")
    var swings = [Int](repeating: 0, count: weights.count)
    var isMember = [Bool](repeating: false, count: weights.count)
    for _ in 0..<coalitions {
      var sum = 0
      var bits: UInt64 = 0
      for voter in weights.indices {
        if voter & 63 == 0 { bits = random.next() }
        isMember[voter] = bits & 1 == 1
        bits >>= 1
        if isMember[voter] { sum += weights[voter] }
      }
      for (voter, weight) in weights.enumerated() {
        let without = isMember[voter] ? sum - weight : sum
        if without < quota, without + weight >= quota { swings[voter] += 1 }
      }
    }
    let shares = swings.map { Double($0) / Double(coalitions) }
    return BanzhafPower(
      absolute: shares, standardErrors: Self.errors(of: shares, draws: coalitions))
  }

  /// Shapley and Shubik's power estimated from random orders, for any number of voters.
  ///
  /// - Complexity: O(N · orders).
  public func sampledShapleyShubik(
    orders: Int, using random: inout some RandomNumberGenerator
  ) -> ShapleyShubikPower {
    precondition(orders > 0, "a sample has orders")
    var pivots = [Int](repeating: 0, count: weights.count)
    var queue = Array(weights.indices)
    for _ in 0..<orders {
      queue.shuffle(using: &random)
      var sum = 0
      for voter in queue {
        sum += weights[voter]
        if sum >= quota {
          pivots[voter] += 1
          break
        }
      }
    }
    let shares = pivots.map { Double($0) / Double(orders) }
    return ShapleyShubikPower(
      values: shares, standardErrors: Self.errors(of: shares, draws: orders))
  }

  /// Coleman's power to act estimated from random coalitions, for any number of voters, with its
  /// standard error.
  ///
  /// - Complexity: O(N · coalitions).
  public func sampledPowerToAct(
    coalitions: Int, using random: inout some RandomNumberGenerator
  ) -> (value: Double, standardError: Double) {
    precondition(coalitions > 0, "a sample has coalitions")
    var winning = 0
    for _ in 0..<coalitions {
      var sum = 0
      var bits: UInt64 = 0
      for (voter, weight) in weights.enumerated() {
        if voter & 63 == 0 { bits = random.next() }
        if bits & 1 == 1 { sum += weight }
        bits >>= 1
      }
      if sum >= quota { winning += 1 }
    }
    let share = Double(winning) / Double(coalitions)
    return (share, Self.errors(of: [share], draws: coalitions)[0])
  }

  private static func errors(of shares: [Double], draws: Int) -> [Double] {
    shares.map { ($0 * (1 - $0) / Double(draws)).squareRoot() }
  }
}
