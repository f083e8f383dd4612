/// How numbers are written: the shortest text that reads back for machines, three significant
/// digits for people. No locale enters.
public enum NumberText {
  /// The shortest text that reads back as the same number; empty for what is not finite.
  ///
  ///     NumberText.exact(5)        // "5"
  ///     NumberText.exact(0.1)      // "0.1"
  ///     NumberText.exact(.nan)     // ""
  public static func exact(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    // Minus zero is zero to every reader.
    if value == 0 { return "0" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return value.description
  }

  /// Three significant digits: `0.123`, `12.3`, `1,230`; `n/a` for what is not finite.
  public static func short(_ value: Double) -> String {
    guard value.isFinite else { return "n/a" }
    if value == 0 { return "0" }
    let size = abs(value)
    if size >= 1e15 { return scientific(value) }
    if size >= 999.5 { return grouped(Int64(value.rounded())) }
    if size < 0.0005 { return scientific(value) }
    let decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3
    return fixed(value, decimals: decimals)
  }

  /// Three significant digits of a count that may be fractional: whole numbers stay whole.
  public static func count(_ value: Double) -> String {
    value.isFinite && value == value.rounded() && abs(value) < 1e15
      ? grouped(Int64(value)) : short(value)
  }

  /// A whole number with a comma every three digits: `25,571`.
  public static func grouped(_ value: Int64) -> String {
    let digits = Array(String(value.magnitude).utf8)
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// A share of 0 to 1 as a whole percentage: `19 %`; below one, one digit more.
  public static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "n/a" }
    let percent = share * 100
    return (percent > 0 && percent < 1 ? fixed(percent, decimals: 1) : fixed(percent, decimals: 0))
      + " %"
  }

  /// Exactly that many decimals, halves to the even digit.
  static func fixed(_ value: Double, decimals: Int) -> String {
    if abs(value) >= 1e15 { return scientific(value) }
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let scaled = (abs(value) * power).rounded(.toNearestOrEven)
    let whole = Int64(scaled)
    let unit = Int64(power)
    var text = value < 0 && whole != 0 ? "-" : ""
    text += String(whole / unit)
    if decimals > 0 {
      let fraction = String(whole % unit)
      text += "." + String(repeating: "0", count: decimals - fraction.utf8.count) + fraction
    }
    return text
  }

  private static func scientific(_ value: Double) -> String {
    var exponent = 0
    var mantissa = abs(value)
    while mantissa < 1 {
      mantissa *= 10
      exponent -= 1
    }
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    if fixed(mantissa, decimals: 2) == "10.00" {
      mantissa /= 10
      exponent += 1
    }
    return (value < 0 ? "-" : "") + fixed(mantissa, decimals: 2) + "e\(exponent)"
  }
}
