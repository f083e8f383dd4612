import Testing

@testable import Graphs

@Suite struct AgonyTests {
  @Test func `Small graphs by hand`() throws {
    #expect(try Graph(arcs: []).agony().total == 0)
    #expect(
      try Graph(arcs: [(0, 1), (1, 2), (0, 2)]).agony() == Agony(total: 0, ranks: [0, 1, 2]))
    #expect(try Graph(arcs: [(0, 1), (1, 2), (2, 0)]).agony().total == 3)
    // A pair is on a cycle of two; the arc between two such pairs is not.
    #expect(try Graph(arcs: [(0, 1), (1, 0), (1, 2), (2, 3), (3, 2)]).agony().total == 4)
    // Four steps up, and back at once: 5 on the way back, or 5 in one rank.
    #expect(try Graph(arcs: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]).agony().total == 5)
    #expect(try Graph.star(leaves: 3).agony() == Agony(total: 6, ranks: [0, 0, 0, 0]))
  }

  @Test(arguments: 0..<50)
  func `No ranks are better`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed, maximum: 6)
    var best = Int.max
    // Ranks beyond n − 1 are never needed: empty ranks can be closed up.
    var ranks = [Int](repeating: 0, count: graph.count)
    while true {
      best = min(best, suffering(graph, ranks))
      var place = 0
      while place < ranks.count, ranks[place] == graph.count - 1 {
        ranks[place] = 0
        place += 1
      }
      if place == ranks.count { break }
      ranks[place] += 1
    }
    let agony = try graph.agony()
    #expect(agony.total == best)
    #expect(suffering(graph, agony.ranks) == best)
  }

  @Test(arguments: 0..<50)
  func `Its ranks prove it, and its cycles prove that no others are better`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed, maximum: 60)
    let agony = try graph.agony()
    // Ranks bound it from above; it is a number of arcs on cycles, which bound it from below.
    #expect(suffering(graph, agony.ranks) == agony.total)
    #expect(agony.ranks.allSatisfy { $0 >= 0 })
    #expect(try graph.reversed().agony().total == agony.total)
    #expect(try graph.scaled(by: 3, isolates: 2).agony().total == agony.total)
    #expect(try graph.renumbered(graph.nodes.reversed()).agony().total == agony.total)
  }

  @Test func `Long cycles, paths and stars need no stack`() throws {
    let count = 50_000
    let path = Graph(arcs: (1..<count).map { ($0 - 1, $0) })
    #expect(try path.agony() == Agony(total: 0, ranks: Array(0..<count)))
    #expect(try Graph(arcs: (0..<count).map { ($0, ($0 + 1) % count) }).agony().total == count)
    // A shortcut to the far side of the ring: it is given up, being one arc and the way many.
    let ring = (0..<count).map { ($0, ($0 + 1) % count) }
    #expect(try Graph(arcs: ring + [(0, count / 2)]).agony().total == count)
    #expect(try Graph(arcs: (1...60_000).map { (0, $0) }).agony().total == 0)
    #expect(try Graph.star(leaves: 60_000).agony().total == 120_000)
  }

  private func suffering(_ graph: Graph, _ ranks: [Int]) -> Int {
    graph.nodes.reduce(0) { sum, node in
      graph.arcs(of: node).reduce(sum) {
        $0 + max(0, ranks[node] - ranks[graph.target(of: $1)] + 1)
      }
    }
  }
}
