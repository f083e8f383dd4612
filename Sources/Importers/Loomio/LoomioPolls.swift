import Organisations

/// Polls on their way to decisions, as both exports of Loomio know them.
struct LoomioPolls {
  /// One poll; people are codes.
  struct Poll {
    var id: Identifier
    var place: Place
    var type: String?
    var author: Int?
    var group: Identifier?
    var created: Instant?
    var closed: Instant?
    var isClosed = false
    /// Names of the options by their ids, as words for comparing.
    var options: [Identifier: String] = [:]
    /// Who was asked, in the order of the file.
    var asked: [(person: Int, place: Place)] = []
    /// The options that each person chose.
    var choices: [(person: Int, option: Identifier, place: Place)] = []
    var unanswered = 0
    var anonymous = 0
    var outcomeAuthor: Int?
    var outcomeTime: Instant?
  }

  private let draft: Draft
  private var unsettled = 0
  private var unanswered = 0
  private var anonymous = 0
  private var withoutProcess = 0
  private var count = 0
  private var issues: Issues { draft.issues }

  init(_ draft: Draft) { self.draft = draft }

  /// Makes a decision of a poll.
  mutating func add(_ poll: Poll) {
    count += 1
    var decision = Decision(id: poll.id, domain: poll.group)
    decision.process = Self.process(options: Set(poll.options.values), type: poll.type)
    decision.requestedAt = poll.created
    // Nobody is recorded as deciding before an outcome is stated.
    let isSettled = poll.outcomeAuthor != nil
    decision.decidedAt = isSettled ? poll.outcomeTime ?? poll.closed : nil
    decision.outcome = isSettled ? .adopted : .pending
    guard let index = draft.record(decision, at: poll.place) else { return }
    if poll.isClosed, !isSettled { unsettled += 1 }
    if decision.process == nil { withoutProcess += 1 }
    unanswered += poll.unanswered
    anonymous += poll.anonymous

    if let author = poll.author { add(author, .proposer, to: index, at: poll.place) }
    if let author = poll.outcomeAuthor { add(author, .decider, to: index, at: poll.place) }
    for (person, place) in poll.asked { add(person, .consulted, to: index, at: place) }
    for (person, option, place) in poll.choices {
      switch poll.options[option] {
      case "objection", "object": add(person, .objection, to: index, at: place)
      case "block", "veto": add(person, .veto, to: index, at: place)
      default: break
      }
    }
  }

  private func add(_ person: Int, _ part: Participation.Part, to decision: Int, at place: Place) {
    let holder = Holder.person(person)
    let key = PartKey(decision: decision, holder: holder, part: part)
    guard draft.participationIndex[key] == nil else { return }
    draft.add(Participation(holder, part), to: decision, at: place)
  }

  /// How polls with these options are decided; `nil` where the options do not say so.
  ///
  /// Options are what the shipped templates are told by: names that a group has translated or
  /// changed say nothing.
  static func process(options: Set<String>, type: String?) -> Decision.Process? {
    if options.contains("objection") || options.contains("object") { return .consent }
    if options.contains("block") || options.contains("veto") { return .consensus }
    if options == ["agree", "abstain"] || options == ["agree"] { return .advice }
    let words: Set = ["agree", "disagree", "abstain", "yes", "no"]
    if !options.isEmpty, options.isSubset(of: words) { return .vote }
    let counted: Set = ["count", "poll", "score", "ranked_choice", "dot_vote", "stv"]
    return type.map(counted.contains) ?? false ? .vote : nil
  }

  /// Says what was decided about all polls.
  func finish() {
    guard count > 0 else { return }
    issues.remark(
      "Loomio: who states the outcome of a poll is its decider, who was asked to take part was "
        + "consulted; who is affected is not recorded")
    if unsettled > 0 {
      issues.remark("Loomio: \(unsettled) closed polls have no outcome and count as pending")
    }
    if unanswered > 0 {
      issues.remark(
        "Loomio: \(unanswered) people were asked and did not answer; they count as asked")
    }
    if anonymous > 0 {
      issues.remark("Loomio: \(anonymous) votes are anonymous; what was chosen has no person")
    }
    if withoutProcess > 0 {
      issues.remark(
        "Loomio: the options of \(withoutProcess) polls do not say how they are decided")
    }
  }
}

/// Times as Ruby writes them, `2026-01-05 10:00:00 UTC`, besides ISO 8601.
enum LoomioTime {
  /// The same bytes in ISO 8601.
  static func plain(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.suffix(4).elementsEqual(" UTC".utf8) { return bytes.dropLast(4) + [UInt8(ascii: "Z")] }
    // `10:00:00 +0100`: a space before the offset.
    let offset = bytes.count - 6
    guard offset > 10, bytes[offset] == UInt8(ascii: " "),
      bytes[offset + 1] == UInt8(ascii: "+") || bytes[offset + 1] == UInt8(ascii: "-")
    else { return bytes }
    return Array(bytes[..<offset] + bytes[(offset + 1)...])
  }
}
