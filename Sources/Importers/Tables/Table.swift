import Organisations

/// One recognised table: its bytes, header and columns, and where the rows begin.
struct Table {
  let input: Input
  /// Which of ours it is; `nil` for a table that `format` reads.
  let kind: TableKind?
  /// Which tool's table it is; `nil` for one of ours.
  let format: (any TableFormat)?
  let headers: [String]
  let columns: ColumnMap
  let delimiter: UInt8
  let maximumValueBytes: Int
  /// Where the header begins.
  let start: TableStart
  /// Where the first row begins.
  let headerEnd: Int

  var path: String { shown(input.path) }
  /// The name for remarks, which stand in reports and so leave folders out.
  var name: String { shown(input.name) }

  /// What it is called in `check` and in complaints.
  var kindName: String { kind?.rawValue ?? format?.name ?? "" }

  /// The column with that header, however it is spaced and capitalised.
  func column(named name: String) -> Int? {
    let wanted = normalisedHeader(name)
    return headers.firstIndex { normalisedHeader($0) == wanted }
  }

  /// The columns of one of our tables that have no header, from 0.
  var unnamedColumns: [Int] {
    kind == nil ? [] : headers.indices.filter { normalisedHeader(headers[$0]).isEmpty }
  }

  /// Where the header of a column stands.
  func place(ofHeader column: Int) -> Place {
    var reader = reader
    let text = input.bytes.span
    _ = reader.next(in: text)
    let (line, column) = reader.place(of: reader.fields[column].start, in: text, input.encoding)
    return Place(file: path, line: line, column: column)
  }

  /// A reader that stands before the header.
  fileprivate var reader: CSVReader {
    CSVReader(
      delimiter: delimiter, maximumValueBytes: maximumValueBytes, start: start.offset,
      line: start.line)
  }

  /// The rows from the first after the header, of a table that is in memory.
  func rows(_ issues: Issues) -> Rows { Rows(table: self, issues: issues) }

  /// Whether the delimiter means something else in every table.
  var hasOddDelimiter: Bool { [0x0A, 0x0D, 0x22].contains(delimiter) }

  /// All of the table, the header too, in pieces that end where records do.
  func pieces(_ options: ImportOptions) throws(ImportFailure) -> TablePieces {
    TablePieces(
      try input.stream(limits: options), delimiter: delimiter,
      maximumValueBytes: maximumValueBytes, pieceBytes: options.pieceBytes, headerBytes: headerEnd)
  }

  /// How many pieces there are, about.
  func pieceCount(_ options: ImportOptions) -> Int {
    input.isBeginning ? .max : input.bytes.count / max(1, options.pieceBytes) + 1
  }

  /// Hands out the rows of one piece after another, and the text that they stand in, until the
  /// issues are full.
  ///
  /// - Returns: The rows, of which none is left.
  func forEachPiece(
    _ issues: Issues, _ options: ImportOptions, _ body: (inout Rows, Span<UInt8>) -> Void
  ) -> Rows {
    var rows = rows(issues)
    do throws(ImportFailure) {
      let pieces = try pieces(options)
      var buffer: [UInt8] = []
      while !issues.isFull, let piece = pieces.next(into: &buffer) {
        if piece.number > 0 { rows.restart() }
        body(&rows, buffer.span.extracting(0..<piece.count))
      }
      if let failure = pieces.failure { throw failure }
    } catch {
      issues.refuse(error)
    }
    return rows
  }
}

/// Goes through the rows of a table and complains about those that are broken.
struct Rows {
  let table: Table
  let issues: Issues
  private(set) var reader: CSVReader
  /// Sound rows so far.
  private(set) var count = 0
  /// For columns without a header how many cells hold something.
  private(set) var unnamedCells: [Int: Int] = [:]
  private let unnamedColumns: [Int]

  fileprivate init(table: Table, issues: Issues) {
    self.table = table
    self.issues = issues
    unnamedColumns = table.unnamedColumns
    reader = table.reader
    _ = reader.next(in: table.input.bytes.span)
  }

  /// Goes to the next sound row; `false` at the end, or once there are too many errors.
  mutating func next(in text: Span<UInt8>) -> Bool {
    while !issues.isFull {
      switch reader.next(in: text) {
      case .end: return false
      case .broken(let offset, let message, let hint):
        issues.error(at: place(offset, in: text), message, hint: hint)
      case .record:
        guard reader.fields.count == table.headers.count else {
          issues.error(
            at: place(reader.fields[0].start, in: text),
            "\(reader.fields.count) fields found, \(table.headers.count) expected",
            hint: "put fields that hold the delimiter or a line break in quotes")
          continue
        }
        count += 1
        for column in unnamedColumns where !reader.fields[column].isEmpty {
          unnamedCells[column, default: 0] += 1
        }
        return true
      }
    }
    return false
  }

  /// Goes on in the next piece of the table.
  fileprivate mutating func restart() { reader.restart() }

  /// The physical line on which the row begins.
  var line: Int { reader.recordLine }

  /// The place of a byte of the row.
  func place(_ offset: Int, in text: Span<UInt8>) -> Place {
    let (line, column) = reader.place(of: offset, in: text, table.input.encoding)
    return Place(file: table.path, line: line, column: column)
  }

  /// Where the cell of a column begins; the row's start for a column that is not there.
  func place(of column: Int?, in text: Span<UInt8>) -> Place {
    place(reader.fields[column ?? 0].start, in: text)
  }

  /// The bytes of a cell; `nil` where the column is missing or the cell empty.
  func bytes(_ column: Int?, in text: Span<UInt8>) -> [UInt8]? {
    guard let column, !reader.fields[column].isEmpty else { return nil }
    return reader.bytes(of: reader.fields[column], in: text)
  }

  /// The text of a cell; `nil` where the column is missing or the cell empty.
  func text(_ column: Int?, in text: Span<UInt8>) -> String? {
    bytes(column, in: text).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Rows {
  /// A complaint about a cell, with its text and the column's own name.
  func complain(
    _ column: Int, _ what: String, hint: String, in text: Span<UInt8>
  ) {
    let cell = reader.bytes(of: reader.fields[column], in: text)
    issues.error(
      at: place(of: column, in: text),
      "\"\(shown(cell))\" in column \"\(shown(table.headers[column]))\" \(what)", hint: hint)
  }

  /// The number in a cell; `nil` where it is missing, empty or, with a complaint, no number.
  func number(
    _ column: Int?, decimalComma: Bool, in text: Span<UInt8>
  ) -> Double? {
    guard let column, !reader.fields[column].isEmpty else { return nil }
    let range = reader.fields[column].range
    let mark = UInt8(ascii: decimalComma ? "," : ".")
    if let number = Number.parse(text, range, decimalMark: mark) { return number }
    if complainOfBlanks(column, "a number", in: text) { return nil }
    let hasComma = Number.parse(text, range, decimalMark: UInt8(ascii: ",")) != nil
    complain(
      column, "is not a number",
      hint: hasComma
        ? "say --decimal-comma if commas are decimal marks here"
        : decimalComma ? "write 2,5" : "write decimals with a point, as in 2.5", in: text)
    return nil
  }

  /// Whether blanks around a cell are all that may be wrong with it, which is complained of.
  private func complainOfBlanks(_ column: Int, _ what: String, in text: Span<UInt8>) -> Bool {
    let cell = reader.bytes(of: reader.fields[column], in: text)
    let bare = trimmed(cell)
    guard bare.count < cell.count else { return false }
    if bare.isEmpty {
      complain(column, "holds nothing but blanks", hint: "write \(what)", in: text)
    } else {
      complain(
        column, "begins or ends with a blank, which is no part of \(what)",
        hint: "write \"\(shown(bare))\"", in: text)
    }
    return true
  }

  /// The number in a cell that must not be below zero.
  func amount(_ column: Int?, decimalComma: Bool, in text: Span<UInt8>) -> Double? {
    guard let column, let number = number(column, decimalComma: decimalComma, in: text) else {
      return nil
    }
    guard number >= 0 else {
      complain(column, "is negative", hint: "write 0 or more", in: text)
      return nil
    }
    return number
  }

  /// The date in a cell; `nil` where it is missing, empty or, with a complaint, no date.
  func date(_ column: Int?, _ dates: DateReader, in text: Span<UInt8>) -> Instant? {
    guard let column, !reader.fields[column].isEmpty else { return nil }
    switch dates.parse(text, reader.fields[column].range) {
    case .success(let instant):
      issues.remarkOffset(if: dates.statesOffset(text, reader.fields[column].range))
      return instant
    case .failure(.impossible):
      complain(
        column, "is no day or time that exists", hint: "correct it, or leave the cell empty",
        in: text)
    case .failure(.shape):
      if complainOfBlanks(column, "a date", in: text) { return nil }
      complain(
        column, "is not a date",
        hint: dates.format == nil
          ? "write 2026-03-31, or say how dates are written: --date-format %d/%m/%Y"
          : "dates must follow --date-format", in: text)
    }
    return nil
  }

  /// Yes or no in a cell: 1 and 0, true and false, yes and no.
  func flag(_ column: Int?, in text: Span<UInt8>) -> Bool? {
    guard let column, !reader.fields[column].isEmpty else { return nil }
    switch normalisedHeader(self.text(column, in: text) ?? "") {
    case "1", "true", "yes", "y", "t": return true
    case "0", "false", "no", "n", "f": return false
    default:
      complain(column, "is neither yes nor no", hint: "write 1 or 0", in: text)
      return nil
    }
  }

  /// A word from a list; `nil` where it is missing or empty, and with a complaint for others.
  func word<Word: CaseIterable & RawRepresentable<String>>(
    _ column: Int?, _: Word.Type, in text: Span<UInt8>
  ) -> Word? {
    guard let column, let cell = self.text(column, in: text) else { return nil }
    let normalised = normalisedHeader(cell)
    if let word = Word.allCases.first(where: { $0.rawValue == normalised }) { return word }
    let words = Word.allCases.map(\.rawValue)
    let suggestion = nearest(to: normalised, among: words).map { "did you mean \"\($0)\"? " } ?? ""
    complain(
      column, "is none of the known words",
      hint: suggestion + "known are \(words.joined(separator: ", "))", in: text)
    return nil
  }
}
