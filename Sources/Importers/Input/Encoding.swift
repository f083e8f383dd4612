/// Looks at the bytes of a file before anything is read from them.
enum Encoding {
  /// The length of a UTF-8 byte-order mark at the start, 0 or 3.
  static func markLength(_ bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Whether the bytes begin with the byte-order mark of UTF-16 or UTF-32.
  static func isWide(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// The position of the first NUL, or of the first byte that is not UTF-8.
  static func firstFault(_ text: Span<UInt8>) -> (offset: Int, isNUL: Bool)? {
    var position = 0
    let count = text.count
    while position < count {
      let byte = text[position]
      if byte < 0x80 {
        if byte == 0 { return (position, true) }
        position += 1
        continue
      }
      // Lowest and highest second byte rule out overlong forms, surrogates and beyond U+10FFFF.
      let (length, second): (Int, ClosedRange<UInt8>)
      switch byte {
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return (position, false)
      }
      guard position + length <= count, second.contains(text[position + 1]) else {
        return (position, false)
      }
      for next in position + 2..<max(position + 2, position + length) {
        guard text[next] & 0xC0 == 0x80 else { return (position, false) }
      }
      position += length
    }
    return nil
  }

  /// Line and column of an offset, from 1, by line feeds and lone carriage returns.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var lineStart = 0
    for position in 0..<min(offset, bytes.count) {
      let isBreak =
        bytes[position] == UInt8(ascii: "\n")
        || (bytes[position] == UInt8(ascii: "\r")
          && !(position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n")))
      if isBreak {
        line += 1
        lineStart = position + 1
      }
    }
    return (line, offset - lineStart + 1)
  }
}
