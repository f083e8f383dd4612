import Graphs
import Testing

@Suite struct DegreeTests {
  @Test func `Nodes without ties have none`() {
    #expect(Graph(ties: []).degrees() == [])
    #expect(Graph(arcs: [], count: 2).inStrengths() == [0, 0])
  }

  @Test(arguments: 0..<50)
  func `Degrees count and strengths sum the rows and columns of the matrix`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    let weights = SlowFormulas(graph).weights
    #expect(graph.degrees() == weights.map { $0.count { $0 > 0 } })
    #expect(graph.strengths() == weights.map { $0.reduce(0, +) })
    #expect(graph.inDegrees() == graph.nodes.map { node in weights.count { $0[node] > 0 } })
    #expect(graph.inStrengths() == graph.nodes.map { node in weights.reduce(0) { $0 + $1[node] } })
    #expect(graph.reversed().degrees() == graph.inDegrees())
  }
}
