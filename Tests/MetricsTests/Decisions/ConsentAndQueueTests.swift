import Organisations
import Testing

@testable import Metrics

@Suite struct ConsentAndQueueTests {
  typealias Build = LogBuilder

  static func consents(_ count: Int, objection: Bool = false) -> DecisionLog {
    DecisionLog(
      Build.organisation(
        3,
        (0..<count).map { number in
          var decision = Build.decision(number, by: [0, 1])
          decision.process = .consent
          if objection, number == 0 {
            decision.participations.append(Participation(.person(2), .objection, status: .open))
          }
          return decision
        }))
  }

  @Test func `No objection in thirty is odd, in twenty-nine it is not, and one is enough`() throws {
    #expect(try Build.value("no_objection_ever", of: Self.consents(30))?.values == [1])
    let few = try #require(try Build.value("no_objection_ever", of: Self.consents(29)))
    #expect(few.values[0].isNaN && few.reason?.contains("29") == true)
    #expect(
      try Build.value("no_objection_ever", of: Self.consents(5, objection: true))?.values == [0])
  }

  @Test func `Members are present who are named beside their circle`() throws {
    var decision = Build.decision(1, by: [0, 1], affected: [2])
    decision.process = .consent
    decision.participations.append(Participation(.body(0), .decider))
    // A circle that is only affected was not asked to be there.
    var affected = Build.decision(3, by: [0, 1])
    affected.process = .consent
    affected.participations.append(Participation(.body(0), .affected))
    var alone = Decision(
      id: Build.id(2), process: .consent, participations: [Participation(.body(0), .decider)])
    alone.process = .consent
    var organisation = Build.organisation(4, [decision, alone, affected])
    organisation.circles = [Circle(id: Identifier("c"))]
    organisation.bodies = [Body(id: Identifier("c"), circle: 0)]
    organisation.memberships = [0, 2, 3].map { Membership(person: $0, circle: 0) }
    let column = try #require(
      try Build.value("consent_present_share", of: DecisionLog(organisation)))
    // Of members 0, 2 and 3 the first decides; the second is only affected.
    #expect(abs(column.values[0] - 1.0 / 3) < 1e-15)
    #expect(column.n == 1 && column.missing == 2)
  }

  @Test func `A site that objects more often than the other`() throws {
    var decisions = (0..<10).map { Build.decision($0, by: [0]) }
    for (number, objectors) in [(0, [0]), (1, [1]), (2, [1]), (3, [2, 1])] {
      decisions[number].process = .consent
      decisions[number].participations += objectors.map { Participation(.person($0), .objection) }
    }
    var organisation = Build.organisation(5, decisions)
    organisation.people.attributes = [
      Attribute(name: "site", texts: ["x", "x", "y", "y", nil])
    ]
    let column = try #require(
      try Build.value("objection_rate_ratio", "attribute=site", of: DecisionLog(organisation)))
    // Four objections of two people at x, one of two at y.
    #expect(column.scope == .labelled(["x", "y"]))
    #expect(column.values == [4, 0.25])
    #expect(column.missing == 1)
  }

  /// Requests 1 to 4 decided after 10, 20, 30 and 40 hours, two open since hour 20 and 35 until the
  /// data end at 45, one withdrawn after 15.
  static var queue: DecisionLog {
    func at(_ hours: Double) -> Instant { Instant(seconds: hours * 3600) }
    var decisions = [10.0, 20, 30, 40].enumerated().map { number, hours in
      var decision = Build.decision(number, by: [number % 2])
      (decision.requestedAt, decision.decidedAt) = (at(5), at(5 + hours))
      return decision
    }
    for (number, hours) in [(4, 20.0), (5, 35)] {
      var decision = Build.decision(number, by: number == 4 ? [0] : [0, 1], outcome: .pending)
      decision.requestedAt = at(hours)
      decisions.append(decision)
    }
    var withdrawn = Build.decision(6, by: [1], outcome: .withdrawn)
    (withdrawn.requestedAt, withdrawn.decidedAt) = (at(5), at(20))
    return DecisionLog(Build.organisation(3, decisions + [withdrawn]))
  }

  @Test func `Open requests lengthen the median`() throws {
    // Followed for 10, 10+, 15+, 20, 25+, 30, 40: S = 6/7, then 4 left: 9/14, 2 left: 9/28.
    let column = try #require(try Build.value("wait_median_h", of: Self.queue))
    #expect(column.values == [30])
    #expect(column.n == 7 && column.missing == 0)
    #expect(column.note.hasPrefix("2 still open"))
    #expect(try Build.value("latency_median_h", of: Self.queue)?.values == [25])
  }

  @Test func `Each holder has a queue`() throws {
    let open = try #require(try Build.value("queue_open", of: Self.queue))
    #expect(open.values == [1.5, 0.5, 0])
    let medians = try #require(try Build.value("queue_wait_median_h", of: Self.queue))
    // 0: 10, 10+, 25+, 30: S = ¾, then 0 at 30. 1: 10+, 15+, 20, 40: S = ½ at 20.
    #expect(medians.values[0] == 30 && medians.values[1] == 20)
    #expect(medians.values[2].isNaN && medians.reason?.isEmpty == false)
  }

  @Test func `Little's law tells open queues from closed ones`() throws {
    // 100 hours of the decided, 35 of the open, 15 of the one taken back, over 40 hours.
    let length = try #require(try Build.value("queue_length_mean", of: Self.queue))
    #expect(length.values == [150.0 / 40])
    let ratio = try #require(try Build.value("queue_little_ratio", of: Self.queue))
    #expect(abs(ratio.values[0] - (150.0 / 7) / 25) < 1e-15)
  }

  @Test func `Without dates nothing is known of queues`() throws {
    let log = DecisionLog(Build.organisation(2, [Build.decision(1, by: [0])]))
    for id in ["wait_median_h", "queue_length_mean", "queue_little_ratio"] {
      let column = try #require(try Build.value(id, of: log))
      #expect(column.values[0].isNaN && column.reason?.isEmpty == false, "\(id)")
    }
  }

  @Test func `Juniors whose proposals fail have lower odds`() throws {
    // Level 1: 8 of 9 adopted, level 2: 2 of 7.
    var organisation = Build.organisation(
      2,
      (0..<16).map { number in
        Build.decision(
          number, by: [0], proposed: [number < 9 ? 0 : 1],
          outcome: number < 8 || number >= 14 ? .adopted : .rejected)
      })
    organisation.people.levels = [1, 2]
    let log = DecisionLog(organisation)
    let senior = try #require(try Build.value("adoption_odds_ratio", "level=1", of: log))
    let junior = try #require(try Build.value("adoption_odds_ratio", "level=2", of: log))
    #expect(senior.values == [20])
    #expect(abs(senior.values[0] * junior.values[0] - 1) < 1e-15)
    // By hand: 8 of 10 successes in the nine, at most as likely: 9·21 + 1·35 + 126·1 …  of C(16, 10).
    let ways = (3...9).map { Self.choices(9, $0) * Self.choices(7, 10 - $0) }
    let rare = ways.filter { $0 <= Self.choices(9, 8) * Self.choices(7, 2) }.reduce(0, +)
    #expect(abs((senior.nullP ?? 0) - Double(rare) / Double(Self.choices(16, 10))) < 1e-12)
    #expect(senior.nullP == junior.nullP)
    organisation.people.levels = [1, .nan]
    let one = try #require(
      try Build.value("adoption_odds_ratio", "level=1", of: DecisionLog(organisation)))
    #expect(one.reason == "all proposals are of one level")
  }

  private static func choices(_ number: Int, _ chosen: Int) -> Int {
    chosen == 0 ? 1 : choices(number - 1, chosen - 1) * number / chosen
  }
}
