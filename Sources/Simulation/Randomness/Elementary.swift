/// Logarithm and exponential out of sums and products alone.
///
/// IEEE 754 fixes the result of every sum, product, quotient and square root; it does not fix the
/// last digit of a library's `log` and `exp`, and two platforms differ there. Simulated
/// organisations shall be the same everywhere, and a few more operations cost nothing here.
enum Elementary {
  // ln 2 in two parts; the first has so few digits that a small multiple of it is exact.
  private static let ln2High = 0x1.62e42feep-1
  private static let ln2Low = 0x1.a39ef35793c76p-33

  /// ln x, within 2 units of the last digit.
  ///
  /// With x = 2ᵏ·s and s near 1, ln x = k·ln 2 + 2·artanh((s − 1)/(s + 1)).
  ///
  /// - Precondition: x is finite and above 0.
  static func log(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "a logarithm needs a positive number")
    var significand = x.significand
    var exponent = Double(x.exponent)
    if significand > 1.414_213_562_373_095_1 {
      significand /= 2
      exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    // artanh(r)/r = Σ r²ⁿ/(2n + 1); |r| < 0.172, so that 11 terms reach the last digit.
    var series = 0.0
    for odd in stride(from: 21.0, through: 3.0, by: -2.0) { series = (series + 1 / odd) * square }
    return exponent * ln2High + (exponent * ln2Low + 2 * ratio * (1 + series))
  }

  /// eˣ, within 2 units of the last digit; 0 far below, infinite far above.
  ///
  /// With x = k·ln 2 + r and |r| ≤ ½·ln 2, eˣ = 2ᵏ·Σ rⁿ/n!.
  static func exp(_ x: Double) -> Double {
    guard x > -745 else { return x.isNaN ? x : 0 }
    guard x < 709.7 else { return .infinity }
    let power = (x / (ln2High + ln2Low)).rounded()
    let rest = (x - power * ln2High) - power * ln2Low
    var series = 1.0
    for term in stride(from: 14.0, through: 1.0, by: -1.0) { series = 1 + series * rest / term }
    return series * scale(Int(power))
  }

  /// 2ᵏ, also where it is subnormal.
  private static func scale(_ power: Int) -> Double {
    Double(sign: .plus, exponent: power, significand: 1)
  }
}
