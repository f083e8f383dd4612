import Graphs
import Testing

@Suite struct GraphCorrelationTests {
  @Test func `Small graphs by hand`() throws {
    var random = Xoshiro256(seed: 1)
    let chain = Graph(arcs: [(0, 1), (1, 2)])
    func r(_ one: Graph, _ other: Graph) throws -> Double {
      try one.correlation(with: other, permutations: 0, using: &random).observed
    }
    #expect(agree([try r(chain, chain)], [1]))
    // Two of six cells each, none shared: (0 − 2 · 2/6) / (2 − 4/6).
    #expect(agree([try r(chain, chain.reversed())], [-0.5]))
    #expect(agree([try r(Graph.path(3), Graph(ties: [(0, 2)], count: 3))], [-1]))
    #expect(try r(Graph.complete(4), Graph.path(4)).isNaN)
    #expect(try r(Graph(ties: [], count: 4), Graph.path(4)).isNaN)
    #expect(try r(Graph(ties: []), Graph(ties: [])).isNaN)
    #expect(try r(Graph(ties: [], count: 1), Graph(ties: [], count: 1)).isNaN)
    let drawnNone = try chain.correlation(with: chain, permutations: 0, using: &random)
    #expect(drawnNone.pLarger.isNaN && drawnNone.pTwoSided.isNaN)
    let shared = chain.sharedArcs(with: Graph(arcs: [(0, 1), (2, 1)]))
    #expect(shared.shared == 1 && shared.either == 3)
    let mixed = chain.sharedArcs(with: Graph.path(3))
    #expect(mixed.shared == 2 && mixed.either == 4)
  }

  @Test(arguments: 0..<50)
  func `Correlation and shared ties are those of the matrices`(seed: UInt64) throws {
    let (one, other) = pair(seed: seed)
    var random = Xoshiro256(seed: seed)
    let ours = try one.correlation(with: other, permutations: 20, using: &random)
    #expect(agree([ours.observed], [slowCorrelation(one, other)], tolerance: 1e-9))
    #expect(ours.permuted.count == (ours.observed.isNaN ? 0 : 20))
    #expect(ours.permuted.allSatisfy { (-1...1).contains($0) })
    var shared = (0, 0)
    let (x, y) = (SlowFormulas(one).weights, SlowFormulas(other).weights)
    for i in one.nodes {
      for j in one.nodes where i != j {
        if x[i][j] > 0, y[i][j] > 0 { shared.0 += 1 }
        if x[i][j] > 0 || y[i][j] > 0 { shared.1 += 1 }
      }
    }
    let counted = one.sharedArcs(with: other)
    #expect(counted.shared == shared.0 && counted.either == shared.1)
    // Either way round, and with other units.
    #expect(
      agree(
        [try other.correlation(with: one, permutations: 0, using: &random).observed],
        [ours.observed]))
    let scaled = one.scaled(by: 1e200)
    #expect(
      agree(
        [try scaled.correlation(with: other, permutations: 0, using: &random).observed],
        [ours.observed], tolerance: 1e-9))
  }

  @Test func `All orders of few people are drawn equally often`() throws {
    // Of the six orders of three people, two keep the tie of a path's middle in place.
    let path = Graph.path(3)
    var random = Xoshiro256(seed: 2)
    let result = try path.correlation(with: path, permutations: 3000, using: &random)
    let same = result.permuted.count { $0 > 0.99 }
    // 1000 expected, standard deviation 26; four of them.
    #expect(abs(same - 1000) < 104)
    #expect(abs(result.pLarger - 1.0 / 3) < 0.04 && result.pSmaller == 1)
    #expect(abs(result.pTwoSided - 2.0 / 3) < 0.08)
    #expect(abs(result.nullMean) < 0.04)
  }

  @Test func `p is uniform where the two have nothing to do with one another`() throws {
    var ps: [Double] = []
    for seed in 0..<200 {
      var random = Xoshiro256(seed: UInt64(seed))
      func graph() -> Graph {
        // Weights that differ, so that no two reassignments tie.
        var builder = GraphBuilder(count: 12, isDirected: true)
        for _ in 0..<30 {
          builder.add(
            Int.random(in: 0..<12, using: &random), Int.random(in: 0..<12, using: &random),
            weight: Double.random(in: 1..<2, using: &random))
        }
        return builder.build().graph
      }
      let (one, other) = (graph(), graph())
      ps.append(try one.correlation(with: other, permutations: 39, using: &random).pLarger)
    }
    let sorted = ps.sorted()
    let distance = sorted.enumerated().map { abs(Double($0.offset + 1) / 200 - $0.element) }.max()
    // Kolmogorov and Smirnov at 0.1 %: 1.95/√200; p comes in steps of 1/40.
    #expect(try #require(distance) < 1.95 / 200.0.squareRoot() + 0.025)
  }

  /// Two graphs of the same nodes, of different seeds, directed and weighted or not.
  private func pair(seed: UInt64) -> (Graph, Graph) {
    let one = Graph.random(seed: seed)
    var other = Graph.random(seed: seed + 51)
    if other.count > one.count {
      other = other.induced(by: Array(one.nodes))
    } else {
      other = other.scaled(by: 1, isolates: one.count - other.count)
    }
    return (one, other)
  }

  private func slowCorrelation(_ one: Graph, _ other: Graph) -> Double {
    let (x, y) = (SlowFormulas(one).weights, SlowFormulas(other).weights)
    let cells = one.nodes.flatMap { i in one.nodes.filter { $0 != i }.map { (i, $0) } }
    let n = Double(cells.count)
    let meanX = cells.reduce(0) { $0 + x[$1.0][$1.1] } / n
    let meanY = cells.reduce(0) { $0 + y[$1.0][$1.1] } / n
    var (xy, xx, yy) = (0.0, 0.0, 0.0)
    for (i, j) in cells {
      xy += (x[i][j] - meanX) * (y[i][j] - meanY)
      xx += (x[i][j] - meanX) * (x[i][j] - meanX)
      yy += (y[i][j] - meanY) * (y[i][j] - meanY)
    }
    return xx > 1e-12 && yy > 1e-12 ? xy / (xx * yy).squareRoot() : .nan
  }
}
