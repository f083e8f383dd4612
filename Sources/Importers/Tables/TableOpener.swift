/// Finds out what a file of rows is.
struct TableOpener {
  let options: ImportOptions
  let issues: Issues

  enum Outcome {
    case table(Table)
    /// No table that is known, and why; nothing was said about it yet.
    case unknown(Place, message: String, hint: String)
    /// Recognised and broken; the complaint is made.
    case refused
  }

  /// Recognises a table by its header, then checks the encoding of all of it.
  func open(_ input: Input) -> Outcome {
    let bytes = input.bytes
    let start = Encoding.markLength(bytes)
    guard bytes.count > start else {
      return .unknown(
        input.place, message: "the file is empty", hint: "a table begins with a header line")
    }
    guard !Encoding.isWide(bytes) else {
      return .unknown(
        input.place, message: "the encoding is UTF-16, which is not read in tables",
        hint: "save it as CSV in UTF-8")
    }
    let text = bytes.span
    let delimiter = options.delimiter ?? guessedDelimiter(text, from: start)
    var reader = CSVReader(
      delimiter: delimiter, maximumValueBytes: options.maximumValueBytes, start: start)
    switch reader.next(in: text) {
    case .record: break
    case .end:
      return .unknown(
        input.place, message: "the file is empty", hint: "a table begins with a header line")
    case .broken(let offset, let message, let hint):
      if isJSON(bytes[start]) { return unknownJSON(input) }
      let (line, column) = reader.place(of: offset, in: text)
      return .unknown(
        Place(file: shown(input.path), line: line, column: column), message: message, hint: hint)
    }
    let headers = reader.fields.map {
      trimmed(String(decoding: reader.bytes(of: $0, in: text), as: UTF8.self))
    }
    let places = reader.fields.map { field in
      let (line, column) = reader.place(of: field.start, in: text)
      return Place(file: shown(input.path), line: line, column: column)
    }

    let found = recognise(headers)
    let normalised = Set(headers.map(normalisedHeader))
    // A tool's table has more to say than the columns that it shares with ours.
    let format = Formats.tables.first { $0.matches(normalised) }
    guard found != nil || format != nil else {
      return isJSON(bytes[start]) ? unknownJSON(input) : unknown(headers, places)
    }
    let table = Table(
      input: input, kind: format == nil ? found?.kind : nil, format: format, headers: headers,
      columns: found?.columns ?? ColumnMap(), delimiter: delimiter,
      maximumValueBytes: options.maximumValueBytes)
    return isSound(table, places) ? .table(table) : .refused
  }

  private func isJSON(_ first: UInt8) -> Bool {
    first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  private func unknownJSON(_ input: Input) -> Outcome {
    .unknown(
      input.place, message: "JSON that is no export that is read",
      hint: "the forms that are read are \(Import.formatNames.joined(separator: ", "))")
  }

  private func recognise(_ headers: [String]) -> (kind: TableKind, columns: ColumnMap)? {
    for kind in TableKind.allCases {
      let columns = ColumnMap(kind: kind, headers: headers, mapping: options.columns)
      guard kind.matches(columns) else { continue }
      if kind == .people {
        // A person from a day to a day holds an office; it is no list of people.
        let normalised = Set(headers.map(normalisedHeader))
        if normalised.contains("from"), normalised.contains("to") { return nil }
      }
      return (kind, columns)
    }
    return nil
  }

  private func unknown(_ headers: [String], _ places: [Place]) -> Outcome {
    let list = headers.prefix(20).map { "\"\(shown($0))\"" }.joined(separator: ", ")
    let normalised = headers.map(normalisedHeader)
    let ends = TableKind.ties.columns.prefix(2).map { end in
      ([end.name] + end.synonyms).contains { normalised.contains(normalisedHeader($0)) }
    }
    let missing = ends[0] && !ends[1] ? "target" : ends[1] && !ends[0] ? "source" : nil
    let wanted =
      missing.map { [$0] }
      ?? ["source", "target", "person_id", "decision_id", "circle_id", "event_id", "right_id"]
    var hint = "a table has source and target, decision_id, person_id, circle_id, right_id or "
    hint += "event_id; map a column with --column source=NAME"
    var place = places[0]
    for (position, header) in normalised.enumerated() {
      if let meant = nearest(to: header, among: wanted.map(normalisedHeader)),
        let ours = wanted.first(where: { normalisedHeader($0) == meant })
      {
        let theirs = shown(headers[position])
        hint = "did you mean \"\(theirs)\"? then say --column \(ours)=\(theirs)"
        place = places[position]
        break
      }
    }
    let message =
      missing.map { "column \"\($0)\" is missing; the columns are \(list)" }
      ?? "no known table has this header: \(list)"
    return .unknown(place, message: message, hint: hint)
  }

  /// Whether headers differ and every byte is text; complains where not.
  private func isSound(_ table: Table, _ places: [Place]) -> Bool {
    var seen: [String: Int] = [:]
    for (position, header) in table.headers.enumerated() where !header.isEmpty {
      if let first = seen.updateValue(position, forKey: normalisedHeader(header)) {
        issues.error(
          at: places[position],
          "duplicate column: \"\(shown(header))\" stands at column \(places[first].column) too",
          hint: "rename or remove one of them")
        return false
      }
    }
    if let fault = Encoding.firstFault(table.input.bytes.span) {
      let (line, column) = Encoding.place(of: fault.offset, in: table.input.bytes)
      let byte = String(table.input.bytes[fault.offset], radix: 16, uppercase: true)
      issues.error(
        at: Place(file: table.path, line: line, column: column),
        fault.isNUL
          ? "a NUL byte: this is no text" : "the byte 0x\(byte) is not UTF-8",
        hint: "save the table as UTF-8")
      return false
    }
    if table.delimiter != UInt8(ascii: ","), options.delimiter == nil {
      let name = table.delimiter == 0x09 ? "tab" : "\";\""
      issues.remark("\(table.name): the delimiter is \(name), guessed from the header")
    }
    return true
  }

  /// The most frequent of comma, semicolon and tab outside quotes in the first line.
  private func guessedDelimiter(_ text: Span<UInt8>, from start: Int) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for position in start..<text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
    }
    let best = counts.indices.max {
      counts[$0] < counts[$1] || (counts[$0] == counts[$1] && $0 > $1)
    }
    return candidates[best ?? 0]
  }
}
