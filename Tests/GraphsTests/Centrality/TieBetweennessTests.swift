import Graphs
import TestSupport
import Testing

@Suite struct TieBetweennessTests {
  @Test func `Small graphs by hand`() throws {
    #expect(try Graph(ties: []).tieBetweenness() == [])
    #expect(try Graph(ties: [], count: 1).tieBetweenness() == [])
    #expect(try Graph.path(2).tieBetweenness() == [1, 1])
    #expect(try Graph.path(4).tieBetweenness() == [3, 3, 4, 4, 3, 3])
    #expect(try Graph.star(leaves: 3).tieBetweenness() == [3, 3, 3, 3, 3, 3])
    #expect(try Graph.complete(3).tieBetweenness() == [1, 1, 1, 1, 1, 1])
    #expect(try Graph.ring(4).tieBetweenness() == Array(repeating: 2, count: 8))
    #expect(try Graph(arcs: [(0, 1), (1, 2)]).tieBetweenness() == [2, 2])
    #expect(try Graph(arcs: [(0, 1), (1, 2), (2, 0)]).tieBetweenness() == [3, 3, 3])
    #expect(try Graph(arcs: [(0, 1), (1, 0)]).tieBetweenness() == [1, 1])
    // A triangle with a tail: pairs across the bridge 0-3 and 3-4.
    let tail = Graph(ties: [(0, 1), (0, 2), (1, 2), (0, 3), (3, 4)])
    #expect(try tail.tieBetweenness() == [3, 3, 6, 3, 1, 3, 1, 6, 4, 4])
  }

  @Test func `An arc longer than a detour lies on no path`() throws {
    var builder = GraphBuilder(count: 3, isDirected: true)
    builder.add(0, 1, weight: 4)
    builder.add(0, 2, weight: 1)
    builder.add(1, 2, weight: 4)
    let graph = builder.build().graph
    #expect(try graph.tieBetweenness(along: .inverseStrength) == [2, 0, 2])
    #expect(try graph.tieBetweenness() == [1, 1, 1])
  }

  @Test(arguments: 0..<60)
  func `It is the sum over all pairs of the share of their shortest paths`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let slow = SlowFormulas(graph)
    #expect(agree(try graph.tieBetweenness(), slow.tieBetweenness()))
    #expect(
      agree(
        try graph.tieBetweenness(along: .inverseStrength), slow.tieBetweenness(weighted: true)))
  }

  @Test(arguments: 0..<40)
  func `Trees are folded exactly`(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    var ties = (1..<20).map { (Int.random(in: 0..<$0, using: &random), $0) }
    for _ in 0..<seed % 4 {
      ties.append((Int.random(in: 0..<20, using: &random), Int.random(in: 0..<20, using: &random)))
    }
    if seed % 3 == 0 { ties.removeFirst(2) }
    let turned = ties.map { Bool.random(using: &random) ? $0 : ($0.1, $0.0) }
    let mutual = ties.filter { _ in Bool.random(using: &random) }.map { ($0.1, $0.0) }
    for graph in [
      Graph(ties: ties, count: 20), Graph(arcs: ties + mutual, count: 20),
      Graph(arcs: turned, count: 20), Graph(arcs: turned + mutual, count: 20),
    ] {
      #expect(agree(try graph.tieBetweenness(), SlowFormulas(graph).tieBetweenness()))
    }
  }

  @Test(arguments: 0..<50)
  func `What leaves a node by its arcs is what passes it and what begins there`(seed: UInt64) throws
  {
    let graph = Graph.random(seed: seed, maximum: 40)
    for length in [PathLength.hops, .inverseStrength] {
      let ties = try graph.tieBetweenness(along: length)
      let passing = try graph.betweenness(along: length)
      let reached = try graph.reachCounts()
      let leaving = graph.nodes.map { node in graph.arcs(of: node).reduce(0) { $0 + ties[$1] } }
      // Without directions a tie counts a path once that passes one of its ends on two ties.
      let expected = graph.nodes.map {
        graph.isDirected
          ? passing[$0] + Double(reached[$0]) : 2 * passing[$0] + Double(reached[$0])
      }
      #expect(agree(leaving, expected))
    }
  }

  @Test(arguments: 0..<20)
  func `Scale, isolates and turning round do not matter`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    for length in [PathLength.hops, .inverseStrength] {
      let before = try graph.tieBetweenness(along: length)
      #expect(agree(try graph.scaled(by: 0.7, isolates: 3).tieBetweenness(along: length), before))
      let reversed = graph.reversed()
      let turned = try reversed.tieBetweenness(along: length)
      for node in graph.nodes {
        for arc in graph.arcs(of: node) {
          let back = try #require(reversed.arc(from: graph.target(of: arc), to: node))
          #expect(agree([before[arc]], [turned[back]]))
        }
      }
    }
  }

  @Test func `Seventy diamonds in a row`() throws {
    // Half of the 106 · 105 pairs across the middle corner go by either of its ties, and the pair
    // of those ties' far ends has its other way.
    let graph = Graph.diamonds(70)
    let ties = try graph.tieBetweenness()
    #expect(ties.allSatisfy { $0.isFinite && $0 > 0 })
    let across = graph.arcs(of: 105).map { ties[$0] }
    #expect(agree(across, Array(repeating: across[0], count: 4), tolerance: 1e-12))
    #expect(agree([across.reduce(0, +)], [2 * 11026 + 210], tolerance: 1e-12))
  }

  @Test func `A long path and a great star cost no search`() throws {
    let path = try Graph.path(50_000).tieBetweenness()
    #expect(path[0] == 49_999 && path[49_999] == 625_000_000)
    let star = try Graph.star(leaves: 60_000).tieBetweenness()
    #expect(star.allSatisfy { $0 == 60_000 })
  }

  @Test(.enabled(if: SharedData.isPresent), arguments: OracleGraph.names)
  func `It is what python-igraph 1 gives`(name: String) throws {
    let oracle = OracleGraph(named: name)
    let ties = try oracle.graph.tieBetweenness()
    let targets = OracleGraph.targets(
      name, "edge_betweenness", options: "normalized=False;weights=none")
    #expect(targets.count == oracle.graph.tieCount)
    for target in targets {
      let ends = target.node.split(separator: "|").map { oracle.nodes[String($0)] ?? -1 }
      let arc = try #require(oracle.graph.arc(from: ends[0], to: ends[1]))
      #expect(agree([ties[arc]], [target.value], tolerance: 1e-9))
    }
  }
}
