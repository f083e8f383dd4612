import Graphs
import Testing

// Serialised, and only here, because the number of threads is one for the whole process; other
// suites may run at the same time, whose results must not depend on it either.
@Suite(.serialized) struct ThreadsTests {
  @Test(arguments: [true, false])
  func `One, two and eight threads give the same bits`(isDirected: Bool) throws {
    var random = Xoshiro256(seed: 9)
    var builder = GraphBuilder(count: 300, isDirected: isDirected)
    for _ in 0..<1200 {
      builder.add(
        Int.random(in: 0..<300, using: &random), Int.random(in: 0..<300, using: &random),
        weight: Double.random(in: 0.1...5, using: &random))
    }
    let graph = builder.build().graph
    func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }
    func all() throws -> [[UInt64]] {
      try [
        bits(graph.betweenness()), bits(graph.betweenness(along: .inverseStrength)),
        bits(graph.harmonicCloseness()), bits(graph.pageRank()), bits(graph.constraint()),
        bits(graph.effectiveSize()), graph.reachCounts().map(UInt64.init),
        bits([graph.krackhardt().leastUpperBoundedness]), bits(graph.nearnessWithoutEach()),
      ]
    }
    defer { Execution.threadCount = 0 }
    Execution.threadCount = 1
    let one = try all()
    for threads in [2, 8] {
      Execution.threadCount = threads
      #expect(try all() == one)
    }
  }

  @Test(arguments: [true, false])
  func `Nor do they show where the work is cut into many parts`(isDirected: Bool) throws {
    var random = Xoshiro256(seed: 10)
    var builder = GraphBuilder(count: 1500, isDirected: isDirected)
    for _ in 0..<15_000 {
      // Near one another, for triangles.
      let one = Int.random(in: 0..<1500, using: &random)
      builder.add(
        one, (one + Int.random(in: 1..<60, using: &random)) % 1500,
        weight: Double.random(in: 0.1...5, using: &random))
    }
    let graph = builder.build().graph
    func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }
    func all() throws -> [[UInt64]] {
      let scores = try graph.burtScores()
      return try [
        bits(graph.pageRank(damping: 0.3)), bits(scores.constraint), bits(scores.effectiveSize),
        bits(scores.hierarchy), bits(graph.localClustering()),
        graph.triangles().map(UInt64.init), bits([graph.reciprocity()]),
        graph.undirected().strengths().map(\.bitPattern),
      ]
    }
    defer { Execution.threadCount = 0 }
    Execution.threadCount = 1
    let one = try all()
    for threads in [2, 8] {
      Execution.threadCount = threads
      #expect(try all() == one)
    }
  }
}
