import Graphs
import Testing

@Suite struct VertexConnectivityTests {
  @Test func `Small graphs by hand`() throws {
    #expect(try Graph(ties: []).vertexConnectivity() == 0)
    #expect(try Graph(ties: [], count: 1).vertexConnectivity() == 0)
    #expect(try Graph(ties: [], count: 3).vertexConnectivity() == 0)
    #expect(try Graph.path(2).vertexConnectivity() == 1)
    #expect(try Graph.path(5).vertexConnectivity() == 1)
    #expect(try Graph.ring(5).vertexConnectivity() == 2)
    #expect(try Graph.complete(6).vertexConnectivity() == 5)
    #expect(try Graph(arcs: [(0, 1), (1, 2), (2, 0)]).vertexConnectivity() == 2)
    // A cube, and Petersen's graph.
    var cube: [(Int, Int)] = []
    for corner in 0..<8 { for side in [1, 2, 4] { cube.append((corner, corner ^ side)) } }
    #expect(try Graph(ties: cube).vertexConnectivity() == 3)
    var petersen: [(Int, Int)] = []
    for corner in 0..<5 {
      petersen += [(corner, (corner + 1) % 5), (corner, corner + 5)]
      petersen.append((corner + 5, (corner + 2) % 5 + 5))
    }
    #expect(try Graph(ties: petersen).vertexConnectivity() == 3)
    // Two groups of five that share three.
    var groups: [(Int, Int)] = []
    for group in [0..<5, 2..<7] {
      for one in group { for other in group.lowerBound..<one { groups.append((one, other)) } }
    }
    #expect(try Graph(ties: groups).vertexConnectivity() == 3)
  }

  @Test(arguments: 0..<100)
  func `No smaller set of nodes cuts the graph, and one of that size does`(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    let count = Int.random(in: 2...9, using: &random)
    let chance = Double.random(in: 0.3...0.95, using: &random)
    var ties: [(Int, Int)] = []
    for one in 0..<count {
      for other in 0..<one where Double.random(in: 0..<1, using: &random) < chance {
        ties.append((one, other))
      }
    }
    let graph = Graph(ties: ties, count: count)
    let slow = SlowFormulas(graph)
    var smallest = count - 1
    for removed in 0..<1 << count where removed.nonzeroBitCount < smallest {
      let kept = graph.nodes.filter { removed >> $0 & 1 == 0 }
      if slow.parts(keeping: kept).count > 1 { smallest = removed.nonzeroBitCount }
    }
    #expect(try graph.vertexConnectivity() == smallest)
    #expect(try graph.renumbered(Array(graph.nodes.reversed())).vertexConnectivity() == smallest)
  }

  @Test(arguments: 0..<20)
  func `Two dense groups are held together by the nodes they share`(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    let shared = Int.random(in: 3...6, using: &random)
    // 0..<shared are in both groups of 30; each group is a ring of near contacts and more.
    var ties: [(Int, Int)] = []
    for group in [Array(0..<30), Array(0..<shared) + Array(30..<60 - shared)] {
      for place in group.indices {
        for step in 1...6 { ties.append((group[place], group[(place + step) % group.count])) }
        ties.append((group[place], group.randomElement(using: &random) ?? 0))
      }
    }
    let names = (0..<60 - shared).shuffled(using: &random)
    let graph = Graph(ties: ties.map { (names[$0.0], names[$0.1]) })
    #expect(try graph.vertexConnectivity() == shared)
  }

  @Test func `Long paths, large rings and stars are quick`() throws {
    #expect(try Graph.path(50_000).vertexConnectivity() == 1)
    #expect(try Graph.ring(50_000).vertexConnectivity() == 2)
    #expect(try Graph.star(leaves: 60_000).vertexConnectivity() == 1)
  }
}
