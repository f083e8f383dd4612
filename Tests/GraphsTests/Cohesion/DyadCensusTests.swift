import Graphs
import Testing

@Suite struct DyadCensusTests {
  @Test func `Small graphs by hand`() {
    let census = Graph(arcs: [(0, 1), (1, 0), (1, 2)]).dyadCensus()
    #expect((census.mutual, census.asymmetric, census.null) == (1, 1, 1))
    #expect(Graph(ties: [], count: 0).dyadCensus().null == 0)
    #expect(Graph.star(leaves: 3).dyadCensus().mutual == 3)
  }

  @Test(arguments: 0..<50)
  func `Every pair is counted once`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    var counts = [0, 0, 0]
    for one in graph.nodes {
      for other in graph.nodes where other > one {
        let arcs = [graph.arc(from: one, to: other), graph.arc(from: other, to: one)]
        counts[arcs.count { $0 != nil }] += 1
      }
    }
    let census = graph.dyadCensus()
    #expect([census.null, census.asymmetric, census.mutual] == counts)
  }
}
