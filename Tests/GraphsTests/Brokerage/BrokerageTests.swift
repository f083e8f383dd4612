import Foundation
import Graphs
import Testing

@Suite struct BrokerageTests {
  @Test func `Small graphs by hand`() {
    #expect(Graph(ties: []).constraint() == [])
    let pair = Graph(ties: [(0, 1)], count: 3)
    #expect(agree(pair.constraint(), [1, 1, .nan]))
    #expect(agree(pair.effectiveSize(), [1, 1, .nan]))
    #expect(agree(pair.burtHierarchy(), [1, 1, .nan]))
    #expect(agree(Graph.star(leaves: 3).constraint(), [1.0 / 3, 1, 1, 1]))
    #expect(agree(Graph.star(leaves: 3).effectiveSize(), [3, 1, 1, 1]))
    #expect(agree(Graph.complete(3).constraint(), [1.125, 1.125, 1.125]))
    #expect(agree(Graph.complete(3).effectiveSize(), [1, 1, 1]))
    #expect(agree(Graph.complete(3).burtHierarchy(), [0, 0, 0]))
    #expect(
      agree(
        Graph(ties: [(0, 1), (0, 2), (1, 2), (0, 3)]).effectiveSize()[...0].map { $0 }, [7.0 / 3]))
  }

  @Test(arguments: 0..<50)
  func `They are Burt's sums over all triples`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    let slow = SlowFormulas(graph)
    let constraints = slow.constraints()
    #expect(
      agree(graph.constraint(), constraints.map { $0.isEmpty ? .nan : $0.reduce(0, +) }))
    #expect(agree(graph.effectiveSize(), slow.effectiveSize()))
    #expect(
      agree(
        graph.burtHierarchy(),
        constraints.map { terms in
          let n = Double(terms.count)
          guard n > 1 else { return n == 1 ? 1 : .nan }
          let mean = terms.reduce(0, +) / n
          return terms.reduce(0) { $0 + $1 / mean * log($1 / mean) } / (n * log(n))
        }))
    #expect(agree(graph.scaled(by: 16).constraint(), graph.constraint()))
    #expect(agree(graph.reversed().constraint(), graph.constraint()))
  }

  @Test func `A hub is not paid for once a leaf`() {
    // With pair loops this would take minutes.
    let ties = (1..<20_000).map { (0, $0) } + [(1, 2)]
    let graph = Graph(ties: ties)
    #expect(agree([graph.constraint()[3]], [1]))
    #expect(agree([graph.effectiveSize()[0]], [19_999 - 2.0 / 19_999]))
  }
}
