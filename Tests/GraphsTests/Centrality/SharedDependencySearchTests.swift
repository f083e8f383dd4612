import Testing

@testable import Graphs

@Suite struct SharedDependencySearchTests {
  /// A graph in which levels are pushed, pulled, and both, by its number of ties.
  private func random(nodes: Int, ties: Int, isDirected: Bool) -> Graph {
    var random = Xoshiro256(seed: UInt64(ties))
    var builder = GraphBuilder(count: nodes, isDirected: isDirected)
    for _ in 0..<ties {
      builder.add(
        Int.random(in: 0..<nodes, using: &random), Int.random(in: 0..<nodes, using: &random))
    }
    return builder.build().graph.unweighted()
  }

  @Test(arguments: [60, 150, 300, 1000, 4000], [true, false])
  func `Eight searches at once add up to eight alone`(ties: Int, isDirected: Bool) throws {
    let graph = random(nodes: 150, ties: ties, isDirected: isDirected)
    for kind in [DependencySums.Kind.nodesAndSquares, .arcs] {
      let task = try DependencyTask(
        in: graph, along: .hops, adding: kind,
        targetMasses: graph.nodes.map { Double(1 + $0 % 3) },
        sourceWeights: graph.nodes.map { Double($0 % 4) })
      let arcs = graph.arcCount
      var together = DependencySums(kind, nodes: graph.count, arcs: arcs)
      var alone = together
      var shared = SharedDependencySearch(count: graph.count)
      var single = DependencySearch(count: graph.count)
      for first in stride(from: 0, to: task.sources.count, by: 8) {
        // Batches of every size, one search right after the other in the same memory.
        let batch = task.sources[first..<min(first + 1 + first / 8 % 8, task.sources.count)]
        let outcome = try shared.add(sources: batch, of: task, to: &together)
        #expect(outcome == .added)
        for source in batch { try single.add(source: Int(source), of: task, to: &alone) }
      }
      #expect(agree(together.nodes, alone.nodes, tolerance: 1e-12))
      #expect(agree(together.squares, alone.squares, tolerance: 1e-12))
      #expect(agree(together.arcs, alone.arcs, tolerance: 1e-12))
    }
  }

  @Test func `Too many paths add nothing and leave nothing behind`() throws {
    let graph = Graph.diamonds(520)
    let task = try DependencyTask(
      in: graph, along: .hops, adding: .nodes,
      targetMasses: Array(repeating: 1, count: graph.count),
      sourceWeights: Array(repeating: 1, count: graph.count))
    var search = SharedDependencySearch(count: graph.count)
    var sums = DependencySums(.nodes, nodes: graph.count, arcs: 0)
    let end = task.rows.ranks[0..<1]
    #expect(try search.add(sources: end, of: task, to: &sums) == .tooManyPaths)
    #expect(sums.nodes.allSatisfy { $0 == 0 })

    // From the middle there are 2²⁶⁰ paths to either end.
    let middle = task.rows.ranks[780..<781]
    #expect(try search.add(sources: middle, of: task, to: &sums) == .added)
    var alone = DependencySums(.nodes, nodes: graph.count, arcs: 0)
    var single = DependencySearch(count: graph.count)
    try single.add(source: Int(middle[780]), of: task, to: &alone)
    #expect(agree(sums.nodes, alone.nodes, tolerance: 1e-12))
  }

  @Test func `The number of threads changes no bit`() throws {
    for isDirected in [true, false] {
      let graph = random(nodes: 400, ties: 1500, isDirected: isDirected)
      let before = Execution.threadCount
      defer { Execution.threadCount = before }
      Execution.threadCount = 1
      let one = try graph.betweenness()
      for threads in [2, 8] {
        Execution.threadCount = threads
        #expect(try graph.betweenness() == one)
      }
    }
  }
}
