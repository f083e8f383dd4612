import Foundation

/// How advice coverage changed, where it was measured on both sides.
///
///     d = c₂ − c₁ ± z·√(e₁² + e₂²)        e the errors behind the two intervals
///
/// It changed if that leaves out 0, and p is of that. How many times as much is asked has Fieller's
/// interval, all ρ with
///
///     |c₂ − ρ·c₁| ≤ z·√(e₂² + ρ²·e₁²)
///
/// which leaves out 1 exactly if d leaves out 0, as the delta method does not. It has no upper end
/// where c₁ cannot be told from 0.
///
/// - SeeAlso: E. C. Fieller, *Some problems in interval estimation*, Journal of the Royal Statistical
///   Society B 16, 1954.
struct CoverageChange {
  static let measure = "advice_coverage"

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

  /// z·e, of the end that was not cut at 0 or 1.
  private func halfWidth(_ coverage: CoverageInterval) -> Double {
    max(coverage.high - coverage.value, coverage.value - coverage.low)
  }

  private var difference: Double { after.value - before.value }

  /// z·e of the difference.
  private var halfWidth: Double {
    let (first, second) = (halfWidth(before), halfWidth(after))
    return (first * first + second * second).squareRoot()
  }

  /// Whether the interval of the difference leaves out 0.
  var isSure: Bool { abs(difference) > halfWidth }

  private var p: Double {
    halfWidth > 0 ? erfc(z * abs(difference) / halfWidth / 2.0.squareRoot()) : .nan
  }

  /// ln c₂ − ln c₁; `nan` if nobody was asked before.
  private var logRatio: Double {
    before.value > 0 ? log(after.value / before.value) : .nan
  }

  /// The ends of Fieller's interval, as logarithms; `nan` if nobody was asked before.
  private var logRange: (low: Double, high: Double) {
    guard before.value > 0 else { return (.nan, .nan) }
    // a·ρ² − 2·c₁c₂·ρ + b ≤ 0
    let (first, second) = (halfWidth(before), halfWidth(after))
    let a = before.value * before.value - first * first
    let b = after.value * after.value - second * second
    let product = before.value * after.value
    guard product * product >= a * b else { return (-.infinity, .infinity) }
    let larger = product + (product * product - a * b).squareRoot()
    return (
      larger > 0 ? log(max(0, b / larger)) : -.infinity, a > 0 ? log(larger / a) : .infinity
    )
  }

  private func answer(_ constants: AuthorityConstants) -> Comparison.Answer {
    let material = log(constants.materialChange)
    let isSmall = logRange.low >= -material && logRange.high <= material
    if isSmall || difference == 0 && halfWidth == 0 { return .noMaterialChange }
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
      dimension: .advice, measure: Self.measure, before: before.value, after: after.value,
      logRatio: logRatio, low: logRange.low, high: logRange.high, p: p, answer: answer(constants),
      reason: "\(reason) \(sentence)")
  }
}
