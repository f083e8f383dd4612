/// The one grammar of numbers: `-?digits[.digits][e±digits]`, finite. No hexadecimal, no `inf`, no
/// sign or space in front, no locale.
enum Number {
  /// The number that exactly these bytes write, or `nil`.
  static func parse(
    _ text: Span<UInt8>, _ range: Range<Int>, decimalMark: UInt8 = UInt8(ascii: ".")
  ) -> Double? {
    var position = range.lowerBound
    let end = range.upperBound
    func isDigit(_ at: Int) -> Bool { at < end && text[at] &- 0x30 < 10 }

    let isNegative = position < end && text[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    guard isDigit(position) else { return nil }

    // Up to 19 digits fit; more are left to the exact but slower way below.
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    while isDigit(position) {
      mantissa = mantissa &* 10 &+ UInt64(text[position] &- 0x30)
      digits += 1
      position += 1
    }
    if position < end, text[position] == decimalMark {
      position += 1
      guard isDigit(position) else { return nil }
      while isDigit(position) {
        mantissa = mantissa &* 10 &+ UInt64(text[position] &- 0x30)
        digits += 1
        exponent -= 1
        position += 1
      }
    }
    var hasExponent = false
    if position < end, text[position] | 0x20 == UInt8(ascii: "e") {
      hasExponent = true
      position += 1
      if position < end, text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "+")
      {
        position += 1
      }
      guard isDigit(position) else { return nil }
      while isDigit(position) { position += 1 }
    }
    guard position == end else { return nil }

    // A mantissa below 2⁵³ and a power of ten up to 10²² are exact, and so is one rounding.
    if !hasExponent, digits <= 15, exponent >= -22 {
      let value = Double(mantissa) / Self.powersOfTen[-exponent]
      return isNegative ? -value : value
    }
    var characters: [UInt8] = []
    for at in range {
      characters.append(text[at] == decimalMark ? UInt8(ascii: ".") : text[at])
    }
    guard let value = Double(String(decoding: characters, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  /// The number that a text writes, or `nil`.
  static func parse(_ text: String, decimalMark: UInt8 = UInt8(ascii: ".")) -> Double? {
    let bytes = Array(text.utf8)
    return parse(bytes.span, 0..<bytes.count, decimalMark: decimalMark)
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
