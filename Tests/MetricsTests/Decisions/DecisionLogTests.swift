import Graphs
import Metrics
import Organisations
import Testing

@Suite struct DecisionLogTests {
  typealias Build = LogBuilder

  @Test func `A log without decisions has nothing to say, with reasons`() throws {
    let log = DecisionLog(Build.organisation(0))
    for metric in Catalogue.decisionMetrics {
      for column in try metric.columns(of: log)
      where column.values.contains(where: { !$0.isFinite }) {
        #expect(column.reason?.isEmpty == false, "\(column.measure)")
      }
    }
  }

  @Test func `Every id of the catalogue stands there once`() {
    let ids = Catalogue.decisionMetrics.map(\.definition.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func `Without a roster N is whoever has a part in five decisions`() {
    var decisions = (0..<5).map { Build.decision($0, by: [0], proposed: [1]) }
    decisions += (5..<9).map { Build.decision($0, by: [2]) }
    var organisation = Build.organisation(4, decisions)
    organisation.rosterBasis = .regulars
    let log = DecisionLog(organisation)
    #expect(log.basis == .regulars)
    #expect(log.eligible == [0, 1])
    // Person 2 is outside N: four of nine decisions are left out and counted.
    #expect(log.events(.use).count == 5)
    #expect(abs(log.events(.use).outside - 4.0 / 9) < 1e-15)
    #expect(log.events(.use, roster: .deciders).people == 2)
    #expect(log.events(.use, roster: .everyone).people == 4)
  }

  @Test func `People outside N are left out and the others' shares raised`() {
    var organisation = Build.organisation(3, [Build.decision(1, by: [0, 1, 2])])
    organisation.people.isEligible[2] = false
    let events = DecisionLog(organisation).events(.use)
    #expect(events.heldShares() == [0.5, 0.5])
    #expect(abs(events.outside - 1.0 / 3) < 1e-15)
  }

  @Test func `A circle that decides is its members on that day`() {
    var organisation = Build.organisation(
      4,
      [2, 20].map { day in
        Decision(
          id: Build.id(day), decidedAt: Instant(year: 2025, month: 3, day: day),
          participations: [Participation(.body(0), .decider)])
      })
    organisation.circles = [Circle(id: Identifier("council"))]
    organisation.bodies = [Body(id: Identifier("council"), circle: 0)]
    organisation.memberships = [
      Membership(person: 0, circle: 0),
      Membership(person: 1, circle: 0, until: Instant(year: 2025, month: 3, day: 10)),
      Membership(person: 2, circle: 0, since: Instant(year: 2025, month: 3, day: 11)),
    ]
    let log = DecisionLog(organisation)
    #expect(log.rows.map(\.deciders) == [[0, 1], [0, 2]])
  }

  @Test func `A body without known members is its seats`() {
    var organisation = Build.organisation(
      2,
      (0..<6).map {
        Decision(id: Build.id($0), participations: [Participation(.body(0), .decider)])
      })
    organisation.bodies = [Body(id: Identifier("body:board"), seats: 3)]
    organisation.rosterBasis = .regulars
    let log = DecisionLog(organisation)
    #expect(log.eligibleCount == 3)
    #expect(log.holder(2) == Identifier("body:board seat 1"))
    let thirds = [Double](repeating: 1.0 / 3, count: 3)
    #expect(log.events(.use).heldShares() == thirds)
  }

  @Test func `Decisions of one cluster, and of one day of an execution log, count once`() {
    var decisions = (0..<6).map { Build.decision($0, by: [$0 / 3]) }
    for index in decisions.indices {
      decisions[index].decidedAt = Instant(year: 2025, month: 1, day: 1 + index / 3)
    }
    var organisation = Build.organisation(2, decisions)
    #expect(DecisionLog(organisation).clusterCount == 6)
    organisation.logIsExecution = true
    #expect(DecisionLog(organisation).clusterCount == 2)
    // Each day has one holder, and no two days share one.
    #expect(CoincidenceEstimate(DecisionLog(organisation).events(.use).shares).hhi == 0)
    for index in decisions.indices { organisation.decisions[index].cluster = Identifier("one") }
    #expect(DecisionLog(organisation).clusterCount == 1)
  }

  @Test func `Weighted votes have a row of their own beside the counted one`() throws {
    var organisation = Build.organisation(
      3,
      (0..<2).map { number in
        Decision(
          id: Build.id(number),
          participations: [(0, 8.0), (1, 1), (2, 1)].map {
            Participation(.person($0.0), .decider, weight: $0.1)
          })
      })
    let log = DecisionLog(organisation)
    let thirds = [Double](repeating: 1.0 / 3, count: 3)
    #expect(log.events(.use).heldShares() == thirds)
    #expect(log.events(.use, weights: .votes).heldShares() == [0.8, 0.1, 0.1])
    #expect(try Build.value("cr1_use", "weights=votes", of: log)?.values == [0.8])
    // Eight of ten carry any vote alone.
    #expect(try Build.value("cr1_use", "weights=power", of: log)?.values == [1])
    organisation.decisions[0].participations[0].weight = nil
    #expect(DecisionLog(organisation).events(.use, weights: .votes).unweighable == 1)
  }

  @Test func `An approval without a status was required, a courtesy was not`() {
    var decision = Build.decision(1, by: [0], approved: [1])
    #expect(DecisionLog(Build.organisation(3, [decision])).rows[0].lastWord == [1])
    decision.participations[1].status = .courtesy
    #expect(DecisionLog(Build.organisation(3, [decision])).rows[0].lastWord == [0])
  }

  @Test func `The order of the rows does not show`() throws {
    var random = Xoshiro256(seed: 8)
    let decisions = (0..<40).map { number in
      Build.decision(
        number, by: Array((0..<7).shuffled(using: &random).prefix(3)),
        proposed: [number % 7], consulted: [number % 5], affected: [0, 3],
        domain: number % 2 == 0 ? "a" : "b", magnitude: Double(number % 4 + 1))
    }
    func columns(_ decisions: [Decision]) throws -> [Column] {
      let log = DecisionLog(Build.organisation(7, decisions), draws: 19)
      return try Catalogue.decisionMetrics.flatMap { try $0.columns(of: log) }
    }
    let (one, other) = (try columns(decisions), try columns(decisions.shuffled(using: &random)))
    for (left, right) in zip(one, other) {
      #expect(left.values.map(\.bitPattern) == right.values.map(\.bitPattern), "\(left.measure)")
      #expect(left.nullP == right.nullP)
    }
  }

  @Test func `Domains that differ in bytes alone are two domains`() {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    let log = DecisionLog(
      Build.organisation(
        2,
        (0..<5).map { Build.decision($0, by: [$0 % 2], domain: $0 < 3 ? composed : decomposed) }))
    #expect(log.events(.use, domain: Identifier(composed)).count == 3)
    #expect(log.events(.use, domain: Identifier(decomposed)).count == 2)
  }

  @Test func `A domain cannot be read as a further key of a variant`() throws {
    let log = DecisionLog(
      Build.organisation(2, (0..<4).map { Build.decision($0, by: [$0 % 2], domain: "50%;a=b") }))
    #expect(
      try Build.value("cr1_use", "weights=count;domain=50%25%3Ba%3Db", of: log)?.values == [0.5])
  }
}
