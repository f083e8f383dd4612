import Organisations

/// Turns the headers of decision records into decisions.
struct DecisionRecordReader {
  /// What one record says, whichever form it has.
  private struct Record {
    var status: (text: String, place: Place)?
    var parts: [(part: Participation.Part, people: NamedPeople, place: Place)] = []
  }

  private let draft: Draft
  private var ties: ProposerTies
  private var records = 0
  private var withoutHeader = 0
  private var withoutDecider = 0
  private var informed = 0
  private var sponsors = 0

  private var issues: Issues { draft.issues }

  init(_ draft: Draft, _ place: Place) {
    self.draft = draft
    ties = ProposerTies(draft, at: place)
  }

  /// Reads one file.
  mutating func read(_ input: Input, id: String) {
    let bytes = input.bytes
    let text = bytes.span
    switch RecordHeader(text, markLength: Encoding.markLength(bytes)) {
    case .none:
      withoutHeader += 1
      issues.warning("numbered files without a header were left out", at: input.place)
    case .frontMatter(let fields, let isClosed):
      guard isClosed else {
        issues.error(
          at: input.place, "the front matter is never closed",
          hint: "end it with a line --- above the text")
        return
      }
      guard isSound(fields, input) else { return }
      var values: [Value] = []
      for field in fields where Self.isRead(field.name) {
        guard let entries = entries(of: field, input, in: text) else { return }
        values += entries.map { Value(name: field.name, entry: $0) }
      }
      readFrontMatter(values, input, id)
    case .items(let fields):
      guard isSound(fields, input) else { return }
      let values = fields.filter { Self.isRead($0.name) }.map { item($0, input) }
      readFrontMatter(values, input, id)
    case .fields(let fields):
      guard isSound(fields, input) else { return }
      readFields(fields, input, in: text)
    }
  }

  /// Whether the header is text, and no field stands twice.
  private func isSound(_ fields: [RecordHeader.Field], _ input: Input) -> Bool {
    var seen: Set<String> = []
    for field in fields {
      let place = Place(file: shown(input.path), line: field.line)
      let bytes = Array(input.bytes[field.range])
      if let fault = Encoding.fault(in: bytes) {
        issues.error(at: place, fault.message, hint: "save the file as UTF-8")
        return false
      }
      guard bytes.count <= draft.options.maximumValueBytes else {
        issues.error(
          at: place, "a value is longer than \(draft.options.maximumValueBytes) bytes, the limit",
          hint: "raise the limit with --maximum-value-bytes")
        return false
      }
      guard seen.insert(field.name).inserted else {
        issues.error(
          at: place, "\"\(shown(field.name))\" stands twice", hint: "keep one of them")
        return false
      }
    }
    return true
  }

  // MARK: Front matter

  private static let frontMatterParts: [String: Participation.Part] = [
    "decision-makers": .decider, "deciders": .decider, "shepherd-team": .decider,
    "consulted": .consulted, "shepherd-leader": .facilitator, "author": .proposer,
    "authors": .proposer, "co-authors": .proposer,
  ]

  private static let dateFields: Set = ["date", "start-date", "created"]

  private static func isRead(_ name: String) -> Bool {
    frontMatterParts[name] != nil || dateFields.contains(name)
      || ["informed", "status"].contains(name)
  }

  /// One scalar of a field that is read.
  private struct Value {
    var name: String
    var entry: YAMLSubset.Entry
  }

  private mutating func readFrontMatter(_ values: [Value], _ input: Input, _ id: String) {
    var record = Record()
    var date: Instant?
    for value in values where !value.entry.value.isEmpty {
      let entry = value.entry
      let place = Place(file: shown(input.path), line: entry.line, column: entry.column)
      if let part = Self.frontMatterParts[value.name] {
        record.parts.append((part, NamedPeople(entry.value), place))
      } else if Self.dateFields.contains(value.name) {
        if date == nil { date = self.date(entry.text, place) }
      } else if value.name == "informed" {
        informed += NamedPeople(entry.value).ids.count
      } else {
        record.status = (entry.text, place)
      }
    }
    record.parts.sort { Self.order($0.part) < Self.order($1.part) }
    var decision = Decision(id: Identifier(id))
    decision.outcome = outcome(of: record)
    if decision.outcome == .pending {
      decision.requestedAt = date
    } else {
      decision.decidedAt = date
    }
    add(record, decision, input.place)
  }

  /// The scalars of one field of the front matter; `nil`, with a complaint, where it is not plain YAML.
  private func entries(
    of field: RecordHeader.Field, _ input: Input, in text: Span<UInt8>
  ) -> [YAMLSubset.Entry]? {
    do {
      return try YAMLSubset(
        text, field.range, firstLine: field.line, maximumNesting: draft.options.maximumNesting
      ).entries
    } catch {
      issues.error(
        at: Place(file: shown(input.path), line: error.line, column: error.column),
        error.message, hint: error.hint)
      return nil
    }
  }

  /// What stands behind the colon of `* Status: accepted`.
  private func item(_ field: RecordHeader.Field, _ input: Input) -> Value {
    let line = input.bytes[field.range]
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.startIndex
    let value = trimmed(line[line.index(after: colon)...])
    let entry = YAMLSubset.Entry(
      path: [field.name], value: Array(value), line: field.line,
      column: value.startIndex - line.startIndex + 3)
    return Value(name: field.name, entry: entry)
  }

  private func date(_ text: String, _ place: Place) -> Instant? {
    if text.hasPrefix("(") || text.hasPrefix("[") {
      issues.warning("notes where dates should stand were left out", at: place)
      return nil
    }
    switch draft.dates.parse(text) {
    case .success(let instant): return instant
    case .failure:
      issues.error(
        at: place, "\"\(shown(text))\" is not a date",
        hint: "write 2026-03-31, or say how dates are written: --date-format %d/%m/%Y")
      return nil
    }
  }

  // MARK: Headers

  private mutating func readFields(
    _ fields: [RecordHeader.Field], _ input: Input, in text: Span<UInt8>
  ) {
    var record = Record()
    var decision = Decision(id: Identifier(""))
    for (position, field) in fields.enumerated() {
      let place = Place(file: shown(input.path), line: field.line)
      let line = input.bytes[field.range]
      let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.startIndex
      let value = Array(trimmed(line[line.index(after: colon)...]))
      if position == 0 {
        let kind = String(decoding: line[..<colon], as: UTF8.self)
        decision.id = Identifier("\(kind)-\(String(decoding: value, as: UTF8.self))")
        continue
      }
      guard !value.isEmpty else { continue }
      switch field.name {
      case "author", "authors": record.parts.append((.proposer, NamedPeople(value), place))
      case "pep-delegate", "bdfl-delegate", "delegate":
        record.parts.append((.decider, NamedPeople(value), place))
        decision.process = .delegated
      case "sponsor": sponsors += NamedPeople(value).ids.count
      case "status": record.status = (String(decoding: value, as: UTF8.self), place)
      case "topic": decision.domain = Identifier(String(decoding: value, as: UTF8.self))
      case "created":
        decision.requestedAt = headerDate(value)
        if decision.requestedAt == nil {
          issues.warning("dates of creation that cannot be read", at: place)
        }
      case "resolution": decision.decidedAt = headerDate(value)
      default: continue
      }
    }
    decision.outcome = outcome(of: record)
    add(record, decision, input.place)
  }

  /// `14-Mar-2023`, `2023-03-14`, or the first of these in a link; `nil` for an address alone.
  private func headerDate(_ value: [UInt8]) -> Instant? {
    let bare = value.drop { $0 == UInt8(ascii: "`") }.prefix {
      $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: ",")
    }
    let text = String(decoding: trimmed(bare), as: UTF8.self)
    if case .success(let instant) = draft.dates.parse(text) { return instant }
    return MailDate(bare)?.instant
  }

  // MARK: Both

  private static func order(_ part: Participation.Part) -> Int {
    [.proposer, .decider, .consulted].firstIndex(of: part) ?? 3
  }

  /// The outcome that the first word of a status means.
  private func outcome(of record: Record) -> Decision.Outcome {
    guard let status = record.status else { return .adopted }
    let first = status.text.utf8.prefix { $0 != 0x20 && $0 != UInt8(ascii: ",") }
    switch normalisedHeader(String(decoding: first, as: UTF8.self)) {
    case "proposed", "review", "last": return .pending
    case "provisional", "deprecated", "living", "replaced", "obsolete": return .adopted
    case "stagnant": return .withdrawn
    case let word:
      return Draft.outcome(of: word) ?? draft.outcome(status.text, at: status.place)
    }
  }

  private mutating func add(_ record: Record, _ decision: Decision, _ place: Place) {
    var decision = decision
    var seen: Set<PartKey> = []
    for (part, people, partPlace) in record.parts {
      if people.notes > 0 {
        issues.warning(
          "notes in parentheses where people are named were left out", count: people.notes,
          at: partPlace)
      }
      for id in people.ids {
        guard let holder = draft.holder(id, at: partPlace),
          seen.insert(PartKey(decision: 0, holder: holder, part: part)).inserted
        else { continue }
        decision.participations.append(Participation(holder, part))
      }
    }
    records += 1
    if decision.isCompleted, decision.holders(.decider).isEmpty { withoutDecider += 1 }
    guard draft.record(decision, at: place) != nil else { return }
    ties.add(decision)
  }

  /// Hands over the ties and says what was left out.
  mutating func finish(_ folder: InputFolder) {
    ties.finish()
    draft.sources.append(
      Provenance.Source(
        name: PathName(Input.resolved(folder.path)).name, path: folder.path,
        table: "decision_records", rows: records))
    guard records > 0 else {
      issues.error(
        at: folder.place, "no file in the folder is a decision record",
        hint: "records are numbered (0007-name.md) and begin with front matter or headers")
      return
    }
    if withoutDecider > 0 {
      issues.remark("\(withoutDecider) of the records that are decided name nobody who decided")
    }
    if informed > 0 {
      issues.remark("\(informed) entries of people who were informed are not used")
    }
    if sponsors > 0 { issues.remark("\(sponsors) entries of sponsors are not used") }
  }
}
