import Graphs
import Organisations
import Testing

@Suite struct OrganisationTests {
  @Test func `Members of a circle are those of the day`() throws {
    func day(_ month: Int) throws -> Instant {
      try #require(Instant(year: 2026, month: month, day: 1))
    }
    var organisation = Organisation(people: People(ids: ["a", "b", "c"].map(Identifier.init)))
    organisation.circles = [Circle(id: Identifier("hub"))]
    organisation.memberships = [
      Membership(person: 2, circle: 0),
      Membership(person: 0, circle: 0, until: try day(3)),
      Membership(person: 1, circle: 0, since: try day(5)),
      Membership(person: 2, circle: 0, role: "scribe", roleKind: .secretary),
    ]
    #expect(organisation.members(of: 0, at: try day(2)) == [0, 2])
    #expect(organisation.members(of: 0, at: try day(6)) == [1, 2])
    #expect(organisation.members(of: 0, at: nil) == [0, 1, 2], "without a day, whoever ever was")
  }

  @Test func `All relations come in the order of their names, command among them`() {
    var organisation = Organisation()
    let empty = Graph(ties: [], count: 0)
    organisation.relations = [
      Relation(name: "mail", kind: .communication, graph: empty),
      Relation(name: "advice", kind: .advice, graph: empty),
    ]
    organisation.command = Relation(name: "command", kind: .command, graph: empty)
    #expect(organisation.allRelations.map(\.name) == ["advice", "command", "mail"])
  }

  @Test func `Only adopted and rejected decisions are completed`() {
    let completed = Decision.Outcome.allCases.filter {
      Decision(id: Identifier("d"), outcome: $0).isCompleted
    }
    #expect(completed == [.adopted, .rejected])
  }
}
