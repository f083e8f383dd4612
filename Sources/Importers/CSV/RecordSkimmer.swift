/// Finds where records end, just as `CSVReader` does, without their fields.
///
/// The text may come in pieces; positions are those of the text at hand.
///
/// - Complexity: O(bytes) in all.
struct RecordSkimmer {
  private enum State {
    /// At the first byte of a field.
    case fieldStart
    /// In a field without quotes, which began there.
    case unquoted(Int)
    /// Inside quotes, which opened there.
    case quoted(Int)
    /// After a quote inside quotes: it closes them, or is the first of two.
    case quoteInQuotes(Int)
    /// After something broken: the reader goes on with the next line.
    case broken
    /// After a carriage return, which may be the first byte of a line break of two.
    case afterReturn
  }

  let delimiter: UInt8
  let maximumValueBytes: Int
  private var state = State.fieldStart
  private(set) var position = 0
  /// Where the last whole record ends, its line break included; 0 without one.
  private(set) var boundary = 0
  /// Whether quotes hold more than a value may: the reader ends there.
  private(set) var isTooLong = false

  init(delimiter: UInt8, maximumValueBytes: Int) {
    self.delimiter = delimiter
    self.maximumValueBytes = maximumValueBytes
  }

  /// Looks at the bytes up to `end` that were not looked at.
  mutating func skim(_ text: Span<UInt8>, to end: Int) {
    let quote = UInt8(ascii: "\"")
    let lineFeed = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    while position < end, !isTooLong {
      let byte = text[position]
      switch state {
      case .quoted(let opening):
        if position - opening > maximumValueBytes {
          isTooLong = true
        } else if byte == quote {
          state = .quoteInQuotes(opening)
        }
      case .quoteInQuotes(let opening) where byte == quote:
        state = .quoted(opening)
      case .afterReturn where byte == lineFeed:
        boundary = position + 1
        state = .fieldStart
      case .afterReturn, .fieldStart, .unquoted, .quoteInQuotes, .broken:
        var isFieldStart = false
        var isBroken = false
        var isClosed = false
        var fieldStart = position
        switch state {
        case .afterReturn:
          boundary = position
          isFieldStart = true
        case .fieldStart: isFieldStart = true
        case .broken: isBroken = true
        case .quoteInQuotes: isClosed = true
        case .unquoted(let start): fieldStart = start
        default: break
        }
        if byte == lineFeed {
          boundary = position + 1
          state = .fieldStart
        } else if byte == carriageReturn {
          state = .afterReturn
        } else if isBroken {
          break
        } else if byte == quote {
          state = isFieldStart ? .quoted(position) : .broken
        } else if byte == delimiter {
          // The reader gives up a line with a field that is too long.
          state = position - fieldStart > maximumValueBytes ? .broken : .fieldStart
        } else {
          state = isClosed ? .broken : .unquoted(fieldStart)
        }
      }
      position += 1
    }
  }

  /// Where the last record ends in text without a quote; 0 where none does.
  ///
  /// A carriage return at the very end may be half of a line break, so it ends nothing yet.
  static func lastLineBreak(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var position = end - 1
    while position >= start {
      if text[position] == UInt8(ascii: "\n") { return position + 1 }
      if text[position] == UInt8(ascii: "\r"), position + 1 < end { return position + 1 }
      position -= 1
    }
    return 0
  }
}
