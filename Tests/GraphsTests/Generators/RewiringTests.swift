import Graphs
import Testing

@Suite struct RewiringTests {
  @Test(arguments: 0..<50)
  func `Degrees stay, and nothing but simple ties comes out`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    var random = Xoshiro256(seed: seed)
    let result = try graph.rewired(swaps: 100, using: &random)
    #expect(result.graph.count == graph.count && result.graph.tieCount == graph.tieCount)
    #expect(result.graph.isDirected == graph.isDirected)
    #expect(result.graph.degrees() == graph.degrees())
    #expect(result.graph.inDegrees() == graph.inDegrees())
    #expect(result.successful <= result.attempted)
    let gone = pairs(graph).count { !pairs(result.graph).contains($0) }
    if graph.tieCount > 0 {
      #expect(result.shareChanged == Double(gone) / Double(graph.arcCount))
    } else {
      #expect(result.shareChanged.isNaN && !result.isMixing)
    }
    if graph.isDirected { #expect(agree(result.graph.strengths(), graph.strengths())) }
    #expect(weights(result.graph) == weights(graph))
    var again = Xoshiro256(seed: seed)
    #expect(try graph.rewired(swaps: 100, using: &again).graph == result.graph)
  }

  @Test func `Where no other graph has the degrees, it ends and says so`() throws {
    var random = Xoshiro256(seed: 1)
    for graph in [Graph.star(leaves: 50), Graph.complete(12), Graph.path(2), Graph(ties: [])] {
      let result = try graph.rewired(using: &random)
      #expect(result.graph == graph && result.successful == 0 && !result.isMixing)
      #expect(result.attempted < 40_000)
    }
  }

  @Test func `A large sparse graph mixes`() throws {
    var random = Xoshiro256(seed: 1)
    let result = try Graph.ring(500).rewired(using: &random)
    #expect(result.successful >= 5000 && result.isMixing && result.shareChanged > 0.9)
  }

  @Test func `All graphs of a degree sequence come out equally often`() throws {
    // The ties among six nodes of degrees 2, 2, 2, 1, 1, 0 …
    try expectUniform(Graph(ties: [(0, 1), (1, 2), (0, 3), (2, 4)], count: 6), graphs: 7)
    // … the 2-regular graphs of five nodes …
    try expectUniform(Graph.ring(5), graphs: 12)
    // … three pairs of six people …
    try expectUniform(Graph(ties: [(0, 1), (2, 3), (4, 5)]), graphs: 15)
    // … a directed triangle and its reverse, which no swap of two arcs can reach …
    try expectUniform(Graph(arcs: [(0, 1), (1, 2), (2, 0)]), graphs: 2)
    // … and permutations of four without a fixed point.
    try expectUniform(Graph(arcs: [(0, 1), (1, 2), (2, 3), (3, 0)]), graphs: 9)
  }

  /// Counts 60 draws for each possible graph.
  private func expectUniform(_ graph: Graph, graphs: Int) throws {
    var random = Xoshiro256(seed: 4)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<60 * graphs {
      counts[pairs(try graph.rewired(swaps: 10, using: &random).graph), default: 0] += 1
    }
    #expect(counts.count == graphs)
    let chiSquare = counts.values.reduce(0.0) { $0 + Double(($1 - 60) * ($1 - 60)) / 60 }
    // Mean k − 1, standard deviation √(2(k − 1)); four of them.
    let freedom = Double(graphs - 1)
    #expect(chiSquare < freedom + 4 * (2 * freedom).squareRoot() + 2, "\(counts.values.sorted())")
  }

  @Test func `Several at once are the same on any number of threads`() throws {
    let ring = Graph.ring(30)
    var random = Xoshiro256(seed: 5)
    let five = try ring.rewirings(count: 5, using: &random) { pairs($0.graph) }
    random = Xoshiro256(seed: 5)
    let three = try ring.rewirings(count: 3, using: &random) { pairs($0.graph) }
    #expect(Array(five.prefix(3)) == three)
    #expect(Set(five).count == 5)
  }
}

private func pairs(_ graph: Graph) -> [Int] {
  graph.nodes.flatMap { node in
    graph.arcs(of: node).map { node * graph.count + graph.target(of: $0) }
  }
}

private func weights(_ graph: Graph) -> [Double] {
  graph.nodes.flatMap { graph.arcs(of: $0).map(graph.weight(of:)) }.sorted()
}
