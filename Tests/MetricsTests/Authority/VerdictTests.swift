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
}
