import Foundation
import Graphs
import Testing

@Suite struct BrokerageTests {
  @Test func `Small graphs by hand`() throws {
    #expect(try Graph(ties: []).burtScores().constraint == [])
    let pair = try Graph(ties: [(0, 1)], count: 3).burtScores()
    #expect(agree(pair.constraint, [1, 1, .nan]))
    #expect(agree(pair.effectiveSize, [1, 1, .nan]))
    #expect(agree(pair.efficiency, [1, 1, .nan]))
    #expect(agree(pair.hierarchy, [1, 1, .nan]))
    let star = try Graph.star(leaves: 3).burtScores()
    #expect(agree(star.constraint, [1.0 / 3, 1, 1, 1]))
    #expect(agree(star.effectiveSize, [3, 1, 1, 1]))
    let triangle = try Graph.complete(3).burtScores()
    #expect(agree(triangle.constraint, [1.125, 1.125, 1.125]))
    #expect(agree(triangle.effectiveSize, [1, 1, 1]))
    #expect(agree(triangle.efficiency, [0.5, 0.5, 0.5]))
    #expect(agree(triangle.hierarchy, [0, 0, 0]))
    let kite = try Graph(ties: [(0, 1), (0, 2), (1, 2), (0, 3)]).burtScores()
    #expect(agree([kite.effectiveSize[0]], [7.0 / 3]))
  }

  @Test(arguments: 0..<50)
  func `They are Burt's sums over all triples`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let slow = SlowFormulas(graph)
    let constraints = slow.constraints()
    let scores = try graph.burtScores()
    #expect(agree(scores.constraint, constraints.map(total)))
    #expect(agree(scores.effectiveSize, slow.effectiveSize()))
    let contacts = graph.undirected().degrees().map(Double.init)
    #expect(agree(scores.efficiency, zip(scores.effectiveSize, contacts).map(/)))
    #expect(
      agree(
        scores.hierarchy,
        constraints.map { terms in
          let n = Double(terms.count)
          guard n > 1 else { return n == 1 ? 1 : .nan }
          let mean = terms.reduce(0, +) / n
          return terms.reduce(0) { $0 + $1 / mean * log($1 / mean) } / (n * log(n))
        }))
  }

  private func total(_ terms: [Double]) -> Double { terms.isEmpty ? .nan : terms.reduce(0, +) }

  @Test(arguments: 0..<50)
  func `Direction, names, the unit of weight and an isolate do not matter`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed, maximum: 40)
    let constraint = try graph.constraint()
    let scaled = try graph.scaled(by: 16, isolates: 1).constraint()
    #expect(agree(Array(scaled.dropLast()), constraint))
    let reversed = try graph.reversed().constraint()
    #expect(agree(reversed, constraint))
    let names = Array(graph.nodes.reversed())
    let renumbered = try graph.renumbered(names).constraint()
    #expect(agree(names.map { renumbered[$0] }, constraint))
  }

  @Test func `A hub is not paid for once a leaf`() throws {
    // With pair loops this would take minutes.
    let scores = try Graph(ties: (1..<20_000).map { (0, $0) } + [(1, 2)]).burtScores()
    #expect(agree([scores.constraint[3]], [1]))
    #expect(agree([scores.effectiveSize[0]], [19_999 - 2.0 / 19_999]))
  }

  @Test(arguments: [1e-300, 1, 1e300, 1e308])
  func `Weights at the ends of all numbers share like any others`(factor: Double) throws {
    // A node with eight ties of 10³⁰⁸ is stronger than a number can say.
    let ties = (1...8).map { (0, $0) } + [(1, 2), (2, 3)]
    var builder = GraphBuilder(count: 9, isDirected: false)
    for (one, other) in ties { builder.add(one, other, weight: factor) }
    let scores = try builder.build().graph.burtScores()
    let plain = try Graph(ties: ties).burtScores()
    #expect(agree(scores.constraint, plain.constraint))
    #expect(agree(scores.effectiveSize, plain.effectiveSize))
    #expect(agree(scores.hierarchy, plain.hierarchy))
  }

  @Test func `A long path and a large star are nothing special`() throws {
    let path = try Graph.path(50_000).burtScores()
    #expect(agree(Array(path.constraint[..<4]), [1, 0.5, 0.5, 0.5]))
    #expect(agree(Array(path.effectiveSize[..<4]), [1, 2, 2, 2]))
    let star = try Graph.star(leaves: 60_000).burtScores()
    #expect(agree([star.constraint[0], star.constraint[60_000]], [1.0 / 60_000, 1]))
    #expect(star.effectiveSize[0] == 60_000)
  }
}
