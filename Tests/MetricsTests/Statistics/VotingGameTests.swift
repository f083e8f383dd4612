import Foundation
import Graphs
import Metrics
import TestSupport
import Testing

@Suite struct VotingGameTests {
  /// Felsenthal & Machover's textbook cases, as fractions.
  @Test func `Power is not weight`() throws {
    let game = VotingGame(weights: [50, 49, 1], quota: 51)
    let banzhaf = try #require(game.banzhaf())
    #expect(banzhaf.normalised == [0.6, 0.2, 0.2])
    #expect(banzhaf.absolute == [0.75, 0.25, 0.25])
    let shapley = try #require(game.shapleyShubik()).values
    #expect(zip(shapley, [2.0 / 3, 1.0 / 6, 1.0 / 6]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(game.vetoPlayers == [0])
    // The first with either other, and all three.
    #expect(game.powerToAct() == 3.0 / 8)
  }

  @Test func `More than half of an even total is one more`() {
    #expect(VotingGame(majorityOf: [2, 2]).quota == VotingGame(weights: [1, 1], quota: 2).quota)
    #expect(VotingGame(majorityOf: [1, 1, 1, 1]).quota == 3)
    #expect(VotingGame(majorityOf: [1, 1, 1]).quota == 2)
  }

  @Test func `A common divisor changes nothing, a quota between sums goes up`() {
    let plain = VotingGame(weights: [3, 2, 1], quota: 4)
    #expect(VotingGame(weights: [300, 200, 100], quota: 400) == plain)
    #expect(VotingGame(weights: [300, 200, 100], quota: 301) == plain)
  }

  @Test func `Dictators, dummies, and votes that nobody wins`() throws {
    let dictator = VotingGame(weights: [6, 1, 1, 0], quota: 6)
    #expect(dictator.banzhaf()?.normalised == [1, 0, 0, 0])
    #expect(dictator.shapleyShubik()?.values == [1, 0, 0, 0])
    #expect(dictator.vetoPlayers == [0])
    let nobody = VotingGame(weights: [1, 1], quota: 3)
    #expect(nobody.banzhaf()?.absolute == [0, 0])
    #expect(nobody.banzhaf()?.normalised.allSatisfy(\.isNaN) == true)
    #expect(nobody.shapleyShubik()?.values == [0, 0])
    #expect(nobody.powerToAct() == 0)
    #expect(VotingGame(weights: [], quota: 1).banzhaf() == nil)
    #expect(VotingGame(weights: Array(repeating: 1, count: 61), quota: 31).banzhaf() == nil)
    #expect(dictator.banzhaf()?.dummies == [1, 2, 3])
    // Unanimity of sixty: one coalition of all acts.
    let unanimous = VotingGame(weights: Array(repeating: 1, count: 60), quota: 60)
    #expect(unanimous.powerToAct() == exp2(-60.0))
  }

  @Test func `Registers of millions of shares are gone through`() throws {
    let game = VotingGame(weights: [5_000_001, 4_900_000, 100_001], quota: 5_000_002)
    #expect(game.banzhaf()?.normalised == [0.6, 0.2, 0.2])
    let shapley = try #require(game.shapleyShubik()).values
    #expect(zip(shapley, [2.0 / 3, 1.0 / 6, 1.0 / 6]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(game.powerToAct() == 3.0 / 8)
    let many = VotingGame(weights: [5_000_000] + Array(repeating: 7, count: 30), quota: 5_000_001)
    #expect(many.banzhaf() == nil && many.shapleyShubik() == nil && many.powerToAct() == nil)
    // One of the twenty small ones beside the large: all but one of 2²⁰ coalitions swing the large.
    let twentyOne = VotingGame(
      weights: [50_000_000] + (0..<20).map { 7 + $0 }, quota: 50_000_001)
    #expect(try #require(twentyOne.banzhaf()).absolute[0] == 1 - exp2(-20.0))
    #expect(try #require(twentyOne.banzhaf()).absolute[1] == exp2(-20.0))
    #expect(abs(try #require(twentyOne.shapleyShubik()).values[0] - 20.0 / 21) < 1e-15)
    #expect(twentyOne.powerToAct() == (1 - exp2(-20.0)) / 2)
  }

  @Test(arguments: UInt64(0)..<60)
  func `Counting gives what going through all coalitions and orders gives`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let weights = (0..<Int.random(in: 1...7, using: &random)).map { _ in
      Int.random(in: 0...9, using: &random)
    }
    let quota = Int.random(in: 1...max(1, weights.reduce(0, +) + 1), using: &random)
    let game = VotingGame(weights: weights, quota: quota)
    var swings = [Int](repeating: 0, count: weights.count)
    var winning = 0
    for coalition in 0..<1 << weights.count {
      let members = weights.indices.filter { coalition >> $0 & 1 == 1 }
      let sum = members.reduce(0) { $0 + weights[$1] }
      guard sum >= quota else { continue }
      winning += 1
      for member in members where sum - weights[member] < quota { swings[member] += 1 }
    }
    let all = Double(1 << (weights.count - 1))
    #expect(game.banzhaf()?.absolute == swings.map { Double($0) / all })
    #expect(abs(try #require(game.powerToAct()) - Double(winning) / (2 * all)) < 1e-15)

    var pivots = [Double](repeating: 0, count: weights.count)
    var orders = 0.0
    forEachOrder(of: weights.count) { order in
      orders += 1
      var sum = 0
      for voter in order {
        sum += weights[voter]
        if sum >= quota {
          pivots[voter] += 1
          break
        }
      }
    }
    let shapley = try #require(game.shapleyShubik()).values
    #expect(zip(shapley, pivots).allSatisfy { abs($0 - $1 / orders) < 1e-14 })
  }

  @Test(arguments: UInt64(0)..<20)
  func `Halves of coalitions count what polynomials count`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let weights = (0..<Int.random(in: 2...12, using: &random)).map { _ in
      Int.random(in: 1...30, using: &random)
    }
    let quota = weights.reduce(0, +) / 2 + 1
    // A tiny voter makes numbers large, and changes no coalition of the others.
    let large = weights.map { $0 * 1_000_000 } + [1]
    let small = VotingGame(weights: weights + [0], quota: quota)
    let game = VotingGame(weights: large, quota: quota * 1_000_000)
    #expect(game.banzhaf()?.absolute == small.banzhaf()?.absolute)
    #expect(game.powerToAct() == small.powerToAct())
    let (one, other) = (try #require(game.shapleyShubik()), try #require(small.shapleyShubik()))
    #expect(zip(one.values, other.values).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  @Test func `Amounts with decimals are whole numbers of a smaller unit`() {
    #expect(
      VotingGame(majorityOf: [0.1, 0.2, 0.3]) == VotingGame(majorityOf: [1, 2, 3]))
    #expect(
      VotingGame(majorityOf: [4679.24, 26_212.6])
        == VotingGame(majorityOf: [467_924, 2_621_260]))
    // Shares in the smallest unit of a ledger, beyond what sums of numbers hold.
    let wei = VotingGame(majorityOf: [4e30, 3e30, 2e30])
    #expect(wei.banzhaf()?.absolute == [0.5, 0.5, 0.5])
    #expect(VotingGame(majorityOf: [Double]()).weights.isEmpty)
    let thirds = VotingGame(majorityOf: [1.0 / 3, 1.0 / 3, 1.0 / 3])
    #expect(thirds.weights == [1, 1, 1] && thirds.quota == 2)
  }

  /// Heap's algorithm.
  private func forEachOrder(of count: Int, _ body: ([Int]) -> Void) {
    var order = Array(0..<count)
    var counters = [Int](repeating: 0, count: count)
    body(order)
    var place = 0
    while place < count {
      if counters[place] < place {
        order.swapAt(place % 2 == 0 ? 0 : counters[place], place)
        body(order)
        counters[place] += 1
        place = 0
      } else {
        counters[place] = 0
        place += 1
      }
    }
  }

  @Test func `Sixty voters are counted exactly`() throws {
    let game = VotingGame(majorityOf: Array(repeating: 1, count: 59) + [1])
    let shapley = try #require(game.shapleyShubik()).values
    #expect(shapley.allSatisfy { abs($0 - 1.0 / 60) < 1e-15 })
    // C(59, 30) / 2⁵⁹ swings each.
    let expected = exp(lgamma(60) - lgamma(31) - lgamma(30) - 59 * log(2.0))
    #expect(try #require(game.banzhaf()).absolute.allSatisfy { abs($0 - expected) < 1e-12 })
  }

  @Test func `Samples are within four standard errors of the counts`() throws {
    let game = VotingGame(weights: [12, 9, 7, 5, 4, 4, 3, 2, 1, 1], quota: 30)
    var random = Xoshiro256(seed: 5)
    let banzhaf = game.sampledBanzhaf(coalitions: 20_000, using: &random)
    let exact = try #require(game.banzhaf())
    for (voter, value) in banzhaf.absolute.enumerated() {
      #expect(abs(value - exact.absolute[voter]) < 4 * banzhaf.standardErrors[voter])
    }
    let shapley = game.sampledShapleyShubik(orders: 20_000, using: &random)
    let values = try #require(game.shapleyShubik()).values
    for (voter, value) in shapley.values.enumerated() {
      #expect(abs(value - values[voter]) < 4 * shapley.standardErrors[voter])
    }
    #expect(abs(shapley.values.reduce(0, +) - 1) < 1e-12)
    let act = game.sampledPowerToAct(coalitions: 20_000, using: &random)
    #expect(abs(act.value - (try #require(game.powerToAct()))) < 4 * act.standardError)
  }

  @Test(.enabled(if: SharedData.isPresent))
  func `The games of the oracles are reproduced`() throws {
    let rows = try PlainTable(SharedData.folder.appendingPathComponent("oracles/games.csv")).rows
    let targets = try PlainTable(SharedData.folder.appendingPathComponent("oracles/targets.csv"))
      .rows
    let games = Dictionary(grouping: rows) { $0["game"] ?? "" }
    #expect(games.count == 5)
    var compared = 0
    for (name, players) in games {
      let weights = players.compactMap { $0["weight"].flatMap { Int($0) } }
      let quota = try #require(players[0]["quota"].flatMap { Int($0) })
      let game = VotingGame(weights: weights, quota: quota)
      let banzhaf = try #require(game.banzhaf())
      let shapley = try #require(game.shapleyShubik())
      for target in targets where target["graph"] == name {
        let player = target["node"].flatMap { Int($0) }.map { $0 - 1 }
        let value: Double? =
          switch (target["measure"], player) {
          case ("banzhaf_normalised", let player?): banzhaf.normalised[player]
          case ("banzhaf_absolute", let player?): banzhaf.absolute[player]
          case ("shapley_shubik", let player?): shapley.values[player]
          case ("coleman_power_to_act", nil): game.powerToAct()
          case ("hhi_banzhaf", nil): Concentration(banzhaf.normalised).hhi
          default: nil
          }
        let ours = try #require(value, "\(target)")
        #expect(agrees(ours, withTarget: target["value"] ?? ""), "\(name) \(target)")
        compared += 1
      }
    }
    #expect(compared == 79)
  }
}
