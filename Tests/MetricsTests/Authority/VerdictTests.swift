import Graphs
import Metrics
import Organisations
import Testing

@Suite struct VerdictTests {
  typealias Build = LogBuilder

  func verdict(_ organisation: Organisation, _ authority: Authority = Authority(permutations: 199))
    throws -> Verdict
  {
    try authority.verdict(
      on: organisation, log: DecisionLog(organisation, draws: 19),
      network: { Network($0, people: organisation.people) })
  }

  /// Decisions that go round: `d` of them among the first `holders` people, the next ones asked.
  func round(_ count: Int, holders: Int, people: Int) -> [Decision] {
    (0..<count).map { number in
      let decider = number % holders
      let others = (1...4).map { (decider + $0 * (1 + number / people)) % people }
        .filter { $0 != decider }
      return Build.decision(
        number, by: [decider], proposed: [decider],
        consulted: Array(Set(others).sorted().dropLast()),
        affected: Array(Set(others)))
    }
  }

  func reasons(_ verdict: Verdict, _ dimension: Dimension) -> String {
    verdict[dimension].reasons.joined(separator: " ")
  }

  @Test func `Seven people get no verdict, eight may`() throws {
    let seven = try verdict(Build.organisation(7, round(100, holders: 7, people: 7)))
    #expect(seven.overall == .insufficient)
    #expect(seven.dimensions.allSatisfy { $0.answer == .insufficient })
    #expect(seven.rung == .notDeterminable)
    let eight = try verdict(Build.organisation(8, round(100, holders: 8, people: 8)))
    #expect(eight[.decisionRights].answer == .distributed)
    #expect(eight.overall == .distributed)
    #expect(eight.rung == .selfManagement)
    #expect(eight.flags.contains("small organisation"))
    #expect(eight.flags.contains("log covers an unknown share"))
  }

  @Test func `Too few decisions are said with their numbers`() throws {
    let few = try verdict(Build.organisation(9, round(12, holders: 9, people: 9)))
    #expect(few.overall == .insufficient)
    #expect(
      few[.decisionRights].reasons.first
        == "Not enough evidence: 12 completed decisions, at least 30 are needed for 9 people.")
    #expect(few[.decisionRights].logError == nil)
    #expect(
      try verdict(Build.organisation(9, round(30, holders: 9, people: 9)))[.decisionRights]
        .answer != .insufficient)
  }

  @Test func `Clusters count, not rows`() throws {
    var decisions = round(100, holders: 9, people: 9)
    for index in decisions.indices { decisions[index].cluster = Identifier("day \(index % 20)") }
    let verdict = try verdict(Build.organisation(9, decisions))
    #expect(
      verdict[.decisionRights].reasons.first
        == "Not enough evidence: 20 independent decisions, at least 30 are needed for 9 people.")
  }

  @Test func `One who decides alone is Concentrated, and the ladder says how`() throws {
    let decisions = (0..<60).map {
      Build.decision($0, by: [0], proposed: [0], affected: [1 + $0 % 9, 1 + ($0 + 3) % 9])
    }
    let verdict = try verdict(Build.organisation(10, decisions))
    #expect(verdict[.decisionRights].answer == .concentrated)
    #expect(verdict[.decisionRights].value == 0.1)
    #expect(verdict[.advice].answer == .concentrated, "nobody is asked")
    #expect(verdict.overall == .concentrated)
    #expect(verdict.rung == .authoritarian)
  }

  @Test func `A log that hides its deciders says so and says no more`() throws {
    let decisions = (0..<60).map { Build.decision($0, by: $0 < 20 ? [$0 % 9] : [], proposed: [1]) }
    let verdict = try verdict(Build.organisation(9, decisions))
    #expect(verdict[.decisionRights].answer == .insufficient)
    #expect(reasons(verdict, .decisionRights).contains("hides who decided 67 % of 60"))
  }

  @Test func `Few who propose lower Distributed rights to Mixed`() throws {
    var decisions = round(100, holders: 10, people: 10)
    for index in decisions.indices where index % 10 != 0 {
      decisions[index].participations.removeAll { $0.part == .proposer }
      decisions[index].participations.append(Participation(.person(0), .proposer))
    }
    let verdict = try verdict(Build.organisation(10, decisions))
    #expect(verdict[.decisionRights].answer == .mixed)
    #expect(verdict.flags.contains("agenda: few people propose"))
    #expect(verdict.overall == .mixed)
  }

  @Test func `Vetoes lower Distributed rights to Mixed whoever has them`() throws {
    var decisions = round(100, holders: 10, people: 10)
    for index in 0..<25 {
      decisions[index].participations.append(Participation(.person((index + 5) % 10), .veto))
    }
    let verdict = try verdict(Build.organisation(10, decisions))
    #expect(verdict[.decisionRights].answer == .mixed)
    #expect(reasons(verdict, .decisionRights).contains("25 of 100 decisions were vetoed"))
  }

  @Test func `Rank lowers Distributed rights to Mixed`() throws {
    // Twenty people; the ten seniors have twice the last words of the ten juniors: φ = 0.9.
    let decisions = (0..<300).map { number in
      Build.decision(number, by: [number % 3 < 2 ? number / 3 % 10 : 10 + number / 3 % 10])
    }
    var organisation = Build.organisation(20, decisions)
    #expect(try verdict(organisation)[.decisionRights].answer == .distributed)
    organisation.people.levels = (0..<20).map { $0 < 10 ? 1 : 2 }
    let ranked = try verdict(organisation)
    #expect(ranked[.decisionRights].answer == .mixed)
    #expect(ranked.flags.contains("rank: seniors have the last word"))
  }

  @Test func `One large holder among many lowers Distributed rights to Mixed`() throws {
    // One of eight has 36 % of 300: φ = 1/(8·(0.36² + 0.64²/7)) = 0.66, Wilson lower 0.32.
    let decisions = (0..<300).map {
      Build.decision($0, by: [$0 % 25 < 9 ? 0 : 1 + $0 % 7])
    }
    let verdict = try verdict(Build.organisation(8, decisions))
    #expect(verdict[.decisionRights].value > 0.6)
    #expect(verdict[.decisionRights].answer == .mixed)
    #expect(verdict.flags.contains("one person has many of the last words"))
  }

  @Test func `Nothing is Distributed without a roster`() throws {
    var organisation = Build.organisation(10, round(200, holders: 10, people: 10))
    organisation.rosterBasis = .regulars
    let verdict = try verdict(organisation)
    #expect(!verdict.dimensions.contains { $0.answer == .distributed })
    #expect(verdict.flags.contains("roster missing"))
    #expect(verdict.overall == .mixed)
  }

  @Test func `Coverage is refused where the asked are the affected by construction`() throws {
    let decisions = (0..<60).map { number in
      let asked = [(number + 1) % 10, (number + 4) % 10]
      return Build.decision(number, by: [number % 10], consulted: asked, affected: asked)
    }
    let verdict = try verdict(Build.organisation(10, decisions))
    #expect(reasons(verdict, .advice).contains("coverage was refused"))
    #expect(verdict.rung == .notDeterminable)
  }

  @Test func `Advice that reaches few of the affected is not Distributed`() throws {
    let decisions = (0..<100).map { number in
      let affected = (1...5).map { (number + $0) % 10 }
      return Build.decision(
        number, by: [number % 10], consulted: Array(affected.prefix(2)), affected: affected)
    }
    let verdict = try verdict(Build.organisation(10, decisions))
    #expect(verdict[.advice].value > 0.9)
    #expect(verdict[.advice].answer == .mixed)
    #expect(verdict.rung == .rightsWithoutAdvice)
  }

  @Test func `An execution log says in words that it is one`() throws {
    var decisions = round(100, holders: 9, people: 9)
    for index in decisions.indices {
      decisions[index].decidedAt = Instant(seconds: Double(index) * 86_400)
    }
    var organisation = Build.organisation(9, decisions)
    organisation.logIsExecution = true
    let verdict = try verdict(organisation)
    #expect(reasons(verdict, .decisionRights).contains("not who consents"))
    #expect(verdict.flags.contains { $0.hasPrefix("execution log") })
  }

  @Test func `Where the answer hangs on the size of an unknown body there is none`() throws {
    // Half of the decisions by a board, the rest round: one seat is φ 0.28, a large board far more.
    var decisions = round(80, holders: 10, people: 10)
    for index in stride(from: 0, to: 80, by: 2) {
      decisions[index].participations.removeAll { $0.part == .decider }
      decisions[index].participations.append(Participation(.body(0), .decider))
    }
    var organisation = Build.organisation(10, decisions)
    organisation.bodies = [Body(id: Identifier("body:board"))]
    let verdict = try verdict(organisation)
    #expect(verdict[.decisionRights].answer == .insufficient)
    #expect(reasons(verdict, .decisionRights).contains("how many people sit in them"))
  }

  @Test(arguments: UInt64(0)..<3)
  func `Renumbering the people changes no answer`(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    let order = Array((0..<12).shuffled(using: &random))
    func build(_ number: (Int) -> Int) -> Organisation {
      let decisions = (0..<90).map { index in
        Build.decision(
          index, by: [number(index * index % 12)], proposed: [number(index % 12)],
          consulted: [number((index + 5) % 12)],
          affected: [number((index + 5) % 12), number((index + 7) % 12)])
      }
      var organisation = Build.organisation(12, decisions)
      for person in 0..<12 { organisation.people.levels[number(person)] = person < 3 ? 1 : 2 }
      organisation.declaresNoReportingLines = true
      return organisation
    }
    let (one, other) = (try verdict(build { $0 }), try verdict(build { order[$0] }))
    #expect(one.dimensions.map(\.answer) == other.dimensions.map(\.answer))
    #expect(one.dimensions.map(\.reasons) == other.dimensions.map(\.reasons))
    #expect(one.overall == other.overall && one.rung == other.rung && one.flags == other.flags)
  }

  @Test func `Few permutations do not switch the rank guard off`() throws {
    // Ten seniors with five times the last words of ten juniors.
    let decisions = (0..<240).map { number in
      Build.decision(number, by: [number % 6 == 0 ? 10 + number / 6 % 10 : number % 10])
    }
    var organisation = Build.organisation(20, decisions)
    for person in 0..<20 { organisation.people.levels[person] = person < 10 ? 1 : 2 }
    for permutations in [0, 19, 199] {
      let verdict = try verdict(organisation, Authority(permutations: permutations))
      #expect(verdict.flags.contains("rank: seniors have the last word"), "\(permutations)")
    }
  }

  @Test func `A body whose seats were given has a known size`() throws {
    // Half of the decisions by a board of five, the rest round: φ is known.
    var decisions = round(80, holders: 10, people: 10)
    for index in stride(from: 0, to: 80, by: 2) {
      decisions[index].participations.removeAll { $0.part == .decider }
      decisions[index].participations.append(Participation(.body(0), .decider))
    }
    var organisation = Build.organisation(10, decisions)
    organisation.bodies = [Body(id: Identifier("body:board"), seats: 2)]
    let known = try verdict(organisation)
    #expect(known[.decisionRights].answer != .insufficient)
    #expect(!reasons(known, .decisionRights).contains("how many people sit in them"))
    #expect(reasons(known, .decisionRights).contains("their seats count without names"))
    organisation.bodies = [Body(id: Identifier("body:board"))]
    let unknown = try verdict(organisation)[.decisionRights]
    #expect(unknown.answer == .insufficient)
    #expect(unknown.logError == nil, "there is nothing to compare")
  }

  @Test func `A missing roster is one flag, and the first line says the answer as lowered`() throws
  {
    var organisation = Build.organisation(12)
    organisation.rosterBasis = .observed
    let near = (0..<12).flatMap { node in (1...3).map { (node, (node + $0) % 12) } }
    organisation.relations = [
      Relation(name: "mail", kind: .communication, graph: Graph(ties: near, count: 12))
    ]
    let verdict = try verdict(organisation)
    #expect(verdict[.informationFlow].answer == .mixed)
    #expect(verdict.overallReasons.first?.hasSuffix("information flow is Mixed.") == true)
    #expect(verdict.flags == ["small organisation", "roster missing"])
  }

  @Test func `Reporting lines are ties, and an empty window is no missing log`() throws {
    var organisation = Build.organisation(10)
    organisation.command = Relation(
      name: "command", kind: .command, graph: Graph(arcs: (1..<10).map { (0, $0) }, count: 10))
    #expect(
      try verdict(organisation).overallReasons.first
        == "Who decides is not in these data; they hold 9 reporting lines among 10 people.")
    organisation.hasDecisionLog = true
    let empty = try verdict(organisation)
    #expect(empty.overallReasons.first?.hasPrefix("The decision log has no decision in") == true)
    #expect(reasons(empty, .advice).hasPrefix("The decision log has no decision in this window."))
    #expect(!reasons(empty, .advice).contains("Neither"))
  }

  @Test func `A log that hides everybody does not contradict itself`() throws {
    let decisions = (0..<40).map { Build.decision($0, by: [], proposed: [$0 % 9]) }
    let text = reasons(try verdict(Build.organisation(9, decisions)), .decisionRights)
    #expect(text.contains("hides who decided 100 % of 40 completed decisions"))
    #expect(text.contains("0 completed decisions by known people who count, at least 30"))
  }

  @Test func `A new name changes no number`() throws {
    var organisation = Build.organisation(20, round(100, holders: 20, people: 20))
    for person in 0..<20 { organisation.people.levels[person] = Double(1 + person % 3) }
    organisation.relations = [
      Relation(
        name: "mail", kind: .communication,
        graph: Graph(
          ties: (0..<20).flatMap { node in [(node, (node + 1) % 20), (node, (node * 7 + 3) % 20)] },
          count: 20))
    ]
    let one = try verdict(organisation)[.informationFlow]
    organisation.name = "renamed"
    #expect(try verdict(organisation)[.informationFlow] == one)
  }

  @Test func `A mandate that ends in the future holds today`() throws {
    var decisions = round(80, holders: 10, people: 10)
    for index in decisions.indices {
      decisions[index].participations.removeAll { $0.part == .decider }
      decisions[index].participations.append(Participation(.body(0), .decider))
    }
    decisions[0].decidedAt = Instant(year: 2026, month: 5, day: 1)
    var organisation = Build.organisation(10, decisions)
    organisation.circles = [Circle(id: Identifier("hub"))]
    organisation.bodies = [Body(id: Identifier("hub"), circle: 0)]
    organisation.memberships =
      (0..<9).map {
        Membership(person: $0, circle: 0, until: Instant(year: 2099, month: 12, day: 31))
      } + [Membership(person: 9, circle: 0, until: Instant(year: 2020, month: 1, day: 1))]
    // Undated decisions are taken by the circle as it was on the last day that the data name.
    #expect(DecisionLog(organisation).rows.allSatisfy { $0.deciders == Array(0..<9) })
    #expect(try verdict(organisation)[.formalStructure].events == 9, "a ring of nine")
  }
}
