import Foundation

/// How advice coverage changed, where it was measured on both sides.
///
///     d = c₂ − c₁ ± z·√(e₁² + e₂²)        e the errors behind the two intervals
///
/// It changed if that leaves out 0, and p is of that. How many times as much is asked follows from it
/// as (c₁ + d)/c₁: by the delta method a surer ratio than difference, or a less sure one, could come out.
struct CoverageChange {
  private let before: CoverageInterval
  private let after: CoverageInterval
  private let z: Double

  /// `nil` where a side has no coverage.
  init?(_ before: DimensionVerdict, _ after: DimensionVerdict, z: Double) {
    guard let first = before.coverage, let second = after.coverage else { return nil }
    self.before = first
    self.after = second
    self.z = z
  }

  /// The half-width is that of the end that was not cut at 0 or 1.
  private func error(_ coverage: CoverageInterval) -> Double {
    max(coverage.high - coverage.value, coverage.value - coverage.low) / z
  }

  private var difference: Double { after.value - before.value }

  /// The standard error of the difference.
  private var error: Double {
    let (first, second) = (error(before), error(after))
    return (first * first + second * second).squareRoot()
  }

  /// Whether the interval of the difference leaves out 0.
  var isSure: Bool { abs(difference) > z * error }

  private var p: Double { error > 0 ? erfc(abs(difference) / error / 2.0.squareRoot()) : .nan }

  /// The logarithm of how many times as much is asked if the difference were this; `nan` if nobody was.
  private func logRatio(_ difference: Double) -> Double {
    before.value > 0 ? log(max(0, before.value + difference) / before.value) : .nan
  }

  private func answer(_ constants: AuthorityConstants) -> Comparison.Answer {
    let material = log(constants.materialChange)
    let isSmall =
      logRatio(difference - z * error) >= -material && logRatio(difference + z * error) <= material
    if isSmall || difference == 0 && error == 0 { return .noMaterialChange }
    guard isSure else { return .cannotTell }
    return difference > 0 ? .moreDistributed : .moreConcentrated
  }

  /// Both values in words.
  var sentence: String {
    "Of the people affected by a decision, \(Words.percent(before.value)) were asked before, "
      + "\(Words.percent(after.value)) after"
      + (isSure ? "; the change is larger than its uncertainty." : ".")
  }

  /// Coverage in place of the measure, for which `reason` says why it does not answer.
  func row(_ reason: String, _ constants: AuthorityConstants) -> Comparison.Row {
    Comparison.Row(
      dimension: .advice, measure: "advice_coverage", before: before.value, after: after.value,
      logRatio: logRatio(difference), low: logRatio(difference - z * error),
      high: logRatio(difference + z * error), p: p, answer: answer(constants),
      reason: "\(reason) \(sentence)")
  }
}
