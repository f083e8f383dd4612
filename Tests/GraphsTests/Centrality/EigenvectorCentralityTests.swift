import Graphs
import Testing

@Suite struct EigenvectorCentralityTests {
  @Test func `Small graphs by hand`() throws {
    #expect(try Graph(ties: []).eigenvectorCentrality() == [])
    #expect(agree(try Graph(ties: [], count: 2).eigenvectorCentrality(), [.nan, .nan]))
    #expect(agree(try Graph.star(leaves: 4).eigenvectorCentrality(), [1, 0.5, 0.5, 0.5, 0.5]))
    #expect(agree(try Graph.ring(7).eigenvectorCentrality(), Array(repeating: 1, count: 7)))
    let half = 0.75.squareRoot()
    #expect(agree(try Graph.path(5).eigenvectorCentrality(), [0.5, half, 1, half, 0.5]))
    // Of two parts alike the one with the smaller node.
    #expect(
      agree(
        try Graph(ties: [(1, 2), (0, 3)]).eigenvectorCentrality(), [1, .nan, .nan, 1]))
  }

  @Test(arguments: 0..<50)
  func `It is the positive vector that the ties map to a multiple of itself`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let values = try graph.eigenvectorCentrality()
    let slow = SlowFormulas(graph)
    let members = graph.nodes.filter { !values[$0].isNaN }
    let largest = slow.parts(keeping: Array(graph.nodes)).max {
      ($0.count, $1[0]) < ($1.count, $0[0])
    }
    #expect(members == (largest?.count ?? 0 > 1 ? largest : []))
    guard !members.isEmpty else { return }
    #expect(agree([members.map { values[$0] }.max() ?? 0], [1]))
    let mapped = members.map { one in
      members.reduce(0) { $0 + (slow.weights[one][$1] + slow.weights[$1][one]) * values[$1] }
    }
    let factors = zip(mapped, members).map { $0 / values[$1] }
    #expect(members.allSatisfy { values[$0] > 0 })
    #expect(agree(factors, factors.map { _ in factors[0] }, tolerance: 1e-8))
    #expect(agree(try graph.scaled(by: 7).eigenvectorCentrality(), values, tolerance: 1e-9))
  }

  @Test(arguments: [Double.greatestFiniteMagnitude, 1e-300, .leastNonzeroMagnitude])
  func `Weights at the ends of what a number holds`(weight: Double) throws {
    var builder = GraphBuilder(count: 3, isDirected: true)
    for (source, target) in [(0, 1), (1, 0), (0, 2), (2, 0)] {
      builder.add(source, target, weight: weight)
    }
    let half = 0.5.squareRoot()
    #expect(agree(try builder.build().graph.eigenvectorCentrality(), [1, half, half]))
  }

  /// Two rings of eight, everybody with everybody, at the ends of a path; in the second one tie is
  /// heavier.
  private func twoCliques(apart length: Int, heavier: Double) -> Graph {
    var builder = GraphBuilder(count: 16 + length, isDirected: false)
    for first in [0, 8] {
      for one in 0..<8 {
        for other in 0..<one {
          let isHeavier = first == 8 && one == 1 && other == 0
          builder.add(first + one, first + other, weight: isHeavier ? 1 + heavier : 1)
        }
      }
    }
    let path = [7] + Array(16..<16 + length) + [15]
    for (one, other) in zip(path, path.dropFirst()) { builder.add(one, other, weight: 1) }
    return builder.build().graph
  }

  @Test(arguments: [1e-11, 1e-9, 1e-7, 1e-5])
  func `Two parts that are nearly alike are told apart, or it is said that they are not`(
    heavier: Double
  ) throws {
    // Far from one another, the heavier part has next to all of the first vector: the other has its
    // share through the path, below 1e-11 / heavier, whatever the first guess was.
    let graph = twoCliques(apart: 20, heavier: heavier)
    do {
      let values = try graph.eigenvectorCentrality()
      #expect(values[0] < 1e-8, "\(values[0])")
    } catch {
      #expect(error is Unsettled)
      #expect(heavier < 1e-6)
    }
    let alike = try twoCliques(apart: 20, heavier: 0).eigenvectorCentrality()
    for place in 0..<8 { #expect(abs(alike[place] - alike[8 + place]) < 1e-8) }
  }

  @Test func `A hub of sixty thousand, and a path too long to tell`() throws {
    let star = try Graph.star(leaves: 60_000).eigenvectorCentrality()
    #expect(agree([star[0], star[1]], [1, 1 / 60_000.0.squareRoot()]))
    #expect(throws: Unsettled.self) { try Graph.path(2000).eigenvectorCentrality() }
  }
}
