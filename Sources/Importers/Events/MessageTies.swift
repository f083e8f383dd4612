import Organisations

/// Ties from messages: whoever sends one has a tie to each who receives it.
///
/// One rule for mail, chat and meetings: of a message to k others each gets 1/k, so that every
/// message weighs 1 however many receive it; with `--whole-messages` each gets 1. Whoever sends a
/// message to themselves is no recipient.
struct MessageTies {
  private(set) var rows: TieRows
  private(set) var messages = 0
  private var dated: DatedRows
  private let draft: Draft
  /// What one of them is called.
  private let word: String

  /// - Parameter relation: The name of the relation: `email`, `meetings`.
  init(_ draft: Draft, relation: String, at place: Place) {
    self.draft = draft
    dated = DatedRows(draft.window)
    word = relation == "meetings" ? "meeting" : "message"
    rows = TieRows(place: place, relations: [relation], namesRelations: true)
    rows.statesDirection = true
  }

  /// Adds a message; people named twice among the recipients count once.
  ///
  /// - Parameter times: How often it took place, for meetings that recur.
  mutating func add(
    from sender: Int, to recipients: [Int], on time: Instant?, line: Int = 0, times: Int = 1
  ) {
    if let time {
      rows.hasTimes = true
      guard dated.keeps(time) else { return }
    }
    var seen = Set([sender])
    let others = recipients.filter { seen.insert($0).inserted }
    guard !others.isEmpty else { return }
    messages += times
    let weight = Double(times) / (draft.options.countsMessagesWhole ? 1 : Double(others.count))
    for other in others {
      rows.append(from: sender, to: other, weight: weight, line: line, time: time)
    }
  }

  /// Notes when what takes place several times does so.
  mutating func note(_ span: Window) { dated.note(span) }

  /// Hands the ties to the draft, and says by which rule they were made.
  func finish(name: String) {
    draft.finish(dated, of: name, "\(word)s")
    // A relation is there in every window, with or without ties.
    guard messages > 0 || dated.outside > 0 else { return }
    draft.ties.append(rows)
    if draft.options.weightMeans == .distance {
      draft.issues.warning(
        "--weight-means distance is not applied to \(word)s: they are counted, and more of them mean "
          + "a closer tie")
    }
    draft.issues.remark(
      draft.options.countsMessagesWhole
        ? "each recipient of a message gets a tie of weight 1 from its sender"
        : "a message to k recipients gives each of them a tie of weight 1/k from its sender")
  }
}
