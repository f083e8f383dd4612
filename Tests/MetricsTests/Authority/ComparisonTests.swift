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
}
