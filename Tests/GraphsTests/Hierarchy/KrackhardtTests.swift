import Graphs
import Testing

@Suite struct KrackhardtTests {
  private func agreeing(_ scores: KrackhardtScores, _ expected: [Double]) -> Bool {
    agree(
      [
        scores.connectedness, scores.hierarchy, scores.efficiency, scores.linkEfficiency,
        scores.leastUpperBoundedness,
      ], expected)
  }

  @Test func `Small graphs by hand`() throws {
    let nan = Double.nan
    #expect(agreeing(try Graph(arcs: []).krackhardt(), [nan, nan, nan, nan, nan]))
    #expect(agreeing(try Graph(arcs: [], count: 2).krackhardt(), [0, nan, nan, nan, nan]))
    #expect(agreeing(try Graph(arcs: [(0, 1)]).krackhardt(), [1, 1, 1, nan, nan]))
    #expect(agreeing(try Graph(arcs: [(0, 1), (0, 2)]).krackhardt(), [1, 1, 1, 1, 1]))
    // A ring reaches everyone, so it is bounded, but it is no hierarchy.
    #expect(
      agreeing(try Graph(arcs: [(0, 1), (1, 2), (2, 0)]).krackhardt(), [1, 0, 0.75, 0, 1]))
    // Two founders above one manager with two staff: only the founders lack a bound.
    #expect(
      agreeing(
        try Graph(arcs: [(0, 2), (1, 2), (2, 3), (2, 4)]).krackhardt(), [1, 1, 1, 1, 5.0 / 6]))
    // Two bosses of two workers under one chief: both bosses bound the workers, neither least.
    #expect(
      agreeing(
        try Graph(arcs: [(0, 1), (0, 2), (1, 3), (2, 3), (1, 4), (2, 4)]).krackhardt(),
        [1, 1, 1 - 2.0 / 16, 1 - 2.0 / 6, 5.0 / 6]))
  }

  @Test(arguments: 0..<30)
  func `An out-tree has all four, its reverse has not`(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    let tree = Graph(arcs: (1..<30).map { (Int.random(in: 0..<$0, using: &random), $0) })
    #expect(agreeing(try tree.krackhardt(), [1, 1, 1, 1, 1]))
  }

  @Test(arguments: 0..<100)
  func `Least upper bounds are those of the definition`(seed: UInt64) throws {
    // Half of them acyclic, where bounds are scarce.
    var random = Xoshiro256(seed: seed)
    let count = Int.random(in: 3..<14, using: &random)
    let arcs = (0..<Int.random(in: count..<3 * count, using: &random)).map { _ in
      let one = Int.random(in: 0..<count, using: &random)
      let other = Int.random(in: 0..<count, using: &random)
      return seed % 2 == 0 ? (min(one, other), max(one, other)) : (one, other)
    }
    let graph = Graph(arcs: arcs, count: count)
    let slow = SlowFormulas(graph)
    let parts = slow.parts(keeping: Array(graph.nodes)).map { Double($0.count) }
    let most = parts.reduce(0) { $0 + ($1 - 1) * ($1 - 2) / 2 }
    let expected = 1 - Double(slow.pairsWithoutLeastUpperBound()) / most
    #expect(agree([try graph.krackhardt().leastUpperBoundedness], [most > 0 ? expected : .nan]))

    let reaches = slow.reaches()
    let pairs = graph.nodes.flatMap { one in (0..<one).map { ($0, one) } }
    let mutual = pairs.count { reaches[$0.0][$0.1] && reaches[$0.1][$0.0] }
    let either = pairs.count { reaches[$0.0][$0.1] || reaches[$0.1][$0.0] }
    #expect(
      agree(
        [try graph.krackhardt().hierarchy],
        [either > 0 ? 1 - Double(mutual) / Double(either) : .nan]))
  }

  @Test func `Many superiors of one, and one of many, are counted by sizes`() throws {
    // 5,000 founders above one manager: no pair of founders is bounded.
    let above = try Graph(arcs: (1...5000).map { ($0, 0) }).krackhardt()
    #expect(agree([above.leastUpperBoundedness], [0]))
    #expect(above.hierarchy == 1)
    let both = try Graph(arcs: (1...5000).flatMap { [(0, $0), ($0, 0)] }).krackhardt()
    #expect(both.leastUpperBoundedness == 1)
    #expect(both.hierarchy == 0)
  }
}
