import Graphs
import Metrics
import Organisations
import Testing

@Suite struct DecisionChangesTests {
  typealias Build = LogBuilder

  /// One decision a day.
  func log(_ deciders: [Int], approved: [Int]? = nil, undated: Int = 0) -> DecisionLog {
    var decisions = deciders.enumerated().map { day, decider in
      var decision = Build.decision(
        day, by: [decider], approved: approved.map { [$0[day]] } ?? [])
      decision.decidedAt = Instant(day: 20_000 + day)
      return decision
    }
    for number in 0..<undated { decisions.append(Build.decision(5000 + number, by: [4])) }
    return DecisionLog(Build.organisation(10, decisions), draws: 199)
  }

  let handedOver = [Int](repeating: 0, count: 40) + [Int](repeating: 1, count: 40)

  @Test func `A log that is handed over changes once, on the day of the first decision after`()
    throws
  {
    let found = try log(handedOver, undated: 3).changes(.use)
    let change = try #require(found.changes.first)
    #expect(found.changes.count == 1)
    #expect(change.before == Instant(day: 20_039))
    #expect(change.after == Instant(day: 20_040))
    #expect(change.changedHands == 1)
    #expect(change.p == 0.005, "one of 200")
    #expect(found.undated == 3)
    #expect(found.stretches.map(\.decisions) == [40, 40])
    #expect(found.stretches.map(\.effectiveNumber) == [1, 1])
    #expect(found.stretches.map(\.effectiveFraction) == [0.1, 0.1])
    #expect(found.stretches.map { $0.largest.map(\.holder.text) } == [["p00"], ["p01"]])
    #expect(found.stretches[1].from == Instant(day: 20_040))
    #expect(found.stretches[1].to == Instant(day: 20_079))
  }

  @Test func `Where nobody who counts decided φ is not a number, and no 1`() throws {
    var organisation = log(handedOver.map { $0 == 1 ? 9 : 0 }).organisation
    organisation.people.isEligible[9] = false
    let stretches = try DecisionLog(organisation, draws: 199).changes(.use).stretches
    #expect(stretches.map(\.effectiveNumber) == [1, 1])
    #expect(stretches[0].clippedFraction.value == 1.0 / 9)
    let (value, low, high) = stretches[1].clippedFraction
    #expect(value.isNaN && low.isNaN && high.isNaN)
  }

  @Test func `The measure lists each change by its day`() throws {
    let log = log(handedOver)
    let number = try Build.value("change_points", "attribution=use;number", of: log)
    #expect(number?.values == [1])
    let hands = try Build.value("change_points", "attribution=use;changed_hands", of: log)
    #expect(hands?.scope == .labelled(["2024-11-13"]))
    #expect(hands?.values == [1])
    #expect(
      try Build.value("change_points", "attribution=use;effective_fraction_after", of: log)?.values
        == [0.1])
  }

  @Test func `Last words are looked at where others than the deciders have them`() throws {
    let spread = (0..<80).map { $0 % 5 }
    #expect(log(spread).changingAttributions == [.use])
    let approved = log(spread, approved: handedOver)
    #expect(approved.changingAttributions == [.use, .lastWord])
    #expect(try approved.changes(.use).changes.isEmpty)
    #expect(try approved.changes(.lastWord).changes.map(\.after) == [Instant(day: 20_040)])
  }

  @Test func `No change is an answer, too few days are none`() throws {
    let even = try log((0..<80).map { $0 % 5 }).changes(.use)
    #expect(even.changes.isEmpty)
    #expect(even.stretches.count == 1)
    #expect(even.reason == nil)
    let few = try log([Int](repeating: 0, count: 20)).changes(.use)
    #expect(few.stretches.isEmpty)
    #expect(
      few.reason
        == "20 independent dated decisions, at least 30 are needed to look for a change")
    let column = try Build.value(
      "change_points", "attribution=use;number", of: log([Int](repeating: 0, count: 20)))
    #expect(column?.values.first?.isNaN == true)
  }
}
