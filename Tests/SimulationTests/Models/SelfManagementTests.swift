import Graphs
import Organisations
import Testing

@testable import Simulation

@Suite struct SelfManagementTests {
  @Test(arguments: [8, 20, 40, 80])
  func `Each circle is linked twice into the top circle`(people: Int) {
    let organisation = Simulation.organisation(model: .sociocraticCircles, people: people)
    #expect(organisation.circles[0].parent == nil)
    var top: Set<Int> = []
    var members: [Int] = []
    for circle in 1..<organisation.circles.count {
      #expect(organisation.circles[circle].parent == 0)
      let own = organisation.memberships.filter { $0.circle == circle }
      #expect(own.filter { $0.roleKind == .lead }.map(\.person) == [own[0].person])
      #expect(own.filter { $0.roleKind == .representative }.map(\.person) == [own[1].person])
      #expect(own[1].appointedBy == .election)
      top.formUnion([own[0].person, own[1].person])
      members += own.map(\.person)
    }
    #expect(organisation.members(of: 0, at: nil) == top.sorted())
    #expect(members.sorted() == Array(0..<people))
  }

  @Test func `Circles are the formal structure, without reporting lines or levels`() {
    let organisation = Simulation.organisation(model: .sociocraticCircles, people: 40)
    #expect(organisation.command == nil)
    // Members command each other within a circle: that is formal structure, and not its absence.
    #expect(!organisation.declaresNoReportingLines)
    #expect(organisation.people.levels.allSatisfy { $0.isNaN })
  }

  @Test func `Every circle holds its own right and nobody can take it back`() {
    let organisation = Simulation.organisation(model: .sociocraticCircles, people: 40)
    #expect(organisation.rights.count == organisation.circles.count)
    for right in organisation.rights {
      guard case .circle(let circle) = right.holder else {
        Issue.record("a right that no circle holds")
        continue
      }
      #expect(right.domain == organisation.circles[circle].id)
      #expect(right.basis == .held && right.revocableBy == Identifier("none"))
    }
    let domains = Set(organisation.rights.compactMap(\.domain))
    #expect(organisation.decisions.allSatisfy { $0.domain.map(domains.contains) == true })
  }

  @Test func `Half of all is decided by consent of those present, a seventh in the top circle`() {
    let organisation = longLog(.sociocraticCircles)
    let log = organisation.decisions
    let consents = log.filter { $0.process == .consent }
    #expect(isAbout(consents.count, of: 2000, probability: 0.5))
    #expect(isAbout(log.count { $0.domain == Identifier("top") }, of: 2000, probability: 0.15))
    var present = 0
    var members = 0
    for decision in consents {
      let circle = organisation.circles.firstIndex { $0.id == decision.domain } ?? -1
      let all = Set(organisation.members(of: circle, at: nil))
      #expect(all.isSuperset(of: persons(decision, .decider)))
      present += persons(decision, .decider).count
      members += all.count
    }
    #expect(isAbout(present, of: members, probability: 0.85))
    #expect(log.filter { $0.process == .advice }.allSatisfy { persons($0, .decider).count == 1 })
  }

  @Test func `In consent theatre one person proposes four of five and more`() {
    let log = longLog(.consentTheatre).decisions
    #expect(log.allSatisfy { $0.process == .consent })
    let staged = log.count { persons($0, .proposer) == [0] }
    // Person 0 also comes up as one of those present.
    #expect(staged > 1600 - 80 && staged < 1800)
  }

  @Test func `Holacracy has three roles a person and each decider fills the role`() {
    let organisation = longLog(.holacracy)
    #expect(organisation.command == nil && organisation.declaresNoReportingLines)
    #expect(organisation.rights.count == 120)
    let roles = organisation.memberships.filter { $0.role != nil }
    #expect(roles.count == 120)
    #expect(Set(roles.compactMap(\.role)).count == 120)
    #expect(Set(roles.map(\.person)) == Set(0..<40))
    for decision in organisation.decisions {
      let filler = roles.filter { $0.role == decision.domain?.text }.map(\.person)
      #expect(persons(decision, .decider) == filler)
    }
  }

  @Test func `Every decision by advice asks one expert who does not decide`() {
    for model in [ReferenceModel.adviceProcess, .flatRing] {
      for decision in longLog(model).decisions {
        let experts = decision.participations.filter(\.isExpert).map(\.holder)
        #expect(experts.count == 1)
        #expect(Set(experts).isDisjoint(with: decision.holders(.decider)))
      }
    }
  }

  @Test func `A hidden hub decides more than half and sits in every meeting`() {
    let organisation = longLog(.hiddenHub)
    let own = organisation.decisions.count { persons($0, .decider) == [0] }
    #expect(own > 1000 && own < 1260)
    #expect(organisation.declaresNoReportingLines)
    let meetings = Dictionary(grouping: organisation.voice, by: \.event)
    #expect(meetings.values.allSatisfy { $0.contains { $0.person == 0 } })
  }

  @Test func `People keep their ids from one model to the next`() {
    let before = Simulation.organisation(model: .classicHierarchy, people: 80)
    let after = Simulation.organisation(model: .sociocraticCircles, people: 80)
    #expect(before.people.ids == after.people.ids)
  }
}
