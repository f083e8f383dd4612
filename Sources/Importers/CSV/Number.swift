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

  /// The number that the first `count` bytes of a word write; `nil` for more than eight, and for
  /// all but digits with or without decimals, though that may be a number.
  @inline(__always)
  static func parse(word: UInt64, count: Int, decimalMark: UInt8) -> Double? {
    guard count > 0, count <= 8 else { return nil }
    // The last byte the highest, so that the places of digits count from there.
    var digits = word &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    var length = count
    var decimals = 0
    let marks = ByteWord.zeros(digits ^ ByteWord.every(decimalMark))
    if marks != 0 {
      let mark = ByteWord.first(marks)
      decimals = 7 - mark
      guard decimals > 0, mark > 8 - count else { return nil }
      // What is before the mark moves up over it.
      let behind = UInt64.max &<< UInt64(truncatingIfNeeded: 8 &* (mark &+ 1))
      digits = digits & behind | (digits << 8) & ~behind
      length -= 1
    }
    digits |= 0x3030_3030_3030_3030 >> UInt64(8 * length)
    let tens = 0xF0F0_F0F0_F0F0_F0F0 as UInt64
    let zeros = 0x3030_3030_3030_3030 as UInt64
    guard digits & tens == zeros, (digits &+ 0x0606_0606_0606_0606) & tens == zeros else {
      return nil
    }
    // Two digits become one number, then four, then all eight.
    var value = ((digits ^ zeros) &* (10 << 8 + 1)) >> 8
    value = ((value & 0x00FF_00FF_00FF_00FF) &* (100 << 16 + 1)) >> 16
    value = ((value & 0x0000_FFFF_0000_FFFF) &* (10_000 << 32 + 1)) >> 32
    return Double(Int(truncatingIfNeeded: value)) / Self.powersOfTen[decimals]
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
