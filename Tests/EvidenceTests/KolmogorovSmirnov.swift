import Foundation

/// Whether values look drawn evenly from 0 to 1.
enum KolmogorovSmirnov {
  /// The largest distance between the share of values up to a point and the point.
  static func distance(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let count = Double(sorted.count)
    return sorted.enumerated().reduce(0) { largest, next in
      let (place, value) = (Double(next.offset), next.element)
      return max(largest, (place + 1) / count - value, value - place / count)
    }
  }

  /// How often even values lie at least as far off, by the asymptotic distribution with Stephens'
  /// correction, 2 Σ (−1)^(k−1) exp(−2 k² λ²) with λ = (√n + 0.12 + 0.11/√n) D; right to 0.002 from
  /// ten values on, where it is below 0.1.
  ///
  /// - SeeAlso: M. A. Stephens, *Use of the Kolmogorov-Smirnov, Cramér-von Mises and related
  ///   statistics without extensive tables*, JRSS B 32, 1970.
  static func p(_ values: [Double]) -> Double {
    p(distance: distance(values), count: values.count)
  }

  static func p(distance: Double, count: Int) -> Double {
    let root = Double(count).squareRoot()
    let scaled = (root + 0.12 + 0.11 / root) * distance
    // Below this the sum converges slowly, and the answer is 1 to fifteen digits.
    guard scaled > 0.18 else { return 1 }
    var sum = 0.0
    for k in 1...100 {
      let term = exp(-2 * Double(k * k) * scaled * scaled)
      sum += k % 2 == 1 ? term : -term
    }
    return min(1, 2 * sum)
  }
}
