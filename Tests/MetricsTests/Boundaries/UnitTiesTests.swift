import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct UnitTiesTests {
  private func ties(_ graph: Graph, _ units: [String?]) -> UnitTies {
    UnitTies(
      of: Relation(name: "mail", kind: .communication, graph: graph),
      by: Attribute(name: "unit", texts: units))
  }

  @Test func `Arcs are counted from unit to unit`() {
    var builder = GraphBuilder(count: 4, isDirected: true)
    builder.add(0, 1, weight: 2)
    builder.add(1, 0, weight: 1)
    builder.add(1, 2, weight: 5)
    builder.add(3, 0, weight: 9)
    let result = ties(builder.build().graph, ["A", "A", "B", nil])

    #expect(result.missing == 1)
    #expect(result.cells.map(\.from) == [0, 0])
    #expect(result.cells.map(\.to) == [0, 1])
    #expect(result.cells.map(\.ties) == [2, 1])
    #expect(result.cells.map(\.weight) == [3, 5])
    // Three arcs: all leave A, two reach it.
    #expect(result.cells.map(\.expected) == [2, 1])
    #expect(result.cells.allSatisfy { $0.ratio.isNaN && $0.reason != nil })
  }

  @Test func `Without directions a tie inside counts once and one across in both cells`() {
    let result = ties(Graph(ties: [(0, 1), (1, 2), (2, 3)]), ["A", "A", "B", "B"])
    #expect(result.cells.map(\.ties) == [1, 1, 1, 1])
    // Three ends each: 9/6 across, half of it inside; the inside and one across make three ties.
    #expect(result.cells.map(\.expected) == [0.75, 1.5, 1.5, 0.75])
  }

  @Test func `Silos stand out and their missing ties have a row`() throws {
    // Two cliques of eight, directed, no tie between them.
    let pairs = (0..<16).flatMap { from in
      (0..<16).filter { $0 != from && $0 / 8 == from / 8 }.map { (from, $0) }
    }
    let result = ties(Graph(arcs: pairs), (0..<16).map { $0 < 8 ? "A" : "B" })
    #expect(result.cells.map(\.ties) == [56, 0, 0, 56])
    #expect(result.cells.map(\.expected) == [28, 28, 28, 28])
    #expect(result.cells.map(\.ratio) == [2, 0, 0, 2])
  }

  @Test func `No ties, no cells`() {
    #expect(ties(Graph(ties: [], count: 3), ["A", "B", nil]).cells.isEmpty)
    #expect(ties(Graph(ties: [(0, 1)]), [nil, nil]).cells.isEmpty)
  }

  @Test(arguments: UInt64(0)..<20)
  func `Observed and expected add up to the same`(seed: UInt64) {
    let graph = Known.random(seed)
    let units = graph.nodes.map { ["A", "B", "C"][$0 % 3] }
    let result = ties(graph, units)
    let counted = result.cells.reduce(0) { sum, cell in
      sum + (graph.isDirected || cell.from <= cell.to ? cell.ties : 0)
    }
    #expect(counted == graph.tieCount)
    let weight = result.cells.reduce(0) { sum, cell in
      sum + (graph.isDirected || cell.from <= cell.to ? cell.weight : 0)
    }
    let all = graph.nodes.reduce(0) { sum, node in
      graph.arcs(of: node).reduce(sum) { $0 + graph.weight(of: $1) }
    }
    #expect(abs(weight - (graph.isDirected ? all : all / 2)) < 1e-9)
    for cell in result.cells { #expect(cell.expected >= 0 && cell.expected.isFinite) }
  }
}
