import Graphs
import Testing

@Suite struct ArticulationPointsTests {
  @Test func `Small graphs by hand`() {
    #expect(Graph(ties: []).articulationPoints().isEmpty)
    #expect(Graph.path(2).articulationPoints().isEmpty)
    #expect(Graph.ring(5).articulationPoints().isEmpty)
    #expect(Graph.ring(5).bridges().isEmpty)
    #expect(Graph.path(4).articulationPoints().map(\.node) == [1, 2])
    #expect(Graph.path(4).bridges().map { [$0.0, $0.1] } == [[0, 1], [1, 2], [2, 3]])
    let star = Graph.star(leaves: 4).articulationPoints()
    #expect(star.map(\.node) == [0])
    #expect(star[0].fallingOff == [1, 1, 1])
    // Two triangles that share node 2, and a tail at 4.
    let bow = Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (2, 4), (4, 5), (5, 6)])
    #expect(bow.articulationPoints().map(\.node) == [2, 4, 5])
    #expect(bow.articulationPoints().map(\.fallingOff) == [[2], [2], [1]])
    #expect(bow.bridges().map { [$0.0, $0.1] } == [[4, 5], [5, 6]])
  }

  @Test func `A mutual pair is one tie, and may be a bridge`() {
    let graph = Graph(arcs: [(0, 1), (1, 0), (1, 2)])
    #expect(graph.articulationPoints().map(\.node) == [1])
    #expect(graph.bridges().map { [$0.0, $0.1] } == [[0, 1], [1, 2]])
  }

  @Test(arguments: 0..<60)
  func `Taking them away leaves the pieces they name`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    let slow = SlowFormulas(graph)
    let all = Array(graph.nodes)
    let whole = slow.parts(keeping: all)
    let expected = all.compactMap { node -> ArticulationPointAsPairs? in
      let part = whole.first { $0.contains(node) } ?? []
      let pieces = slow.parts(keeping: part.filter { $0 != node }).map(\.count).sorted(by: >)
      return pieces.count > 1 ? .init(node: node, pieces: Array(pieces.dropFirst())) : nil
    }
    #expect(
      graph.articulationPoints().map { .init(node: $0.node, pieces: $0.fallingOff) } == expected)

    let cuts = all.flatMap { one in
      all.filter { other in
        other > one && slow.isTied(one, other)
          && slow.parts(keeping: all, without: (one, other)).count > whole.count
      }.map { [one, $0] }
    }
    #expect(graph.bridges().map { [$0.0, $0.1] } == cuts)
  }

  @Test func `Depth and width do not matter`() {
    let path = Graph.path(20_000)
    #expect(path.articulationPoints().count == 19_998)
    #expect(path.articulationPoints()[9_999].fallingOff == [9_999])
    #expect(path.bridges().count == 19_999)
    #expect(Graph.star(leaves: 20_000).articulationPoints()[0].fallingOff.count == 19_999)
  }
}

private struct ArticulationPointAsPairs: Equatable {
  let node: Int
  let pieces: [Int]
}
