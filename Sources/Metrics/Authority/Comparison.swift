import Foundation

/// Two snapshots side by side: in each dimension what changed, and whether the change is larger
/// than its uncertainty.
///
///     Δ = ln after − ln before        se = √(se₁² + se₂²)        90 %: Δ ± 1.645·se
///
/// Δ is of the values as estimated, before they are cut at 1. Where a side is Insufficient nothing
/// can be told. The range of information flow is one over deletions of ties, so that it has no p.
///
/// Advice has two measures, how evenly people are asked and how many of the affected. Where the
/// first did not change materially, or has no interval on both sides, the second judges: it changed
/// if |c₂ − c₁| > 1.645·√(e₁² + e₂²), e the errors behind the two intervals; the row then has the
/// measure `advice_coverage` and Δ = ln c₂ − ln c₁ with se = √((e₁/c₁)² + (e₂/c₂)²).
public struct Comparison: Sendable, Equatable {
  /// What can be said of a change.
  public enum Answer: String, Sendable, CaseIterable {
    /// More people hold it.
    case moreDistributed = "more_distributed"
    /// Fewer people hold it.
    case moreConcentrated = "more_concentrated"
    /// It moved by less than a quarter, surely.
    case noMaterialChange = "no_material_change"
    /// The change is smaller than its uncertainty, or one side is not known.
    case cannotTell = "cannot_tell"
  }

  /// One dimension: a row of `comparison.csv`.
  public struct Row: Sendable, Equatable {
    /// Which dimension.
    public let dimension: Dimension
    /// The id of the measure; empty where the two snapshots have different ones.
    public let measure: String
    /// Its value in the first snapshot.
    public let before: Double
    /// Its value in the second.
    public let after: Double
    /// ln after − ln before, of values not cut at 1; `nan` for formal structure and where a side is
    /// not known.
    public let logRatio: Double
    /// The lower end of its 90 % interval.
    public let low: Double
    /// The upper end.
    public let high: Double
    /// 2·(1 − Φ(|Δ|/se)): normal, two-sided; `nan` for a census and for information flow.
    public let p: Double
    /// What can be said.
    public let answer: Answer
    /// Why, in a sentence.
    public let reason: String
  }

  /// One a dimension, in their order.
  public let rows: [Row]

  /// The change from one verdict to another, both under the same constants.
  public init(
    before: Verdict, after: Verdict, constants: AuthorityConstants = AuthorityConstants()
  ) {
    rows = Dimension.allCases.map { dimension in
      dimension == .formalStructure
        ? Self.census(before[dimension], after[dimension])
        : Self.sample(before[dimension], after[dimension], constants)
    }
  }

  /// The chart is a census: classes are compared, there is nothing to test.
  private static func census(_ before: DimensionVerdict, _ after: DimensionVerdict) -> Row {
    func rank(_ verdict: DimensionVerdict) -> Int? {
      [.concentrated, .mixed, .distributed].firstIndex(of: verdict.answer)
    }
    let answer: Answer
    let reason: String
    if let first = rank(before), let second = rank(after) {
      answer =
        first == second
        ? .noMaterialChange : second > first ? .moreDistributed : .moreConcentrated
      reason = "A census: \(before.answer.title) before, \(after.answer.title) after."
    } else {
      answer = .cannotTell
      reason = "Formal structure is not known on both sides."
    }
    return Row(
      dimension: before.dimension, measure: common(before, after), before: before.value,
      after: after.value, logRatio: .nan, low: .nan, high: .nan, p: .nan, answer: answer,
      reason: reason)
  }

  private static func sample(
    _ before: DimensionVerdict, _ after: DimensionVerdict, _ constants: AuthorityConstants
  ) -> Row {
    func unknown(_ reason: String) -> Row {
      Row(
        dimension: before.dimension, measure: common(before, after), before: before.value,
        after: after.value, logRatio: .nan, low: .nan, high: .nan, p: .nan, answer: .cannotTell,
        reason: reason)
    }
    let silent = [("before", before), ("after", after)].filter { $0.1.answer == .insufficient }
    if !silent.isEmpty {
      return unknown(
        "There is not enough evidence \(Words.list(silent.map(\.0))), so no change can be told.")
    }
    let coverage = coverage(before, after, constants)
    let first = before.unclippedValue ?? before.value
    let second = after.unclippedValue ?? after.value
    guard before.measure == after.measure, let errorBefore = before.logError,
      let errorAfter = after.logError, first > 0, second > 0
    else {
      if let coverage {
        return coverage.row("How evenly people are asked has no interval on both sides.")
      }
      return unknown(incomparable(before, after))
    }

    let change = Change(
      ratio: log(second / first),
      error: (errorBefore * errorBefore + errorAfter * errorAfter).squareRoot(), z: constants.z)
    var (answer, reason) = change.judged(constants)
    if answer == .noMaterialChange, let coverage, coverage.isSure {
      return coverage.row("How evenly people are asked did not change materially.")
    }
    if answer == .cannotTell, let coverage, coverage.isSure { reason += " " + coverage.sentence }
    if answer == .noMaterialChange, before.answer != after.answer {
      reason +=
        " And yet it was \(before.answer.title) before and is \(after.answer.title) after: the "
        + "value crossed a threshold, or another rule than the measure decided; see the reasons."
    }
    let isDeletion = before.dimension == .informationFlow
    if isDeletion {
      reason += " The interval is over deletions of ties, not a sampling error, so there is no p."
    }
    return Row(
      dimension: before.dimension, measure: before.measure, before: before.value,
      after: after.value, logRatio: change.ratio, low: change.low, high: change.high,
      p: isDeletion ? .nan : change.p, answer: answer, reason: reason)
  }

  /// Why two answers that are both known cannot be compared by a number.
  private static func incomparable(_ before: DimensionVerdict, _ after: DimensionVerdict) -> String
  {
    let classes =
      before.answer == after.answer
      ? "Both are \(before.answer.title)"
      : "\(before.answer.title) before, \(after.answer.title) after"
    if before.measure != after.measure {
      return "\(classes), but the two sides were measured by different measures."
    }
    let missing = [("before", before), ("after", after)].filter {
      $0.1.value.isNaN || $0.1.logError == nil
    }
    let sides = Words.list(missing.map(\.0))
    return before.dimension == .informationFlow
      ? "\(classes); as nobody is needed as intermediary \(sides), there is no value to compare."
      : "\(classes), but there is no value with an interval \(sides)."
  }

  /// A log-ratio with its error.
  private struct Change {
    var ratio: Double
    var error: Double
    var z: Double

    var low: Double { error.isFinite ? ratio - z * error : .nan }
    var high: Double { error.isFinite ? ratio + z * error : .nan }

    /// From the upper tail itself: 1 − Φ would be 0 from eight errors on.
    var p: Double {
      error > 0 && error.isFinite ? erfc(abs(ratio) / error / 2.0.squareRoot()) : .nan
    }

    func judged(_ constants: AuthorityConstants) -> (answer: Answer, reason: String) {
      guard error.isFinite else {
        return (.cannotTell, "One side has too little evidence for an interval.")
      }
      let material = log(constants.materialChange)
      if low >= -material, high <= material {
        return (
          .noMaterialChange,
          "The change is surely smaller than a factor of \(constants.materialChange)."
        )
      }
      if low > 0 || high < 0 {
        return (
          low > 0 ? .moreDistributed : .moreConcentrated,
          "The change is larger than its uncertainty."
        )
      }
      return (.cannotTell, "The difference is smaller than its uncertainty.")
    }
  }

  /// How advice coverage changed, where it was measured on both sides.
  private struct CoverageChange {
    var before: CoverageInterval
    var after: CoverageInterval
    var z: Double

    /// The half-width is that of the end that was not cut at 0 or 1.
    private func error(_ coverage: CoverageInterval) -> Double {
      max(coverage.high - coverage.value, coverage.value - coverage.low) / z
    }

    /// Whether the interval of the difference leaves out 0.
    var isSure: Bool {
      let (first, second) = (error(before), error(after))
      return abs(after.value - before.value) > z * (first * first + second * second).squareRoot()
    }

    /// The delta method: the error of ln c is that of c over c.
    var change: Change {
      let (first, second) = (error(before) / before.value, error(after) / after.value)
      let isKnown = before.value > 0 && after.value > 0
      return Change(
        ratio: isKnown ? log(after.value / before.value) : .nan,
        error: isKnown ? (first * first + second * second).squareRoot() : .nan, z: z)
    }

    var sentence: String {
      "Of the people affected by a decision, \(Words.percent(before.value)) were asked before, "
        + "\(Words.percent(after.value)) after"
        + (isSure ? "; the change is larger than its uncertainty." : ".")
    }

    /// Coverage in place of the measure, for which `reason` says why it does not answer.
    func row(_ reason: String) -> Row {
      Row(
        dimension: .advice, measure: "advice_coverage", before: before.value, after: after.value,
        logRatio: change.ratio, low: change.low, high: change.high, p: change.p,
        answer: !isSure
          ? .cannotTell : after.value > before.value ? .moreDistributed : .moreConcentrated,
        reason: "\(reason) \(sentence)")
    }
  }

  private static func coverage(
    _ before: DimensionVerdict, _ after: DimensionVerdict, _ constants: AuthorityConstants
  ) -> CoverageChange? {
    guard let first = before.coverage, let second = after.coverage else { return nil }
    return CoverageChange(before: first, after: second, z: constants.z)
  }

  private static func common(_ before: DimensionVerdict, _ after: DimensionVerdict) -> String {
    before.measure == after.measure ? before.measure : ""
  }
}
