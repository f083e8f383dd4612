/// Splits the lines of Pajek files into words; lines end with LF, CR LF or CR, those that begin
/// with `%` are comments.
///
/// - Complexity: O(bytes) time, O(words of one line) space.
struct PajekReader {
  /// A word, or what stands between quotes.
  struct Word {
    var range: Range<Int>
    var isQuoted: Bool
  }

  /// The words of the current line; never empty after `next`.
  private(set) var words: [Word] = []
  private(set) var line = 0
  /// Where a quote of the current line opens that is never closed.
  private(set) var openQuote: Int?
  private var lineStart: Int
  private var cursor: Int

  init(start: Int) {
    cursor = start
    lineStart = start
  }

  /// Goes to the next line with words.
  mutating func next(in text: Span<UInt8>) -> Bool {
    let count = text.count
    while cursor < count {
      words.removeAll(keepingCapacity: true)
      openQuote = nil
      line += 1
      lineStart = line == 1 ? 0 : cursor
      var position = cursor
      var isComment = false
      while position < count, text[position] != 0x0A, text[position] != 0x0D {
        let byte = text[position]
        if byte <= 0x20 || isComment {
          position += 1
        } else if byte == UInt8(ascii: "%"), words.isEmpty {
          isComment = true
        } else if byte == UInt8(ascii: "\"") {
          let start = position + 1
          position = start
          while position < count, text[position] != UInt8(ascii: "\""), text[position] != 0x0A,
            text[position] != 0x0D
          {
            position += 1
          }
          words.append(Word(range: start..<position, isQuoted: true))
          if position < count, text[position] == UInt8(ascii: "\"") {
            position += 1
          } else {
            openQuote = start - 1
          }
        } else {
          let start = position
          while position < count, text[position] > 0x20, text[position] != UInt8(ascii: "\"") {
            position += 1
          }
          words.append(Word(range: start..<position, isQuoted: false))
        }
      }
      let isPair =
        position + 1 < count && text[position] == 0x0D && text[position + 1] == 0x0A
      cursor = position + (isPair ? 2 : 1)
      if !words.isEmpty { return true }
    }
    return false
  }

  /// The place of a byte of the current line.
  func place(of offset: Int) -> (line: Int, column: Int) { (line, offset - lineStart + 1) }
}
