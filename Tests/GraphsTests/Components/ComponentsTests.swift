import Graphs
import Testing

@Suite struct ComponentsTests {
  @Test func `Small graphs by hand`() {
    #expect(Graph(ties: []).weakComponents().count == 0)
    #expect(Graph(ties: [], count: 2).weakComponents().sizes == [1, 1])
    #expect(Graph(ties: [(1, 3), (0, 2)], count: 5).weakComponents().labels == [0, 1, 0, 1, 2])
    let knot = Graph(arcs: [(0, 1), (1, 2), (2, 1), (2, 3), (3, 0), (4, 0)])
    #expect(knot.strongComponents().labels == [0, 0, 0, 0, 1])
    #expect(knot.weakComponents().sizes == [5])
    #expect(Graph(arcs: [(0, 1), (1, 2)]).strongComponents().sizes == [1, 1, 1])
  }

  @Test(arguments: 0..<50)
  func `Parts are what reaches one another`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    let slow = SlowFormulas(graph)
    let reaches = slow.reaches()
    let weak = graph.weakComponents()
    let strong = graph.strongComponents()
    for (part, members) in slow.parts(keeping: Array(graph.nodes)).enumerated() {
      #expect(members.allSatisfy { weak.labels[$0] == Int32(part) })
      #expect(weak.sizes[part] == members.count)
    }
    for one in graph.nodes {
      for other in graph.nodes {
        #expect(
          (strong.labels[one] == strong.labels[other])
            == (reaches[one][other] && reaches[other][one])
        )
      }
    }
    #expect(strong.sizes.reduce(0, +) == graph.count)
    #expect(graph.reversed().strongComponents() == strong)
  }

  @Test func `Depth does not matter`() {
    let chain = Graph(arcs: (1..<20_000).map { ($0 - 1, $0) })
    #expect(chain.strongComponents().count == 20_000)
    #expect(chain.weakComponents().count == 1)
    let ring = Graph(arcs: (0..<20_000).map { ($0, ($0 + 1) % 20_000) })
    #expect(ring.strongComponents().count == 1)
  }
}
