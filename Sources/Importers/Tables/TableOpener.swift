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

  /// Recognises a table by its header, then checks the encoding of all of it; of a long table of
  /// ties only the beginning is looked at.
  func open(_ given: Input) -> Outcome {
    var input: Input
    do {
      guard let decoded = try given.decoded(options, issues) else { return .refused }
      input = decoded
      let outcome = look(at: input)
      // Only ties are read in pieces.
      guard input.isBeginning else { return outcome }
      if case .table(let table) = outcome, table.kind == .ties { return outcome }
      try input.readWhole(limits: options)
    } catch {
      issues.refuse(error)
      return .refused
    }
    return look(at: input)
  }

  private func look(at input: Input) -> Outcome {
    let bytes = input.bytes
    let tableStart = TableStart(bytes)
    let start = tableStart.offset
    if let wide = ImportOptions.TextEncoding.withoutMark(bytes) { return unmarked(wide, input) }
    if let hint = archiveHint(input) {
      return .unknown(input.place, message: "this is an archive, no table", hint: hint)
    }
    guard bytes.count > start else {
      return .unknown(
        input.place, message: "the file is empty", hint: "a table begins with a header line")
    }
    let text = bytes.span
    let delimiter =
      options.delimiter ?? tableStart.delimiter
      ?? foundDelimiter(text, from: start, input.isBeginning)
    var reader = CSVReader(
      delimiter: delimiter, maximumValueBytes: options.maximumValueBytes, start: start,
      line: tableStart.line)
    switch reader.next(in: text) {
    case .record: break
    case .end:
      return .unknown(
        input.place, message: "the file is empty", hint: "a table begins with a header line")
    case .broken(let offset, let message, let hint):
      if isJSON(bytes[start]) { return unknownJSON(input) }
      let (line, column) = reader.place(of: offset, in: text, input.encoding)
      return .unknown(
        Place(file: shown(input.path), line: line, column: column), message: message, hint: hint)
    }
    guard !input.isBeginning || reader.cursor < text.count else {
      return .unknown(input.place, message: "the header goes on", hint: "read all of it")
    }
    guard reader.fields.count <= Self.maximumColumns else {
      return .unknown(
        input.place,
        message: "\(reader.fields.count) columns; the limit is \(Self.maximumColumns)",
        hint: "write one tie a row: source,target,weight")
    }
    let headers = headers(reader, in: text)
    let found = recognise(headers)
    // A tool's table has more to say than the columns that it shares with ours.
    let format = format(headers)
    guard found != nil || format != nil else {
      return isJSON(bytes[start]) ? unknownJSON(input) : unknown(headers, reader, input)
    }
    let table = Table(
      input: input, kind: format == nil ? found?.kind : nil, format: format, headers: headers,
      columns: format == nil ? found?.columns ?? ColumnMap() : ColumnMap(), delimiter: delimiter,
      maximumValueBytes: options.maximumValueBytes, start: tableStart, headerEnd: reader.cursor)
    return isSound(table, reader) ? .table(table) : .refused
  }

  /// Where a header stands; found when asked for, since a search from the start for each of very many
  /// would take long.
  private func place(ofHeader position: Int, _ reader: CSVReader, _ input: Input) -> Place {
    let (line, column) = reader.place(
      of: reader.fields[position].start, in: input.bytes.span, input.encoding)
    return Place(file: shown(input.path), line: line, column: column)
  }

  private func isJSON(_ first: UInt8) -> Bool {
    first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// What to do with a zip archive, which workbooks are too; `nil` for anything else.
  private func archiveHint(_ input: Input) -> String? {
    guard input.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return nil }
    return ["xlsx", "xlsm", "ods", "numbers"].contains(input.ending)
      ? "save each sheet as CSV" : "unpack it and give the files or the folder in it"
  }

  /// The fields of a header, without the blanks around them.
  private func headers(_ reader: CSVReader, in text: Span<UInt8>) -> [String] {
    reader.fields.map {
      trimmed(String(decoding: reader.bytes(of: $0, in: text), as: UTF8.self))
    }
  }

  private func format(_ headers: [String]) -> (any TableFormat)? {
    let normalised = Set(headers.map(normalisedHeader))
    return Formats.tables.first { $0.matches(normalised) }
  }

  private func unmarked(_ encoding: ImportOptions.TextEncoding, _ input: Input) -> Outcome {
    let fault = Encoding.Fault(unmarked: encoding)
    let isJSON = input.bytes.first { $0 != 0 }.map(isJSON) ?? false
    return .unknown(
      input.place, message: fault.message, hint: isJSON ? "save the file as UTF-8" : fault.hint)
  }

  private func unknownJSON(_ input: Input) -> Outcome {
    guard input.encoding == .utf8 else {
      return .unknown(
        input.place, message: "this is JSON in UTF-16 or another encoding that is not UTF-8",
        hint: "save the file as UTF-8")
    }
    if !input.isBeginning, let fault = jsonFault(input) {
      return .unknown(
        Place(file: fault.file, line: fault.line, column: fault.column), message: fault.message,
        hint: fault.hint)
    }
    return .unknown(
      input.place, message: "JSON that is no export that is read",
      hint: "the forms that are read are \(Import.formatNames.joined(separator: ", "))")
  }

  /// Why the file is no sound JSON; `nil` where it is, or where its first line is.
  private func jsonFault(_ input: Input) -> ImportError? {
    let silent = Issues()
    let whole = JSONDocument.read(input, options, silent)
    guard whole == nil, let fault = silent.errors.first else { return nil }
    let start = Encoding.markLength(input.bytes)
    let end = input.bytes[start...].firstIndex(of: 0x0A) ?? input.bytes.count
    let line = JSONDocument(input, options).parse(start..<end, Issues())
    return line == nil ? fault : nil
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

  private func unknown(
    _ headers: [String], _ reader: CSVReader, _ input: Input
  ) -> Outcome {
    let list = headers.prefix(20).map { "\"\(shown($0))\"" }.joined(separator: ", ")
    let normalised = headers.map(normalisedHeader)
    let ends = TableKind.ties.columns.prefix(2).map { end in
      ([end.name] + end.synonyms).contains { normalised.contains(normalisedHeader($0)) }
    }
    if JiraColumns.areSearchResults(Set(normalised)) {
      return .unknown(
        input.place, message: "a list of issues from a search in Jira, which is not read",
        hint: "export the tables of Jira's data pipeline, which have ids of people")
    }
    let missing = ends[0] && !ends[1] ? "target" : ends[1] && !ends[0] ? "source" : nil
    let wanted =
      missing.map { [$0] }
      ?? ["source", "target", "person_id", "decision_id", "circle_id", "event_id", "right_id"]
    var hint = "a table has source and target, decision_id, person_id, circle_id, right_id or "
    hint += "event_id; map a column with --column source=NAME"
    var named = 0
    for (position, header) in normalised.enumerated() {
      if let meant = nearest(to: header, among: wanted.map(normalisedHeader)),
        let ours = wanted.first(where: { normalisedHeader($0) == meant })
      {
        let theirs = shown(headers[position])
        hint = "did you mean \"\(theirs)\"? then say --column \(ours)=\(theirs)"
        named = position
        break
      }
    }
    let message =
      missing.map { "column \"\($0)\" is missing; the columns are \(list)" }
      ?? "no known table has this header: \(list)"
    return .unknown(place(ofHeader: named, reader, input), message: message, hint: hint)
  }

  /// Whether headers differ and every byte is text; complains where not.
  private func isSound(_ table: Table, _ reader: CSVReader) -> Bool {
    var seen: [String: Int] = [:]
    for (position, header) in table.headers.enumerated() where !header.isEmpty {
      if let first = seen.updateValue(
        position,
        forKey: attributeName(header) == nil ? normalisedHeader(header) : header)
      {
        issues.error(
          at: place(ofHeader: position, reader, table.input),
          "duplicate column: \"\(shown(header))\" stands at column "
            + "\(place(ofHeader: first, reader, table.input).column) too",
          hint: "rename or remove one of them")
        return false
      }
    }
    if !table.input.isBeginning, let fault = Encoding.fault(in: table.input.bytes) {
      issues.error(
        at: Place(file: table.path, line: fault.line, column: fault.column), fault.message,
        hint: fault.hint)
      return false
    }
    remarkDelimiter(of: table)
    return true
  }

  /// What the user says goes before what the file says, and that before what its lines look like.
  private func remarkDelimiter(of table: Table) {
    func name(_ delimiter: UInt8) -> String {
      delimiter == UInt8(ascii: "\t") ? "tab" : "\"\(Character(Unicode.Scalar(delimiter)))\""
    }
    let used = name(table.delimiter)
    if let stated = table.start.delimiter {
      issues.remark(
        stated == table.delimiter
          ? "\(table.name): the delimiter is \(used), named on line 1"
          : "\(table.name): line 1 names the delimiter \(name(stated)); --delimiter says \(used), "
            + "and that is followed")
    } else if table.delimiter != UInt8(ascii: ","), options.delimiter == nil {
      issues.remark("\(table.name): the delimiter is \(used), found in the first lines")
    }
  }

  /// More are a matrix, or no table.
  private static let maximumColumns = 100_000

  /// Lines that are looked at for the delimiter.
  private static let linesLookedAt = 20

  /// Of comma, semicolon, tab and bar one that makes the header that of a known table, as lists in
  /// cells have delimiters of their own; of several such, and where none does, the one that cuts most
  /// of the first lines into as many fields as the header, then the most frequent one of the header.
  private func foundDelimiter(_ text: Span<UInt8>, from start: Int, _ isBeginning: Bool) -> UInt8 {
    let candidates = [
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
    ]
    var best = (delimiter: candidates[0], known: 0, alike: 0, fields: 1)
    for candidate in candidates {
      var reader = CSVReader(
        delimiter: candidate, maximumValueBytes: options.maximumValueBytes, start: start)
      guard case .record = reader.next(in: text), reader.fields.count > 1 else { continue }
      let fields = reader.fields.count
      let header = fields <= Self.maximumColumns ? headers(reader, in: text) : []
      let known = recognise(header) != nil || format(header) != nil ? 1 : 0
      var alike = 0
      lines: for _ in 0..<Self.linesLookedAt {
        switch reader.next(in: text) {
        case .end: break lines
        case .broken: continue
        case .record:
          // The last line of a beginning may be half a line.
          if isBeginning, reader.cursor == text.count { break lines }
          if reader.fields.count == fields { alike += 1 }
        }
      }
      if (known, alike, fields) > (best.known, best.alike, best.fields) {
        best = (candidate, known, alike, fields)
      }
    }
    return best.delimiter
  }
}
