import Graphs
import Testing

@Suite struct SmallGraphsTests {
  @Test func `They have the ties their names say`() throws {
    #expect(Graph.path(4) == Graph(ties: [(0, 1), (1, 2), (2, 3)]))
    #expect(Graph.directedPath(3) == Graph(arcs: [(0, 1), (1, 2)]))
    #expect(Graph.ring(3) == Graph.complete(3))
    #expect(Graph.directedRing(3) == Graph(arcs: [(0, 1), (1, 2), (2, 0)]))
    #expect(Graph.star(leaves: 3).degrees() == [3, 1, 1, 1])
    #expect(Graph.outStar(leaves: 3).inDegrees() == [0, 1, 1, 1])
    #expect(Graph.complete(5).tieCount == 10)
    #expect(Graph.completeBipartite(2, 3).degrees() == [3, 3, 2, 2, 2])
    #expect(Graph.tree(branching: 2, depth: 3).count == 15)
    #expect(Graph.tree(branching: 2, depth: 3).degrees().prefix(3) == [2, 3, 3])
    #expect(Graph.outTree(branching: 3, depth: 1) == Graph.outStar(leaves: 3))
    #expect(Graph.outTree(branching: 1, depth: 4) == Graph.directedPath(5))
    #expect(Graph.grid(rows: 2, columns: 3).degrees() == [2, 3, 2, 2, 3, 2])
    #expect(Graph.grid(rows: 1, columns: 4) == Graph.path(4))
    #expect(Graph.diamonds(2).degrees() == [2, 2, 2, 4, 2, 2, 2])
    #expect(Graph.directedDiamonds(2).degrees() == [2, 1, 1, 2, 1, 1, 0])
  }

  @Test func `Nobody and one person are graphs, too`() {
    for graph in [Graph.path(0), .ring(0), .complete(0), .grid(rows: 0, columns: 3)] {
      #expect(graph.count == 0)
    }
    for graph in [
      Graph.path(1), .ring(1), .directedRing(1), .star(leaves: 0), .complete(1), .diamonds(0),
      .tree(branching: 2, depth: 0), .completeBipartite(1, 0),
    ] { #expect(graph.count == 1 && graph.tieCount == 0) }
    #expect(Graph.ring(2).tieCount == 1)
    #expect(Graph.directedRing(2).tieCount == 2)
  }
}
