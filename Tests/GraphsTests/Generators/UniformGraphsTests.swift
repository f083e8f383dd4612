import Graphs
import Testing

@Suite struct UniformGraphsTests {
  @Test(arguments: 0..<40)
  func `Counts are exact at every density`(seed: UInt64) {
    var random = Xoshiro256(seed: seed)
    let count = Int(seed) % 9 + 1
    let pairs = count * (count - 1) / 2
    for ties in 0...pairs {
      let graph = Graph.uniform(count: count, ties: ties, using: &random)
      #expect(graph.count == count && graph.tieCount == ties && !graph.isDirected)
      let directed = Graph.uniform(count: count, arcs: 2 * ties, using: &random)
      #expect(directed.tieCount == 2 * ties && directed.isDirected)
      let mutual = Int.random(in: 0...ties, using: &random)
      let census = Graph.uniform(
        count: count, mutual: mutual, asymmetric: ties - mutual, using: &random)
      #expect(census.tieCount == ties + mutual && census.undirected().tieCount == ties)
    }
  }

  @Test func `Every graph of the size comes out equally often`() {
    var random = Xoshiro256(seed: 3)
    for ties in [1, 2, 3, 4] {
      let graphs = [6, 15, 20, 15][ties - 1]
      expectEven(graphs) { Graph.uniform(count: 4, ties: ties, using: &random) }
    }
    expectEven(15) { Graph.uniform(count: 3, arcs: 2, using: &random) }
    expectEven(15) { Graph.uniform(count: 3, arcs: 4, using: &random) }
    // Three ways to choose the mutual pair, two for the asymmetric one, two ways to turn it.
    expectEven(12) { Graph.uniform(count: 3, mutual: 1, asymmetric: 1, using: &random) }
    expectEven(8) { Graph.independent(count: 3, tieProbability: 0.5, using: &random) }
    expectEven(4) { Graph.independent(count: 2, arcProbability: 0.5, using: &random) }
  }

  @Test func `A probability is the share of pairs that are tied`() {
    var random = Xoshiro256(seed: 5)
    // 4950 pairs at 0.1: 495 expected, standard deviation 21; five of them.
    let graph = Graph.independent(count: 100, tieProbability: 0.1, using: &random)
    #expect(abs(graph.tieCount - 495) < 106)
    let directed = Graph.independent(count: 100, arcProbability: 0.1, using: &random)
    #expect(abs(directed.tieCount - 990) < 150)
    #expect(Graph.independent(count: 20, tieProbability: 1, using: &random) == .complete(20))
    #expect(Graph.independent(count: 20, tieProbability: 0, using: &random).tieCount == 0)
    #expect(Graph.independent(count: 20, tieProbability: 1e-300, using: &random).tieCount == 0)
    #expect(Graph.independent(count: 0, arcProbability: 0.5, using: &random).count == 0)
  }

  @Test(arguments: 0..<20)
  func `Shuffled weights are the same weights on the same ties`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    var random = Xoshiro256(seed: seed)
    let shuffled = graph.permutingWeights(using: &random)
    #expect(shuffled.unweighted() == graph.unweighted())
    func weights(_ graph: Graph) -> [Double] {
      graph.nodes.flatMap { graph.arcs(of: $0).map(graph.weight(of:)) }.sorted()
    }
    #expect(weights(shuffled) == weights(graph))
  }

  /// Counts 60 draws for each of so many graphs.
  private func expectEven(_ graphs: Int, _ draw: () -> Graph) {
    var counts: [[Int]: Int] = [:]
    for _ in 0..<60 * graphs {
      let graph = draw()
      let cells = graph.nodes.flatMap { node in
        graph.arcs(of: node).map { node * graph.count + graph.target(of: $0) }
      }
      counts[cells, default: 0] += 1
    }
    #expect(counts.count == graphs)
    let chiSquare = counts.values.reduce(0.0) { $0 + Double(($1 - 60) * ($1 - 60)) / 60 }
    // Mean k − 1, standard deviation √(2(k − 1)); four of them.
    let freedom = Double(graphs - 1)
    #expect(chiSquare < freedom + 4 * (2 * freedom).squareRoot() + 2)
  }
}
