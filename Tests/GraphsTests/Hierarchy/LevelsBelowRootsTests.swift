import Graphs
import Testing

@Suite struct LevelsBelowRootsTests {
  @Test func `Small graphs by hand`() {
    #expect(Graph(arcs: []).levelsBelowRoots() == [])
    #expect(Graph(arcs: [], count: 2).levelsBelowRoots() == [0, 0])
    #expect(Graph.directedPath(4).levelsBelowRoots() == [0, 1, 2, 3])
    #expect(Graph.outStar(leaves: 3).levelsBelowRoots() == [0, 1, 1, 1])
    #expect(Graph.outStar(leaves: 3).reversed().levelsBelowRoots() == [1, 0, 0, 0])
    #expect(
      Graph.outTree(branching: 2, depth: 2).levelsBelowRoots() == [0, 1, 1, 2, 2, 2, 2])
    // Two roots: 3 is below both, and as near as the nearer.
    #expect(
      Graph(arcs: [(0, 1), (1, 2), (2, 3), (4, 3)]).levelsBelowRoots() == [0, 1, 2, 1, 0])
  }

  @Test func `A circle without a root above has no level, nor has who is below it`() {
    let levels = Graph(arcs: [(0, 1), (1, 0), (1, 2), (3, 4), (4, 5), (5, 4)]).levelsBelowRoots()
    #expect(agree(levels, [.nan, .nan, .nan, 0, 1, 2]))
    #expect(Graph.directedRing(3).levelsBelowRoots().allSatisfy { $0.isNaN })
    #expect(Graph(ties: [(0, 1)]).levelsBelowRoots().allSatisfy { $0.isNaN })
  }

  @Test(arguments: 0..<50)
  func `Each level is the shortest way from a node that nothing reaches`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    let slow = SlowFormulas(graph)
    let distance = slow.distances()
    let roots = graph.nodes.filter { node in graph.nodes.allSatisfy { slow.weights[$0][node] == 0 }
    }
    let expected = graph.nodes.map { node in
      roots.compactMap { distance[$0][node] }.min().map(Double.init) ?? .nan
    }
    let levels = graph.levelsBelowRoots()
    #expect(agree(levels, expected))
    var random = Xoshiro256(seed: seed)
    let names = graph.nodes.shuffled(using: &random)
    let renamed = graph.renumbered(names).scaled(by: 0.5, isolates: 1).levelsBelowRoots()
    #expect(agree(names.map { renamed[$0] }, levels))
    #expect(renamed.last == 0)
  }

  @Test func `Depth and width do not matter`() {
    #expect(Graph.directedPath(50_000).levelsBelowRoots().last == 49_999)
    #expect(Graph.outStar(leaves: 60_000).levelsBelowRoots()[60_000] == 1)
  }
}
