import Graphs
import Testing

@Suite struct PageRankTests {
  @Test func `Small graphs by hand`() throws {
    #expect(try Graph(ties: []).pageRank() == [])
    #expect(try Graph(ties: [], count: 4).pageRank() == [0.25, 0.25, 0.25, 0.25])
    #expect(agree(try Graph.ring(5).pageRank(), Array(repeating: 0.2, count: 5)))
    // hub = 0.05 + 0.85 · 2 · leaf, leaf = 0.05 + 0.85 · hub / 2
    let hub = (0.05 + 1.7 * 0.05) / (1 - 1.7 * 0.425)
    let leaf = 0.05 + 0.425 * hub
    #expect(agree(try Graph.star(leaves: 2).pageRank(), [hub, leaf, leaf]))
    #expect(try Graph(arcs: [(0, 1)]).pageRank(damping: 0) == [0.5, 0.5])
  }

  @Test func `A hub of many settles, where equal terms round alike`() throws {
    let (leaves, damping) = (30_000, 0.85)
    let base = (1 - damping) / Double(leaves + 1)
    // hub = base + d · leaves · leaf, leaf = base + d · hub / leaves
    let hub = base * (1 + damping * Double(leaves)) / (1 - damping * damping)
    let ranks = try Graph.star(leaves: leaves).pageRank()
    #expect(agree([ranks[0]], [hub], tolerance: 1e-12))
    #expect(agree([ranks[leaves]], [base + damping * hub / Double(leaves)], tolerance: 1e-12))
  }

  @Test(arguments: 0..<50)
  func `It is where the walk settles, and sums to one`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let ranks = try graph.pageRank()
    #expect(agree(ranks, SlowFormulas(graph).pageRank(damping: 0.85)))
    #expect(agree([ranks.reduce(0, +)], [1], tolerance: 1e-12))
    #expect(agree(try graph.scaled(by: 8).pageRank(), ranks))
  }

  @Test(arguments: [.leastNonzeroMagnitude, 1e-300, 1e300, 1e308])
  func `Weights at the ends of all numbers rank like any others`(factor: Double) throws {
    let ties = (1...8).map { (0, $0) } + [(1, 2), (2, 3)]
    var builder = GraphBuilder(count: 10, isDirected: true)
    for (one, other) in ties { builder.add(one, other, weight: factor) }
    let ranks = try builder.build().graph.pageRank()
    let plain = try Graph(arcs: ties, count: 10).pageRank()
    #expect(agree(ranks, plain, tolerance: 1e-12))
  }

  @Test func `A long path and a large star sum to one`() throws {
    for graph in [Graph.path(5_000), Graph.star(leaves: 6_000)] {
      // Few rounds, as each takes long without optimisation.
      let ranks = try graph.pageRank(damping: 0.1)
      #expect(agree([ranks.reduce(0, +)], [1]))
    }
  }
}
