import Organisations

/// The CSV of one poll of Loomio: three tables, each below its title.
struct LoomioPollFormat: FileFormat {
  let name = "loomio_poll"
  let title = "a poll of Loomio"
  /// None of its own: most files that end as this one does are tables.
  let endings: [String] = []
  let isGraph = false

  func recognises(_ bytes: [UInt8]) -> Bool {
    let start = Encoding.markLength(bytes)
    let lines = bytes[start..<min(bytes.count, start + 4096)].split(maxSplits: 2) {
      $0 == 0x0A || $0 == 0x0D
    }
    guard lines.count > 1, lines[0].elementsEqual("poll".utf8) else { return false }
    let headers = lines[1].split(separator: UInt8(ascii: ","))
    return headers.contains { $0.elementsEqual("author_id".utf8) }
  }

  func read(_ input: Input, into draft: Draft) {
    guard draft.issues.isText(input, hint: "export it again"),
      let blocks = LoomioBlocks(input, draft)
    else { return }
    var polls = LoomioPolls(draft)
    if let poll = blocks.poll(draft) { polls.add(poll) }
    polls.finish()
    draft.sources.append(
      Provenance.Source(
        name: input.name, path: input.path, table: name, rows: blocks.rowCount))
  }
}

/// The rows below each title; cells stay places in the file until somebody asks for one.
private struct LoomioBlocks {
  private struct Row {
    /// As it stood at the row.
    var reader: CSVReader

    var fields: [CSVReader.Field] { reader.fields }
  }

  private struct Block {
    var headers: [String] = []
    var rows: [Row] = []

    func column(_ name: String) -> Int? { headers.firstIndex(of: name) }
  }

  private let input: Input
  private var blocks: [String: Block] = [:]

  /// All rows below headers.
  var rowCount: Int { blocks.values.reduce(0) { $0 + $1.rows.count } }

  /// Splits the file; `nil`, with complaints, where a row is broken.
  init?(_ input: Input, _ draft: Draft) {
    self.input = input
    let issues = draft.issues
    let titles: Set = ["poll", "poll_options", "votes"]
    let bytes = input.bytes
    let text = bytes.span
    var reader = CSVReader(
      delimiter: UInt8(ascii: ","), maximumValueBytes: draft.options.maximumValueBytes,
      start: Encoding.markLength(bytes))
    var title: String?
    var isSound = true
    reading: while true {
      switch reader.next(in: text) {
      case .end: break reading
      case .broken(let offset, let message, let hint):
        let (line, column) = reader.place(of: offset, in: text)
        issues.error(
          at: Place(file: shown(input.path), line: line, column: column), message, hint: hint)
        isSound = false
      case .record:
        let row = Row(reader: reader)
        if row.fields.count == 1 {
          let word = String(decoding: reader.bytes(of: row.fields[0], in: text), as: UTF8.self)
          if titles.contains(word), blocks[word] == nil {
            title = word
            continue
          }
        }
        guard let title else { continue }
        guard let block = blocks[title] else {
          let headers = row.fields.map {
            String(decoding: reader.bytes(of: $0, in: text), as: UTF8.self)
          }
          blocks[title] = Block(headers: headers)
          continue
        }
        guard row.fields.count == block.headers.count else {
          issues.error(
            at: Place(file: shown(input.path), line: reader.recordLine),
            "\(row.fields.count) fields found below \"\(title)\", \(block.headers.count) expected",
            hint: "put fields that hold the delimiter or a line break in quotes")
          isSound = false
          continue
        }
        blocks[title]?.rows.append(row)
      }
      if issues.isFull { break }
    }
    guard isSound else { return nil }
    for title in ["poll", "votes"] where blocks[title] == nil {
      issues.error(
        at: input.place, "the table below \"\(title)\" is missing",
        hint: "the file may be cut off; export the poll again")
      isSound = false
    }
    guard isSound else { return nil }
  }

  /// Where a cell stands; found when asked for, since the search begins at the start of the row.
  private func place(_ row: Row, _ column: Int?) -> Place {
    let bytes = input.bytes
    let (line, at) =
      column.map { row.reader.place(of: row.fields[$0].start, in: bytes.span) }
      ?? (row.reader.recordLine, 1)
    return Place(file: shown(input.path), line: line, column: at)
  }

  private func bytes(_ row: Row, _ column: Int?) -> [UInt8]? {
    guard let column, !row.fields[column].isEmpty else { return nil }
    let text = input.bytes
    return row.reader.bytes(of: row.fields[column], in: text.span)
  }

  private func text(_ row: Row, _ column: Int?) -> String? {
    bytes(row, column).map { String(decoding: $0, as: UTF8.self) }
  }

  private func time(_ row: Row, _ block: Block, _ name: String, _ draft: Draft) -> Instant? {
    let column = block.column(name)
    guard let cell = bytes(row, column) else { return nil }
    let plain = LoomioTime.plain(cell)
    guard case .success(let instant) = draft.dates.parse(plain.span, 0..<plain.count) else {
      draft.issues.error(
        at: place(row, column), "\"\(shown(cell))\" in column \"\(name)\" is not a date",
        hint: "write 2026-03-31, or say how dates are written: --date-format %d/%m/%Y")
      return nil
    }
    draft.issues.remarkOffset(if: draft.dates.statesOffset(plain.span, 0..<plain.count))
    return instant
  }

  private func person(
    _ row: Row, _ block: Block, _ name: String, named label: String, _ draft: Draft
  ) -> Int? {
    guard let id = bytes(row, block.column(name)),
      let code = draft.person(id, at: place(row, block.column(name)))
    else { return nil }
    if draft.listedAt[code] == nil { draft.listedAt[code] = place(row, block.column(name)) }
    if draft.names[code] == nil { draft.names[code] = text(row, block.column(label)) }
    return code
  }

  func poll(_ draft: Draft) -> LoomioPolls.Poll? {
    guard let block = blocks["poll"], let votes = blocks["votes"] else { return nil }
    guard block.rows.count == 1, let row = block.rows.first,
      let id = text(row, block.column("id"))
    else {
      draft.issues.error(
        at: input.place, "the table below \"poll\" does not hold one poll with an id",
        hint: "export the poll again")
      return nil
    }
    var poll = LoomioPolls.Poll(id: Identifier(id), place: place(row, block.column("id")))
    poll.author = person(row, block, "author_id", named: "author_name", draft)
    poll.group = text(row, block.column("group_id")).map(Identifier.init)
    poll.created = time(row, block, "created_at", draft)
    poll.closed = time(row, block, "closed_at", draft)
    poll.isClosed = poll.closed != nil
    poll.outcomeAuthor = person(
      row, block, "outcome_author_id", named: "outcome_author_name", draft)
    poll.outcomeTime = time(row, block, "outcome_created_at", draft)

    // Options stand behind the columns that every poll has.
    let fixed: Set = [
      "id", "poll_id", "voter_id", "voter_name", "member_title", "delegate", "created_at",
      "updated_at", "reason", "reason_format",
    ]
    let first = (votes.headers.lastIndex { fixed.contains($0) } ?? -1) + 1
    let options = votes.headers.indices.filter { $0 >= first }
    for option in options {
      poll.options[Identifier("\(option)")] = normalisedHeader(votes.headers[option])
    }
    guard votes.column("voter_id") != nil else {
      draft.issues.error(
        at: input.place, "the votes have no column \"voter_id\"", hint: "export the poll again")
      return nil
    }
    for vote in votes.rows {
      guard let voter = person(vote, votes, "voter_id", named: "voter_name", draft) else {
        poll.anonymous += 1
        continue
      }
      let voterPlace = place(vote, votes.column("voter_id"))
      poll.asked.append((voter, voterPlace))
      var isAnswered = false
      for option in options {
        guard let score = bytes(vote, option) else { continue }
        guard let number = Number.parse(score.span, 0..<score.count) else {
          draft.issues.error(
            at: place(vote, option),
            "\"\(shown(score))\" in column \"\(shown(votes.headers[option]))\" is not a number",
            hint: "a vote is a score, and empty where the option was not chosen")
          continue
        }
        isAnswered = true
        if number > 0 {
          poll.choices.append((voter, Identifier("\(option)"), voterPlace))
        }
      }
      if !isAnswered { poll.unanswered += 1 }
    }
    return poll
  }
}
