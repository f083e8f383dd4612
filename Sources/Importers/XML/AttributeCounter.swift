/// Counts the attributes of tags before libxml2 sees them, because it compares each with all before.
///
/// It looks for quotes and equals signs, in any encoding that has ASCII in it; of comments and of
/// CDATA that look like such a tag it says the same.
struct AttributeCounter {
  /// No program writes more attributes into a tag.
  static let limit = 1000

  private enum State {
    case text, opened, tag
    case quoted(UInt8)
  }

  private var state = State.text
  private var count = 0

  /// Goes through the next bytes, and gives the position of the first attribute beyond the limit.
  ///
  /// - Complexity: O(bytes).
  mutating func next(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    for position in range {
      let byte = bytes[position]
      if byte == UInt8(ascii: "<") {
        state = .opened
        continue
      }
      switch state {
      case .text: continue
      case .opened:
        // UTF-16 has a NUL beside each letter of a tag.
        if byte == 0 { continue }
        let isName =
          (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80 || byte == UInt8(ascii: "_")
          || byte == UInt8(ascii: ":")
        state = isName ? .tag : .text
        count = 0
      case .tag:
        switch byte {
        case UInt8(ascii: ">"): state = .text
        case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .quoted(byte)
        case UInt8(ascii: "="):
          count += 1
          if count > Self.limit { return position }
        default: continue
        }
      case .quoted(let quote): if byte == quote { state = .tag }
      }
    }
    return nil
  }
}
