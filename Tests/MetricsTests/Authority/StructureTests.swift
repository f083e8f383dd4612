import Graphs
import Metrics
import Organisations
import Testing

/// Formal structure, information flow, voice, and advice without a log.
@Suite struct StructureTests {
  typealias Build = LogBuilder

  func verdict(_ organisation: Organisation) throws -> Verdict {
    try Authority(permutations: 19).verdict(
      on: organisation, log: DecisionLog(organisation),
      network: { Network($0, people: organisation.people) })
  }

  func command(_ arcs: [(Int, Int)], people: Int) -> Relation {
    Relation(name: "command", kind: .command, graph: Graph(arcs: arcs, count: people))
  }

  func messages(_ ties: [(Int, Int)], people: Int, name: String = "messages") -> Relation {
    Relation(name: name, kind: .communication, graph: Graph(ties: ties, count: people))
  }

  @Test func `No lines mean none only where the input says so`() throws {
    var organisation = Build.organisation(10)
    let silent = try verdict(organisation)[.formalStructure]
    #expect(silent.answer == .insufficient)
    #expect(silent.reasons.joined().contains("formal_reporting_lines"))
    organisation.declaresNoReportingLines = true
    #expect(try verdict(organisation)[.formalStructure].answer == .distributed)
  }

  @Test func `A star is Concentrated with a reach of 1`() throws {
    var organisation = Build.organisation(10)
    organisation.command = command((1..<10).map { (0, $0) }, people: 10)
    let formal = try verdict(organisation)[.formalStructure]
    #expect(formal.answer == .concentrated)
    #expect(formal.value == 1)
    #expect(formal.low.isNaN, "a census has no interval")
  }

  @Test func `A few recorded lines are no flat organisation`() throws {
    var organisation = Build.organisation(40)
    organisation.command = command([(0, 1), (0, 2), (0, 3)], people: 40)
    let formal = try verdict(organisation)[.formalStructure]
    #expect(formal.answer == .insufficient)
    #expect(formal.reasons.joined().contains("only 4 of 40 people"))
  }

  @Test func `Double-linked circles reach everyone from everywhere`() throws {
    var organisation = Build.organisation(12)
    organisation.circles = ["one", "two", "top"].map { Circle(id: Identifier($0)) }
    let members = [Array(0..<6), Array(6..<12), [0, 1, 6, 7]]
    organisation.memberships = members.enumerated().flatMap { circle, people in
      people.map { Membership(person: $0, circle: circle) }
    }
    let formal = try verdict(organisation)[.formalStructure]
    #expect(formal.value == 0)
    #expect(formal.answer == .distributed)
    // The layer of owners is no command.
    for circle in organisation.circles.indices { organisation.circles[circle].layer = .company }
    #expect(try verdict(organisation)[.formalStructure].answer == .insufficient)
  }

  @Test func `Rights held by one convict a flat chart, rights held by half lower it`() throws {
    var organisation = Build.organisation(10)
    organisation.declaresNoReportingLines = true
    func rights(_ holders: [Int], _ basis: Right.Basis = .held) -> [Right] {
      holders.enumerated().map { domain, person in
        Right(
          id: Identifier("r\(domain)"), domain: Identifier("domain \(domain)"),
          holder: .person(person), basis: basis)
      }
    }
    organisation.rights = rights([0, 0, 0, 0, 0, 1])
    #expect(try verdict(organisation)[.formalStructure].answer == .concentrated)
    organisation.rights = rights([0, 1, 2, 3])
    #expect(try verdict(organisation)[.formalStructure].answer == .mixed, "4 of 10 hold them")
    organisation.rights = rights([0, 1, 2, 3, 4, 5])
    #expect(try verdict(organisation)[.formalStructure].answer == .distributed)
    organisation.rights = rights([0, 1, 2, 3, 4, 5], .delegated)
    let lent = try verdict(organisation)[.formalStructure]
    #expect(lent.answer == .mixed)
    #expect(lent.reasons.joined().contains("unknown, which counts as lent"))
  }

  @Test func `One hub between all others is Concentrated, and a sentence says what hangs on it`()
    throws
  {
    var organisation = Build.organisation(20)
    let ring = (1..<20).map { ($0, $0 % 19 + 1) }
    organisation.relations = [messages(ring + (1..<20).map { (0, $0) }, people: 20)]
    let flow = try verdict(organisation)[.informationFlow]
    #expect(flow.answer == .concentrated)
    #expect(flow.low <= flow.value && flow.value <= flow.high)
    #expect(flow.reasons.joined().contains("Without its most central person"))
  }

  @Test func `A ring without a hub is Distributed, a nearly complete graph needs nobody`() throws {
    var organisation = Build.organisation(20)
    let near = (0..<20).flatMap { node in (1...3).map { (node, (node + $0) % 20) } }
    organisation.relations = [messages(near, people: 20)]
    #expect(try verdict(organisation)[.informationFlow].answer == .distributed)

    let all = (0..<20).flatMap { node in (0..<node).map { (node, $0) } }
    organisation.relations = [messages(all, people: 20)]
    #expect(
      try verdict(organisation)[.informationFlow].reasons.joined().contains("nobody is needed"))
    organisation.relations = [messages(Array(all.dropLast(20)), people: 20)]
    #expect(try verdict(organisation)[.informationFlow].answer == .distributed)
  }

  @Test func `Too few ties or people give no answer on information flow`() throws {
    var organisation = Build.organisation(20)
    organisation.relations = [messages((0..<19).map { ($0, $0 + 1) }, people: 20)]
    let sparse = try verdict(organisation)[.informationFlow]
    #expect(sparse.answer == .insufficient)
    #expect(sparse.reasons.joined().contains("19 ties, at least 30 are needed for 20 people"))
    organisation = Build.organisation(9)
    organisation.relations = [
      messages((0..<9).flatMap { node in (1...2).map { (node, (node + $0) % 9) } }, people: 9)
    ]
    #expect(try verdict(organisation)[.informationFlow].answer == .insufficient)
  }

  @Test func `Of several relations the one with most ties counts and is named`() throws {
    var organisation = Build.organisation(12)
    func near(_ reach: Int) -> [(Int, Int)] {
      (0..<12).flatMap { node in (1...reach).map { (node, (node + $0) % 12) } }
    }
    organisation.relations = [
      messages(near(2), people: 12, name: "chat"), messages(near(3), people: 12, name: "mail"),
    ]
    let flow = try verdict(organisation)
    #expect(flow[.informationFlow].reasons.joined().contains("mail, the largest of 2"))
    #expect(
      flow.overallReasons.first
        == "Who decides is not in these data; in the recorded mail, information flow is Distributed."
    )
    #expect(flow.overall == .insufficient)
  }

  @Test func `Ten meetings are needed for voice, and one who speaks is Concentrated`() throws {
    var organisation = Build.organisation(10)
    func meetings(_ count: Int, turns: (Int, Int) -> Double) -> [VoiceTurns] {
      (0..<count).flatMap { meeting in
        (0..<10).map {
          VoiceTurns(event: Identifier("m\(meeting)"), person: $0, turns: turns(meeting, $0))
        }
      }
    }
    organisation.voice = meetings(9) { _, _ in 3 }
    #expect(try verdict(organisation)[.voice].answer == .insufficient)
    organisation.voice = meetings(10) { _, _ in 3 }
    #expect(try verdict(organisation)[.voice].answer == .distributed)
    organisation.voice = meetings(10) { _, person in person == 0 ? 100 : 1 }
    #expect(try verdict(organisation)[.voice].answer == .concentrated)
    // φ = 0.17. In a quarter of ten meetings somebody else may speak without being seen: up to 0.30.
    organisation.voice = meetings(10) { _, person in person == 0 ? 30 : 1 }
    #expect(try verdict(organisation)[.voice].answer == .mixed)
    organisation.voice = meetings(20) { _, person in person == 0 ? 30 : 1 }
    #expect(try verdict(organisation)[.voice].answer == .concentrated)
  }

  @Test func `Without a log advice is who is asked, and coverage was not measured`() throws {
    var organisation = Build.organisation(12)
    let arcs = (0..<12).flatMap { asker in (1...3).map { (asker, (asker + $0) % 12) } }
    organisation.relations = [
      Relation(name: "advice", kind: .advice, graph: Graph(arcs: arcs, count: 12))
    ]
    let advice = try verdict(organisation)[.advice]
    #expect(advice.answer == .distributed)
    #expect(advice.measure == "effective_fraction_instrength")
    #expect(advice.reasons.joined().contains("was not measured"))

    organisation.relations = [
      Relation(
        name: "advice", kind: .advice,
        graph: Graph(arcs: (1..<12).flatMap { [($0, 0), ($0, $0 % 2 + 1), ($0, 3)] }, count: 12))
    ]
    #expect(try verdict(organisation)[.advice].answer == .mixed)

    organisation.responses = (0..<12).map {
      Response(person: $0, invited: true, responded: $0 < 5)
    }
    let silent = try verdict(organisation)[.advice]
    #expect(silent.answer == .insufficient)
    #expect(silent.reasons.joined().contains("Answers from 42 %"))
  }

  @Test func `Paper and practice that are opposite are said to disagree`() throws {
    let decisions = (0..<60).map { Build.decision($0, by: [0], affected: [1 + $0 % 9]) }
    var organisation = Build.organisation(10, decisions)
    organisation.declaresNoReportingLines = true
    let verdict = try verdict(organisation)
    #expect(verdict.flags.first == "paper and practice disagree")
    #expect(verdict.overall == .concentrated)
  }

  @Test func `The same seed gives the same interval, another one another`() throws {
    var organisation = Build.organisation(20)
    organisation.relations = [
      messages(
        (0..<20).flatMap { node in [(node, (node + 1) % 20), (node, (node * 7 + 3) % 20)] },
        people: 20)
    ]
    func flow(_ seed: UInt64) throws -> DimensionVerdict {
      try Authority(seed: seed).verdict(
        on: organisation, log: DecisionLog(organisation),
        network: { Network($0, people: organisation.people) })[.informationFlow]
    }
    #expect(try flow(1) == flow(1))
    #expect(try flow(1).low != flow(2).low)
  }
}
