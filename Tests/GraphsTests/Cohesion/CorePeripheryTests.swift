import Testing

@testable import Graphs

@Suite struct CorePeripheryTests {
  @Test func `Small graphs by hand`() throws {
    var random = Xoshiro256(seed: 1)
    let star = try #require(try Graph.star(leaves: 4).corePeriphery(using: &random))
    #expect(star.core == [0])
    #expect(star.tied == 1)
    #expect(star.isExact)
    #expect(agree([star.correlation], [1]))
    for graph in [Graph(ties: []), .path(2), .complete(4), Graph(ties: [], count: 5)] {
      #expect(try graph.corePeriphery(using: &random) == nil)
    }
  }

  @Test(arguments: 0..<50)
  func `No core is better, and the equally good are counted`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed, maximum: 9)
    let slow = SlowFormulas(graph)
    var values: [Double] = []
    for bits in 0..<(1 << graph.count) {
      values.append(correlation(slow) { bits >> $0 & 1 == 1 })
    }
    let best = values.filter { !$0.isNaN }.max()
    var random = Xoshiro256(seed: seed)
    let found = try graph.corePeriphery(using: &random)
    #expect((found == nil) == (best == nil))
    guard let found, let best else { return }
    #expect(agree([found.correlation], [best]))
    #expect(found.tied == values.count { abs($0 - best) < 1e-12 })
    #expect(agree([correlation(slow) { found.core.contains($0) }], [best]))
  }

  @Test(arguments: 0..<20)
  func `The searches find the best core of small graphs too`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed, maximum: 14).undirected(merging: .maximum)
    var random = Xoshiro256(seed: seed)
    guard let exact = try graph.corePeriphery(using: &random), let fit = CoreFit(of: graph) else {
      return
    }
    var search = CoreSearch(in: graph, fit: fit)
    let best = try (0..<UInt64(CorePeriphery.searches)).map { try search.run(seed: $0).correlation }
      .max()
    #expect(agree([best ?? .nan], [exact.correlation]))
  }

  @Test func `A large graph is searched, and the same seed finds the same`() throws {
    // A core of 20 who know everybody, and 280 who know nobody else.
    let ties = (0..<20).flatMap { core in (core + 1..<300).map { (core, $0) } }
    let graph = Graph(ties: ties)
    var random = Xoshiro256(seed: 1)
    let found = try #require(try graph.corePeriphery(using: &random))
    #expect(agree([found.correlation], [1]))
    #expect(found.core == Array(0..<20))
    #expect(!found.isExact)
    var again = Xoshiro256(seed: 1)
    #expect(try graph.corePeriphery(using: &again) == found)
  }

  /// Pearson's correlation of ties and pattern over all pairs.
  private func correlation(_ slow: SlowFormulas, _ isCore: (Int) -> Bool) -> Double {
    var pairs: [(Double, Double)] = []
    for one in slow.nodes {
      for other in 0..<one {
        pairs.append((slow.isTied(one, other) ? 1 : 0, isCore(one) || isCore(other) ? 1 : 0))
      }
    }
    let count = Double(pairs.count)
    let means = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
    let spreads = (count * means.0 * (1 - means.0), count * means.1 * (1 - means.1))
    guard count > 0, spreads.0 > 1e-12, spreads.1 > 1e-12 else { return .nan }
    let common = pairs.reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) }
    return common / (spreads.0 * spreads.1).squareRoot()
  }
}
