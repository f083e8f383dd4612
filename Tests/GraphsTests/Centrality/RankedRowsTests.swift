import Testing

@testable import Graphs

@Suite struct RankedRowsTests {
  @Test func `Sources of the same best connected contact stand together`() throws {
    let graph = try Graph(arcs: [(2, 0), (3, 1), (4, 0), (5, 1), (6, 0)])
    let rows = try RankedRows(of: graph)
    #expect(rows.originals == [0, 1, 2, 3, 4, 5, 6])
    // 0 and 1 lead nowhere.
    #expect(rows.sources() == [2, 4, 6, 3, 5])
  }

  @Test(arguments: 0..<50)
  func `Every node with an arc out is a source once`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let rows = try RankedRows(of: graph)
    let sources = rows.sources().map { Int(rows.originals[Int($0)]) }
    #expect(sources.sorted() == graph.nodes.filter { !graph.arcs(of: $0).isEmpty })
  }
}
