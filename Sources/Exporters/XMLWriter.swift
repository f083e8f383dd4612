/// XML as bytes; text is escaped byte by byte, so that no combining character hides a quote.
struct XMLWriter {
  private(set) var bytes: [UInt8] = []

  /// Markup as it is.
  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Markup as it is.
  mutating func append(_ markup: [UInt8]) { bytes.append(contentsOf: markup) }

  /// A part of markup as it is.
  mutating func append(_ markup: [UInt8], _ range: Range<Int>) {
    bytes.append(contentsOf: markup[range])
  }

  /// Makes room for so many more bytes.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// A number that is finite and not negative, as the shortest text that reads back the same.
  mutating func number(_ number: Double) {
    guard number < 1e15, let whole = UInt64(exactly: number) else {
      raw(numberText(number))
      return
    }
    let start = bytes.count
    var rest = whole
    repeat {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Text of data, for element content and for values in double quotes alike.
  mutating func text(_ text: String) { self.text(text.utf8) }

  /// The same for bytes of UTF-8.
  mutating func text(_ text: some Sequence<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case 0x09, 0x0A, 0x0D: raw("&#\(byte);")
      // XML has no way to write other control characters; the importers refuse them in ids.
      case 0..<0x20: raw("\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }
}
