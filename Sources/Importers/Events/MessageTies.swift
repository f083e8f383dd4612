import Organisations

/// Ties from messages: whoever sends one has a tie to each who receives it.
///
/// One rule for mail, chat and meetings: of a message to k others each gets 1/k, so that every
/// message weighs 1 however many receive it; with `--whole-messages` each gets 1. Whoever sends a
/// message to themselves is no recipient.
struct MessageTies {
  private(set) var rows: TieRows
  private(set) var messages = 0
  private(set) var outside = 0
  private let draft: Draft

  /// - Parameter relation: The name of the relation: `email`, `meetings`.
  init(_ draft: Draft, relation: String, at place: Place) {
    self.draft = draft
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
      guard draft.window.contains(time) else {
        outside += 1
        return
      }
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

  /// Hands the ties to the draft, and says by which rule they were made.
  func finish(name: String) {
    if outside > 0 {
      let things = rows.relations == ["meetings"] ? "meetings" : "messages"
      draft.issues.remark("\(name): \(outside) \(things) outside the window were left out")
    }
    guard messages > 0 else { return }
    draft.ties.append(rows)
    draft.issues.remark(
      draft.options.countsMessagesWhole
        ? "each recipient of a message gets a tie of weight 1 from its sender"
        : "a message to k recipients gives each of them a tie of weight 1/k from its sender")
  }
}
