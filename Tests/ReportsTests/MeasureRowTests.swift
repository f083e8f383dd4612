import Graphs
import Metrics
import Organisations
import Testing

@testable import Reports

@Suite struct MeasureRowTests {
  @Test func `Every p of a report is adjusted in one family`() throws {
    var organisation = Organisation(people: People(ids: (0..<14).map { Identifier("p\(10 + $0)") }))
    var random = Xoshiro256(seed: 3)
    organisation.relations = [
      Relation(
        name: "advice", kind: .advice, graph: .uniform(count: 14, arcs: 50, using: &random)),
      Relation(
        name: "mail", kind: .communication, graph: .uniform(count: 14, arcs: 70, using: &random)),
    ]
    let report = Report(
      try Assessment(of: organisation, settings: .init(nulls: 99)))
    let tested = report.rows.filter { $0.column.nullP != nil }
    let p = tested.compactMap(\.column.nullP)
    #expect(Set(tested.map(\.relation)) == ["advice", "mail", "advice~mail"])
    for row in tested {
      let own = try #require(row.column.nullP)
      // The least p·n/rank among those at least as large, the largest rank where several are equal.
      let slow = p.filter { $0 >= own }.map { other in
        other * Double(p.count) / Double(p.count { $0 <= other })
      }.min().map { min(1, $0) }
      #expect(abs(try #require(row.adjustedP) - (try #require(slow))) < 1e-12)
      #expect(row.isFound == (try #require(slow) <= 0.1))
    }
    #expect(report.rows.allSatisfy { ($0.adjustedP == nil) == ($0.column.nullP == nil) })
  }
}
