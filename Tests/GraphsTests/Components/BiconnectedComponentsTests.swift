import Graphs
import Testing

@Suite struct BiconnectedComponentsTests {
  @Test func `Small graphs by hand`() {
    #expect(Graph(ties: []).biconnectedComponents().count == 0)
    #expect(Graph(ties: [], count: 3).biconnectedComponents().count == 0)
    #expect(Graph.path(4).biconnectedComponents().sizes == [2, 2, 2])
    #expect(Graph.ring(5).biconnectedComponents().sizes == [5])
    #expect(Graph.diamonds(3).biconnectedComponents().sizes == [4, 4, 4])
    let kite = Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)]).biconnectedComponents()
    #expect(kite.sizes == [3, 2])
    #expect(kite.block(of: 3, 2) == 1)
    #expect(kite.nodes(of: 0) == [0, 1, 2])
    #expect(kite.nodes(of: 1) == [2, 3])
    #expect(Graph(arcs: [(0, 1), (1, 0)]).biconnectedComponents().sizes == [2])
  }

  @Test(arguments: 0..<50)
  func `Two ties share a block if no third node parts them`(seed: UInt64) {
    let graph = Graph.random(seed: seed, maximum: 10)
    let slow = SlowFormulas(graph)
    let blocks = graph.biconnectedComponents()
    let ties = graph.nodes.flatMap { one in
      graph.nodes.filter { $0 > one && slow.isTied(one, $0) }.map { (one, $0) }
    }
    // Ties hang together past every node that is not an end of both or, at a shared end, past it.
    for first in ties {
      for second in ties where first != second {
        let isTogether = graph.nodes.allSatisfy { node in
          let parts = slow.parts(keeping: graph.nodes.filter { $0 != node })
          func rest(_ tie: (Int, Int)) -> Int { tie.0 == node ? tie.1 : tie.0 }
          return parts.contains { $0.contains(rest(first)) && $0.contains(rest(second)) }
        }
        let isSame =
          blocks.block(of: first.0, first.1) == blocks.block(of: second.1, second.0)
        #expect(isSame == isTogether)
      }
    }
    for block in 0..<blocks.count {
      let inside = ties.filter { blocks.block(of: $0.0, $0.1) == block }
      let ends = Set(inside.flatMap { [$0.0, $0.1] })
      #expect(blocks.nodes(of: block) == ends.sorted())
      #expect(blocks.sizes[block] == ends.count)
    }
    let labels = blocks.labels(ofArcsIn: graph)
    for node in graph.nodes {
      for arc in graph.arcs(of: node) {
        #expect(Int(labels[arc]) == blocks.block(of: node, graph.target(of: arc)))
      }
    }

    let all = graph.biconnectivity()
    #expect(all.components == blocks)
    #expect(all.articulationPoints == graph.articulationPoints())
    #expect(all.bridges.elementsEqual(graph.bridges(), by: ==))
    #expect(all.bridges.count == blocks.sizes.count { $0 == 2 })
  }

  @Test func `Depth and breadth do not matter`() {
    #expect(Graph.path(50_000).biconnectedComponents().count == 49_999)
    #expect(Graph.ring(50_000).biconnectedComponents().sizes == [50_000])
    #expect(Graph.star(leaves: 60_000).biconnectedComponents().count == 60_000)
    #expect(Graph.star(leaves: 60_000).articulationPoints()[0].fallingOff.count == 59_999)
  }
}
