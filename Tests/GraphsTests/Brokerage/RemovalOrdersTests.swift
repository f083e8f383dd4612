import Graphs
import Testing

@Suite struct RemovalOrdersTests {
  @Test func `Small graphs by hand`() throws {
    #expect(Graph(ties: []).removalOrderByDegree() == [])
    #expect(try Graph(ties: []).removalOrderByBetweenness() == [])
    #expect(Graph(ties: [], count: 3).removalOrderByDegree() == [0, 1, 2])
    #expect(try Graph(ties: [], count: 3).removalOrderByBetweenness() == [0, 1, 2])
    #expect(Graph.path(5).removalOrderByDegree() == [1, 3, 0, 2, 4])
    #expect(try Graph.path(5).removalOrderByBetweenness() == [2, 0, 1, 3, 4])
    let star = Graph(ties: [(3, 0), (3, 1), (3, 2), (3, 4)])
    #expect(star.removalOrderByDegree() == [3, 0, 1, 2, 4])
    #expect(try star.removalOrderByBetweenness() == [3, 0, 1, 2, 4])
    #expect(Graph.complete(4).removalOrderByDegree() == [0, 1, 2, 3])
    #expect(try Graph.complete(4).removalOrderByBetweenness() == [0, 1, 2, 3])
    // A ring is a path once 0 is gone: 3 is its middle, then 1 – 2 and 4 – 5 have nobody between.
    #expect(try Graph.ring(6).removalOrderByBetweenness() == [0, 3, 1, 2, 4, 5])
  }

  @Test(arguments: 0..<50)
  func `Whoever goes had most ties to those left`(seed: UInt64) {
    let graph = Graph.random(seed: seed, maximum: 24)
    let slow = SlowFormulas(graph)
    var left = Array(graph.nodes)
    for node in graph.removalOrderByDegree() {
      let ties = left.map { one in left.count { slow.isTied(one, $0) } }
      let most = ties.max() ?? 0
      #expect(node == left[ties.firstIndex(of: most) ?? 0])
      left.removeAll { $0 == node }
    }
    #expect(left.isEmpty)
  }

  @Test(arguments: 0..<50)
  func `Whoever goes stood between most of those left`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let ties = graph.undirected().unweighted()
    var left = Array(graph.nodes)
    for node in try graph.removalOrderByBetweenness() {
      let betweenness = SlowFormulas(ties.induced(by: left)).betweenness()
      let most = betweenness.max() ?? 0
      #expect(node == left[betweenness.firstIndex { $0 > most - 1e-9 } ?? 0])
      left.removeAll { $0 == node }
    }
    #expect(left.isEmpty)
  }

  @Test(arguments: 0..<10)
  func `Direction and weight do not count`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let plain = graph.undirected().unweighted()
    #expect(graph.removalOrderByDegree() == plain.removalOrderByDegree())
    #expect(
      try graph.removalOrderByBetweenness() == plain.reversed().removalOrderByBetweenness())
    // Nobody's turn comes later for people without ties.
    let more = graph.scaled(by: 2, isolates: 2)
    let busy = graph.removalOrderByDegree().filter { !plain.arcs(of: $0).isEmpty }
    #expect(more.removalOrderByDegree().filter { busy.contains($0) } == busy)
  }

  @Test func `Depth and width do not matter`() throws {
    let path = Graph.path(50_000).removalOrderByDegree()
    #expect(path.prefix(3) == [1, 3, 5] && Set(path).count == 50_000)
    let star = Graph.star(leaves: 60_000)
    #expect(star.removalOrderByDegree() == Array(0...60_000))
    #expect(try star.removalOrderByBetweenness() == Array(0...60_000))
  }
}
