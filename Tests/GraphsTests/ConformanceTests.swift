import Foundation
import Graphs
import Testing

/// Every algorithm on the graphs on which programs of this kind fall over: nobody, one, two without
/// a tie, parts, a long path, a wide star, a chain of diamonds with 2⁷⁰ shortest paths.
///
/// Path and star have 2,000 nodes here, 50,000 and 60,000 in `scripts/test --full`, whose build need
/// not be optimised; the optimised command measures them by every measure in `HostileFilesTests`.
@Suite struct ConformanceTests {
  struct Algorithm: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let values: @Sendable (Graph) throws -> [Double]
    /// Whether the work grows with pairs of nodes even on a tree, so that 50,000 are too many for a
    /// test that is not optimised.
    var isForSmall = false
  }

  private static func by(
    _ name: String, isForSmall: Bool = false,
    _ values: @escaping @Sendable (Graph) throws -> [Double]
  ) -> Algorithm {
    Algorithm(testDescription: name, values: values, isForSmall: isForSmall)
  }

  static let algorithms: [Algorithm] = [
    by("degrees") { $0.degrees().map(Double.init) + $0.inDegrees().map(Double.init) },
    by("strengths") { $0.strengths() + $0.inStrengths() },
    by("density") { [$0.density()] },
    by("reciprocity") { [$0.reciprocity()] },
    by("transitivity") { [try $0.transitivity()] },
    by("local clustering") { try $0.localClustering() },
    by("triangles") { try $0.triangles().map(Double.init) },
    by("betweenness") { try $0.betweenness() },
    by("betweenness by lengths") { try $0.betweenness(along: .inverseStrength) },
    by("betweenness of ties") { try $0.tieBetweenness() },
    by("sampled betweenness") { graph in
      var random = Xoshiro256(seed: 1)
      return try graph.sampledBetweenness(sources: 8, using: &random).values
    },
    by("distances") { graph in
      let distances = try graph.distances()
      return distances.harmonic + distances.totals.map(Double.init)
        + [distances.globalEfficiency, distances.meanPathLength, Double(distances.diameter)]
    },
    by("reach") { try $0.reachCounts().map(Double.init) },
    by("PageRank") { try $0.pageRank() },
    // On a long path the two largest eigenvalues nearly coincide, and these say so.
    by("hubs and authorities") { graph in
      do {
        let scores = try graph.hubsAndAuthorities()
        return scores.hubs + scores.authorities
      } catch is Unsettled { return [] }
    },
    by("eigenvector centrality") { graph in
      do { return try graph.eigenvectorCentrality() } catch is Unsettled { return [] }
    },
    by("weak components") { $0.weakComponents().labels.map(Double.init) },
    by("strong components") { $0.strongComponents().labels.map(Double.init) },
    by("biconnected components") { [Double($0.biconnectedComponents().count)] },
    by("articulation points") { $0.articulationPoints().map { Double($0.node) } },
    by("bridges") { $0.bridges().map { Double($0.0) } },
    by("coreness") { $0.coreness().map(Double.init) },
    by("vertex connectivity") { [Double(try $0.vertexConnectivity())] },
    by("constraint") { try $0.constraint() },
    by("effective size") { try $0.effectiveSize() },
    by("Burt hierarchy") { try $0.burtHierarchy() },
    by("Krackhardt's four") { graph in
      let scores = try graph.krackhardt()
      return [
        scores.connectedness, scores.hierarchy, scores.efficiency, scores.leastUpperBoundedness,
      ]
    },
    by("flow hierarchy") { [$0.flowHierarchy()] },
    by("trophic levels") { graph in
      let levels = try graph.trophicLevels()
      return levels + [graph.trophicIncoherence(of: levels)]
    },
    by("agony") { [Double(try $0.agony().total)] },
    by("dyad census") { graph in
      let census = graph.dyadCensus()
      return [Double(census.mutual), Double(census.asymmetric), Double(census.null)]
    },
    by("triad census") { try $0.triadCensus().counts.map { Double($0) } },
    by("degree assortativity") { [$0.degreeAssortativity()] },
    by("rich club") { $0.richClub() },
    by("connected pairs without each") { $0.connectedPairsWithoutEach().map(Double.init) },
    by("nearness without each", isForSmall: true) { try $0.nearnessWithoutEach() },
    by("Leiden") { graph in
      var random = Xoshiro256(seed: 1)
      return try graph.leiden(using: &random).partition.labels.map(Double.init)
    },
    by("rewiring") { graph in
      var random = Xoshiro256(seed: 1)
      return try graph.rewired(using: &random).graph.degrees().map(Double.init)
    },
    by("roles between groups") { graph in
      try graph.brokerage(of: graph.nodes.map { Int32($0 % 3) }).totals.map(Double.init)
    },
    by("core and periphery", isForSmall: true) { graph in
      var random = Xoshiro256(seed: 1)
      return [try graph.corePeriphery(using: &random)?.correlation ?? .nan]
    },
    by("key players", isForSmall: true) { graph in
      guard graph.count > 1 else { return [] }
      return [
        try graph.keyPlayers(removing: 2).value, try graph.keyPlayers(separating: 2).value,
        try graph.keyPlayers(reaching: 2).value,
      ]
    },
    by("removal by degree") { graph in
      graph.connectedPairs(removing: graph.removalOrderByDegree()).map(Double.init)
    },
    by("removal by betweenness", isForSmall: true) { graph in
      try graph.removalOrderByBetweenness().map(Double.init)
    },
    by("removal at random") { graph in
      var random = Xoshiro256(seed: 1)
      return try graph.connectedPairs(removingAtRandom: 3, using: &random).meanPairs
    },
    by("levels below roots") { $0.levelsBelowRoots() },
    by("correlation with itself reversed") { graph in
      var random = Xoshiro256(seed: 1)
      let correlation = try graph.correlation(
        with: graph.reversed(), permutations: 5, using: &random)
      return [correlation.observed] + correlation.permuted
    },
    by("two modes") { graph in
      // None where a triangle or another odd ring has no two sides.
      guard let modes = TwoModeGraph(graph, isGroup: sides(of: graph)) else { return [] }
      return [modes.density(), Double(try modes.projection(onto: .members).arcCount)]
    },
    by("mixing of groups") { graph in
      let mixing = graph.mixing(of: graph.nodes.map { Int32($0 % 3) })
      return [mixing.modularity, mixing.assortativity]
    },
    by("ties between groups") { graph in
      graph.ties(between: graph.nodes.map { Int32($0 % 3) }).map { $0.weight }
    },
    by("removing ties") { graph in
      var random = Xoshiro256(seed: 1)
      return [Double(graph.removingTies(share: 0.5, using: &random).tieCount)]
    },
  ]

  /// Whether each node is an odd number of steps from the first of its part.
  private static func sides(of graph: Graph) -> [Bool] {
    let ties = graph.undirected(merging: .sum)
    var sides = [Bool?](repeating: nil, count: graph.count)
    for first in graph.nodes where sides[first] == nil {
      sides[first] = false
      var waiting = [first]
      while let node = waiting.popLast() {
        for arc in ties.arcs(of: node) where sides[ties.target(of: arc)] == nil {
          sides[ties.target(of: arc)] = sides[node] == false
          waiting.append(ties.target(of: arc))
        }
      }
    }
    return sides.map { $0 == true }
  }

  static let small: [(name: String, graph: Graph)] = [
    ("nobody", Graph(ties: [], count: 0)), ("nobody, directed", Graph(arcs: [], count: 0)),
    ("one", Graph(ties: [], count: 1)), ("one, directed", Graph(arcs: [], count: 1)),
    ("two without a tie", Graph(ties: [], count: 2)), ("a tie", Graph(ties: [(0, 1)])),
    ("an arc", Graph(arcs: [(0, 1)])), ("no ties", Graph(ties: [], count: 5)),
    ("no arcs", Graph(arcs: [], count: 5)), ("only loops", Graph(arcs: [(0, 0), (1, 1)])),
    ("two parts", Graph(ties: [(0, 1), (1, 2), (0, 2), (3, 4)], count: 6)),
    ("everyone with everyone", .complete(7)),
    ("70 diamonds", .diamonds(70)),
  ]

  @Test(arguments: algorithms) func `Passes on the smallest and the oddest`(_ one: Algorithm) throws
  {
    for (name, graph) in Self.small {
      let values = try one.values(graph)
      #expect(values.allSatisfy { !$0.isInfinite }, "\(one.testDescription) of \(name)")
    }
  }

  static let isFull = ProcessInfo.processInfo.environment["HETERARCHY_FULL_TESTS"] != nil

  @Test(arguments: algorithms) func `Passes on a long path`(_ one: Algorithm) throws {
    let graph = Graph.path(one.isForSmall ? 500 : Self.isFull ? 50_000 : 2000)
    #expect(try one.values(graph).allSatisfy { !$0.isInfinite })
  }

  @Test(arguments: algorithms) func `Passes on a wide star`(_ one: Algorithm) throws {
    let graph = Graph.star(leaves: one.isForSmall ? 500 : Self.isFull ? 60_000 : 2000)
    #expect(try one.values(graph).allSatisfy { !$0.isInfinite })
  }
}
