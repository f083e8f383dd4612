import Graphs
import Testing

@Suite struct FlowHierarchyTests {
  @Test func `Small graphs by hand`() {
    #expect(Graph(arcs: [], count: 2).flowHierarchy().isNaN)
    #expect(Graph(arcs: [(0, 1), (0, 2)]).flowHierarchy() == 1)
    #expect(Graph(arcs: [(0, 1), (1, 2), (2, 0)]).flowHierarchy() == 0)
    #expect(agree([Graph(arcs: [(0, 1), (1, 0), (1, 2)]).flowHierarchy()], [1.0 / 3]))
    var builder = GraphBuilder(count: 3, isDirected: true)
    for (source, target, weight) in [(0, 1, 1.0), (1, 0, 1), (1, 2, 6)] {
      builder.add(source, target, weight: weight)
    }
    #expect(builder.build().graph.flowHierarchy() == 0.75)
  }

  @Test(arguments: 0..<50)
  func `An arc is on a cycle where its target reaches its source`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    let slow = SlowFormulas(graph)
    let reaches = slow.reaches()
    var all = 0.0
    var free = 0.0
    for one in graph.nodes {
      for other in graph.nodes {
        all += slow.weights[one][other]
        if !reaches[other][one] { free += slow.weights[one][other] }
      }
    }
    #expect(agree([graph.flowHierarchy()], [all > 0 ? free / all : .nan]))
    #expect(agree([graph.reversed().flowHierarchy()], [graph.flowHierarchy()]))
  }
}
