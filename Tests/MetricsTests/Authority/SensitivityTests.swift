import Graphs
import Metrics
import Organisations
import Testing

@Suite struct SensitivityTests {
  typealias Build = LogBuilder

  func judge(
    _ organisation: Organisation, _ authority: Authority = Authority(permutations: 199)
  ) throws -> (verdict: Verdict, sensitivity: Sensitivity) {
    try authority.judge(
      organisation, log: DecisionLog(organisation, draws: 19),
      network: { Network($0, people: organisation.people) })
  }

  func variant(_ kind: Sensitivity.Kind, _ sensitivity: Sensitivity, _ number: Int = 0)
    -> Sensitivity.Variant?
  {
    let all = sensitivity.variants.filter { $0.kind == kind }
    return all.indices.contains(number) ? all[number] : nil
  }

  /// Decisions of the people named, in turn, each asking and touching two others.
  func decisions(_ deciders: [Int], people: Int, from day: Int? = nil) -> [Decision] {
    deciders.enumerated().map { number, decider in
      let others = [(decider + 1 + number % 3) % people, (decider + 5) % people]
        .filter { $0 != decider }
      var decision = Build.decision(
        number, by: [decider], proposed: [decider], consulted: [others[0]], affected: others)
      if let day { decision.decidedAt = Instant(day: day + number) }
      return decision
    }
  }

  func inTurn(_ count: Int, of people: Range<Int>) -> [Int] {
    (0..<count).map { people.lowerBound + $0 % people.count }
  }

  /// A chart in which the first person is above all others.
  func star(_ count: Int) -> Relation {
    var builder = GraphBuilder(count: count, isDirected: true)
    for person in 1..<count { builder.add(0, person) }
    return Relation(name: "command", kind: .command, graph: builder.build().graph)
  }

  @Test func `Whoever decides alone keeps that under every choice but enough unlogged decisions`()
    throws
  {
    let all = try judge(
      Build.organisation(10, decisions([Int](repeating: 0, count: 60), people: 10)))
    let sensitivity = all.sensitivity
    #expect(all.verdict.overall == .concentrated)
    #expect(sensitivity.subject == .overall)
    #expect(variant(.thresholds, sensitivity)?.name == "with thresholds 0.20 and 0.40")
    #expect(variant(.thresholds, sensitivity, 1)?.answer == .concentrated)
    #expect(variant(.magnitude, sensitivity)?.reason == "no decision has a magnitude")
    #expect(
      variant(.halves, sensitivity)?.reason
        == "decisions have no dates, or all lie in one half of the window")
    #expect(variant(.unlogged, sensitivity)?.reason == "no reporting lines are recorded")
    #expect(variant(.withoutLargest, sensitivity)?.answer == nil, "no decision is left")
    // Ĥ = 1, so with one for one Σp² = (1 + 3/10)/4.
    let spread = variant(.unlogged, sensitivity, 1)
    #expect(abs((spread?.value ?? 0) - 1 / (10 * 1.3 / 4)) < 1e-12)
    #expect(spread?.answer == .mixed)
    // φ = 0.222 for 0.6 unlogged and 0.243 for 0.7, as Σp² is 1.156/2.56 and 1.189/2.89. Sixty decisions of
    // one person leave φ/0.05^(2/60) possible, 1.105 times that: 0.245 and 0.269.
    let limit = try #require(sensitivity.limits.first)
    #expect(sensitivity.limits.count == 1)
    #expect(limit.holder == .everyone)
    #expect(limit.ratio == 0.7)
    #expect(limit.answer == .mixed)
    #expect(sensitivity.judged == 4)
    #expect(sensitivity.holding == 3)
    #expect(!sensitivity.isFragile)
    #expect(
      sensitivity.sentences == [
        "The verdict holds in 3 of 4 variants; it becomes Mixed with as many unlogged decisions by "
          + "everyone equally.",
        "The answer would become Mixed if there were 0.7 unlogged decisions for each logged one, taken by "
          + "everyone equally.",
      ])
  }

  @Test func `Above three for one the tenths are found too`() throws {
    let all = try judge(
      Build.organisation(80, decisions([Int](repeating: 0, count: 60), people: 80)))
    // With x = (1 + k)², Σp² = 79/80x + 1/80 falls to 4/80 · 1.105 at x = 23.1, k = 3.81.
    #expect(all.sensitivity.limits.map(\.ratio) == [3.9])
  }

  @Test func `Superiors who take unlogged decisions set off the guard of rank`() throws {
    let log = inTurn(200, of: 0..<20).enumerated().map { number, decider in
      Build.decision(
        number, by: [decider], proposed: [decider],
        consulted: [(decider + 1 + number % 3) % 20, (decider + 5) % 20])
    }
    var organisation = Build.organisation(20, log)
    var builder = GraphBuilder(count: 20, isDirected: true)
    for person in 5..<20 { builder.add(person % 5, person) }
    organisation.command = Relation(name: "command", kind: .command, graph: builder.build().graph)
    organisation.people.levels = (0..<20).map { $0 < 5 ? 1 : 2 }
    let all = try judge(organisation)
    #expect(all.verdict.overall == .distributed)
    let limit = try #require(all.sensitivity.limits.first { $0.holder == .superiors })
    // φ stays above one half until long after: five people hold more from the first one on.
    #expect(try #require(limit.ratio) <= 0.2)
    #expect(limit.answer == .mixed)
  }

  @Test func `Unlogged decisions of superiors are added to those of their people`() throws {
    var organisation = Build.organisation(10, decisions(inTurn(90, of: 1..<10), people: 10))
    organisation.command = star(10)
    let unlogged = try #require(
      variant(.unlogged, try judge(organisation).sensitivity))
    // Σ S² = 90² + 9·10², within clusters 90·2; M² = 180², within 90·2².
    let hhi = (9000.0 - 180) / (32400 - 360)
    #expect(abs(unlogged.value - 1 / (10 * hhi)) < 1e-12)
    #expect(unlogged.answer == .mixed)
  }

  @Test func `Halves are what they would be alone`() throws {
    let organisation = Build.organisation(
      10,
      decisions(
        [Int](repeating: 0, count: 60) + inTurn(60, of: 0..<10), people: 10,
        from: Instant(year: 2025, month: 1, day: 1)?.day))
    let sensitivity = try judge(organisation).sensitivity
    let first = try #require(variant(.halves, sensitivity))
    let second = try #require(variant(.halves, sensitivity, 1))
    #expect(first.name == "in the first half, to 2025-03-01")
    #expect(second.name == "in the second half, from 2025-03-02")
    #expect(first.value == 0.1)
    #expect(first.answer == .concentrated)
    #expect(second.value == 1)
    #expect(second.answer == .distributed)
  }

  @Test func `Half a log that is too short has no answer`() throws {
    let organisation = Build.organisation(
      10, decisions(inTurn(40, of: 0..<10), people: 10, from: 0))
    let half = try #require(variant(.halves, try judge(organisation).sensitivity))
    #expect(half.answer == nil)
    #expect(half.reason.contains("20 completed decisions, at least 30 are needed"))
  }

  @Test func `Without the one with most last words the others are judged`() throws {
    let organisation = Build.organisation(
      11, decisions([Int](repeating: 3, count: 60) + inTurn(100, of: 0..<11), people: 11))
    let others = try #require(variant(.withoutLargest, try judge(organisation).sensitivity))
    #expect(others.name == "without p03")
    // 91 decisions: ten people with nine or ten each.
    let shares = (0..<11).filter { $0 != 3 }.map { Double(inTurn(100, of: 0..<11).count(of: $0)) }
    let total = shares.reduce(0, +)
    let hhi = shares.reduce(0) { $0 + $1 * ($1 - 1) } / (total * (total - 1))
    #expect(abs(others.value - min(1, 1 / (10 * hhi))) < 1e-12)
  }

  @Test func `An answer that holds in few variants is called fragile`() throws {
    var strict = Authority(permutations: 199)
    strict.constants.fragileBelow = 0.9
    let organisation = Build.organisation(
      10, decisions([Int](repeating: 0, count: 60), people: 10))
    let flag = "fragile: the verdict holds in 3 of 4 variants"
    #expect(try judge(organisation, strict).verdict.flags.contains(flag))
    #expect(try !judge(organisation).verdict.flags.contains(flag))
  }

  @Test func `Without an overall answer that of decision rights is varied`() throws {
    let bare = (0..<60).map { Build.decision($0, by: [$0 % 10]) }
    let all = try judge(Build.organisation(10, bare))
    #expect(all.verdict.overall == .insufficient)
    #expect(all.sensitivity.subject == .decisionRights)
    #expect(all.sensitivity.answer == .distributed)
    #expect(
      all.sensitivity.sentences[0].hasPrefix("That decision rights are Distributed holds in "))
  }

  @Test func `Nothing is varied where there is no answer`() throws {
    let sensitivity = try judge(Build.organisation(10)).sensitivity
    #expect(sensitivity.variants.isEmpty)
    #expect(!sensitivity.isFragile)
    #expect(
      sensitivity.sentences
        == ["There is not enough evidence for a verdict, so nothing was varied."])
  }
}

extension [Int] {
  fileprivate func count(of value: Int) -> Int { count { $0 == value } }
}
