import Foundation

/// How many times as large something is, as a logarithm, with its standard error.
struct LogRatio {
  /// ln after − ln before.
  var ratio: Double
  /// The standard error of `ratio`; `nan` or infinite where it is not known.
  var error: Double
  /// The normal quantile of the interval.
  var z: Double

  init(ratio: Double, error: Double, z: Double) {
    self.ratio = ratio
    self.error = error
    self.z = z
  }

  /// The logarithm of `after` over `before`.
  init(before: Double, after: Double, error: Double, z: Double) {
    ratio = log(after / before)
    self.error = error
    self.z = z
  }

  var low: Double { error.isFinite ? ratio - z * error : .nan }
  var high: Double { error.isFinite ? ratio + z * error : .nan }

  /// From the upper tail itself: 1 − Φ would be 0 from eight errors on.
  var p: Double {
    error > 0 && error.isFinite ? erfc(abs(ratio) / error / 2.0.squareRoot()) : .nan
  }

  /// What can be said of it, and why.
  func judged(_ constants: AuthorityConstants) -> (answer: Comparison.Answer, reason: String) {
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
