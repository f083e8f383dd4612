/// XML as bytes; text is escaped byte by byte, so that no combining character hides a quote.
struct XMLWriter {
  private(set) var bytes: [UInt8] = []

  /// Markup as it is.
  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

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
      // Nor U+FFFE and U+FFFF, which are these bytes behind EF BF; U+FFFD ends in the one written.
      case 0xBE, 0xBF: bytes.append(bytes.suffix(2).elementsEqual([0xEF, 0xBF]) ? 0xBD : byte)
      default: bytes.append(byte)
      }
    }
  }
}

/// Whether a text holds characters that XML has no way to write.
func hasCharactersBesideXML(_ text: String) -> Bool {
  text.unicodeScalars.contains { scalar in
    scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value)
      || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }
}
