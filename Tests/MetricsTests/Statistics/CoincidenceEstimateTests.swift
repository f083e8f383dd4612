import Foundation
import Graphs
import Metrics
import Testing

@Suite struct CoincidenceEstimateTests {
  /// Events by random holders: up to three each, several a cluster, magnitudes 1 to 5.
  static func random(seed: UInt64, people: Int = 6, events: Int = 25) -> (
    shares: EventShares, matrix: [[Double]], magnitudes: [Double], clusters: [Int]
  ) {
    var random = Xoshiro256(seed: seed)
    var shares = EventShares(holderCount: people)
    var matrix: [[Double]] = []
    var magnitudes: [Double] = []
    var clusters: [Int] = []
    for _ in 0..<events {
      let holders = (0..<people).shuffled(using: &random).prefix(.random(in: 1...3, using: &random))
      let weights = holders.map { _ in Double.random(in: 0.5...2, using: &random) }
      let magnitude = Double(Int.random(in: 1...5, using: &random))
      let cluster = Int.random(in: 0..<events / 2, using: &random)
      shares.add(Array(holders), weights: weights, magnitude: magnitude, cluster: cluster)
      var row = [Double](repeating: 0, count: people)
      for (holder, weight) in zip(holders, weights) { row[holder] = weight / weights.reduce(0, +) }
      matrix.append(row)
      magnitudes.append(magnitude)
      clusters.append(cluster)
    }
    return (shares, matrix, magnitudes, clusters)
  }

  /// Ĥ as it is defined: over all ordered pairs of events of different clusters.
  static func slow(_ matrix: [[Double]], _ magnitudes: [Double], _ clusters: [Int]) -> Double {
    var coinciding = 0.0
    var pairs = 0.0
    for one in matrix.indices {
      for other in matrix.indices where clusters[one] != clusters[other] {
        let weight = magnitudes[one] * magnitudes[other]
        pairs += weight
        coinciding += weight * zip(matrix[one], matrix[other]).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    return coinciding / pairs
  }

  @Test func `Two of three decisions by one person coincide in one of three pairs`() {
    var events = EventShares(holderCount: 4)
    for (event, person) in [0, 0, 1].enumerated() { events.add([person], cluster: event) }
    let estimate = CoincidenceEstimate(events)
    #expect(abs(estimate.hhi - 1.0 / 3) < 1e-15)
    #expect(abs(estimate.effectiveFraction(of: 4) - 0.75) < 1e-15)
    // Without one of the two equal decisions nothing coincides any more.
    #expect(estimate.logError == .infinity)
    #expect(estimate.interval(of: 4) == (0, 1))
  }

  @Test func `No coincidence at all is φ 1 with an interval from 0 to 1`() {
    var events = EventShares(holderCount: 9)
    for event in 0..<3 {
      events.add([3 * event, 3 * event + 1, 3 * event + 2], cluster: event)
    }
    let estimate = CoincidenceEstimate(events)
    #expect(estimate.hhi == 0)
    #expect(estimate.effectiveFraction(of: 9) == 1)
    #expect(estimate.interval(of: 9) == (0, 1))
  }

  @Test func `Where one person decides everything only the unseen are uncertain`() {
    var events = EventShares(holderCount: 10)
    for event in 0..<30 { events.add([2], cluster: event) }
    let estimate = CoincidenceEstimate(events)
    #expect(estimate.hhi == 1)
    #expect(estimate.logError == 0)
    #expect(estimate.effectiveFraction(of: 10) == 0.1)
    let range = estimate.interval(of: 10)
    #expect(range.low == 0.1 && abs(range.high - 0.1 / pow(0.05, 1.0 / 15)) < 1e-4)
  }

  @Test func `One cluster alone says nothing`() {
    var events = EventShares(holderCount: 3)
    for person in 0..<3 { events.add([person], cluster: 0) }
    #expect(CoincidenceEstimate(events).hhi.isNaN)
    #expect(CoincidenceEstimate(EventShares(holderCount: 3)).hhi.isNaN)
  }

  @Test(arguments: UInt64(0)..<30)
  func `The linear form is the sum over pairs of events of different clusters`(seed: UInt64) {
    let (shares, matrix, magnitudes, clusters) = Self.random(seed: seed)
    let estimate = CoincidenceEstimate(shares)
    #expect(abs(estimate.hhi - Self.slow(matrix, magnitudes, clusters)) < 1e-12)
    #expect(estimate.clusters == Set(clusters).count)
  }

  @Test(arguments: UInt64(0)..<6)
  func `The jackknife leaves out one cluster at a time`(seed: UInt64) {
    let (shares, matrix, magnitudes, clusters) = Self.random(seed: seed, events: 40)
    let logs = Set(clusters).sorted().map { left in
      let kept = clusters.indices.filter { clusters[$0] != left }
      return log(
        Self.slow(kept.map { matrix[$0] }, kept.map { magnitudes[$0] }, kept.map { clusters[$0] }))
    }
    let mean = logs.reduce(0, +) / Double(logs.count)
    let squares = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let slow = (Double(logs.count - 1) / Double(logs.count) * squares).squareRoot()
    #expect(abs(CoincidenceEstimate(shares).logError - slow) < 1e-9)
  }

  @Test func `Ĥ is unbiased for Σp² in a log as short as twelve decisions`() {
    // p = ½, ¼, ⅛, ⅛ has Σp² = 0.34375; the plug-in would average 0.398.
    var random = Xoshiro256(seed: 5)
    let logs = 2000
    var sum = 0.0
    var squares = 0.0
    for _ in 0..<logs {
      var events = EventShares(holderCount: 4)
      for event in 0..<12 {
        let eighth = Int.random(in: 0..<8, using: &random)
        events.add([eighth < 4 ? 0 : eighth < 6 ? 1 : eighth - 4], cluster: event)
      }
      let estimate = CoincidenceEstimate(events).hhi
      sum += estimate
      squares += estimate * estimate
    }
    let mean = sum / Double(logs)
    let error = ((squares / Double(logs) - mean * mean) / Double(logs)).squareRoot()
    #expect(abs(mean - 0.34375) < 4 * error)
    #expect(error < 0.004, "a test that could not fail")
  }

  @Test(arguments: UInt64(0)..<10)
  func `Renumbering the people and scaling the magnitudes change nothing`(seed: UInt64) {
    let (shares, matrix, magnitudes, clusters) = Self.random(seed: seed, events: 40)
    var renumbered = EventShares(holderCount: 6)
    for (event, row) in matrix.enumerated() {
      let holders = row.indices.filter { row[$0] > 0 }
      renumbered.add(
        holders.map { 5 - $0 }, weights: holders.map { row[$0] },
        magnitude: 3 * magnitudes[event], cluster: 100 - clusters[event])
    }
    let (one, other) = (CoincidenceEstimate(shares), CoincidenceEstimate(renumbered))
    #expect(abs(one.hhi - other.hhi) < 1e-12)
    #expect(abs(one.logError - other.logError) < 1e-9)
  }
}
