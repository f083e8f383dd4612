import Graphs
import TestSupport
import Testing

@Suite struct LeidenTests {
  /// Q term by term over all pairs.
  private func quality(_ graph: Graph, _ labels: [Int32], resolution: Double = 1) -> Double {
    let slow = SlowFormulas(graph.undirected(merging: .sum))
    let strengths = slow.weights.map { $0.reduce(0, +) }
    let total = strengths.reduce(0, +)
    var sum = 0.0
    for i in slow.nodes {
      for j in slow.nodes where labels[i] == labels[j] {
        sum += slow.weights[i][j] / total - resolution * strengths[i] / total * strengths[j] / total
      }
    }
    return sum
  }

  @Test func `Two triangles joined by a tie come apart at it`() throws {
    let graph = Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)], count: 7)
    var random = Xoshiro256(seed: 1)
    let found = try graph.leiden(using: &random)
    #expect(found.partition.labels == [0, 0, 0, 1, 1, 1, 2])
    #expect(abs(found.modularity - 5.0 / 14) < 1e-15)
  }

  @Test func `Without ties everyone is alone and there is no quality`() throws {
    var random = Xoshiro256(seed: 1)
    for count in [0, 1, 3] {
      let found = try Graph(ties: [], count: count).leiden(using: &random)
      #expect(found.partition.count == count)
      #expect(found.modularity.isNaN)
    }
    #expect(try Graph(ties: [(0, 1)]).leiden(using: &random).partition.count == 1)
    // Complete graphs have no communities: all together is Q = 0, the most there is.
    let complete = try Graph.complete(6).leiden(using: &random)
    #expect(complete.partition.count == 1)
    #expect(abs(complete.modularity) < 1e-15)
  }

  @Test(arguments: 0..<50)
  func `Quality is the definition's, and better than no division`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed, maximum: 20)
    for resolution in [0.5, 1, 2] {
      var random = Xoshiro256(seed: seed)
      let found = try graph.leiden(resolution: resolution, using: &random)
      guard graph.arcCount > 0 else { continue }
      let labels = found.partition.labels
      #expect(agree([found.modularity], [quality(graph, labels, resolution: resolution)]))
      let singles = graph.nodes.map(Int32.init)
      #expect(found.modularity >= quality(graph, singles, resolution: resolution) - 1e-12)
      let together = graph.nodes.map { _ in Int32(0) }
      #expect(found.modularity >= quality(graph, together, resolution: resolution) - 1e-12)

      // Nobody gains by moving alone, and each community hangs together.
      if resolution == 1 {
        let ties = graph.undirected(merging: .sum)
        for node in graph.nodes {
          for label in Set(labels) {
            var moved = labels
            moved[node] = label
            #expect(ties.mixing(of: moved).modularity <= found.modularity + 1e-5)
          }
        }
      }
      let slow = SlowFormulas(graph)
      for label in Set(labels) {
        #expect(slow.parts(keeping: slow.nodes.filter { labels[$0] == label }).count == 1)
      }
    }
  }

  @Test(arguments: 0..<20)
  func `The same seed gives the same division, and scaled weights do too`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed, maximum: 40)
    var (one, other, third) = (
      Xoshiro256(seed: seed), Xoshiro256(seed: seed), Xoshiro256(seed: seed)
    )
    let found = try graph.leiden(using: &one)
    #expect(found.partition == (try graph.leiden(using: &other)).partition)
    #expect(found.partition == (try graph.scaled(by: 16).leiden(using: &third)).partition)
  }

  /// `groups` of `size` nodes, tied inside with probability 0.5 and across with `across`.
  static func planted(groups: Int, size: Int, across: Double, seed: UInt64) -> Graph {
    var random = Xoshiro256(seed: seed)
    var ties: [(Int, Int)] = []
    for i in 0..<groups * size {
      for j in 0..<i
      where Double.random(in: 0..<1, using: &random) < (i / size == j / size ? 0.5 : across) {
        ties.append((j, i))
      }
    }
    return Graph(ties: ties, count: groups * size)
  }

  @Test(arguments: UInt64(0)..<10)
  func `Planted communities are found, or something better`(seed: UInt64) throws {
    let graph = Self.planted(groups: 6, size: 20, across: 0.02, seed: seed)
    let plan = graph.nodes.map { Int32($0 / 20) }
    var random = Xoshiro256(seed: seed)
    let search = try graph.leiden(bestOf: 4, using: &random)
    #expect(search.best.modularity >= graph.mixing(of: plan).modularity - 1e-12)
    #expect(PartitionAgreement(search.best.partition.labels, plan).adjustedRand > 0.9)
    #expect(search.stability > 0.9)
    #expect(
      agree([search.best.modularity], [graph.mixing(of: search.best.partition.labels).modularity]))
  }

  @Test(.enabled(if: SharedData.isPresent)) func `The best division of the karate club is found`()
    throws
  {
    var random = Xoshiro256(seed: 1)
    let search = try OracleGraph(named: "karate").graph.leiden(bestOf: 20, using: &random)
    // The maximum, by exhaustive search: Brandes et al. 2008, IEEE TKDE 20:172.
    #expect(abs(search.best.modularity - 0.419789612097) < 1e-9)
    #expect(search.best.partition.count == 4)
  }

  @Test func `The number of threads changes nothing`() throws {
    let graph = Self.planted(groups: 8, size: 20, across: 0.08, seed: 3)
    let before = Execution.threadCount
    defer { Execution.threadCount = before }
    let searches = try [1, 2, 8].map { threads in
      Execution.threadCount = threads
      var random = Xoshiro256(seed: 7)
      return try graph.leiden(bestOf: 6, using: &random)
    }
    #expect(searches[0] == searches[1])
    #expect(searches[0] == searches[2])
  }

  @Test func `Weights at the ends of what a number holds trap nothing`() throws {
    for weight in [Double.greatestFiniteMagnitude, .leastNonzeroMagnitude, 1e-300] {
      var builder = GraphBuilder(count: 6, isDirected: true)
      for (one, other) in [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)] {
        builder.add(one, other, weight: weight)
      }
      var random = Xoshiro256(seed: 2)
      let found = try builder.build().graph.leiden(using: &random)
      #expect(found.partition.labels == [0, 0, 0, 1, 1, 1])
      #expect(abs(found.modularity - 5.0 / 14) < 1e-12)
    }
  }

  @Test func `Long paths and large stars are no trouble`() throws {
    var random = Xoshiro256(seed: 1)
    let path = try Graph.path(50_000).leiden(using: &random)
    #expect(path.modularity > 0.98)
    let star = try Graph.star(leaves: 60_000).leiden(using: &random)
    #expect(star.partition.count == 1)
  }
}
