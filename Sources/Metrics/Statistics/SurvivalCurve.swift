import Foundation

/// How long requests stay open, those counted that still are: Kaplan and Meier's estimate.
///
///     S(t) = Π over times tᵢ ≤ t at which something closes of 1 − closed(tᵢ) / open before(tᵢ)
///
/// Leaving open requests out makes every queue look short; taking them for closed today does too.
///
/// - SeeAlso: E. L. Kaplan and P. Meier, *Nonparametric estimation from incomplete observations*,
///   JASA 53, 1958.
public struct SurvivalCurve: Sendable, Equatable {
  /// A time at which something closed, and the share still open after it.
  public struct Step: Sendable, Equatable {
    /// How long after the beginning.
    public let time: Double
    /// S(t), from 1 to 0.
    public let open: Double
    /// Greenwood's standard error of S(t); 0 where nothing is open any more.
    public let standardError: Double
  }

  /// The steps in order of time.
  public let steps: [Step]
  /// How many were followed.
  public let count: Int

  /// The curve of durations, some of which have ended and others not yet.
  ///
  /// What ends and what is last seen open at the same time ends first.
  ///
  /// - Precondition: durations are finite and not negative; one end each.
  /// - Complexity: O(n log n).
  public init(_ durations: [Double], hasEnded: [Bool]) {
    precondition(durations.count == hasEnded.count, "one end each")
    precondition(durations.allSatisfy { $0 >= 0 && $0.isFinite }, "durations are not negative")
    let order = durations.indices.sorted { durations[$0] < durations[$1] }
    var steps: [Step] = []
    var open = 1.0
    var greenwood = 0.0
    var position = 0
    while position < order.count {
      let time = durations[order[position]]
      let atRisk = Double(order.count - position)
      var ended = 0.0
      while position < order.count, durations[order[position]] == time {
        ended += hasEnded[order[position]] ? 1 : 0
        position += 1
      }
      guard ended > 0 else { continue }
      open *= 1 - ended / atRisk
      greenwood += atRisk > ended ? ended / (atRisk * (atRisk - ended)) : 0
      if ended == atRisk { open = 0 }
      steps.append(Step(time: time, open: open, standardError: open * greenwood.squareRoot()))
    }
    self.steps = steps
    count = durations.count
  }

  /// The share still open after a time; 1 before anything has closed.
  public func open(after time: Double) -> Double {
    steps.last { $0.time <= time }?.open ?? 1
  }

  /// The first time at which no more than half are open; `nan` where more than half never closed.
  public var median: Double {
    // A product of many shares can end a last digit above what it is.
    steps.first { $0.open <= 0.5 + 1e-12 }?.time ?? .nan
  }

  /// The ends of an interval of the median: the first times at which the lower and the upper end of
  /// the interval of S(t) are at most a half, with ln(−ln S) taken as normal.
  ///
  ///     S(t)^exp(±z·se / (S·|ln S|))
  ///
  /// - Parameter z: 1.96 for 95 %.
  /// - Returns: `nan` for an end that the curve never comes down to.
  /// - SeeAlso: R. Brookmeyer and J. Crowley, *A confidence interval for the median survival time*,
  ///   Biometrics 38, 1982.
  public func medianInterval(z: Double = 1.96) -> (low: Double, high: Double) {
    func end(_ direction: Double) -> Double {
      steps.first { step in
        // Where nothing is open any more, its own error says nothing.
        guard step.open > 0 else { return direction > 0 }
        let error = step.standardError / (step.open * abs(log(step.open)))
        return pow(step.open, exp(direction * z * error)) <= 0.5 + 1e-12
      }?.time ?? .nan
    }
    return (end(1), end(-1))
  }
}
