/// How advice coverage changed, where it was measured on both sides.
///
/// It changed if |c₂ − c₁| > z·√(e₁² + e₂²), e the errors behind the two intervals. Its log-ratio has
/// se = √((e₁/c₁)² + (e₂/c₂)²), by the delta method.
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

  /// Whether the interval of the difference leaves out 0.
  var isSure: Bool {
    let (first, second) = (error(before), error(after))
    return abs(after.value - before.value) > z * (first * first + second * second).squareRoot()
  }

  private var ratio: LogRatio {
    let (first, second) = (error(before) / before.value, error(after) / after.value)
    let isKnown = before.value > 0 && after.value > 0
    return LogRatio(
      before: isKnown ? before.value : .nan, after: after.value,
      error: isKnown ? (first * first + second * second).squareRoot() : .nan, z: z)
  }

  /// Both values in words.
  var sentence: String {
    "Of the people affected by a decision, \(Words.percent(before.value)) were asked before, "
      + "\(Words.percent(after.value)) after"
      + (isSure ? "; the change is larger than its uncertainty." : ".")
  }

  /// Coverage in place of the measure, for which `reason` says why it does not answer.
  func row(_ reason: String) -> Comparison.Row {
    Comparison.Row(
      dimension: .advice, measure: "advice_coverage", before: before.value, after: after.value,
      logRatio: ratio.ratio, low: ratio.low, high: ratio.high, p: ratio.p,
      answer: !isSure
        ? .cannotTell : after.value > before.value ? .moreDistributed : .moreConcentrated,
      reason: "\(reason) \(sentence)")
  }
}
