import Testing

@testable import Graphs

@Suite struct SharedWeightedDependencySearchTests {
  /// Arcs of lengths of their own, or of a few that add up to the same ones.
  private func random(seed: UInt64, count: Int = 60, hasTies: Bool) -> Graph {
    var random = Xoshiro256(seed: seed)
    var builder = GraphBuilder(count: count, isDirected: seed % 2 == 0)
    for _ in 0..<count + 8 * Int(seed) {
      builder.add(
        Int.random(in: 0..<count - 10, using: &random), Int.random(in: 0..<count, using: &random),
        weight: hasTies
          ? Double(Int.random(in: 1...3, using: &random))
          : Double.random(in: 0.1...9, using: &random)
      )
    }
    return builder.build().graph
  }

  private func weighted(_ count: Int, _ ties: [(Int, Int, Double)]) -> Graph {
    var builder = GraphBuilder(count: count, isDirected: false)
    for tie in ties { builder.add(tie.0, tie.1, weight: tie.2) }
    return builder.build().graph
  }

  private func task(
    _ graph: Graph, adding kind: DependencySums.Kind
  ) throws -> DependencyTask {
    try DependencyTask(
      in: graph, along: .inverseStrength, adding: kind,
      targetMasses: graph.nodes.map { Double($0 % 4) },
      sourceWeights: graph.nodes.map { Double(1 + $0 % 3) })
  }

  @Test(arguments: 0..<50)
  func `Eight searches together find the distances of each alone to the last bit`(seed: UInt64)
    throws
  {
    let graph = random(seed: seed, hasTies: seed % 3 == 0)
    let rows = LengthRows(graph.outgoing)
    var shared = SharedLengthSearch(count: graph.count)
    var alone = LengthSearch(count: graph.count, queue: BucketQueue(buckets: 0, range: 0))
    for first in stride(from: 0, to: graph.count, by: 7) {
      let sources = (first..<min(first + 8, graph.count)).map { UInt32($0) }
      #expect(try shared.settle(from: sources[...], in: rows))
      for (lane, source) in sources.enumerated() {
        try alone.settle(from: Int(source), in: rows)
        #expect(graph.nodes.allSatisfy { shared.distances[$0][lane] == alone.distance(to: $0) })
      }
    }
  }

  @Test(arguments: 0..<50, [DependencySums.Kind.nodesAndSquares, .arcs])
  func `Together or one by one, sources add the same`(seed: UInt64, kind: DependencySums.Kind)
    throws
  {
    let task = try task(random(seed: seed, hasTies: seed % 5 == 0), adding: kind)
    let arcs = try WeightedDependencySearch.Arcs(of: task)
    let arcCount = task.rows.outgoing.targets.count
    var expected = DependencySums(kind, nodes: task.rows.count, arcs: arcCount)
    var alone = WeightedDependencySearch(count: task.rows.count, range: arcs.range)
    for source in task.sources {
      try alone.add(source: Int(source), arcs: arcs, of: task, to: &expected)
    }
    var sums = DependencySums(kind, nodes: task.rows.count, arcs: arcCount)
    var shared = SharedWeightedDependencySearch(count: task.rows.count)
    var left = 0
    for first in stride(from: 0, to: task.sources.count, by: 8) {
      let batch = task.sources[first..<min(first + 8, task.sources.count)]
      let rest = try shared.add(sources: batch, arcs: arcs, of: task, to: &sums)
      left += rest.count
      for source in rest { try alone.add(source: Int(source), arcs: arcs, of: task, to: &sums) }
    }
    #expect(seed % 5 == 0 || left == 0)
    #expect(agree(sums.nodes, expected.nodes))
    #expect(agree(sums.squares, expected.squares))
    #expect(agree(sums.arcs, expected.arcs))
  }

  @Test func `Two ways of one length are left to a search that counts them`() throws {
    // 0 and 3 are two steps apart by 1 and by 2; 1 and 2 by 0 and by 3.
    let square = weighted(4, [(0, 1, 2), (1, 3, 2), (0, 2, 2), (2, 3, 2)])
    let task = try task(square, adding: .nodes)
    let arcs = try WeightedDependencySearch.Arcs(of: task)
    var shared = SharedWeightedDependencySearch(count: 4)
    var sums = DependencySums(.nodes, nodes: 4, arcs: 0)
    #expect(
      try shared.add(sources: [0, 1, 2, 3], arcs: arcs, of: task, to: &sums) == [0, 1, 2, 3])
    #expect(sums.nodes == [0, 0, 0, 0])
  }

  @Test func `Lengths that vanish beside others are left to a search that keeps its order`() throws
  {
    let graph = weighted(
      4, [(0, 1, 1e12), (1, 2, 1e-12), (2, 0, 3e-13), (2, 3, 1e12), (3, 1, 1e-9)])
    let task = try task(graph, adding: .nodes)
    let arcs = try WeightedDependencySearch.Arcs(of: task)
    var shared = SharedWeightedDependencySearch(count: 4)
    var sums = DependencySums(.nodes, nodes: 4, arcs: 0)
    let sources = task.sources[...]
    #expect(try shared.add(sources: sources, arcs: arcs, of: task, to: &sums) == task.sources)
  }

  @Test func `Sources that nothing brings together are given up`() throws {
    // Along a ring each of eight far apart meets every node at a time of its own.
    let count = 8000
    let ring = weighted(
      count, (0..<count).map { node in (node, (node + 1) % count, 1 + 0.1 * Double(node % 7)) })
    let rows = LengthRows(ring.outgoing)
    var search = SharedLengthSearch(count: count)
    let sources = (0..<8).map { UInt32($0 * 1000) }
    #expect(try !search.settle(from: sources[...], in: rows))
    #expect(try search.settle(from: [0, 1, 2], in: rows))
    var alone = LengthSearch(count: count, queue: BucketQueue(buckets: 0, range: 0))
    try alone.settle(from: 2, in: rows)
    #expect((0..<count).allSatisfy { search.distances[$0][2] == alone.distance(to: $0) })
  }

  @Test func `Every node is near one before it in the order of closeness`() throws {
    let chain = LengthRows(weighted(5, [(0, 3, 9), (3, 1, 8), (0, 4, 1), (1, 2, 7)]).outgoing)
    #expect(try chain.byCloseness() == [0, 3, 1, 2, 4])
  }

  @Test(arguments: 0..<50)
  func `Rows turned around twice are the same rows`(seed: UInt64) {
    let rows = LengthRows(random(seed: seed, hasTies: false).outgoing)
    let again = rows.reversed().reversed()
    #expect(again.offsets == rows.offsets)
    #expect(again.arcs.map(\.position) == rows.arcs.map(\.position))
    #expect(again.arcs.map(\.target) == rows.arcs.map(\.target))
  }
}
