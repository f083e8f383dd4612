import Foundation

extension VotingGame {
  /// The most voters for whom power is exact: numbers of coalitions stay below 2⁶⁴.
  public static let exactVoters = 60
  /// The most numbers of coalitions that an exact count keeps.
  static let exactCells = 4_000_000
  /// Up to so many voters the coalitions of either half are gone through, whatever the quota.
  static let halvedVoters = 30

  /// Banzhaf's power, counted; `nil` without voters, above 60 of them, and above 30 where the quota is
  /// above 4 million.
  ///
  /// - Complexity: O(N · quota) time, O(quota) space, or O(N² · 2^(N/2)) and O(2^(N/2)), whichever
  ///   is less.
  public func banzhaf() -> BanzhafPower? {
    swings(bySize: false).map { swings in
      BanzhafPower(
        absolute: swings.map { $0[0] / exp2(Double(weights.count - 1)) },
        standardErrors: Array(repeating: 0, count: weights.count))
    }
  }

  /// Shapley and Shubik's power, counted; `nil` where `banzhaf()` is, and above 30 voters where their
  /// number times the quota is above 4 million.
  ///
  /// - Complexity: O(N² · quota) time, O(N · quota) space, or O(N³ · 2^(N/2)) and O(2^(N/2)),
  ///   whichever is less.
  public func shapleyShubik() -> ShapleyShubikPower? {
    // The share of orders in which just a certain s stand before somebody: s!(N − s − 1)!/N!, which
    // is 1 / (N · C(N − 1, s)).
    var orders: [Double] = []
    var choices = 1.0
    for size in weights.indices {
      orders.append(1 / (Double(weights.count) * choices))
      choices *= Double(weights.count - 1 - size) / Double(size + 1)
    }
    return swings(bySize: true).map { swings in
      ShapleyShubikPower(
        values: swings.map { zip($0, orders).lazy.map { $0 * $1 }.compensatedSum() },
        standardErrors: Array(repeating: 0, count: weights.count))
    }
  }

  /// The share of all coalitions that win: Coleman's power of a body to act; `nil` as `banzhaf()`.
  ///
  /// - SeeAlso: J. S. Coleman, *Control of collectivities and the power of a collectivity to act*,
  ///   1971.
  public func powerToAct() -> Double? {
    let losing: UInt64
    switch count(bySize: false)?.way {
    case .generating?:
      losing = LosingCoalitions(weights, below: quota, bySize: false).swung(by: quota)[0]
    case .halves?:
      losing = CoalitionHalves(weights, bySize: false).count(below: quota)[0]
    case nil: return nil
    }
    return Double((1 << UInt64(weights.count)) - losing) / exp2(Double(weights.count))
  }

  /// How many coalitions of the others every voter swings, of each size or in all.
  private func swings(bySize: Bool) -> [[Double]]? {
    guard let count = count(bySize: bySize) else { return nil }
    let all =
      count.way == .generating ? LosingCoalitions(weights, below: quota, bySize: bySize) : nil
    var known: [Int: [Double]] = [:]
    return weights.indices.map { voter in
      let weight = weights[voter]
      if let swings = known[weight] { return swings }
      let swung: [UInt64]
      if let all {
        swung = all.dividing(by: weight).swung(by: weight)
      } else {
        let others = weights[..<voter] + weights[(voter + 1)...]
        let halves = CoalitionHalves(Array(others), bySize: bySize)
        swung = zip(halves.count(below: quota), halves.count(below: quota - weight)).map { $0 - $1 }
      }
      known[weight] = swung.map { Double($0) }
      return swung.map { Double($0) }
    }
  }

  /// About how many additions `banzhaf()` takes; infinite where it is `nil`.
  var stepsToCount: Double { count(bySize: false)?.steps ?? .infinity }

  private enum Way { case generating, halves }

  /// The way to count that is less work, and how much it is; `nil` where neither can be gone.
  private func count(bySize: Bool) -> (way: Way, steps: Double)? {
    let voters = Double(weights.count)
    guard voters > 0, weights.count <= Self.exactVoters else { return nil }
    let cells = Double(quota) * (bySize ? voters + 1 : 1)
    let generating = cells <= Double(Self.exactCells) ? cells * voters : .infinity
    let halves =
      weights.count <= Self.halvedVoters
      ? exp2(voters / 2) * voters * (bySize ? voters : voters / 2) : .infinity
    guard min(generating, halves).isFinite else { return nil }
    return generating <= halves ? (.generating, generating) : (.halves, halves)
  }
}

/// How many coalitions have each weight below the quota, and each size where that counts.
///
/// The numbers are the coefficients of a product of polynomials, 1 + x^w for each voter: that of all
/// others is the product divided by the voter's own. They are whole numbers modulo 2⁶⁴, so that a
/// division leaves exactly what was multiplied.
private struct LosingCoalitions {
  private let quota: Int
  /// One row of weights for each size, or one for all.
  private let rows: Int
  private var cells: [UInt64]

  init(_ weights: [Int], below quota: Int, bySize: Bool) {
    self.quota = quota
    rows = bySize ? weights.count + 1 : 1
    cells = Array(repeating: 0, count: rows * quota)
    cells[0] = 1
    for weight in weights where weight < quota {
      for row in (bySize ? 1..<rows : 0..<1).reversed() {
        let start = row * quota
        let before = bySize ? start - quota : start
        for sum in stride(from: quota - 1, through: weight, by: -1) {
          cells[start + sum] &+= cells[before + sum - weight]
        }
      }
    }
  }

  /// The coalitions of all others but a voter of that weight, who is among them.
  func dividing(by weight: Int) -> LosingCoalitions {
    // A voter of no weight doubles every number, which cannot be undone; nor need it be.
    guard weight > 0, weight < quota else { return self }
    var without = self
    for row in rows > 1 ? 1..<rows : 0..<1 {
      let start = row * quota
      let before = rows > 1 ? start - quota : start
      for sum in weight..<quota {
        without.cells[start + sum] &-= without.cells[before + sum - weight]
      }
    }
    return without
  }

  /// How many win with that weight on top, of each size or in all.
  func swung(by weight: Int) -> [UInt64] {
    (0..<rows).map { row in
      cells[(row * quota + max(0, quota - weight))..<(row + 1) * quota].reduce(UInt64(0), &+)
    }
  }
}

/// All coalitions as pairs of one of the first half of the voters and one of the second, so that
/// 2^(N/2) sums tell of 2^N coalitions.
private struct CoalitionHalves {
  /// The ascending weights of the coalitions of a half, of each size or all in one list.
  private let first: [[Int]]
  private let second: [[Int]]

  init(_ weights: [Int], bySize: Bool) {
    func sums(_ weights: some Collection<Int>) -> [[Int]] {
      var sums = [[0]] + Array(repeating: [], count: bySize ? weights.count : 0)
      for weight in weights {
        for size in sums.indices.reversed() where size > 0 || !bySize {
          sums[size] += sums[bySize ? size - 1 : size].map { $0 + weight }
        }
      }
      return sums.map { $0.sorted() }
    }
    first = sums(weights.prefix(weights.count / 2))
    second = sums(weights.dropFirst(weights.count / 2))
  }

  /// How many coalitions weigh less than that, of each size or in all.
  func count(below quota: Int) -> [UInt64] {
    var counts = [UInt64](repeating: 0, count: first.count + second.count - 1)
    for (size, ascending) in first.enumerated() {
      for (other, sums) in second.enumerated() {
        var fitting = sums.count
        for sum in ascending {
          while fitting > 0, sum + sums[fitting - 1] >= quota { fitting -= 1 }
          counts[size + other] += UInt64(fitting)
        }
      }
    }
    return counts
  }
}
