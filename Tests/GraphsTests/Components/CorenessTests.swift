import Graphs
import Testing

@Suite struct CorenessTests {
  @Test func `Small graphs by hand`() {
    #expect(Graph(ties: []).coreness() == [])
    #expect(Graph(ties: [(0, 1)], count: 3).coreness() == [1, 1, 0])
    #expect(Graph.complete(4).coreness() == [3, 3, 3, 3])
    #expect(Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)]).coreness() == [2, 2, 2, 1])
    #expect(Graph(arcs: [(0, 1), (1, 0)]).coreness() == [1, 1])
  }

  @Test(arguments: 0..<50)
  func `It is the last k that a node survives`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    #expect(graph.coreness() == SlowFormulas(graph).coreness())
    #expect(graph.reversed().coreness() == graph.coreness())
  }
}
