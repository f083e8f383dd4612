/// One edge in the plainest form, as nearly all edges of large files have it: ASCII without
/// entities, nothing inside but data that are text.
///
///     <edge id="e7" source="ann" target="bob"><data key="weight">2.5</data></edge>
///
/// It accepts nothing that libxml2 would refuse or read differently: at anything else it says no,
/// and libxml2 reads the edge. The text is handed to every call; ranges are positions in it.
struct PlainEdge {
  private(set) var source = 0..<0
  private(set) var target = 0..<0
  private(set) var directed = 0..<0
  private var hasID = false
  private(set) var data: [(key: Range<Int>, text: Range<Int>)] = []
  /// Where the edge begins: its line, and the offset of its `<`.
  private(set) var start = (line: 1, offset: 0)
  /// Where reading goes on, its line and where that line begins.
  private(set) var position: Int
  private(set) var line: Int
  private(set) var lineStart: Int

  init(position: Int, line: Int, lineStart: Int) {
    self.position = position
    self.line = line
    self.lineStart = lineStart
  }

  /// The column of the edge, from 1.
  private(set) var column = 1

  /// Where reading goes on.
  var mark: TextMark { TextMark(position: position, line: line, lineStart: lineStart) }

  /// Reads the next edge; `false`, and nothing changed but the ranges, where none stands there.
  ///
  /// - Complexity: O(bytes of the edge).
  mutating func next(in text: Span<UInt8>) -> Bool {
    let before = (position, line, lineStart)
    if read(text) { return true }
    (position, line, lineStart) = before
    return false
  }

  private mutating func read(_ text: Span<UInt8>) -> Bool {
    source = 0..<0
    target = 0..<0
    directed = 0..<0
    hasID = false
    data.removeAll(keepingCapacity: true)
    skipBlanks(text)
    start = (line, position)
    column = position - lineStart + 1
    guard take("<edge", text) else { return false }
    while true {
      let isApart = skipBlanks(text)
      guard position < text.count else { return false }
      if take("/>", text) { return !source.isEmpty && !target.isEmpty }
      if take(">", text) { break }
      guard isApart else { return false }
      if take("source=", text) {
        guard source.isEmpty, let value = quoted(text) else { return false }
        source = value
      } else if take("target=", text) {
        guard target.isEmpty, let value = quoted(text) else { return false }
        target = value
      } else if take("directed=", text) {
        guard directed.isEmpty, let value = quoted(text) else { return false }
        directed = value
      } else if take("id=", text) {
        // A second id would be no XML; it is rare enough to leave the edge to libxml2.
        guard !hasID, quoted(text) != nil else { return false }
        hasID = true
      } else {
        return false
      }
    }
    while true {
      skipBlanks(text)
      if take("</edge", text) {
        skipBlanks(text)
        return take(">", text) && !source.isEmpty && !target.isEmpty
      }
      guard take("<data", text), skipBlanks(text), take("key=", text) else { return false }
      guard let key = quoted(text) else { return false }
      skipBlanks(text)
      guard take(">", text) else { return false }
      let begin = position
      while position < text.count, text[position] != UInt8(ascii: "<") {
        let byte = text[position]
        if byte == 0x0A {
          line += 1
          lineStart = position + 1
        } else if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "&")
          || byte == UInt8(ascii: "]")
        {
          return false
        }
        position += 1
      }
      data.append((key, begin..<position))
      guard take("</data", text) else { return false }
      skipBlanks(text)
      guard take(">", text) else { return false }
    }
  }

  /// Whether no value is longer than a limit.
  func isShort(_ limit: Int) -> Bool {
    position - start.offset <= limit
      || source.count <= limit && target.count <= limit
        && data.allSatisfy { $0.text.count <= limit && $0.key.count <= limit }
  }

  /// Whether exactly this word stands there.
  func `is`(_ range: Range<Int>, _ word: StaticString, in text: Span<UInt8>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count
    where text[range.lowerBound + offset] != word.utf8Start[offset] { return false }
    return true
  }

  /// Goes past blanks, and says whether there were any.
  @discardableResult @inline(__always)
  mutating func skipBlanks(_ text: Span<UInt8>) -> Bool {
    guard position < text.count, text[position] <= 0x20 else { return false }
    let begin = position
    while position < text.count {
      let byte = text[position]
      if byte == 0x0A {
        line += 1
        lineStart = position + 1
      } else if byte != 0x20, byte != 0x09 {
        break
      }
      position += 1
    }
    return position > begin
  }

  @inline(__always)
  private mutating func take(_ word: StaticString, _ text: Span<UInt8>) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= text.count else { return false }
    for offset in 0..<count where text[position + offset] != word.utf8Start[offset] {
      return false
    }
    position += count
    return true
  }

  /// A value in quotes that is not empty.
  private mutating func quoted(_ text: Span<UInt8>) -> Range<Int>? {
    guard position < text.count else { return nil }
    let quote = text[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let begin = position + 1
    var end = begin
    while end < text.count, text[end] != quote {
      let byte = text[end]
      if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") {
        return nil
      }
      end += 1
    }
    guard end < text.count, end > begin else { return nil }
    position = end + 1
    return begin..<end
  }
}
