import Foundation
import Graphs
import Testing

@testable import Metrics

@Suite struct CoincidenceEstimateIntervalTests {
  /// The ends of Σp² over Ĥ as they are defined: sums over all pairs of clusters, and the profile
  /// by steps of a thousandth, which is what it is exact to.
  static func slow(
    _ matrix: [[Double]], _ magnitudes: [Double], _ clusters: [Int], logError: Double, z: Double
  ) -> (low: Double, high: Double) {
    let names = Set(clusters).sorted()
    let rows = names.map { name in
      matrix[0].indices.map { person in
        clusters.indices.filter { clusters[$0] == name }
          .reduce(0.0) { $0 + magnitudes[$1] * matrix[$1][person] }
      }
    }
    let masses = rows.map { $0.reduce(0, +) }
    let all = rows.indices
    func pairs(_ value: (Int, Int) -> Double) -> Double {
      all.reduce(0.0) { sum, one in
        all.filter { $0 != one }.reduce(sum) { $0 + value(one, $1) }
      }
    }
    func dot(_ one: Int, _ other: Int) -> Double {
      zip(rows[one], rows[other]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let whole = pairs { masses[$0] * masses[$1] }
    let hhi = pairs(dot) / whole
    func kernel(_ one: Int, _ other: Int) -> Double {
      dot(one, other) - hhi * masses[one] * masses[other]
    }
    let influence = all.map { one in all.reduce(0) { $0 + ($1 == one ? 0 : kernel(one, $1)) } }
    let squares = influence.reduce(0) { $0 + $1 * $1 }
    let pairSquares = pairs { kernel($0, $1) * kernel($0, $1) }
    let second = 2 * pairSquares / whole / whole
    let first = max(0, 4 * (squares - pairSquares) / whole / whole)
    let skewness = influence.reduce(0) { $0 + $1 * $1 * $1 } / pow(squares, 1.5)
    let alignment =
      pairs { influence[$0] * influence[$1] * kernel($0, $1) } / pow(squares, 1.5)
    let shift =
      (2 * z * z + 1) / 6 * skewness + (z * z + 1) / 2 * alignment - logError * z * z / 2
    let delta = min(max(shift, -z / 2), z / 2)

    let massSquares = masses.reduce(0) { $0 + $1 * $1 }
    let count = pow(masses.reduce(0, +), 2) / massSquares
    let student = z + (z * z * z + z) / 4 / (count - 1)
    let jackknife = logError * logError
    let pairError = second / hhi / hhi
    let narrow = ((jackknife + max(jackknife - pairError, pairError)) / 2).squareRoot()

    // One person more, named 0 below, holds `held` of each cluster with probability x.
    let held = all.reduce(0) { $0 + dot($1, $1) } / massSquares
    let observed = first * count / 4 + hhi * hhi
    let observedPair = second * count * (count - 1) / 2 + hhi * hhi
    var profile = hhi
    for step in 0...1000 {
      let x = Double(step) / 1000
      let share = x * held
      let truth = share * share + (1 - share) * (1 - share) * hhi
      let with = (share * held, (1 - share) * (1 - held))
      let single =
        x * (with.0 * with.0 + 2 * with.0 * with.1 * hhi + with.1 * with.1 * observed)
        + (1 - x) * (1 - share) * (1 - share) * observed
      let bothHeld =
        pow(held, 4) + 2 * pow(held * (1 - held), 2) * hhi + pow(1 - held, 4) * observedPair
      let oneHeld = (1 - held) * (1 - held) * observedPair
      let pair =
        x * x * bothHeld + 2 * x * (1 - x) * oneHeld + (1 - x) * (1 - x) * observedPair
      let variance =
        4 / count * max(0, single - truth * truth)
        + 2 / count / (count - 1) * max(0, pair - truth * truth)
      guard truth - hhi <= 0.779 * z * variance.squareRoot() else { break }
      profile = truth
    }
    return (
      min(exp(-narrow * (student - delta)), pow(erfc(z / 2.0.squareRoot()) / 2, 2 / count)),
      max(exp(logError * (student + delta)), profile / hhi)
    )
  }

  @Test(arguments: UInt64(0)..<12, [1.282, 1.645])
  func `The interval is the corrected one over pairs of clusters`(seed: UInt64, z: Double) {
    let (shares, matrix, magnitudes, clusters) = CoincidenceEstimateTests.random(
      seed: seed, people: 5, events: 40)
    let estimate = CoincidenceEstimate(shares)
    let slow = Self.slow(matrix, magnitudes, clusters, logError: estimate.logError, z: z)
    let range = estimate.interval(of: 5, z: z)
    let fraction = estimate.effectiveFraction(of: 5)
    #expect(abs(fraction / range.high - slow.low) < 1e-9)
    #expect(abs(fraction / range.low - slow.high) < 2e-3 * slow.high)
  }

  @Test(arguments: UInt64(0)..<10)
  func `Renumbering people and clusters and scaling magnitudes leave the interval`(seed: UInt64) {
    let (shares, matrix, magnitudes, clusters) = CoincidenceEstimateTests.random(
      seed: seed, events: 40)
    var renumbered = EventShares(holderCount: 6)
    for (event, row) in matrix.enumerated() {
      let holders = row.indices.filter { row[$0] > 0 }
      renumbered.add(
        holders.map { 5 - $0 }, weights: holders.map { row[$0] },
        magnitude: 3 * magnitudes[event], cluster: 100 - clusters[event])
    }
    let one = CoincidenceEstimate(shares).interval(of: 6)
    let other = CoincidenceEstimate(renumbered).interval(of: 6)
    #expect(abs(one.low - other.low) < 1e-9)
    #expect(abs(one.high - other.high) < 1e-9)
  }

  @Test(arguments: UInt64(0)..<10)
  func `The interval holds the estimate and grows with confidence`(seed: UInt64) {
    let estimate = CoincidenceEstimate(
      CoincidenceEstimateTests.random(seed: seed, events: 30).shares)
    let fraction = estimate.effectiveFraction(of: 6)
    let (wide, narrow) = (estimate.interval(of: 6), estimate.interval(of: 6, z: 1))
    #expect(wide.low < narrow.low && narrow.low < fraction)
    #expect(fraction < narrow.high && narrow.high < wide.high)
  }

  @Test func `Two decisions by each of twenty people are no proof of evenness`() {
    var events = EventShares(holderCount: 20)
    for event in 0..<40 { events.add([event % 20], cluster: event) }
    let estimate = CoincidenceEstimate(events)
    #expect(estimate.logError < 1e-7, "leaving out one or another makes no difference")
    let range = estimate.interval(of: 20)
    #expect(range.low < 0.9 && range.high > estimate.effectiveFraction(of: 20))
  }

  @Test func `Where one person decided everything, others may have had one decision in ten`() {
    var events = EventShares(holderCount: 20)
    for event in 0..<30 { events.add([4], cluster: event) }
    let estimate = CoincidenceEstimate(events)
    let range = estimate.interval(of: 20)
    #expect(estimate.logError == 0 && abs(range.low - 0.05) < 1e-12)
    // 0.905 to the thirtieth is 0.05: so much one person can leave to others and nobody see it.
    #expect(abs(range.high - 0.05 / (0.905 * 0.905)) < 1e-4)
    #expect(abs(estimate.comparisonError() - -2 * log(0.905) / 1.645) < 1e-3)
  }

  @Test func `Clusters that all hold the same leave open who was not seen`() {
    var events = EventShares(holderCount: 9)
    for event in 0..<30 { events.add([1, 4, 7], cluster: event) }
    let range = CoincidenceEstimate(events).interval(of: 9)
    #expect(abs(range.low - 1.0 / 3) < 1e-6)
    #expect(abs(range.high - 1.0 / 3 / pow(0.05, 1.0 / 15)) < 1e-3)
  }

  @Test func `Squared coincidences are those of all pairs, or none beyond the limit of work`() {
    let (shares, matrix, magnitudes, clusters) = CoincidenceEstimateTests.random(seed: 3)
    let rows = ClusterRows(shares)
    let squares = rows.squares()
    let dense = Set(clusters).sorted().map { name in
      (0..<6).map { person in
        clusters.indices.filter { clusters[$0] == name }
          .reduce(0.0) { $0 + magnitudes[$1] * matrix[$1][person] }
      }
    }
    var slow = 0.0
    for one in dense.indices {
      for other in dense.indices where other != one {
        let shared = zip(dense[one], dense[other]).reduce(0) { $0 + $1.0 * $1.1 }
        slow += shared * shared
      }
    }
    let sum = rows.squaredCoincidence(squares: squares) ?? .nan
    #expect(abs(sum - slow) < 1e-9 * slow)
    #expect(rows.squaredCoincidence(squares: squares, limit: 10) == nil)
  }

  /// One person holds 30 %, the others the rest evenly: the cells where the plain jackknife is too
  /// sure that nobody dominates, with 10 to 12 % of its intervals above the truth.
  @Test(arguments: [(20, 30), (20, 60), (50, 60)])
  func `Nine in ten intervals hold a dominant person, few miss on either side`(
    people: Int, events: Int
  ) {
    let truth = 1 / (Double(people) * (0.09 + 0.49 / Double(people - 1)))
    var random = Xoshiro256(seed: 11)
    let logs = 1000
    var above = 0
    var below = 0
    for _ in 0..<logs {
      var log = EventShares(holderCount: people)
      for event in 0..<events {
        let isTop = Double.random(in: 0..<1, using: &random) < 0.3
        log.add([isTop ? 0 : .random(in: 1..<people, using: &random)], cluster: event)
      }
      let range = CoincidenceEstimate(log).interval(of: people)
      if range.low > truth { above += 1 }
      if range.high < truth { below += 1 }
    }
    #expect(above <= 70 && below <= 70 && above + below <= 130, "\(above) above, \(below) below")
    #expect(above + below >= 30, "wider than need be")
  }
}
