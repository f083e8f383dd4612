import Foundation

/// Who can turn a vote in which voices have weights: power is not weight.
///
/// A coalition wins when its weights reach the quota. Somebody *swings* a coalition that loses without
/// them and wins with them.
///
///     let game = VotingGame(weights: [50, 49, 1], quota: 51)
///     game.banzhaf()?.normalised  // [3/5, 1/5, 1/5]
///
/// - SeeAlso: D. S. Felsenthal and M. Machover, *The Measurement of Voting Power*, 1998.
public struct VotingGame: Sendable, Equatable {
  /// The weight of each voter.
  public let weights: [Int]
  /// What a coalition needs: it wins from here on.
  public let quota: Int

  /// The most voters for whom power is exact: numbers of coalitions stay below 2⁶⁴.
  public static let exactVoters = 60
  /// The most numbers of coalitions that an exact count keeps.
  static let exactCells = 4_000_000
  /// Up to so many voters all coalitions are gone through where the quota is too high to count below.
  static let listedVoters = 20

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

/// Power by how many coalitions somebody swings: Banzhaf's.
public struct BanzhafPower: Sendable, Equatable {
  /// The share of the coalitions of all others that each voter swings: η / 2^(N−1), from 0 to 1.
  public let absolute: [Double]
  /// The standard error of each; 0 where they were counted, and where a sample found none or nothing
  /// else.
  public let standardErrors: [Double]

  /// Voters whose voice never counts, where they were counted: dummies.
  public var dummies: [Int] { absolute.indices.filter { absolute[$0] == 0 } }

  /// The same as shares of all swings: η / Ση; `nan` where nobody can swing anything.
  ///
  /// - SeeAlso: J. F. Banzhaf, *Weighted voting doesn't work*, Rutgers Law Review 19, 1965.
  public var normalised: [Double] {
    let sum = absolute.compensatedSum()
    return absolute.map { sum > 0 ? $0 / sum : .nan }
  }
}

/// Power by how often somebody turns a queue of voters that joins one by one: Shapley and Shubik's.
public struct ShapleyShubikPower: Sendable, Equatable {
  /// The share of all orders in which each voter is the pivot, Σ s!(N − s − 1)!/N! over the
  /// coalitions of s others that they swing; they sum to 1, or are 0 where nobody wins.
  ///
  /// - SeeAlso: L. S. Shapley and M. Shubik, *A method for evaluating the distribution of power in a
  ///   committee system*, APSR 48, 1954.
  public let values: [Double]
  /// The standard error of each; 0 where they were counted, and where a sample found none or nothing
  /// else.
  public let standardErrors: [Double]
}

extension VotingGame {
  /// Banzhaf's power, counted; `nil` without voters, above 60 of them, and above 20 where the quota is
  /// above 4 million.
  ///
  /// How many coalitions have which weight is a product of polynomials, 1 + x^w for each voter; that
  /// of all others is the product divided by the voter's own.
  ///
  /// - Complexity: O(N · quota) time, O(quota) space; O(N · 2^N) where the quota is above 4 million.
  public func banzhaf() -> BanzhafPower? {
    guard canCount(cells: quota) else {
      return swingsBySize().map { swings in
        let coalitions = exp2(Double(weights.count - 1))
        return BanzhafPower(
          absolute: swings.map { Double($0.reduce(0, +)) / coalitions },
          standardErrors: Array(repeating: 0, count: weights.count))
      }
    }
    let counts = losingCoalitions()
    let coalitions = exp2(Double(weights.count - 1))
    let absolute = weights.map { weight -> Double in
      guard weight > 0 else { return 0 }
      let without = weight < quota ? Self.dividing(counts, by: weight) : counts
      return Self.sum(without[max(0, quota - weight)...]) / coalitions
    }
    return BanzhafPower(
      absolute: absolute, standardErrors: Array(repeating: 0, count: weights.count))
  }

  /// The share of all coalitions that win: Coleman's power of a body to act; `nil` as `banzhaf()`.
  ///
  /// - SeeAlso: J. S. Coleman, *Control of collectivities and the power of a collectivity to act*,
  ///   1971.
  public func powerToAct() -> Double? {
    guard canCount(cells: quota) else {
      return coalitionSums().map { sums in
        Double(sums.count { $0 >= quota }) / Double(sums.count)
      }
    }
    let losing = losingCoalitions().reduce(UInt64(0), &+)
    return Double(1 << UInt64(weights.count) - losing) / exp2(Double(weights.count))
  }

  /// Shapley and Shubik's power, counted; `nil` above 20 voters where sizes times the quota are above
  /// 4 million, and where `banzhaf()` is.
  ///
  /// - Complexity: O(N² · quota) time, O(N · quota) space; O(N · 2^N) where the quota is too high.
  public func shapleyShubik() -> ShapleyShubikPower? {
    let voters = weights.count
    let orders = ordersBySize()
    guard quota <= Self.exactCells, canCount(cells: (voters + 1) * quota) else {
      return swingsBySize().map { swings in
        ShapleyShubikPower(
          values: swings.map { zip($0, orders).reduce(0) { $0 + Double($1.0) * $1.1 } },
          standardErrors: Array(repeating: 0, count: voters))
      }
    }
    // By size and weight.
    var counts = [UInt64](repeating: 0, count: (voters + 1) * quota)
    counts[0] = 1
    for weight in weights where weight < quota {
      for size in stride(from: voters, to: 0, by: -1) {
        for sum in weight..<quota {
          counts[size * quota + sum] &+= counts[(size - 1) * quota + sum - weight]
        }
      }
    }
    var known: [Int: Double] = [:]
    let values = weights.map { weight -> Double in
      if weight == 0 { return 0 }
      if let value = known[weight] { return value }
      var without = counts
      if weight < quota {
        for size in 1...voters {
          for sum in weight..<quota {
            without[size * quota + sum] &-= without[(size - 1) * quota + sum - weight]
          }
        }
      }
      var value = CompensatedSum()
      for size in 0..<voters {
        let row = without[size * quota + max(0, quota - weight)..<(size + 1) * quota]
        value.add(orders[size] * Self.sum(row))
      }
      known[weight] = value.value
      return value.value
    }
    return ShapleyShubikPower(
      values: values, standardErrors: Array(repeating: 0, count: voters))
  }

  /// How many coalitions have each weight below the quota.
  ///
  /// Whole numbers modulo 2⁶⁴, so that a division leaves exactly what was multiplied.
  private func losingCoalitions() -> [UInt64] {
    var counts = [UInt64](repeating: 0, count: quota)
    counts[0] = 1
    for weight in weights where weight < quota {
      for sum in stride(from: quota - 1, through: weight, by: -1) {
        counts[sum] &+= counts[sum - weight]
      }
    }
    return counts
  }

  /// The share of orders in which just a certain s stand before somebody, for each s:
  /// s!(N − s − 1)!/N! = 1 / (N · C(N − 1, s)).
  private func ordersBySize() -> [Double] {
    var orders: [Double] = []
    var choices = 1.0
    for size in weights.indices {
      orders.append(1 / (Double(weights.count) * choices))
      choices *= Double(weights.count - 1 - size) / Double(size + 1)
    }
    return orders
  }

  /// The weight of every coalition, a bit of its number for each member; `nil` for none or too many.
  private func coalitionSums() -> [Int]? {
    guard !weights.isEmpty, weights.count <= Self.listedVoters else { return nil }
    var sums = [0]
    for weight in weights { sums += sums.map { $0 + weight } }
    return sums
  }

  /// How many coalitions of each size every voter swings.
  private func swingsBySize() -> [[Int]]? {
    coalitionSums().map { sums in
      weights.enumerated().map { voter, weight in
        var swings = [Int](repeating: 0, count: weights.count)
        for (coalition, sum) in sums.enumerated()
        where sum < quota && sum + weight >= quota && coalition >> voter & 1 == 0 {
          swings[coalition.nonzeroBitCount] += 1
        }
        return swings
      }
    }
  }

  private func canCount(cells: Int) -> Bool {
    !weights.isEmpty && weights.count <= Self.exactVoters && cells > 0 && cells <= Self.exactCells
  }

  private static func sum(_ counts: ArraySlice<UInt64>) -> Double {
    Double(counts.reduce(UInt64(0), &+))
  }

  /// A product of polynomials divided by 1 + x^weight, whose weight is above 0.
  private static func dividing(_ counts: [UInt64], by weight: Int) -> [UInt64] {
    var without = counts
    for sum in weight..<counts.count { without[sum] &-= without[sum - weight] }
    return without
  }
}

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

  private static func errors(of shares: [Double], draws: Int) -> [Double] {
    shares.map { ($0 * (1 - $0) / Double(draws)).squareRoot() }
  }
}
