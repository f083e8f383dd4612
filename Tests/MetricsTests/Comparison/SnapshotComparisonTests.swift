import Graphs
import Organisations
import Testing

@testable import Metrics

/// Whole snapshots compared: who stayed, what is the same, what is said of it.
@Suite struct SnapshotComparisonTests {
  /// People of these numbers; decision `i` is taken by person number `decider(i)`, one a day.
  func organisation(
    _ numbers: [Int], decisions: Range<Int> = 0..<60, isDated: Bool = false,
    decider: (Int) -> Int
  ) -> Organisation {
    let sorted = numbers.sorted()
    var organisation = Organisation(
      name: "test", people: People(ids: sorted.map { Identifier("p\(100 + $0)") }))
    organisation.hasDecisionLog = true
    organisation.decisions = decisions.map { number in
      var decision = Decision(id: Identifier("d\(1000 + number)"))
      if isDated { decision.decidedAt = Instant(seconds: Double(number) * 86_400) }
      if let person = sorted.firstIndex(of: decider(number)) {
        decision.participations = [Participation(.person(person), .decider)]
      }
      return decision
    }
    return organisation
  }

  func comparison(
    _ before: Organisation, _ after: Organisation, draws: Int = 99
  ) throws -> Comparison {
    func side(_ organisation: Organisation) throws -> Comparison.Side {
      let log = DecisionLog(organisation, draws: draws)
      return Comparison.Side(
        organisation,
        try Authority(permutations: draws).verdict(on: organisation, log: log) {
          Network($0, people: organisation.people)
        })
    }
    return try Comparison(
      before: side(before), after: side(after), settings: Assessment.Settings(nulls: draws))
  }

  func rights(_ comparison: Comparison) throws -> Comparison.Row {
    try #require(comparison.rows.first { $0.dimension == .decisionRights })
  }

  @Test func `Those who stay are matched by their ids`() {
    let before = organisation([1, 2, 3, 5, 8]) { _ in 1 }
    var after = organisation([2, 3, 4, 8, 9]) { _ in 2 }
    after.people.isEligible[1] = false  // 3
    let stayers = Stayers(DecisionLog(before), DecisionLog(after))
    #expect(stayers.before == [1, 4])
    #expect(stayers.after == [0, 3])
    #expect(stayers.left == 3)
    #expect(stayers.joined == 2)
    let nobody = Stayers(DecisionLog(before), DecisionLog(organisation([20, 21]) { _ in 20 }))
    #expect(nobody.count == 0 && nobody.left == 5 && nobody.joined == 2)
  }

  /// Ten share evenly, before and after. Ten more never decided, and left.
  @Test func `An answer that only leavers make is said to depend on them`() throws {
    let result = try comparison(
      organisation(Array(0..<20), decisions: 0..<120) { $0 % 10 },
      organisation(Array(0..<10), decisions: 200..<320) { $0 % 10 })
    let row = try rights(result)
    #expect(row.answer == .moreDistributed)
    #expect(row.roster == .depends)
    #expect(
      row.reason.hasSuffix(
        "Among the 10 people in both snapshots: no material change. So the answer depends on "
          + "joiners or leavers."))
    let same = try #require(result.stayerRows.first)
    #expect(same.row.answer == .noMaterialChange)
    #expect(same.people == 10)
    #expect(abs(same.row.logRatio) < 1e-12)
    #expect(same.swaps?.p == 1)
  }

  /// Twelve stay; of the decisions of three who leave nothing is left, and of five joiners.
  @Test func `Decisions of others are left out and N is those who stay`() throws {
    let before = organisation(Array(0..<15), decisions: 0..<150) { $0 % 15 }
    let after = organisation(Array(0..<12) + [20, 21, 22, 23, 24], decisions: 200..<370) {
      $0 % 17 < 12 ? $0 % 17 : 8 + $0 % 17
    }
    let same = try #require(try comparison(before, after).stayerRows.first)
    #expect(same.people == 12)
    // 120 decisions of 12 people before and after, ten each: Ĥ = 12·10·9/(120·119).
    let expected = 120.0 * 119 / (12 * 12 * 10 * 9)
    #expect(abs(same.row.before - min(1, expected)) < 1e-12)
    #expect(abs(same.row.logRatio) < 1e-12)
  }

  @Test func `Where nobody came or went, those who stay are everyone`() throws {
    let result = try comparison(
      organisation(Array(0..<12)) { $0 % 12 },
      organisation(Array(0..<12), decisions: 100..<160) { $0 % 5 == 0 ? $0 % 12 : 3 })
    let row = try rights(result)
    let same = try #require(result.stayerRows.first)
    #expect(row.answer == .moreConcentrated)
    #expect(row.roster == .none)
    #expect(same.row == row)
    #expect(try #require(same.swaps).p < 0.05)
    // The normal test of both is one, and counts once.
    #expect(result.tests.map(\.method) == [.normal, .personSwaps])
    #expect(result.tests.map(\.scope) == [.everyone, .stayers])
  }

  @Test func `Too few who stay give no second answer, and that is said`() throws {
    let result = try comparison(
      organisation(Array(0..<12)) { $0 % 12 },
      organisation(Array(7..<19), decisions: 100..<160) { $0 % 5 == 0 ? 7 + $0 % 12 : 9 })
    let row = try rights(result)
    #expect(row.answer == .moreConcentrated)
    #expect(row.roster == .none)
    #expect(
      row.reason.hasSuffix(
        "Among those who stayed it cannot be told: 5 people are in both snapshots, at least 8 are "
          + "needed."))
    #expect(result.stayerRows.first?.swaps == nil)
  }

  /// One decides all, of 10 and of 40, five of whom are in both: as many hold it, N is another.
  @Test func `One boss of more people is not more concentrated but for the joiners`() throws {
    let result = try comparison(
      organisation(Array(0..<10)) { $0 == 0 ? 1 : 0 },
      organisation(Array(5..<45), decisions: 100..<160) { $0 == 100 ? 6 : 5 })
    let row = try rights(result)
    #expect(row.answer == .moreConcentrated)
    #expect(row.roster == .depends)
    #expect(
      row.reason.hasSuffix(
        "It is as if 1.03 of 10 people held it equally before, 1.03 of 40 after: the number of all "
          + "changed, not that of holders. So the answer depends on joiners or leavers."))
  }

  @Test func `A snapshot compared with itself has not changed`() throws {
    var organisation = organisation(Array(0..<12)) { $0 % 7 }
    organisation.relations = [
      Relation(
        name: "mail", kind: .communication,
        graph: Graph(arcs: (0..<12).flatMap { [($0, ($0 + 1) % 12), ($0, ($0 + 5) % 12)] }))
    ]
    let result = try comparison(organisation, organisation)
    let row = try rights(result)
    #expect(row.answer == .noMaterialChange)
    #expect([row.logRatio, row.low, row.high] == [0, 0, 0])
    #expect(row.p.isNaN)
    #expect(row.reason == "The same decisions are in both: nothing changed.")
    let flow = try #require(result.rows.first { $0.dimension == .informationFlow })
    #expect(flow.answer == .noMaterialChange)
    #expect(flow.reason == "The same ties are in both: nothing changed.")
    // Nothing recorded is not the same as the same.
    #expect(result.rows.first { $0.dimension == .voice }?.answer == .cannotTell)
    let relation = try #require(result.relations.first)
    for row in relation.rows {
      let isStability = ["jaccard_ties", "qap_correlation"].contains(row.measure)
      #expect(abs(row.value - (isStability ? 1 : 0)) < 1e-12, "\(row)")
      #expect(row.p == nil && row.note == "the same ties are in both")
    }
    #expect(result.tests.isEmpty)
  }

  @Test func `The same decisions by the same people are found whatever their numbers`() throws {
    let before = organisation(Array(1..<13)) { 1 + $0 % 7 }
    var after = organisation(Array(0..<13)) { 1 + $0 % 7 }
    after.people.isEligible[0] = false
    #expect(try rights(comparison(before, after)).reason.hasPrefix("The same decisions"))
    // Another person, or one decision by another: not the same.
    after.people.isEligible[0] = true
    #expect(try !rights(comparison(before, after)).reason.hasPrefix("The same"))
    let other = organisation(Array(1..<13)) { $0 == 0 ? 2 : 1 + $0 % 7 }
    #expect(try !rights(comparison(before, other)).reason.hasPrefix("The same"))
  }

  @Test func `Windows that overlap are said to`() throws {
    let before = organisation(Array(0..<12), decisions: 0..<80, isDated: true) { $0 % 12 }
    let after = organisation(Array(0..<12), decisions: 40..<120, isDated: true) { $0 % 12 }
    #expect(try rights(comparison(before, after)).reason.contains(" 40 decisions are in both:"))
    // Numbers without dates mean nothing.
    let bare = organisation(Array(0..<12), decisions: 40..<120) { $0 % 12 }
    #expect(try !rights(comparison(before, bare)).reason.contains("are in both"))
  }

  @Test func `Turned round, the change is negated and every p the same`() throws {
    let one = organisation(Array(0..<14), decisions: 0..<90) { $0 * $0 % 14 }
    let other = organisation(Array(2..<16), decisions: 100..<190) { 2 + ($0 * $0 / 3) % 14 }
    let (there, back) = (try comparison(one, other), try comparison(other, one))
    let (first, second) = (
      try #require(there.stayerRows.first), try #require(back.stayerRows.first)
    )
    #expect(first.row.logRatio == -second.row.logRatio)
    #expect(first.row.low == -second.row.high)
    #expect(first.row.p == second.row.p)
    #expect(first.swaps == second.swaps)
    #expect(first.people == 12 && first.swaps != nil)
  }

  @Test func `One thread and two give the same`() throws {
    let threads = Execution.threadCount
    defer { Execution.threadCount = threads }
    var before = organisation(Array(0..<14), decisions: 0..<90) { $0 * $0 % 14 }
    var after = organisation(Array(2..<16), decisions: 100..<190) { 2 + ($0 * $0 / 3) % 14 }
    let ring = Graph(arcs: (0..<14).map { ($0, ($0 + 1) % 14) })
    before.relations = [Relation(name: "mail", kind: .communication, graph: ring)]
    after.relations = [Relation(name: "mail", kind: .communication, graph: .complete(14))]
    let results = try [1, 2].map { count in
      Execution.threadCount = count
      return String(describing: try comparison(before, after))
    }
    #expect(results[0] == results[1])
  }
}
