import Graphs
import Testing

@Suite struct RichClubTests {
  @Test func `Small graphs by hand`() {
    #expect(Graph(ties: []).richClub() == [])
    #expect(Graph(ties: [], count: 3).richClub() == [])
    #expect(Graph.star(leaves: 4).richClub() == [0.4])
    #expect(Graph.ring(6).richClub() == [0.4, 0.4])
    #expect(Graph.complete(4).richClub() == [1, 1, 1])
    #expect(agree(Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)]).richClub(), [2.0 / 3, 1]))
    #expect(Graph(arcs: [(0, 1), (1, 0)]).richClub() == [1])
  }

  @Test(arguments: 0..<50)
  func `It is the density among those with more ties`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    let slow = SlowFormulas(graph)
    let degrees = graph.nodes.map { one in graph.nodes.count { slow.isTied(one, $0) } }
    var expected: [Double] = []
    for k in graph.nodes {
      let rich = graph.nodes.filter { degrees[$0] > k }
      guard rich.count > 1 else { break }
      let ties = rich.reduce(0) { sum, one in sum + rich.count { slow.isTied(one, $0) } }
      expected.append(Double(ties) / Double(rich.count * (rich.count - 1)))
    }
    #expect(agree(graph.richClub(), expected))
  }
}
