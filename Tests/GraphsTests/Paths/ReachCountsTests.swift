import Graphs
import Testing

@Suite struct ReachCountsTests {
  @Test func `Small graphs by hand`() throws {
    #expect(try Graph(arcs: []).reachCounts() == [])
    #expect(try Graph(arcs: [(0, 1), (1, 2)]).reachCounts() == [2, 1, 0])
    #expect(try Graph(arcs: [(0, 1), (1, 2), (2, 0), (2, 3)]).reachCounts() == [3, 3, 3, 0])
    #expect(try Graph(ties: [(0, 1)], count: 3).reachCounts() == [1, 1, 0])
  }

  @Test(arguments: UInt64(0)..<50)
  func `As many as a search from each node finds`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let expected = graph.nodes.map { start in
      var seen = Set([start])
      var open = [start]
      while let node = open.popLast() {
        for arc in graph.arcs(of: node) where seen.insert(graph.target(of: arc)).inserted {
          open.append(graph.target(of: arc))
        }
      }
      return seen.count - 1
    }
    #expect(try graph.reachCounts() == expected)
  }

  @Test func `Trees either way up, and a tree with one arc too many`() throws {
    let tree = Graph.outTree(branching: 2, depth: 2)
    #expect(try tree.reachCounts() == [6, 2, 2, 0, 0, 0, 0])
    #expect(try tree.reversed().reachCounts() == [0, 1, 1, 2, 2, 2, 2])
    let diamond = Graph(arcs: [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)])
    #expect(try diamond.reachCounts() == [4, 2, 2, 1, 0])
  }

  @Test func `A long chain of command, and one of pairs`() throws {
    let chain = Graph(arcs: (1..<3000).map { ($0 - 1, $0) })
    #expect(try chain.reachCounts() == (0..<3000).map { 2999 - $0 })
    var arcs: [(Int, Int)] = []
    for low in stride(from: 0, to: 1200, by: 2) {
      arcs += [(low, low + 1), (low + 1, low), (low + 1, low + 2)]
    }
    let expected = (0...1200).map { 1200 - $0 / 2 * 2 }
    #expect(try Graph(arcs: arcs).reachCounts() == expected)
  }
}
