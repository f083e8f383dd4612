import Testing

@testable import Graphs

@Suite struct WeightedDependencySearchTests {
  private func random(seed: UInt64, weights: [Double]) -> Graph {
    var random = Xoshiro256(seed: seed)
    var builder = GraphBuilder(count: 60, isDirected: seed % 2 == 0)
    for _ in 0..<60 + 8 * Int(seed) {
      builder.add(
        Int.random(in: 0..<50, using: &random), Int.random(in: 0..<60, using: &random),
        weight: weights.randomElement(using: &random) ?? 1)
    }
    return builder.build().graph
  }

  @Test(arguments: 0..<50)
  func `Arcs that a detour beats lie on no shortest path`(seed: UInt64) throws {
    let weights: [Double] =
      seed % 3 == 0 ? [1, 2, 3, 6] : seed % 3 == 1 ? [0.37, 2.9, 11.3, 1] : [1e-9, 1, 1e9]
    let graph = random(seed: seed, weights: weights)
    let ties = try graph.tieBetweenness(along: .inverseStrength)
    let rows = LengthRows(graph.outgoing)
    var search = LengthSearch(count: graph.count, queue: BucketQueue(buckets: 0, range: 0))
    var longest = 0.0
    for node in graph.nodes {
      try search.settle(from: node, in: rows)
      longest = max(longest, search.farthest)
    }
    for effort in [2, 8, 100] {
      let rest = try rows.withoutDetours(longest: longest, effort: effort)
      let kept = Set(rest.arcs.map { Int($0.position) })
      for arc in 0..<graph.arcCount where !kept.contains(arc) { #expect(ties[arc] == 0) }
      #expect(rest.offsets.count == graph.count + 1)
    }
  }

  @Test(arguments: 0..<50)
  func `Nodes are settled by their distances, whatever the buckets`(seed: UInt64) throws {
    let graph = random(seed: seed, weights: [0.37, 2.9, 11.3, 1])
    let rows = LengthRows(graph.outgoing)
    var plain = LengthSearch(count: graph.count, queue: BucketQueue(buckets: 0, range: 0))
    for (buckets, range) in [(1, 1.0), (7, 0.1), (50, 2), (500, 1e-9), (20, .infinity)] {
      var search = LengthSearch(
        count: graph.count, queue: BucketQueue(buckets: buckets, range: range))
      for node in graph.nodes {
        try plain.settle(from: node, in: rows)
        try search.settle(from: node, in: rows)
        #expect(search.settledCount == plain.settledCount)
        #expect(graph.nodes.allSatisfy { search.distance(to: $0) == plain.distance(to: $0) })
        let order = search.settled[..<search.settledCount].map { search.distance(to: Int($0)) }
        #expect(order == order.sorted())
        // Given up in between, it leaves nothing behind.
        try search.settle(from: node, in: rows, atMost: 3, within: 0.2)
        #expect(search.settledCount <= 3)
      }
    }
  }

  @Test func `A search that goes farther than the useful arcs hold goes over all of them`() throws {
    let graph = random(seed: 30, weights: [0.37, 2.9, 11.3, 1])
    let task = try DependencyTask(
      in: graph, along: .inverseStrength, adding: .nodes,
      targetMasses: Array(repeating: 1, count: graph.count),
      sourceWeights: Array(repeating: 1, count: graph.count))
    let all = LengthRows(task.rows.outgoing)
    var none = all
    none = try all.withoutDetours(longest: 0, effort: 100)
    let arcs = WeightedDependencySearch.Arcs(
      all: all, useful: none, usefulInto: none.reversed(), longest: 0, treesUpTo: 0, range: 1)
    var sums = DependencySums(.nodes, nodes: graph.count, arcs: 0)
    var search = WeightedDependencySearch(count: graph.count, range: 1)
    for source in task.sources {
      try search.add(source: Int(source), arcs: arcs, of: task, to: &sums)
    }
    let values = task.rows.ranks.map { sums.nodes[Int($0)] * (graph.isDirected ? 1 : 0.5) }
    let expected = try graph.betweenness(along: .inverseStrength)
    #expect(agree(values, expected))
  }
}
