import Organisations

/// Tables of events as the `orgnet` package defines them: mail, chat, meetings, reviews.
///
/// Each row is a message from one person to those whom it names; people in one cell stand between
/// `;`, `|` or, quoted, commas.
struct OrgnetFormat: TableFormat {
  let name = "orgnet"
  let title = "a table of events for orgnet"
  let holdsTies = true

  /// A sort of table: the columns that tell it, who sends, who receives, and when.
  private struct Sort {
    var relation: String
    var wanted: [String]
    var sender: String
    var recipients: [String]
    var time: String
  }

  private static let sorts = [
    // Without copies a table of mail is a table of ties like any other.
    Sort(
      relation: "email", wanted: ["sender_id", "recipient_id", "cc"], sender: "sender_id",
      recipients: ["recipient_id", "cc", "bcc"], time: "timestamp"),
    Sort(
      relation: "messages", wanted: ["user_id", "timestamp", "target_user_id"], sender: "user_id",
      recipients: ["target_user_id", "mentions"], time: "timestamp"),
    Sort(
      relation: "collaboration_meetings", wanted: ["organizer_id", "start_time", "attendee_ids"],
      sender: "organizer_id", recipients: ["attendee_ids"], time: "start_time"),
    Sort(
      relation: "collaboration_reviews", wanted: ["author_id", "repository", "reviewer_ids"],
      sender: "author_id", recipients: ["reviewer_ids"], time: "timestamp"),
  ]

  private static func sort(_ headers: Set<String>) -> Sort? {
    sorts.first { sort in sort.wanted.allSatisfy { headers.contains(normalisedHeader($0)) } }
  }

  func matches(_ headers: Set<String>) -> Bool { Self.sort(headers) != nil }

  func read(_ table: Table, into draft: Draft) {
    guard let sort = Self.sort(Set(table.headers.map(normalisedHeader))),
      let sender = table.column(named: sort.sender)
    else { return }
    let time = table.column(named: sort.time)
    let recipients = sort.recipients.compactMap { table.column(named: $0) }
    var ties = MessageTies(draft, relation: sort.relation, at: table.input.place)
    var alone = 0
    let text = table.input.bytes.span
    var rows = table.rows(draft.issues)
    while rows.next(in: text) {
      let place = rows.place(of: sender, in: text)
      guard let id = rows.bytes(sender, in: text) else {
        draft.issues.error(
          at: place, "an id is empty in column \"\(shown(table.headers[sender]))\"",
          hint: "give everyone an id")
        continue
      }
      guard let from = draft.person(id, at: place) else { continue }
      let to = recipients.flatMap { column -> [Int] in
        people(in: rows.bytes(column, in: text)).compactMap {
          draft.person($0, at: rows.place(of: column, in: text))
        }
      }
      if to.isEmpty { alone += 1 }
      ties.add(from: from, to: to, on: rows.date(time, draft.dates, in: text), line: rows.line)
    }
    ties.finish(name: table.name)
    if alone > 0 { draft.issues.remark("\(table.name): \(alone) rows name nobody but the sender") }
    draft.finish(
      table, rows: rows.count, taken: [sender] + recipients + (time.map { [$0] } ?? []))
  }

  private func people(in cell: [UInt8]?) -> [[UInt8]] {
    let marks: Set = [UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ",")]
    return (cell ?? []).split(whereSeparator: marks.contains).map { Array(trimmed($0)) }
      .filter { !$0.isEmpty }
  }
}
