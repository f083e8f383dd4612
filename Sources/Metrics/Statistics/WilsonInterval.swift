/// The interval of a proportion that stays between 0 and 1 and is right for few trials.
///
///     centre ± half = (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
///
///     WilsonInterval(0, of: 20, z: 1.96).high  // 0.161
///
/// - SeeAlso: E. B. Wilson, *Probable inference*, JASA 22, 1927.
public struct WilsonInterval: Sendable, Equatable {
  /// The lower end, from 0.
  public let low: Double
  /// The upper end, to 1.
  public let high: Double

  /// The interval of `successes` out of `trials`; `nan` without trials.
  ///
  /// Shares of events need not be whole: `successes` may have decimals.
  public init(_ successes: Double, of trials: Double, z: Double = 1.645) {
    precondition(successes >= 0 && successes <= trials + 1e-9, "no more successes than trials")
    guard trials > 0 else {
      low = .nan
      high = .nan
      return
    }
    let share = min(1, successes / trials)
    let spread = z * z / trials
    let centre = share + spread / 2
    let half = (z * z * share * (1 - share) / trials + spread * spread / 4).squareRoot()
    low = max(0, (centre - half) / (1 + spread))
    high = min(1, (centre + half) / (1 + spread))
  }
}
