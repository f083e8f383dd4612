import Graphs
import Metrics
import Organisations
import Testing

/// People whom the roster lacks: they stay in the data, outside N, and are never silently dropped.
@Suite struct OutsiderTests {
  typealias Build = LogBuilder

  func verdict(_ organisation: Organisation) throws -> Verdict {
    try Authority(permutations: 19).verdict(
      on: organisation, log: DecisionLog(organisation, draws: 19),
      network: { Network($0, people: organisation.people) })
  }

  /// The last of `count` people is outside the roster.
  func organisation(_ count: Int, _ decisions: [Decision] = []) -> Organisation {
    var organisation = Build.organisation(count, decisions)
    organisation.people.isEligible[count - 1] = false
    return organisation
  }

  func command(_ arcs: [(Int, Int)], people: Int) -> Relation {
    Relation(name: "command", kind: .command, graph: Graph(arcs: arcs, count: people))
  }

  func text(_ verdict: DimensionVerdict) -> String { verdict.reasons.joined(separator: " ") }

  /// Person 25 over the heads 0 to 4, each over four of the others.
  let pyramid = (0..<5).map { (25, $0) } + (0..<20).map { ($0 / 4, 5 + $0) }

  @Test func `A pyramid stays one when its head is not in the roster`() throws {
    var organisation = organisation(26)
    organisation.command = command(pyramid, people: 26)
    let without = try verdict(organisation)[.formalStructure]
    organisation.people.isEligible[25] = true
    let with = try verdict(organisation)[.formalStructure]
    #expect(with.answer == .concentrated)
    #expect(without.answer == .concentrated)
    #expect(without.value == with.value)
    // C = 1 for the head, 4/25 for five, 0 for twenty: (5·21/25 + 20)/25.
    #expect(abs(without.value - 0.968) < 1e-12)
    #expect(text(without).contains("5 people report to somebody whom the roster lacks"))
    #expect(!text(with).contains("roster lacks"))
  }

  @Test func `Twenty who report to an outsider are no missing lines`() throws {
    var organisation = organisation(21)
    organisation.command = command((0..<20).map { (20, $0) }, people: 21)
    let formal = try verdict(organisation)[.formalStructure]
    #expect(formal.answer == .concentrated)
    #expect(formal.value == 1)
    #expect(text(formal).contains("20 people report to somebody whom the roster lacks"))
    #expect(!text(formal).contains("not recorded"))
  }

  @Test func `Superiors under other ids are not a flat chart`() throws {
    var organisation = Build.organisation(25)
    for outsider in 20..<25 { organisation.people.isEligible[outsider] = false }
    organisation.command = command((0..<20).map { (20 + $0 % 5, $0) }, people: 25)
    let formal = try verdict(organisation)[.formalStructure]
    #expect(formal.value < 0.3)
    #expect(formal.answer == .insufficient)
    #expect(text(formal).contains("do the ids"))
  }

  @Test func `Lines among outsiders alone say nothing of those who count`() throws {
    var organisation = Build.organisation(12)
    organisation.people.isEligible[10] = false
    organisation.people.isEligible[11] = false
    organisation.command = command([(10, 11)], people: 12)
    let formal = try verdict(organisation)[.formalStructure]
    #expect(formal.answer == .insufficient)
    #expect(text(formal).contains("reaches any of the 10 people"))
  }

  @Test func `An outsider who holds two circles together keeps them together`() throws {
    var organisation = organisation(13)
    organisation.circles = [Circle(id: Identifier("one")), Circle(id: Identifier("two"))]
    organisation.memberships =
      (0..<12).map { Membership(person: $0, circle: $0 < 8 ? 0 : 1) }
      + [Membership(person: 12, circle: 0), Membership(person: 12, circle: 1)]
    #expect(try verdict(organisation)[.formalStructure].value == 0)
    organisation.memberships.removeLast()
    #expect(try verdict(organisation)[.formalStructure].value > 0, "two circles, one larger")
  }

  /// 150 decisions round ten people; the outsider is asked in the first `outside` of them.
  func asked(outside: Int) -> [Decision] {
    (0..<150).map { number in
      Build.decision(
        number, by: [number % 10], consulted: [number < outside ? 10 : (number + 1) % 10],
        affected: [(number + 1) % 10, (number + 2) % 10])
    }
  }

  @Test func `An outsider who gives most advice leaves no answer on advice`() throws {
    let most = try verdict(organisation(11, asked(outside: 100)))[.advice]
    #expect(most.answer == .insufficient)
    #expect(most.logError == nil)
    #expect(text(most).contains("67 % of the requests for advice"))
    #expect(try verdict(organisation(11, asked(outside: 75)))[.advice].answer == .insufficient)
    let some = try verdict(organisation(11, asked(outside: 30)))[.advice]
    #expect(some.answer != .insufficient)
    #expect(text(some).contains("have 20 % of the requests for advice; they are left out"))
  }

  @Test func `So it is with advice from ties`() throws {
    func advice(outside weight: Double) throws -> DimensionVerdict {
      var organisation = organisation(13)
      var builder = GraphBuilder(count: 13, isDirected: true)
      for asker in 0..<12 {
        for step in 1...4 { builder.add(asker, (asker + step) % 12, weight: 1) }
        builder.add(asker, 12, weight: weight)
      }
      organisation.relations = [
        Relation(name: "advice", kind: .advice, graph: builder.build().graph)
      ]
      return try verdict(organisation)[.advice]
    }
    #expect(try advice(outside: 1).answer == .distributed)
    #expect(try text(advice(outside: 1)).contains("have 20 % of the requests for advice"))
    #expect(try advice(outside: 4).answer == .insufficient, "exactly half is too much")
    #expect(try text(advice(outside: 12)).contains("75 % of the requests for advice"))
  }

  @Test func `An outsider who speaks most leaves no answer on voice`() throws {
    func voice(outside turns: Double) throws -> DimensionVerdict {
      var organisation = organisation(11)
      organisation.voice = (0..<20).flatMap { meeting in
        (0..<11).map {
          VoiceTurns(
            event: Identifier("m\(meeting)"), person: $0, turns: $0 == 10 ? turns : 0.5)
        }
      }
      return try verdict(organisation)[.voice]
    }
    #expect(try voice(outside: 95).answer == .insufficient)
    #expect(try text(voice(outside: 95)).contains("95 % of the turns taken"))
    #expect(try voice(outside: 5).answer == .insufficient, "exactly half is too much")
    #expect(try voice(outside: 1).answer == .distributed)
    #expect(try text(voice(outside: 1)).contains("have 17 % of the turns taken"))
    #expect(try !text(voice(outside: 0)).contains("outside"))
  }

  @Test func `Where all paths run through outsiders somebody is needed`() throws {
    // Twelve people who reach one another only through three outsiders.
    var organisation = Build.organisation(15)
    for outsider in 12..<15 { organisation.people.isEligible[outsider] = false }
    organisation.relations = [
      Relation(
        name: "mail", kind: .communication,
        graph: Graph(
          ties: (0..<12).flatMap { person in (12..<15).map { (person, $0) } }, count: 15))
    ]
    let flow = try verdict(organisation)[.informationFlow]
    #expect(flow.answer == .insufficient)
    #expect(!text(flow).contains("nobody is needed"))
    #expect(text(flow).contains("of the paths between others in mail"))
  }

  @Test func `Half of the decisions by outsiders are too many`() throws {
    let decisions = (0..<200).map { Build.decision($0, by: [$0 % 2 == 0 ? 10 : $0 / 2 % 10]) }
    let rights = try verdict(organisation(11, decisions))[.decisionRights]
    #expect(rights.answer == .insufficient)
    #expect(text(rights).contains("50 % of the last words"))
  }

  @Test func `Rights held by outsiders free nobody`() throws {
    var organisation = organisation(11)
    organisation.declaresNoReportingLines = true
    func rights(_ holders: [Int]) -> [Right] {
      holders.enumerated().map { domain, person in
        Right(
          id: Identifier("r\(domain)"), domain: Identifier("domain \(domain)"),
          holder: .person(person), basis: .held)
      }
    }
    organisation.rights = rights(Array(0..<6) + [10])
    #expect(try verdict(organisation)[.formalStructure].answer == .distributed)
    organisation.rights = rights(Array(0..<6) + Array(repeating: 10, count: 6))
    let formal = try verdict(organisation)[.formalStructure]
    #expect(formal.answer == .mixed)
    #expect(text(formal).contains("have 50 % of the held rights"))
  }

  @Test func `Regulars of the log are the people who count in networks too`() throws {
    var decisions = (0..<40).map { Build.decision($0, by: [$0 % 8]) }
    decisions += (40..<42).map { Build.decision($0, by: [8], proposed: [8], consulted: [8]) }
    var organisation = Build.organisation(9, decisions)
    organisation.rosterBasis = .regulars
    // Six parts in two decisions make no regular, whatever the importer counted.
    organisation.people.isEligible = Array(repeating: true, count: 9)
    let assessment = try Assessment(of: organisation, settings: .init(nulls: 19))
    #expect(
      assessment.organisation.people.isEligible == Array(repeating: true, count: 8) + [false])
    #expect(assessment.rosterSize == 8)
  }
}
