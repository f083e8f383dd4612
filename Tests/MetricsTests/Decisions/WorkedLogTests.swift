import Foundation
import Metrics
import Organisations
import Testing

/// A log of eight decisions by four people, worked by hand.
///
/// | id | decided | proposed | consulted | affected | approved | vetoed | size | hours | outcome |
/// |----|---------|----------|-----------|----------|----------|--------|------|-------|---------|
/// | 1  | 0       | 0        | 1         | 1 2      |          |        | 1    | 10    | adopted |
/// | 2  | 0       | 1        |           | 1        |          |        | 2    | 20    | adopted |
/// | 3  | 1       | 1        | 2 3       | 2 3      | 0 (req.) |        | 4    | 30    | adopted |
/// | 4  | 1 2     | 2        | 3 (expert)| 0 3      |          |        | 4    | 40    | adopted |
/// | 5  | 2       | 2        | 0         | 2        | 2        |        | 1    |       | rejected|
/// | 6  | 3       | 2        |           | 0        |          | 0      | 8    |       | adopted |
/// | 7  | 0       | 0        |           |          |          |        |      |       | pending |
/// | 8  |         | 3        |           |          |          |        | 2    |       | adopted |
///
/// Levels: 1, 2, 2, 3. Domains: `tools` for 1 to 3, `people` for 4 to 6.
@Suite struct WorkedLogTests {
  let log = DecisionLog(Self.organisation, draws: 99)

  static let organisation: Organisation = {
    func at(_ hours: Double) -> Instant { Instant(seconds: hours * 3600) }
    var decisions = [
      LogBuilder.decision(
        1, by: [0], proposed: [0], consulted: [1], affected: [1, 2], domain: "tools", magnitude: 1),
      LogBuilder.decision(
        2, by: [0], proposed: [1], affected: [1], domain: "tools", magnitude: 2),
      LogBuilder.decision(
        3, by: [1], proposed: [1], consulted: [2, 3], affected: [2, 3], approved: [0],
        domain: "tools", magnitude: 4),
      LogBuilder.decision(
        4, by: [1, 2], proposed: [2], affected: [0, 3], domain: "people", magnitude: 4),
      LogBuilder.decision(
        5, by: [2], proposed: [2], consulted: [0], affected: [2], approved: [2], domain: "people",
        magnitude: 1, outcome: .rejected),
      LogBuilder.decision(
        6, by: [3], proposed: [2], affected: [0], vetoed: [0], domain: "people", magnitude: 8),
      LogBuilder.decision(7, by: [0], proposed: [0], outcome: .pending),
      LogBuilder.decision(8, by: [], proposed: [3], magnitude: 2),
    ]
    for (index, hours) in [10.0, 20, 30, 40].enumerated() {
      decisions[index].requestedAt = at(0)
      decisions[index].decidedAt = at(hours)
    }
    decisions[3].participations.append(Participation(.person(3), .consulted, isExpert: true))
    decisions[3].process = .consent
    decisions[3].participations.append(
      Participation(.person(3), .objection, status: .resolved))
    var organisation = LogBuilder.organisation(4, decisions)
    organisation.people.levels = [1, 2, 2, 3]
    return organisation
  }()

  func expect(
    _ id: String, _ variant: String = "", is value: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let column = try #require(
      try LogBuilder.value(id, variant, of: log), "no \(id) \(variant)",
      sourceLocation: sourceLocation)
    #expect(
      abs(column.values[0] - value) < 1e-12, "\(id) is \(column.values[0]), not \(value)",
      sourceLocation: sourceLocation)
  }

  @Test func `Counts`() throws {
    try expect("eligible", is: 4)
    try expect("decisions_completed", is: 7)
    try expect("decisions_pending", is: 1)
  }

  @Test func `Use`() throws {
    // Decisions 1 to 6 name deciders: S = 2, 1½, 1½, 1. ΣS² = 4 + 2.25 + 2.25 + 1 = 9.5.
    try expect("hhi_use", "weights=count;estimator=plugin", is: 9.5 / 36)
    // Σw² = 5·1 + ½; pairs 6·5. Ĥ = (9.5 − 5.5)/30 = 2/15.
    try expect("hhi_use", "weights=count;estimator=cross_event", is: 2.0 / 15)
    try expect("effective_number_use", "weights=count;estimator=cross_event", is: 7.5)
    try expect("effective_fraction_use", "weights=count;estimator=cross_event", is: 7.5 / 4)
    try expect("cr1_use", "weights=count", is: 2.0 / 6)
    try expect("cr3_use", "weights=count", is: 5.0 / 6)
    try expect("coverage_use", "weights=count", is: 1)
    // Ascending 1, 1½, 1½, 2 against −3, −1, 1, 3: (−3 − 1.5 + 1.5 + 6)/(4·6) · 4/3 = 1/6.
    try expect("gini_bc_use", "weights=count", is: 1.0 / 6)
    // In `tools` 0, 0, 1: one of three pairs coincides.
    try expect("hhi_use", "weights=count;domain=tools;estimator=cross_event", is: 1.0 / 3)
    // By size 1, 2, 4, 4, 1, 8: S = 3, 6, 3, 8 of 20; ΣS² = 9 + 36 + 9 + 64 = 118.
    try expect("hhi_use", "weights=magnitude;estimator=plugin", is: 118.0 / 400)
    // Σm²w² = 1 + 4 + 16 + 8 + 1 + 64 = 94; Σm² = 102. Ĥ = (118 − 94)/(400 − 102).
    try expect("hhi_use", "weights=magnitude;estimator=cross_event", is: 24.0 / 298)
    #expect(log.events(.use).unknown == 1, "decision 8 hides who decided")
  }

  @Test func `Last word`() throws {
    // 3 needs approval by 0, 5 by 2, 6 is vetoed by 0: 0, 0, 0, ½1 + ½2, 2, 0.
    // S = 4, ½, 1½, 0; ΣS² = 16 + 0.25 + 2.25 = 18.5.
    try expect("hhi_last_word", "weights=count;estimator=plugin", is: 18.5 / 36)
    try expect("hhi_last_word", "weights=count;estimator=cross_event", is: (18.5 - 5.5) / 30)
    try expect("cr1_last_word", "weights=count", is: 4.0 / 6)
    try expect("coverage_last_word", "weights=count", is: 0.75)
    // Seniority −1, −2, −2, −3 with 4, ½, 1½, 0: five of the six pairs agree, one is tied in level.
    try expect("rank_kendall_b_last_word", "weights=count", is: 5 / (5.0 * 6).squareRoot())
  }

  @Test func `Proposals and advice`() throws {
    // Proposers of the completed: 0, 1, 1, 2, 2, 2, 3. Pairs: 1 + 3 of 21.
    try expect("hhi_proposal", "weights=count;estimator=cross_event", is: 4.0 / 21)
    // Advice: 1 | ½2 + ½3 | 3 | 0. S = 1, 1, ½, 1½; Ĥ = (1 + 1 + .25 + 2.25 − 3.5)/12.
    try expect("hhi_advice", "weights=count;estimator=cross_event", is: 1.0 / 12)
    // Affected others: 1: ½ of {1, 2}; 2: 0 of {1}; 3: all; 4: ½ of {0, 3}; 6: 0 of {0}.
    // In 5 the decider alone is affected.
    try expect("advice_coverage", "pooled=no", is: 2.0 / 5)
    try expect("advice_coverage", "pooled=yes", is: 4.0 / 8)
    try expect("advice_coverage_n", is: 5)
    try expect("expert_advice_rate", is: 1.0 / 7)
    try expect("breadth_mean", is: 5.0 / 7)
    // Sizes 1 2 4 4 1 8 2 with breadths 1 0 2 1 1 0 0: agreeing 3–1, 3–2, 3–5, 3–8, 4–2, 4–8;
    // disagreeing 1–2, 1–6, 1–8, 2–5, 3–6, 4–6, 5–6, 5–8. Tied in size: 1–5, 2–8, 3–4; in
    // breadth: 1–4, 1–5, 4–5, 2–6, 2–8, 6–8. τ_b = (6 − 8)/√(18·15).
    try expect("breadth_magnitude_kendall_b", is: -2 / (18.0 * 15).squareRoot())
  }

  @Test func `Rates and waiting`() throws {
    try expect("veto_rate", is: 1.0 / 7)
    try expect("veto_rate_superior", is: 1.0 / 7)  // 0 of level 1 over 3 of level 3
    try expect("approval_rate", is: 2.0 / 7)
    try expect("self_approval_rate", is: 1.0 / 2)  // 5: proposed and approved by 2
    try expect("objection_rate", is: 1)
    try expect("objection_resolution_rate", is: 1)
    try expect("latency_mean_h", is: 25)
    try expect("latency_median_h", is: 25)
    // 10 + 20 + 30 hours wait for 0, 20 each for 1 and 2.
    try expect("wait_share_cr1", is: 0.6)
    let load = try #require(try LogBuilder.value("queue_load", of: log))
    #expect(load.values == [4, 0.5, 1.5, 0])
    let rows = log.rows
    #expect(rows.map(\.lastWord) == [[0], [0], [0], [1, 2], [2], [0], [0], []])
    #expect(rows.map(\.consulted) == [1, 0, 2, 1, 1, 0, 0, 0])
    #expect(rows[0].coverage == 0.5 && rows[4].coverage == nil)
    #expect(rows[3].waitingHours == 40 && rows[4].waitingHours == nil)
  }

  @Test func `Indices of spread`() throws {
    // Use: shares ⅓, ¼, ¼, ⅙.
    try expect("hhi_normalised_use", "weights=count", is: 1.0 / 54)
    try expect("hoover_use", "weights=count", is: 1.0 / 12)
    let theil: Double = ln(4.0 / 3) / 3 + ln(2.0 / 3) / 6
    try expect("theil_T_use", "weights=count", is: theil)
    try expect("shannon_evenness_use", "weights=count", is: 1 - theil / ln(4))
    try expect("cr10pct_use", "weights=count", is: 1.0 / 3)
    // L(0.9) = ⅔ + 0.6·⅓, L(0.4) = ⅙ + 0.6·¼.
    try expect("palma_like_use", "weights=count", is: 8.0 / 19)
    let curve = try #require(try LogBuilder.value("lorenz_use", "weights=count", of: self.log))
    #expect(curve.scope == .labelled(["0", "1", "2", "3", "4"]))
    let expected = [0, 1.0 / 6, 5.0 / 12, 2.0 / 3, 1]
    #expect(zip(curve.values, expected).allSatisfy { abs($0 - $1) < 1e-15 })

    try expect("hill_q0_use", "weights=count", is: 4)
    try expect("hill_q0_last_word", "weights=count", is: 3)
    try expect("hill_q1_use", "weights=count", is: 4 * exp(-theil))
    try expect("hill_q2_use", "weights=count", is: 36 / 9.5)
    // Decided after 10, 20 | 30, 40 hours: by 0, by 0 | by 1, by 1 and 2.
    let entropyNumber: Double = exp(-0.75 * ln(0.75) - 0.25 * ln(0.25))
    try expect("hill_q0_use", "weights=count;half=first", is: 1)
    try expect("hill_q0_use", "weights=count;half=second;events=2", is: 2)
    try expect(
      "hill_q1_use", "weights=count;half=second", is: entropyNumber)
  }

  @Test func `Inequality between levels and within`() throws {
    // Last words 4 | ½, 1½ | 0 of levels 1 | 2 | 3.
    let variant = "weights=count;attribute=level"
    let between: Double = 2 * ln(8.0 / 3) / 3 + ln(2.0 / 3) / 3
    let within: Double = (0.25 * ln(0.5) + 0.75 * ln(1.5)) / 3
    try expect("theil_between_last_word", variant, is: between)
    try expect("theil_within_last_word", variant, is: within)
    try expect("theil_between_share_last_word", variant, is: between / (between + within))
    try expect("theil_T_last_word", "weights=count", is: between + within)
    let three = try LogBuilder.value("rank_superiority_use", "weights=count", of: self.log)
    #expect(three?.reason == "there are 3 levels among the people who count, not two")
  }

  @Test func `Adoption, objections and open requests`() throws {
    try expect("adoption_rate", is: 6.0 / 7)
    let rates = try #require(try LogBuilder.value("adoption_rate", "attribute=level", of: self.log))
    #expect(rates.values == [1, 0.8, 1])
    // 4 of 5 beside 2 of 2, with a half added: 4.5 · 0.5 / (1.5 · 2.5).
    try expect("adoption_odds_ratio", "level=2", is: 0.6)
    #expect(try LogBuilder.value("adoption_odds_ratio", "level=2", of: self.log)?.nullP == 1)
    try expect("no_objection_ever", is: 0)
    let ratios = try LogBuilder.value("objection_rate_ratio", "attribute=level", of: self.log)
    #expect(ratios?.values.prefix(2) == [0, 0] && ratios?.values[2].isNaN == true)
    try expect("wait_median_h", is: 20)
    // 100 hours of waiting in the 40 that the data last; all is decided.
    try expect("queue_length_mean", is: 2.5)
    try expect("queue_little_ratio", is: 1)
    // Slopes of the 18 pairs of different sizes: −2, five of −1, two of −⅓, four of 0, two of ½ …
    try expect("breadth_per_doubling", is: 0)
  }

  /// The suite has a `log` of its own.
  private func ln(_ value: Double) -> Double { Foundation.log(value) }
}
