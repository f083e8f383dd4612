import Foundation
import Graphs
import Organisations
import Testing

@testable import Metrics

/// Measures of who holds the decisions beyond what the worked log shows.
@Suite struct HoldingFamiliesTests {
  typealias Build = LogBuilder

  @Test func `Halves and domains are compared at the length of the shortest`() throws {
    // Domain a: 12 decisions by 0, 1, 2 in turn; b: 24 by 0 to 5 in turn; c too short to compare.
    var decisions = (0..<12).map { Build.decision($0, by: [$0 % 3], domain: "a") }
    decisions += (12..<36).map { Build.decision($0, by: [$0 % 6], domain: "b") }
    decisions += (36..<39).map { Build.decision($0, by: [0], domain: "c") }
    let log = DecisionLog(Build.organisation(8, decisions))
    func value(_ order: Int, _ domain: String) throws -> Double {
      try #require(
        try Build.value(
          "hill_q\(order)_use", "weights=count;domain=\(domain);events=12", of: log)
      ).values[0]
    }
    #expect(try value(0, "a") == 3)
    #expect(abs(try value(1, "a") - 3) < 1e-9)
    #expect(
      abs(try value(0, "b") - Rarefaction.holders([4, 4, 4, 4, 4, 4], in: 12)) < 1e-12)
    #expect(
      abs(try value(1, "b") - Rarefaction.effectiveHolders([4, 4, 4, 4, 4, 4], in: 12)) < 1e-9)
    #expect(try value(0, "c").isNaN && value(1, "c").isNaN)
    // Without dates there are no halves.
    #expect(log.middle == nil)
    #expect(try Build.value("hill_q0_use", "weights=count;half=first", of: log) == nil)
  }

  @Test func `Random parts of a log agree with the count where nobody shares`() {
    var shares = EventShares(holderCount: 4)
    let counts = [6, 3, 2, 1]
    for (holder, count) in counts.enumerated() {
      for _ in 0..<count { shares.add([holder], cluster: shares.count) }
    }
    var random = Xoshiro256(seed: 2)
    let sampled = shares.effectiveHolders(in: 5, draws: 4_000, using: &random)
    // The standard error of the mean entropy is about 0.004.
    #expect(abs(log(sampled / Rarefaction.effectiveHolders(counts, in: 5))) < 0.016)
  }

  @Test func `Shared decisions have a Hill number at equal length too`() throws {
    var decisions = (0..<20).map { Build.decision($0, by: [$0 % 4, ($0 + 1) % 4]) }
    for index in decisions.indices {
      decisions[index].decidedAt = Instant(day: 20_000 + (index < 5 ? index : 20 + index))
    }
    let log = DecisionLog(Build.organisation(6, decisions))
    let first = try #require(
      try Build.value("hill_q0_use", "weights=count;half=second;events=5", of: log))
    // 15 decisions, each of four has part in 7 or 8 of them: nearly all four in five draws.
    #expect(first.values[0] > 3.7 && first.values[0] <= 4)
    let one = try #require(
      try Build.value("hill_q1_use", "weights=count;half=second;events=5", of: log))
    #expect(one.values[0] > 3 && one.values[0] < 4)
  }

  @Test func `The halves divide the window where it is given, else the days of the decisions`() {
    var decisions = (0..<10).map { Build.decision($0, by: [$0 / 5]) }
    for index in decisions.indices { decisions[index].decidedAt = Instant(day: 100 + index) }
    var organisation = Build.organisation(2, decisions)
    let log = DecisionLog(organisation)
    #expect(log.events(.use, half: .first).heldShares() == [1, 0])
    #expect(log.events(.use, half: .second).heldShares() == [0, 1])
    organisation.window.to = Instant(day: 116)
    let longer = DecisionLog(organisation)
    #expect(longer.events(.use, half: .first).count == 9)
    organisation.window.to = Instant(day: 200)
    #expect(DecisionLog(organisation).middle == nil, "nothing is in the second half")
  }

  @Test func `What even chances give stands beside each index`() throws {
    let log = DecisionLog(
      Build.organisation(10, (0..<30).map { Build.decision($0, by: [$0 % 10]) }), draws: 99)
    for id in ["hoover_use", "theil_T_use", "cr10pct_use", "hhi_normalised_use"] {
      let column = try #require(try Build.value(id, "weights=count", of: log))
      // Turns are the most even that there is: every draw is as uneven or more.
      #expect(column.nullP == 1, "\(id)")
      #expect((column.nullMean ?? 0) > column.values[0], "\(id)")
    }
    let even = try #require(try Build.value("shannon_evenness_use", "weights=count", of: log))
    #expect(abs(even.values[0] - 1) < 1e-12 && even.nullP == 1 && (even.nullMean ?? 1) < 1)
    let alone = DecisionLog(
      Build.organisation(10, (0..<30).map { Build.decision($0, by: [0]) }), draws: 99)
    #expect(try Build.value("hoover_use", "weights=count", of: alone)?.nullP == 0.01)
    #expect(try Build.value("shannon_evenness_use", "weights=count", of: alone)?.nullP == 0.01)
    let palma = try #require(try Build.value("palma_like_use", "weights=count", of: alone))
    #expect(palma.values == [.infinity] && palma.reason?.contains("infinite") == true)
  }

  @Test(arguments: UInt64(0)..<10)
  func `Between and within are all of Theil's index`(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    var organisation = Build.organisation(
      9, (0..<25).map { Build.decision($0, by: [Int.random(in: 0..<9, using: &random)]) })
    organisation.people.attributes = [
      Attribute(name: "unit", texts: (0..<9).map { "u\($0 % 3)" })
    ]
    let log = DecisionLog(organisation, draws: 9)
    func value(_ id: String, _ variant: String) throws -> Double {
      try #require(try Build.value(id, variant, of: log)).values[0]
    }
    let variant = "weights=count;attribute=unit"
    let between = try value("theil_between_use", variant)
    let whole = try value("theil_T_use", "weights=count")
    #expect(abs(between + (try value("theil_within_use", variant)) - whole) < 1e-12)
    #expect(abs(try value("theil_between_share_use", variant) - between / whole) < 1e-12)
  }

  @Test func `Of two levels the upper has more in so many pairs`() throws {
    var organisation = Build.organisation(
      5, [0, 0, 0, 1, 2].enumerated().map { Build.decision($0.offset, by: [$0.element]) })
    organisation.people.levels = [1, 1, 2, 2, .nan]
    let log = DecisionLog(organisation, draws: 99)
    let column = try #require(try Build.value("rank_superiority_use", "weights=count", of: log))
    // 3 and 1 against 1 and 0: more in three pairs, as many in one.
    #expect(column.values == [3.5 / 4])
    #expect(column.n == 4 && column.missing == 1)
    #expect(
      column.nullP == (try Build.value("rank_kendall_b_use", "weights=count", of: log))?.nullP)
  }
}
