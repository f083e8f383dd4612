import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct TieBetweennessTests {
  @Test func `Each tie has one row, by its ends as first listed`() throws {
    let graph = Known.path
    var people = People(ids: graph.nodes.map { Identifier("p\($0)") })
    people.attributes = []
    let relation = Relation(
      name: "ties", kind: .other, graph: graph, listedDescending: [UInt64(1) << 32 | 2])
    let columns = try TieBetweenness().columns(of: Network(relation, people: people))
    #expect(
      columns.map(\.variant) == ["weights=none;normalised=no", "weights=none;normalised=yes"])
    #expect(columns[0].scope == .ties([(0, 1), (2, 1), (2, 3), (3, 4)]))
    #expect(columns[0].values == [4, 6, 6, 4])
    #expect(columns[1].values == [0.4, 0.6, 0.6, 0.4])
  }

  @Test func `An arc is listed from its source, with lengths where there are weights`() throws {
    var builder = GraphBuilder(count: 3, isDirected: true)
    builder.add(2, 1, weight: 4)
    builder.add(1, 0, weight: 4)
    builder.add(2, 0, weight: 1)
    let columns = try TieBetweenness().columns(of: network(builder.build().graph))
    #expect(columns.count == 4)
    #expect(columns.allSatisfy { $0.scope == .ties([(1, 0), (2, 0), (2, 1)]) })
    #expect(columns[0].values == [1, 1, 1])
    #expect(columns[2].variant == "weights=inverse;normalised=no")
    #expect(columns[2].values == [2, 0, 2])
  }

  @Test func `Too many ties to list are one row with the reason`() throws {
    let star = network(Graph(ties: (1...30_001).map { (0, $0) }))
    let columns = try TieBetweenness().columns(of: star)
    #expect(columns.count == 2)
    #expect(columns.allSatisfy { $0.scope == .whole && $0.values[0].isNaN })
    #expect(columns[0].reason?.hasPrefix("30001 ties are too many to list (above 30000)") == true)
  }
}
