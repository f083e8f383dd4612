import Foundation

/// Two snapshots side by side: in each dimension what changed, and whether the change is larger
/// than its uncertainty.
///
///     Δ = ln after − ln before        se = √(se₁² + se₂²)        90 %: Δ ± 1.645·se
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
    /// ln after − ln before; `nan` for formal structure and where a side is not known.
    public let logRatio: Double
    /// The lower end of its 90 % interval.
    public let low: Double
    /// The upper end.
    public let high: Double
    /// 2·(1 − Φ(|Δ|/se)): normal, two-sided; `nan` for a census.
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
    func row(
      _ answer: Answer, _ reason: String, logRatio: Double = .nan, error: Double = .nan
    ) -> Row {
      Row(
        dimension: before.dimension, measure: common(before, after), before: before.value,
        after: after.value, logRatio: logRatio, low: logRatio - constants.z * error,
        high: logRatio + constants.z * error,
        p: error > 0 ? erfc(abs(logRatio) / error / 2.0.squareRoot()) : .nan, answer: answer,
        reason: reason)
    }
    guard before.measure == after.measure, let first = before.logError, let second = after.logError,
      before.value > 0, after.value > 0
    else {
      return row(.cannotTell, "There is not enough evidence on both sides, or not of one kind.")
    }
    let ratio = log(after.value / before.value)
    let error = (first * first + second * second).squareRoot()
    guard error.isFinite else {
      return row(.cannotTell, "One side has too little evidence for an interval.", logRatio: ratio)
    }
    let (low, high) = (ratio - constants.z * error, ratio + constants.z * error)
    let material = log(constants.materialChange)
    if low >= -material, high <= material {
      return row(
        .noMaterialChange,
        "The change is surely smaller than a factor of \(constants.materialChange).",
        logRatio: ratio, error: error)
    }
    if low > 0 || high < 0 {
      return row(
        low > 0 ? .moreDistributed : .moreConcentrated,
        "The change is larger than its uncertainty.", logRatio: ratio, error: error)
    }
    return row(
      .cannotTell, "The difference is smaller than its uncertainty.", logRatio: ratio, error: error)
  }

  private static func common(_ before: DimensionVerdict, _ after: DimensionVerdict) -> String {
    before.measure == after.measure ? before.measure : ""
  }
}
