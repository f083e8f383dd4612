import Graphs
import Testing

@testable import Metrics

@Suite struct ChangePointsTests {
  /// Events of one holder each, one a cluster, at 0, 1, 2 …
  private func log(_ holders: [Int], of count: Int) -> (EventShares, [Int]) {
    var events = EventShares(holderCount: count)
    for (event, holder) in holders.enumerated() { events.add([holder], cluster: event) }
    return (events, Array(holders.indices))
  }

  @Test func `Two changes of hands are found where they are`() throws {
    let holders =
      Array(repeating: 0, count: 40) + Array(repeating: 1, count: 30)
      + (0..<50).map { 2 + $0 % 3 }
    let (events, times) = log(holders, of: 5)
    let found = try ChangePoints(of: events, times: times, seed: 1)
    #expect(found.points.map(\.before) == [39, 69])
    #expect(found.points.map(\.after) == [40, 70])
    #expect(found.points.allSatisfy { $0.p <= 0.01 && $0.changedHands == 1 })
    // The first is found first; then 30·50/80 · (1² + 0.34² + 0.34² + 0.32²) in what is left.
    #expect(abs(found.points[1].statistic - 18.75 * 1.3336) < 1e-9)
    #expect(found.unchanged.count == 3)
  }

  @Test func `The order of the rows is of no account, and clusters stay whole`() throws {
    var events = EventShares(holderCount: 2)
    var times: [Int] = []
    // Two events a cluster, later ones first; one time for clusters 19 and 20.
    for cluster in (0..<40).reversed() {
      for _ in 0..<2 {
        events.add([cluster < 20 ? 0 : 1], cluster: cluster)
        times.append(cluster == 20 ? 19 : cluster)
      }
    }
    let found = try ChangePoints(of: events, times: times, seed: 1)
    #expect(found.points.count == 1)
    // Not between two of one time.
    #expect(found.points.first?.before == 18 || found.points.first?.after == 21)
  }

  @Test func `A board that decides everything together never changes`() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<20 {
      var events = EventShares(holderCount: 3)
      // Large clusters first, small ones later: thirds do not add up exactly.
      for cluster in 0..<60 {
        let size = cluster < 30 ? 8...20 : 1...3
        for _ in 0..<Int.random(in: size, using: &random) {
          events.add([0, 1, 2], magnitude: cluster < 30 ? 1e7 / 3 : 0.7, cluster: cluster)
        }
      }
      var options = ChangePoints.Options()
      options.permutations = 99
      let found = try ChangePoints(of: events, times: events.clusters, options: options, seed: 1)
      #expect(found.points.isEmpty && found.unchanged == [1])
    }
  }

  @Test func `Too little is no change`() throws {
    for length in [0, 1, 29] {
      let (events, times) = log((0..<length).map { $0 < length / 2 ? 0 : 1 }, of: 2)
      let found = try ChangePoints(of: events, times: times, seed: 1)
      #expect(found.points.isEmpty && found.unchanged.count == 1)
      #expect(found.unchanged.allSatisfy { $0.isNaN })
    }
    let (events, times) = log(Array(repeating: 0, count: 100), of: 3)
    #expect(try ChangePoints(of: events, times: times, seed: 1).unchanged == [1])
    let (alike, _) = log((0..<60).map { $0 / 30 }, of: 2)
    let atOnce = try ChangePoints(of: alike, times: Array(repeating: 5, count: 60), seed: 1)
    #expect(atOnce.points.isEmpty && atOnce.unchanged[0].isNaN)
  }

  @Test(arguments: UInt64(0)..<20)
  func `The running sums give Q as it is defined`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var events = EventShares(holderCount: 4)
    let count = 12
    for cluster in 0..<count {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let people = (0..<4).filter { _ in Bool.random(using: &random) }
        events.add(people.isEmpty ? [0] : people, cluster: cluster)
      }
    }
    let times = events.clusters
    let log = ClusterLog(events, times: times)
    let splits = log.splits(of: 0..<count, fewest: 2)
    #expect(splits == Array(2...10))
    func means(_ clusters: Range<Int>) -> (events: Double, shares: [Double]) {
      var sums = [Double](repeating: 0, count: 4)
      var mass = 0.0
      var cluster = 0
      events.forEachCluster { weight, held in
        if clusters.contains(cluster) {
          mass += weight
          for (holder, amount) in held { sums[holder] += amount }
        }
        cluster += 1
      }
      return (mass, sums.map { $0 / mass })
    }
    let all = splits.map { split in
      let (m, x) = means(0..<split)
      let (n, y) = means(split..<count)
      return m * n / (m + n) * zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    let best = log.largestDifference(in: Array(0..<count), at: splits)
    #expect(abs(best.statistic - (all.max() ?? 0)) < 1e-12)
    #expect(abs(all[best.place - 2] - best.statistic) < 1e-12)
  }

  /// Under no change p is uniform on its 100 values: 300 logs, at most 5 % found at 5 %, within three
  /// standard errors; and the same on any number of threads.
  @Test func `Where nothing changes little is found`() throws {
    var options = ChangePoints.Options()
    options.permutations = 99
    options.level = 0.05
    var found = 0
    for seed: UInt64 in 0..<300 {
      var random = SplitMix64(seed: seed)
      let (events, times) = log(
        (0..<60).map { _ in min(3, Int.random(in: 0..<6, using: &random)) }, of: 4)
      let changes = try ChangePoints(of: events, times: times, options: options, seed: seed)
      if !changes.points.isEmpty { found += 1 }
    }
    #expect(Double(found) < 300 * 0.05 + 3 * (300 * 0.05 * 0.95).squareRoot())
    #expect(found > 2)
  }
}
