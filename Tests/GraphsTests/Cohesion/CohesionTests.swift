import Graphs
import Testing

@Suite struct CohesionTests {
  @Test func `Small graphs by hand`() throws {
    #expect(Graph(ties: []).density().isNaN)
    #expect(Graph(ties: [], count: 1).density().isNaN)
    #expect(Graph.complete(4).density() == 1)
    #expect(Graph(arcs: [(0, 1)], count: 3).density() == 1.0 / 6)
    #expect(Graph(arcs: [], count: 3).reciprocity().isNaN)
    #expect(Graph(arcs: [(0, 1), (1, 0), (1, 2)]).reciprocity() == 2.0 / 3)
    #expect(Graph.path(3).reciprocity() == 1)
    #expect(try Graph.path(2).transitivity().isNaN)
    #expect(try Graph.path(3).transitivity() == 0)
    #expect(try Graph.complete(5).transitivity() == 1)
    #expect(try Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)]).transitivity() == 0.6)
    let kite = try Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)], count: 5).localClustering()
    #expect(agree(kite, [1, 1, 1.0 / 3, .nan, .nan]))
    #expect(try Graph.star(leaves: 20_000).transitivity() == 0)
  }

  @Test(arguments: 0..<50)
  func `They count pairs and triples`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let slow = SlowFormulas(graph)
    let arcs = graph.nodes.flatMap { one in
      graph.nodes.filter { slow.weights[one][$0] > 0 }.map { (one, $0) }
    }
    let answered = arcs.count { slow.weights[$0.1][$0.0] > 0 }
    #expect(
      agree([graph.reciprocity()], [arcs.isEmpty ? .nan : Double(answered) / Double(arcs.count)]))

    let triangles = try graph.triangles()
    let clustering = try graph.localClustering()
    let transitivity = try graph.transitivity()
    var closed = 0.0
    var all = 0.0
    for node in graph.nodes {
      var closedHere = 0.0
      var allHere = 0.0
      for one in graph.nodes where slow.isTied(node, one) {
        for other in 0..<one where slow.isTied(node, other) {
          allHere += 1
          if slow.isTied(one, other) { closedHere += 1 }
        }
      }
      #expect(Double(triangles[node]) == closedHere)
      #expect(
        agree([clustering[node]], [allHere > 0 ? closedHere / allHere : .nan]))
      closed += closedHere
      all += allHere
    }
    #expect(agree([transitivity], [all > 0 ? closed / all : .nan]))
  }
}
