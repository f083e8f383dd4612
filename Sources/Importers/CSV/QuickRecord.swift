/// Goes from record to record of a piece of a table, fast where no quote stands in a record, and as
/// `CSVReader` does where one does.
///
/// It knows what is sound and nothing of what is wrong: `CSVReader` says that.
struct QuickRecord {
  enum Step { case record, end, broken }

  /// How many fields every record has.
  private let fields: Int
  private let delimiter: UInt8
  private let maximumValueBytes: Int
  /// Where each field ends, and the record starts, in records without quotes.
  private var ends: [Int]
  private var recordStart = 0
  /// Where the next record begins, or blank lines before it.
  private(set) var position: Int
  private var reader: CSVReader
  /// Lines before `position`.
  private(set) var line: Int
  /// Lines of the piece before the record.
  private(set) var recordLine = 0
  /// Whether some field is quoted.
  private(set) var hasQuotes = false

  /// - Parameters:
  ///   - start: Where the first record begins.
  ///   - line: How many lines come before that.
  init(delimiter: UInt8, maximumValueBytes: Int, fields: Int, start: Int, line: Int) {
    self.fields = fields
    self.delimiter = delimiter
    self.maximumValueBytes = maximumValueBytes
    ends = [Int](repeating: 0, count: fields)
    position = start
    self.line = line
    reader = CSVReader(delimiter: delimiter, maximumValueBytes: maximumValueBytes, start: start)
  }

  /// Goes on behind records that were read elsewhere, each of one line.
  mutating func skip(_ records: Int, to position: Int) {
    self.position = position
    line += records
  }

  /// Goes to the next record before `end`, where a line feed must stand.
  @inline(__always)
  mutating func next(in text: Span<UInt8>, to end: Int) -> Step {
    let quote = UInt8(ascii: "\"")
    let lineFeed = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    let delimiter = delimiter
    let ceiling = max(delimiter, quote)
    var position = position
    while position < end, text[position] == lineFeed || text[position] == carriageReturn {
      let isPair =
        text[position] == carriageReturn && position + 1 < end && text[position + 1] == lineFeed
      position += isPair ? 2 : 1
      line += 1
    }
    guard position < end else {
      self.position = position
      return .end
    }
    recordStart = position
    recordLine = line
    hasQuotes = false
    var field = 0
    // Out of the record meanwhile, so that a span over them stops nobody else.
    var ownEnds: [Int] = []
    swap(&ownEnds, &ends)
    defer { swap(&ownEnds, &ends) }
    var fieldEnds = ownEnds.mutableSpan
    while true {
      var byte = text[position]
      while byte > ceiling {
        position += 1
        byte = text[position]
      }
      if byte == quote { return slowNext(in: text, to: end) }
      let isBreak = byte == lineFeed || byte == carriageReturn
      if byte == delimiter || isBreak {
        guard field < fields else { return .broken }
        fieldEnds[field] = position
        field += 1
        if byte == delimiter {
          position += 1
          continue
        }
        break
      }
      position += 1
    }
    guard field == fields,
      position - recordStart <= maximumValueBytes || areShort(fieldEnds)
    else { return .broken }
    if position < end {
      line += 1
      let isPair =
        text[position] == carriageReturn && position + 1 < end && text[position + 1] == lineFeed
      position += isPair ? 2 : 1
    }
    self.position = position
    return .record
  }

  private func areShort(_ ends: borrowing MutableSpan<Int>) -> Bool {
    var start = recordStart
    for field in 0..<ends.count {
      if ends[field] - start > maximumValueBytes { return false }
      start = ends[field] + 1
    }
    return true
  }

  private mutating func slowNext(in text: Span<UInt8>, to end: Int) -> Step {
    // From 1, as the reader counts.
    reader.move(to: recordStart, line: recordLine + 1)
    guard case .record = reader.next(in: text.extracting(0..<end)), reader.fields.count == fields
    else { return .broken }
    hasQuotes = true
    position = reader.cursor
    line = reader.line - 1
    return .record
  }

  /// Where a field stands, without its quotes.
  @inline(__always)
  func range(_ column: Int) -> Range<Int> {
    if hasQuotes { return reader.fields[column].range }
    return (column == 0 ? recordStart : ends[column - 1] + 1)..<ends[column]
  }

  /// The bytes of a field, doubled quotes made single.
  func bytes(_ column: Int, in text: Span<UInt8>) -> [UInt8] {
    if hasQuotes { return reader.bytes(of: reader.fields[column], in: text) }
    return range(column).map { text[$0] }
  }

  /// The code of a field in a pool.
  func code(_ column: Int, in text: Span<UInt8>, _ pool: inout IdentifierPool) -> Int {
    hasQuotes && reader.fields[column].hasDoubledQuotes
      ? pool.code(of: bytes(column, in: text)) : pool.code(of: text, range(column))
  }
}
