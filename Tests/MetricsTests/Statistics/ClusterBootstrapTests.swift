import Graphs
import Metrics
import Testing

@Suite struct ClusterBootstrapTests {
  /// 80 events, 20 of them by the first: shares stray by √(p(1 − p)/E).
  @Test func `Independent events stray as a binomial does`() throws {
    var events = EventShares(holderCount: 2)
    for event in 0..<80 { events.add([event < 20 ? 0 : 1], cluster: event) }
    var random = Xoshiro256(seed: 1)
    let shares = try events.bootstrap(count: 2000, using: &random) { $0.totals()[0] / 80 }
    let mean = shares.reduce(0, +) / 2000
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1999
    // Standard errors: 0.0484/√2000 of the mean, 1/√4000 of the deviation itself; four of them.
    #expect(abs(mean - 0.25) < 0.0044)
    #expect(abs(variance.squareRoot() / (0.25 * 0.75 / 80).squareRoot() - 1) < 0.064)
  }

  /// Four events a cluster, always by the same: they stray twice as far.
  @Test func `Clusters are drawn whole`() throws {
    var events = EventShares(holderCount: 2)
    for event in 0..<80 { events.add([event / 4 < 5 ? 0 : 1], cluster: event / 4) }
    var random = Xoshiro256(seed: 1)
    let shares = try events.bootstrap(count: 2000, using: &random) { $0.totals()[0] / 80 }
    let mean = shares.reduce(0, +) / 2000
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1999
    #expect(abs(variance.squareRoot() / (0.25 * 0.75 / 20).squareRoot() - 1) < 0.064)
  }

  /// Each of forty decided once: nobody twice, so Ĥ is 0 however often a decision is drawn.
  @Test func `Copies of a decision do not coincide with one another`() throws {
    var events = EventShares(holderCount: 40)
    for event in 0..<40 { events.add([event], cluster: event) }
    var random = Xoshiro256(seed: 1)
    let estimates = try events.bootstrap(count: 50, using: &random) { CoincidenceEstimate($0).hhi }
    #expect(estimates == Array(repeating: 0, count: 50))
    let none = try EventShares(holderCount: 3).bootstrap(count: 5, using: &random) { _ in 1 }
    #expect(none.isEmpty)
  }
}
