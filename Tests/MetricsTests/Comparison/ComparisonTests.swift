import Foundation
import Metrics
import Testing

@Suite struct ComparisonTests {
  func verdict(
    _ value: Double, error: Double?, formal: Answer = .mixed, measure: String = "phi"
  ) -> Verdict {
    Verdict(
      dimensions: [
        DimensionVerdict(.formalStructure, formal, measure: "grc", value: 0.5),
        DimensionVerdict(
          .decisionRights, .mixed, measure: measure, value: value, logError: error),
      ], overall: .mixed, overallReasons: [], flags: [], rung: .between, rungReasons: [])
  }

  func answer(_ before: Verdict, _ after: Verdict) -> Comparison.Answer {
    Comparison(before: before, after: after).rows[1].answer
  }

  @Test func `A change is one only where its interval leaves out nothing at all`() {
    // ln 2 = 0.69; 1.645·√2·0.2 = 0.47, ·0.4 = 0.93.
    #expect(answer(verdict(0.3, error: 0.2), verdict(0.6, error: 0.2)) == .moreDistributed)
    #expect(answer(verdict(0.6, error: 0.2), verdict(0.3, error: 0.2)) == .moreConcentrated)
    #expect(answer(verdict(0.3, error: 0.4), verdict(0.6, error: 0.4)) == .cannotTell)
  }

  @Test func `No material change needs an interval within a quarter`() {
    // ln 1.25 = 0.22; 1.645·√2·0.05 = 0.12, ·0.1 = 0.23.
    #expect(answer(verdict(0.5, error: 0.05), verdict(0.5, error: 0.05)) == .noMaterialChange)
    #expect(answer(verdict(0.5, error: 0.1), verdict(0.5, error: 0.1)) == .cannotTell)
    #expect(
      answer(verdict(0.5, error: 0.01), verdict(0.55, error: 0.01)) == .noMaterialChange,
      "sure, and yet too small to matter")
  }

  @Test func `A side without evidence, or another measure, cannot be compared`() {
    #expect(answer(verdict(0.1, error: nil), verdict(0.9, error: 0.1)) == .cannotTell)
    #expect(answer(verdict(0.1, error: .infinity), verdict(0.9, error: 0.1)) == .cannotTell)
    #expect(
      answer(verdict(0.1, error: 0.1), verdict(0.9, error: 0.1, measure: "other")) == .cannotTell)
  }

  @Test func `The numbers are those of the log-ratio`() {
    let row = Comparison(
      before: verdict(0.3, error: 0.3), after: verdict(0.6, error: 0.4)
    ).rows[1]
    #expect(abs(row.logRatio - log(2)) < 1e-15)
    #expect(abs(row.low - (log(2) - 1.645 * 0.5)) < 1e-15)
    #expect(abs(row.high - (log(2) + 1.645 * 0.5)) < 1e-15)
    // Python 3.11: 2 * statistics.NormalDist().cdf(-math.log(2) / 0.5)
    #expect(abs(row.p - 0.165656841) < 1e-6)
  }

  @Test func `The chart is compared by its class`() {
    func formal(_ before: Answer, _ after: Answer) -> Comparison.Row {
      Comparison(
        before: verdict(0.3, error: nil, formal: before),
        after: verdict(0.3, error: nil, formal: after)
      ).rows[0]
    }
    #expect(formal(.concentrated, .distributed).answer == .moreDistributed)
    #expect(formal(.mixed, .concentrated).answer == .moreConcentrated)
    #expect(formal(.mixed, .mixed).answer == .noMaterialChange)
    #expect(formal(.mixed, .insufficient).answer == .cannotTell)
    #expect(formal(.mixed, .mixed).p.isNaN)
  }

  func rows(_ before: DimensionVerdict, _ after: DimensionVerdict) -> [Comparison.Row] {
    func verdict(_ dimension: DimensionVerdict) -> Verdict {
      Verdict(
        dimensions: [dimension], overall: .mixed, overallReasons: [], flags: [], rung: .between,
        rungReasons: [])
    }
    return Comparison(before: verdict(before), after: verdict(after)).rows
      .filter { $0.dimension == before.dimension }
  }

  @Test func `Not enough evidence on a side is said of that side`() throws {
    let known = DimensionVerdict(.voice, .mixed, measure: "phi", value: 0.3, logError: 0.1)
    let wide = DimensionVerdict(.voice, .insufficient, measure: "phi", value: 0.9, logError: 0.1)
    let row = try #require(rows(known, wide).first)
    #expect(row.answer == .cannotTell)
    #expect(row.reason == "There is not enough evidence after, so no change can be told.")
    #expect(row.logRatio.isNaN)
  }

  @Test func `Where nobody is needed as intermediary there is no value to compare`() throws {
    let hub = DimensionVerdict(
      .informationFlow, .concentrated, measure: "b", value: 0.1, logError: 0.1)
    let full = DimensionVerdict(.informationFlow, .distributed, measure: "b")
    let row = try #require(rows(hub, full).first)
    #expect(row.answer == .cannotTell)
    #expect(
      row.reason == "Concentrated before, Distributed after; as nobody is needed as intermediary "
        + "after, there is no value to compare.")
  }

  @Test func `A change is measured on values that are not cut at 1`() throws {
    func side(_ fraction: Double) -> DimensionVerdict {
      DimensionVerdict(
        .decisionRights, .distributed, measure: "phi", value: min(1, fraction), logError: 0.1,
        unclippedValue: fraction)
    }
    let row = try #require(rows(side(0.8), side(1.3)).first)
    #expect(abs(row.logRatio - log(1.3 / 0.8)) < 1e-15)
    #expect(row.after == 1)
  }

  @Test func `The range of information flow has no p`() throws {
    let one = DimensionVerdict(
      .informationFlow, .concentrated, measure: "b", value: 0.1, logError: 0.1)
    var other = one
    other.value = 0.5
    other.answer = .distributed
    let row = try #require(rows(one, other).first)
    #expect(row.answer == .moreDistributed)
    #expect(row.p.isNaN)
    #expect(row.reason.contains("deletions of ties"))
  }

  @Test func `A tiny p is not 0`() {
    let row = Comparison(
      before: verdict(0.1, error: 0.08), after: verdict(0.9, error: 0.06)
    ).rows[1]
    // Python 3.11.7: math.erfc(math.log(9) / 0.1 / math.sqrt(2))
    #expect(abs(row.p / 5.307_816_86e-107 - 1) < 1e-8)
  }

  func advice(
    _ answer: Answer, _ coverage: (Double, Double)?, value: Double = 0.8, error: Double? = 0.03
  ) -> DimensionVerdict {
    DimensionVerdict(
      .advice, answer, measure: "phi", value: value, logError: error,
      coverage: coverage.map {
        CoverageInterval(value: $0.0, low: max(0, $0.0 - $0.1), high: min(1, $0.0 + $0.1))
      })
  }

  @Test func `Advice that more of the affected are asked for has changed though φ has not`() throws
  {
    let row = try #require(
      rows(advice(.concentrated, (0.1, 0.05)), advice(.distributed, (0.8, 0.04))).first)
    #expect(row.answer == .moreDistributed)
    #expect(row.measure == "advice_coverage")
    #expect(row.before == 0.1 && row.after == 0.8)
    #expect(abs(row.logRatio - log(8)) < 1e-12)
    // Fieller: (0.08 ± √(0.0064 − 0.0075·0.6384))/0.0075.
    #expect(abs(exp(row.low) - 5.31337) < 1e-4)
    #expect(abs(exp(row.high) - 16.01996) < 1e-4)
    for ratio in [exp(row.low), exp(row.high)] {
      #expect(abs(abs(0.8 - ratio * 0.1) - (0.0016 + ratio * ratio * 0.0025).squareRoot()) < 1e-9)
    }
    #expect(row.p < 0.001)

    let back = try #require(
      rows(advice(.distributed, (0.8, 0.04)), advice(.concentrated, (0.1, 0.05))).first)
    #expect(back.answer == .moreConcentrated)
    let same = try #require(
      rows(advice(.mixed, (0.5, 0.1)), advice(.mixed, (0.6, 0.1))).first)
    #expect(same.answer == .noMaterialChange)
    #expect(same.measure == "phi")
  }

  @Test func `Coverage judges alone where nobody was asked often enough for φ`() throws {
    let row = try #require(
      rows(
        advice(.concentrated, (0.02, 0.02), error: nil), advice(.distributed, (0.8, 0.04))
      ).first)
    #expect(row.answer == .moreDistributed)
    #expect(row.measure == "advice_coverage")
    // An interval cut at 1 has its error from the other end: 0.1, not 0.02.
    let cut = try #require(
      rows(advice(.distributed, (0.98, 0.1)), advice(.distributed, (0.9, 0.05))).first)
    #expect(cut.answer == .noMaterialChange)
  }

  @Test func `Coverage, its interval and its p say the same`() throws {
    func alone(_ before: (Double, Double), _ after: (Double, Double)) throws -> Comparison.Row {
      try #require(
        rows(
          advice(.concentrated, before, error: nil), advice(.concentrated, after, error: nil)
        ).first)
    }
    let few = try alone((0.05, 0.05), (0.2, 0.1))
    #expect(few.answer == .moreDistributed && few.low > 0 && few.p < 0.1)
    // 0.05 cannot be told from 0, so that any number of times as much may be asked.
    #expect(few.high == .infinity)
    let none = try alone((0.2, 0.05), (0, 0.02))
    #expect(none.answer == .moreConcentrated && none.low == -.infinity && none.high < 0)
    let either = try alone((0.05, 0.06), (0.1, 0.12))
    #expect(either.answer == .cannotTell)
    #expect(either.low == -.infinity && either.high == .infinity)
    let fewer = try alone((0.05, 0.05), (0.15, 0.1))
    #expect(fewer.answer == .cannotTell && fewer.low < 0 && fewer.p > 0.1)
    let nobody = try alone((0, 0), (0, 0))
    #expect(nobody.answer == .noMaterialChange && nobody.logRatio.isNaN)
    let many = try alone((0.05, 0.005), (0.05, 0.005))
    #expect(many.answer == .noMaterialChange && many.logRatio == 0)
  }

  @Test func `A class that changed without its measure is said to`() throws {
    let row = try #require(
      rows(advice(.mixed, nil, value: 0.8), advice(.distributed, nil, value: 0.8)).first)
    #expect(row.answer == .noMaterialChange)
    #expect(row.reason.contains("it was Mixed before and is Distributed after"))
  }

  @Test func `All p of a comparison are one family`() {
    let comparison = Comparison(
      before: verdict(0.3, error: 0.3), after: verdict(0.6, error: 0.4))
    #expect(comparison.tests.map(\.p) == [comparison.rows[1].p])
    #expect(comparison.tests[0].adjusted == comparison.tests[0].p)
    #expect(!comparison.tests[0].isFound)
    func both(_ rights: Double, _ voice: Double) -> Verdict {
      var verdict = verdict(rights, error: 0.1)
      verdict.dimensions.append(
        DimensionVerdict(.voice, .mixed, measure: "phi", value: voice, logError: 0.1))
      return verdict
    }
    // ln(0.4/0.3)/(0.1·√2) = 2.03, p = 0.042; ln(0.33/0.3) gives 0.67, p = 0.50.
    let tests = Comparison(before: both(0.3, 0.3), after: both(0.4, 0.33)).tests
    #expect(abs(tests[0].adjusted - 2 * tests[0].p) < 1e-15)
    #expect(tests[0].isFound && !tests[1].isFound)
    #expect(tests[1].adjusted == tests[1].p)
  }
}
