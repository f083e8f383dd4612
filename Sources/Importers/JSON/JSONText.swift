/// The small grammars inside JSON: escapes in texts, and numbers.
enum JSONText {
  /// The length of an escape behind its backslash, 11 for a pair of surrogates; `nil` for one that
  /// JSON does not have. A surrogate without its partner is one that it has, by RFC 8259.
  static func escapeLength(_ text: Span<UInt8>, _ position: Int, _ end: Int) -> Int? {
    switch text[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 1
    case UInt8(ascii: "u"):
      guard let unit = codeUnit(text, position + 1, end) else { return nil }
      guard (0xD800...0xDBFF).contains(unit) else { return 5 }
      guard position + 6 < end, text[position + 5] == UInt8(ascii: "\\"),
        text[position + 6] == UInt8(ascii: "u"), let low = codeUnit(text, position + 7, end),
        (0xDC00...0xDFFF).contains(low)
      else { return 5 }
      return 11
    default: return nil
    }
  }

  /// The bytes of a string node, escapes resolved; UTF-8 but for a surrogate without its partner,
  /// which gets three bytes of its own, so that no two texts become one.
  static func decoded(_ text: Span<UInt8>, _ node: JSONDocument.Node) -> [UInt8] {
    let end = Int(node.end) - 1
    var position = Int(node.start) + 1
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, end - position))
    while position < end {
      let byte = text[position]
      position += 1
      guard byte == UInt8(ascii: "\\"), let length = escapeLength(text, position, end) else {
        bytes.append(byte)
        continue
      }
      switch text[position] {
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "u"):
        var code = codeUnit(text, position + 1, end) ?? 0xFFFD
        if length == 11, let low = codeUnit(text, position + 7, end) {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        if let scalar = Unicode.Scalar(code) {
          bytes.append(contentsOf: String(scalar).utf8)
        } else {
          bytes += [
            0xE0 | UInt8(code >> 12), 0x80 | UInt8(code >> 6 & 0x3F), 0x80 | UInt8(code & 0x3F),
          ]
        }
      default: bytes.append(text[position])
      }
      position += length
    }
    return bytes
  }

  /// Whether the bytes are a number of JSON: `-?(0|[1-9]…)[.digits][e±digits]`.
  static func isNumber(_ bytes: [UInt8]) -> Bool {
    var position = 0
    func isDigit(_ at: Int) -> Bool { at < bytes.count && bytes[at] &- 0x30 < 10 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    guard isDigit(position) else { return false }
    if bytes[position] == UInt8(ascii: "0"), isDigit(position + 1) { return false }
    while isDigit(position) { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard isDigit(position) else { return false }
      while isDigit(position) { position += 1 }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      guard isDigit(position) else { return false }
      while isDigit(position) { position += 1 }
    }
    return position == bytes.count
  }

  private static func codeUnit(_ text: Span<UInt8>, _ position: Int, _ end: Int) -> UInt32? {
    guard position + 4 <= end else { return nil }
    var unit: UInt32 = 0
    for offset in 0..<4 {
      let byte = text[position + offset]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}
