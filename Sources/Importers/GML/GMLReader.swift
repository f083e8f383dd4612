/// Splits GML into keys, values and brackets, byte by byte, without recursion.
///
/// The text is handed to every call; values are positions in it.
///
/// - Complexity: O(bytes) time, O(1) space.
struct GMLReader {
  /// What `next` came to.
  enum Step {
    case key(Range<Int>)
    case number(Range<Int>)
    /// The bytes between the quotes.
    case string(Range<Int>)
    case open
    case close
    case end
    case broken(offset: Int, message: String, hint: String)
  }

  private(set) var depth = 0
  /// Where the last step begins.
  private(set) var start: Int
  private var cursor: Int
  private let maximumNesting: Int
  private var expectsValue = false
  /// The line of `counted`, for places.
  private var line = 1
  private var lineStart = 0
  private var counted = 0

  init(start: Int, maximumNesting: Int) {
    self.start = start
    cursor = start
    self.maximumNesting = maximumNesting
  }

  /// Goes to the next key, value or bracket.
  mutating func next(in text: Span<UInt8>) -> Step {
    var position = cursor
    let count = text.count
    while position < count {
      let byte = text[position]
      if byte <= 0x20 {
        position += 1
      } else if byte == UInt8(ascii: "#") {
        // A comment is a line.
        while position < count, text[position] != 0x0A, text[position] != 0x0D { position += 1 }
      } else {
        break
      }
    }
    start = position
    guard position < count else {
      cursor = position
      if depth > 0 || expectsValue {
        expectsValue = false
        depth = 0
        return .broken(
          offset: count, message: "unexpected end: a bracket is not closed",
          hint: "the file is cut off; export it again")
      }
      return .end
    }
    let byte = text[position]
    switch byte {
    case UInt8(ascii: "["):
      cursor = position + 1
      guard expectsValue else { return stray(position, "[") }
      expectsValue = false
      depth += 1
      guard depth <= maximumNesting else {
        return .broken(
          offset: position, message: "lists are nested deeper than \(maximumNesting), the limit",
          hint: "--maximum-nesting raises the limit")
      }
      return .open
    case UInt8(ascii: "]"):
      cursor = position + 1
      guard !expectsValue, depth > 0 else { return stray(position, "]") }
      depth -= 1
      return .close
    case UInt8(ascii: "\""):
      guard expectsValue else { return stray(position, "a text") }
      expectsValue = false
      var end = position + 1
      while end < count, text[end] != UInt8(ascii: "\"") { end += 1 }
      guard end < count else {
        return .broken(
          offset: position, message: "this quote is never closed",
          hint: "close it; a quote inside a text is &quot;")
      }
      cursor = end + 1
      return .string(position + 1..<end)
    default:
      var end = position
      while end < count, text[end] > 0x20, text[end] != UInt8(ascii: "["),
        text[end] != UInt8(ascii: "]"), text[end] != UInt8(ascii: "\"")
      {
        end += 1
      }
      cursor = end
      if expectsValue {
        expectsValue = false
        return .number(position..<end)
      }
      guard byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") else {
        return .broken(
          offset: position, message: "a key begins with a letter",
          hint: "write KEY VALUE; texts stand in quotes")
      }
      expectsValue = true
      return .key(position..<end)
    }
  }

  private mutating func stray(_ position: Int, _ what: String) -> Step {
    .broken(
      offset: position, message: "\(what) stands where none may", hint: "write KEY VALUE, or KEY [")
  }

  /// Line and column of an offset, from 1; offsets are asked for in ascending order.
  ///
  /// - Complexity: O(bytes since the last one).
  mutating func place(of offset: Int, in text: Span<UInt8>) -> (line: Int, column: Int) {
    while counted < offset {
      let byte = text[counted]
      counted += 1
      let isPair = byte == 0x0D && counted < text.count && text[counted] == 0x0A
      if byte == 0x0A || byte == 0x0D && !isPair {
        line += 1
        lineStart = counted
      }
    }
    return (line, offset - lineStart + 1)
  }
}
