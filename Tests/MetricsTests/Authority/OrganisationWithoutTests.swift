import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct OrganisationWithoutTests {
  typealias Build = LogBuilder

  @Test func `Decisions in which nobody else has the last word are gone, all others stay`() {
    var decisions = [
      Build.decision(0, by: [0]), Build.decision(1, by: [0, 1]),
      Build.decision(2, by: [1], consulted: [0, 2]), Build.decision(3, by: [1], approved: [0]),
      Build.decision(4, by: [1], approved: [0, 2]), Build.decision(5, by: [0], vetoed: [3]),
      Build.decision(6, by: []), Build.decision(7, by: []),
    ]
    decisions[3].participations[1].status = .courtesy
    decisions[6].participations = [Participation(.body(0), .decider)]
    decisions[7].participations = [Participation(.body(1), .decider)]
    var organisation = Build.organisation(4, decisions)
    organisation.circles = [Circle(id: Identifier("alone")), Circle(id: Identifier("both"))]
    organisation.bodies = [
      Body(id: Identifier("alone"), circle: 0), Body(id: Identifier("both"), circle: 1),
    ]
    organisation.memberships = [
      Membership(person: 0, circle: 0), Membership(person: 0, circle: 1),
      Membership(person: 1, circle: 1),
    ]
    let rest = organisation.without(0)
    #expect(rest.decisions.map(\.id) == [1, 2, 3, 4, 5, 7].map(Build.id))
    #expect(!rest.people.isEligible[0])
    #expect(rest.decisions.allSatisfy { !$0.participations.map(\.holder).contains(.person(0)) })
    #expect(rest.memberships.map(\.person) == [1])
  }

  @Test func `The one approver of everything takes the decisions along`() {
    let organisation = Build.organisation(
      4, (0..<3).map { Build.decision($0, by: [1 + $0], approved: [0]) })
    #expect(organisation.without(0).decisions.isEmpty)
  }

  @Test func `Ties of others stay, in both kinds of graphs`() {
    for isDirected in [true, false] {
      var builder = GraphBuilder(count: 4, isDirected: isDirected)
      for (source, target) in [(0, 1), (1, 2), (3, 2), (3, 0)] {
        builder.add(source, target, weight: 2)
      }
      var organisation = Build.organisation(4)
      organisation.relations = [
        Relation(name: "mail", kind: .communication, graph: builder.build().graph)
      ]
      let rest = organisation.without(0).relations[0].graph
      #expect(rest.tieCount == 2)
      #expect(rest.arc(from: 3, to: 2).map(rest.weight(of:)) == 2)
      #expect(rest.arcs(of: 0).isEmpty)
    }
  }
}
