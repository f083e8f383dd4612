/// Splits a table into records and fields, byte by byte, after RFC 4180: quoted fields may hold
/// the delimiter, line breaks and doubled quotes; lines end with LF, CR LF or CR; lines without a
/// byte are no records.
///
/// The text is handed to every call, not stored: fields are positions in it, and nothing is copied.
///
/// - Complexity: O(bytes) time for the whole text, O(fields of one record) space.
struct CSVReader {
  /// One field of the current record; the positions exclude the enclosing quotes.
  struct Field {
    var start: Int
    var end: Int
    /// Whether doubled quotes stand in it.
    var hasDoubledQuotes: Bool

    var range: Range<Int> { start..<end }
    var isEmpty: Bool { start == end }
  }

  /// What `next` came to.
  enum Step {
    case record
    case end
    /// The text is broken there; the next call goes on after it.
    case broken(offset: Int, message: String, hint: String)
  }

  let delimiter: UInt8
  let maximumValueBytes: Int

  /// The fields of the current record.
  private(set) var fields: [Field] = []
  /// The physical line on which the current record begins, from 1.
  private(set) var recordLine = 1
  private var recordStart: Int
  /// Where the next record begins.
  private(set) var cursor: Int
  /// The line of `cursor`.
  private(set) var line = 1

  /// A reader that begins at `start`, after a byte-order mark, which is on `line`.
  init(delimiter: UInt8, maximumValueBytes: Int, start: Int = 0, line: Int = 1) {
    self.delimiter = delimiter
    self.maximumValueBytes = maximumValueBytes
    recordStart = start
    cursor = start
    self.line = line
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Goes to the next record.
  mutating func next(in text: Span<UInt8>) -> Step {
    let count = text.count
    let delimiter = delimiter
    // No byte above it ends an unquoted field, so most bytes cost one comparison.
    let ceiling = max(delimiter, Self.quote)
    var position = cursor
    fields.removeAll(keepingCapacity: true)

    while position < count, text[position] == Self.lineFeed || text[position] == Self.carriageReturn
    {
      position = afterLineBreak(position, in: text)
    }
    recordStart = position
    recordLine = line
    guard position < count else {
      cursor = position
      return .end
    }

    while true {
      if position < count, text[position] == Self.quote {
        let opening = position
        var hasDoubledQuotes = false
        position += 1
        while true {
          guard position < count else {
            cursor = count
            return .broken(
              offset: opening, message: "this quote is never closed",
              hint: "close it, or double a quote that belongs to the text: \"\"")
          }
          guard position - opening <= maximumValueBytes else {
            cursor = count
            return .broken(
              offset: opening,
              message: "a quoted field is longer than \(maximumValueBytes) bytes, the limit",
              hint: "close the quote, or raise the limit with --maximum-value-bytes")
          }
          let byte = text[position]
          if byte == Self.quote {
            guard position + 1 < count, text[position + 1] == Self.quote else { break }
            hasDoubledQuotes = true
            position += 2
          } else if byte == Self.lineFeed || byte == Self.carriageReturn {
            position = afterLineBreak(position, in: text)
          } else {
            position += 1
          }
        }
        fields.append(
          Field(start: opening + 1, end: position, hasDoubledQuotes: hasDoubledQuotes))
        position += 1
        if position < count {
          let byte = text[position]
          if byte != delimiter, byte != Self.lineFeed, byte != Self.carriageReturn {
            return broken(
              at: position, "text after a closing quote",
              hint: "double a quote that belongs to the text: \"\"", in: text)
          }
        }
      } else {
        let start = position
        while position < count {
          let byte = text[position]
          if byte > ceiling {
            position += 1
            continue
          }
          if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
            || byte == Self.quote
          {
            break
          }
          position += 1
        }
        if position < count, text[position] == Self.quote {
          return broken(
            at: position, "a quote inside a field that is not quoted",
            hint: "put the field in quotes and double the quote inside it: \"a\"\"b\"", in: text)
        }
        guard position - start <= maximumValueBytes else {
          return broken(
            at: start, "a field is longer than \(maximumValueBytes) bytes, the limit",
            hint: "raise the limit with --maximum-value-bytes", in: text)
        }
        fields.append(Field(start: start, end: position, hasDoubledQuotes: false))
      }

      guard position < count, text[position] == delimiter else { break }
      position += 1
    }
    cursor = position < count ? afterLineBreak(position, in: text) : position
    return .record
  }

  /// Goes on in the next piece of the text, which begins where a record does.
  mutating func restart() { move(to: 0, line: line) }

  /// Goes to where a record begins.
  mutating func move(to start: Int, line: Int) {
    recordStart = start
    cursor = start
    self.line = line
  }

  /// Line and column of a position in the current record, both from 1, the column in bytes of the
  /// file, or in units of UTF-16, which the text was made of.
  func place(
    of offset: Int, in text: Span<UInt8>, _ encoding: ImportOptions.TextEncoding = .utf8
  ) -> (line: Int, column: Int) {
    var line = recordLine
    var lineStart = recordStart
    var position = recordStart
    while position < min(offset, text.count) {
      let byte = text[position]
      position += 1
      if byte == Self.lineFeed
        || (byte == Self.carriageReturn
          && !(position < text.count && text[position] == Self.lineFeed))
      {
        line += 1
        lineStart = position
      }
    }
    guard encoding != .utf8 else { return (line, offset - lineStart + 1) }
    return (line, encoding.units(in: text, lineStart..<min(offset, text.count)) + 1)
  }

  /// The bytes of a field, doubled quotes made single.
  func bytes(of field: Field, in text: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(field.end - field.start)
    var position = field.start
    while position < field.end {
      let byte = text[position]
      bytes.append(byte)
      position += field.hasDoubledQuotes && byte == Self.quote ? 2 : 1
    }
    return bytes
  }

  private mutating func afterLineBreak(_ position: Int, in text: Span<UInt8>) -> Int {
    line += 1
    let isPair =
      text[position] == Self.carriageReturn && position + 1 < text.count
      && text[position + 1] == Self.lineFeed
    return position + (isPair ? 2 : 1)
  }

  /// Goes on behind the line, where the next record most likely begins.
  private mutating func broken(
    at offset: Int, _ message: String, hint: String, in text: Span<UInt8>
  ) -> Step {
    var position = offset
    while position < text.count, text[position] != Self.lineFeed,
      text[position] != Self.carriageReturn
    {
      position += 1
    }
    cursor = position
    return .broken(offset: offset, message: message, hint: hint)
  }
}
