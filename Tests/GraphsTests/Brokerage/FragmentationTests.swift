import Graphs
import Testing

@Suite struct FragmentationTests {
  @Test func `Small graphs by hand`() throws {
    #expect(Graph(ties: []).connectedPairs() == 0)
    #expect(Graph(ties: []).connectedPairsWithoutEach() == [])
    #expect(try Graph(ties: []).nearnessWithoutEach() == [])
    #expect(Graph(ties: [], count: 1).connectedPairsWithoutEach() == [0])
    #expect(try Graph(ties: [], count: 2).nearnessWithoutEach() == [0, 0])
    #expect(Graph.path(4).connectedPairs() == 6)
    #expect(Graph.path(4).connectedPairsWithoutEach() == [3, 1, 1, 3])
    #expect(try Graph.path(3).nearnessWithoutEach() == [2, 0, 2])
    #expect(Graph.star(leaves: 3).connectedPairsWithoutEach() == [0, 3, 3, 3])
    #expect(try Graph.star(leaves: 3).nearnessWithoutEach() == [0, 5, 5, 5])
    #expect(Graph.complete(4).connectedPairsWithoutEach() == [3, 3, 3, 3])
    #expect(try Graph.complete(4).nearnessWithoutEach() == [6, 6, 6, 6])
    // A ring of five without one is a path of four: 3 · 2 + 2 · 2/2 + 1 · 2/3.
    #expect(agree(try Graph.ring(5).nearnessWithoutEach(), Array(repeating: 26.0 / 3, count: 5)))
  }

  @Test(arguments: 0..<60)
  func `Each is the value of the graph without the node`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let pairs = graph.connectedPairsWithoutEach()
    let nearness = try graph.nearnessWithoutEach()
    #expect(graph.connectedPairs() == slowPairs(graph, without: nil))
    for gone in graph.nodes {
      #expect(pairs[gone] == slowPairs(graph, without: gone))
      #expect(agree([nearness[gone]], [slowNearness(graph, without: [gone])]))
    }
  }

  @Test(arguments: 0..<20)
  func `Long detours are found`(seed: UInt64) throws {
    // A ring with few chords, and what hangs from it: distances change far away.
    var random = Xoshiro256(seed: seed)
    var ties = (0..<24).map { ($0, ($0 + 1) % 24) } + (24..<32).map { ($0, $0 - 5) }
    for _ in 0..<Int(seed % 4) {
      ties.append((Int.random(in: 0..<24, using: &random), Int.random(in: 0..<32, using: &random)))
    }
    let graph = Graph(ties: ties)
    let nearness = try graph.nearnessWithoutEach()
    for gone in graph.nodes {
      #expect(agree([nearness[gone]], [slowNearness(graph, without: [gone])]))
    }
  }

  @Test(arguments: 0..<10)
  func `Direction, weight and names do not count`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let plain = try graph.nearnessWithoutEach()
    #expect(try graph.reversed().scaled(by: 3).nearnessWithoutEach() == plain)
    #expect(try graph.undirected().nearnessWithoutEach() == plain)
    var random = Xoshiro256(seed: seed)
    let names = graph.nodes.shuffled(using: &random)
    let renamed = try graph.renumbered(names).nearnessWithoutEach()
    #expect(agree(names.map { renamed[$0] }, plain))
    let counts = graph.renumbered(names).connectedPairsWithoutEach()
    #expect(names.map { counts[$0] } == graph.connectedPairsWithoutEach())
  }

  @Test func `Depth and width do not matter`() throws {
    let path = Graph.path(50_000).connectedPairsWithoutEach()
    #expect(path[0] == 49_999 * 49_998 / 2)
    #expect(path[20_000] == 20_000 * 19_999 / 2 + 29_999 * 29_998 / 2)
    let star = Graph.star(leaves: 60_000).connectedPairsWithoutEach()
    #expect(star[0] == 0 && star[1] == 60_000 * 59_999 / 2)
    let chain = try Graph.path(300).nearnessWithoutEach()
    #expect(agree([chain[0]], [slowNearness(Graph.path(299), without: [])]))
  }
}

/// Pairs that hang together, by the parts of what is left.
func slowPairs(_ graph: Graph, without gone: Int?) -> Int {
  SlowFormulas(graph).parts(keeping: graph.nodes.filter { $0 != gone })
    .reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
}

/// Σ 1/d over the ordered pairs of what is left.
func slowNearness(_ graph: Graph, without gone: Set<Int>) -> Double {
  let rest = graph.undirected().unweighted().induced(by: graph.nodes.filter { !gone.contains($0) })
  return SlowFormulas(rest).distances().joined().reduce(0) { sum, distance in
    distance.map { $0 > 0 ? sum + 1 / Double($0) : sum } ?? sum
  }
}
