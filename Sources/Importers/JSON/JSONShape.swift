/// What the first bytes of a file say of its structure, without reading all of it: enough to tell
/// whose export it is even where it is cut off or broken further on.
struct JSONShape {
  /// `{` or `[`, the first byte that is not blank.
  let root: UInt8?
  /// The keys of the root object, or of the first object in the root list, and of the objects and
  /// first objects of lists directly below, as `linked.people`.
  private(set) var keys: Set<String> = []

  /// Keys stand early; what comes later is more of the same.
  private static let reach = 1 << 20

  init(_ bytes: [UInt8]) {
    let start = Encoding.markLength(bytes)
    let text = bytes[start..<min(bytes.count, start + Self.reach)]
    root = text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    guard root == UInt8(ascii: "{") || root == UInt8(ascii: "[") else { return }

    // The keys above, by the depth of braces; lists add none.
    var above: [String] = []
    var depth = 0
    var last = ""
    var position = start
    while position < text.endIndex {
      switch text[position] {
      case UInt8(ascii: "{"):
        depth += 1
        if depth <= 2 { above.append(last) }
      case UInt8(ascii: "}"):
        if depth <= 2, !above.isEmpty { above.removeLast() }
        depth -= 1
        if depth <= 0 { return }
      case UInt8(ascii: "\""):
        let opening = position + 1
        position += 1
        while position < text.endIndex, text[position] != UInt8(ascii: "\"") {
          position += text[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard position < text.endIndex else { return }
        let colon = text[(position + 1)...].first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D }
        if colon == UInt8(ascii: ":"), depth <= 2, position - opening <= 100 {
          last = String(decoding: text[opening..<position], as: UTF8.self)
          keys.insert(depth == 2 ? above[above.count - 1] + "." + last : last)
        }
      default: break
      }
      position += 1
    }
  }

  /// Whether all of these are among the keys.
  func has(_ names: String...) -> Bool { names.allSatisfy(keys.contains) }
}
