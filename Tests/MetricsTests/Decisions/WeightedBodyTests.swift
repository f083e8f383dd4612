import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct WeightedBodyTests {
  typealias Build = LogBuilder

  /// Decisions of a board of the company layer whose members have these shares.
  static func organisation(
    _ shares: [Double?], layer: Circle.Layer = .company, part: Participation.Part = .decider,
    beside: [Int] = [], people: Int? = nil
  ) -> Organisation {
    var organisation = Build.organisation(
      people ?? shares.count + 1,
      (0..<4).map { number in
        Decision(
          id: Build.id(number), decidedAt: Instant(year: 2025, month: 1, day: 1 + number),
          participations: [Participation(.body(0), part)]
            + beside.map { Participation(.person($0), part) })
      })
    organisation.circles = [Circle(id: Identifier("board"), layer: layer)]
    organisation.bodies = [Body(id: Identifier("board"), circle: 0)]
    organisation.memberships = shares.enumerated().map {
      Membership(person: $0.offset, circle: 0, share: $0.element)
    }
    return organisation
  }

  static func held(
    _ organisation: Organisation, _ attribution: Attribution = .use
  ) -> [Double] {
    DecisionLog(organisation).events(attribution).heldShares()
  }

  @Test(arguments: [Attribution.use, .lastWord])
  func `Members share what a weighted body holds by power, not by weight`(
    attribution: Attribution
  ) {
    #expect(close(Self.held(Self.organisation([50, 49, 1]), attribution), [0.6, 0.2, 0.2, 0]))
    #expect(close(Self.held(Self.organisation([60, 39, 1]), attribution), [1, 0, 0, 0]))
    #expect(
      close(Self.held(Self.organisation([1, 1, 1]), attribution), [1.0 / 3, 1.0 / 3, 1.0 / 3, 0]))
  }

  @Test func `A share of working time gives no louder voice, nor does one half recorded`() {
    let thirds = [1.0 / 3, 1.0 / 3, 1.0 / 3, 0]
    for layer in [Circle.Layer.organisation, .association] {
      #expect(close(Self.held(Self.organisation([50, 49, 1], layer: layer)), thirds))
    }
    #expect(close(Self.held(Self.organisation([50, nil, 1])), thirds))
    #expect(close(Self.held(Self.organisation([0, 0, 0])), thirds))
  }

  @Test func `A body's people count as many as they are beside a person`() {
    // Three of the board count 1.8, 0.6 and 0.6, the fourth 1.
    let shares = Self.held(Self.organisation([50, 49, 1], beside: [3]))
    #expect(close(shares, [0.45, 0.15, 0.15, 0.25]))
    // The third counts once, and for the more of the two: 1.8, 0.6, 1.
    let twice = Self.held(Self.organisation([50, 49, 1], beside: [2]))
    #expect(close(twice, [1.8 / 3.4, 0.6 / 3.4, 1 / 3.4, 0]))
  }

  @Test func `Approvals and vetoes of a weighted body are by power, proposals are not`() {
    for part in [Participation.Part.approver, .veto, .override] {
      let organisation = Self.organisation([50, 49, 1], part: part)
      #expect(close(Self.held(organisation, .lastWord), [0.6, 0.2, 0.2, 0]), "\(part)")
    }
    let proposed = Self.held(Self.organisation([50, 49, 1], part: .proposer), .proposal)
    #expect(close(proposed, [1.0 / 3, 1.0 / 3, 1.0 / 3, 0]))
  }

  @Test func `Several classes of shares add up, and only those of the day`() {
    var organisation = Self.organisation([50, 49, 1])
    organisation.memberships.append(Membership(person: 2, circle: 0, share: 99))
    #expect(close(Self.held(organisation), [0, 0, 1, 0]))  // 50, 49, 100 of 199
    organisation.memberships[3].until = Instant(year: 2024, month: 1, day: 1)
    #expect(close(Self.held(organisation), [0.6, 0.2, 0.2, 0]))
  }

  @Test func `A member's weight, power, veto and dummies are printed for each body`() throws {
    func values(_ id: String, _ shares: [Double]) throws -> [Double]? {
      try Build.value(
        id, "body=board;quota=majority", of: DecisionLog(Self.organisation(shares)))?.values
    }
    #expect(close(try values("voting_weight", [50, 49, 1]) ?? [], [0.5, 0.49, 0.01]))
    #expect(close(try values("banzhaf_normalised", [50, 49, 1]) ?? [], [0.6, 0.2, 0.2]))
    #expect(close(try values("banzhaf_absolute", [50, 49, 1]) ?? [], [0.75, 0.25, 0.25]))
    #expect(
      close(try values("shapley_shubik", [50, 49, 1]) ?? [], [2.0 / 3, 1.0 / 6, 1.0 / 6]))
    #expect(close(try values("coleman_power_to_act", [50, 49, 1]) ?? [], [3.0 / 8]))
    #expect(close(try values("hhi_banzhaf", [50, 49, 1]) ?? [], [0.44]))
    #expect(close(try values("hhi_voting_weight", [50, 49, 1]) ?? [], [0.4902]))
    #expect(try values("voting_veto", [50, 49, 1]) == [1, 0, 0])
    #expect(try values("voting_dummy", [50, 49, 1]) == [0, 0, 0])
    #expect(try values("voting_dummy", [60, 39, 1]) == [0, 1, 1])
    let plain = DecisionLog(Self.organisation([50, 49, 1], layer: .organisation))
    for kind in VotingPowerMetric.Kind.allCases {
      #expect(VotingPowerMetric(kind: kind).columns(of: plain).isEmpty)
    }
  }

  @Test func `The voters of a log stand with their latest weight`() throws {
    func decision(_ number: Int, _ weights: [(Int, Double)]) -> Decision {
      Decision(
        id: Build.id(number), decidedAt: Instant(year: 2025, month: 1, day: number),
        participations: weights.map { Participation(.person($0.0), .decider, weight: $0.1) })
    }
    let log = DecisionLog(
      Build.organisation(4, [decision(2, [(0, 50), (1, 49)]), decision(1, [(0, 3), (2, 1)])]))
    let column = try #require(
      try Build.value("banzhaf_normalised", "electorate=voters;quota=majority", of: log))
    #expect(column.scope == .some([0, 1, 2]))
    #expect(close(column.values, [0.6, 0.2, 0.2]))
    // By the weights of each vote: 50 of 99 and 3 of 4 carry it alone.
    #expect(close(log.events(.use, weights: .power).heldShares(), [1, 0, 0, 0]))
  }

  @Test func `Beyond sixty members power is sampled, with its error and the same each time`() throws
  {
    let organisation = Self.organisation((1...64).map { $0 < 64 ? 1 : 1_000 })
    func column(_ id: String, seed: UInt64) throws -> Column {
      try #require(
        try Build.value(
          id, "body=board;quota=majority", of: DecisionLog(organisation, seed: seed)))
    }
    let power = try column("banzhaf_normalised", seed: 3)
    #expect(power.note.contains("20000 draws"))
    #expect(power == (try column("banzhaf_normalised", seed: 3)))
    #expect(power.values[63] == 1)
    let dummies = try column("voting_dummy", seed: 3)
    #expect(dummies.values[0].isNaN && dummies.values[63] == 0)
    #expect(dummies.reason?.contains("sampled") == true)
    let act = try column("coleman_power_to_act", seed: 3)
    // Half of the coalitions have the large one; four standard errors of 20,000 draws.
    #expect(abs(act.values[0] - 0.5) < 0.0142)
    #expect((act.low ?? 1) < act.values[0] && act.values[0] < (act.high ?? 0))
  }

  @Test(arguments: UInt64(0)..<10)
  func `Power shares sum to one, do not know names, and nobody loses by weight`(seed: UInt64) {
    var random = Xoshiro256(seed: seed)
    let shares = (0..<7).map { _ in Double(Int.random(in: 1...20, using: &random)) }
    let power = Self.held(Self.organisation(shares))
    #expect(abs(power.reduce(0, +) - 1) < 1e-12)
    let order = shares.indices.shuffled(using: &random)
    let moved = Self.held(Self.organisation(order.map { shares[$0] }))
    #expect(close(moved, order.map { power[$0] } + [0]))
    for one in shares.indices {
      for other in shares.indices where shares[one] >= shares[other] {
        #expect(power[one] >= power[other] - 1e-12)
      }
    }
  }

  private func close(_ values: [Double], _ expected: [Double]) -> Bool {
    values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) < 1e-12 }
  }
}
