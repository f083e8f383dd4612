import Organisations

extension Draft {
  /// Columns of people in a decision log, in the order in which parts are listed.
  private static let partColumns: [(column: String, part: Participation.Part)] = [
    ("proposed_by", .proposer), ("decided_by", .decider), ("consulted", .consulted),
    ("affected", .affected), ("approved_by", .approver), ("vetoed_by", .veto),
    ("overridden_by", .override), ("objected_by", .objection),
  ]

  /// Reads the decision log, one row a decision.
  func readDecisions(_ table: Table) {
    let columns = table.columns
    guard let id = columns["decision_id"] else { return }
    let parts = Self.partColumns.compactMap { name, part in columns[name].map { ($0, part) } }
    wereDecisionsListed = true
    var kinds = Set<String>()

    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      guard let key = rows.text(id, in: text) else {
        issues.error(at: rows.place(of: id, in: text), "a decision has no id", hint: "number them")
        continue
      }
      let identifier = Identifier(key)
      if let first = decisionIndex[identifier] {
        issues.error(
          at: rows.place(of: id, in: text),
          "decision \"\(shown(key))\" stands twice, first on line \(decisionPlaces[first].line)",
          hint: "one row a decision; several people go into one cell with ; between them")
        continue
      }
      var decision = Decision(id: identifier)
      decision.domain = rows.text(columns["domain"], in: text).map(Identifier.init)
      decision.cluster = rows.text(columns["cluster"], in: text).map(Identifier.init)
      decision.process = process(rows, columns["process"], in: text)
      decision.magnitude = rows.amount(
        columns["magnitude"], decimalComma: options.decimalComma, in: text)
      decision.requestedAt = rows.date(columns["requested_at"], dates, in: text)
      decision.decidedAt = rows.date(columns["decided_at"], dates, in: text)
      let word = rows.text(columns["outcome"], in: text)
      decision.outcome = outcome(word, at: rows.place(of: columns["outcome"], in: text))
      kinds.insert(normalisedHeader(rows.text(columns["kind"], in: text) ?? ""))
      decisionIndex[identifier] = decisions.count
      decisions.append(decision)
      decisionPlaces.append(rows.place(of: id, in: text))
      outcomeWords.append(normalisedHeader(word ?? ""))
      for (column, part) in parts {
        for entry in entries(rows, column, in: text) {
          guard let holder = holder(entry, at: rows.place(of: column, in: text)) else { continue }
          add(
            Participation(holder, part), to: decisions.count - 1,
            at: rows.place(of: column, in: text))
        }
      }
    }
    if rows.count > 0 { hasDecisionLog = true }
    let executions: Set = ["commit", "merge", "websquash", "websquashmerge", "squash", "rebase"]
    if columns["kind"] != nil, !kinds.isEmpty, kinds.isSubset(of: executions) {
      logIsExecution = true
      issues.remark(
        "\(table.name): the rows are commits and merges: the log says who carried changes out")
    }
    remarkUnused(columns.others, of: table)
    add(source: table, rows)
  }

  /// Adds a part that somebody has not got yet; a second mention only adds what is new about it.
  func add(
    _ participation: Participation, to decision: Int, at place: @autoclosure () -> Place
  ) {
    let key = PartKey(
      decision: decision, holder: participation.holder, part: participation.part)
    guard let known = participationIndex[key] else {
      participationIndex[key] = decisions[decision].participations.count
      decisions[decision].participations.append(participation)
      return
    }
    let isNews =
      participation.isExpert || participation.status != nil || participation.weight != nil
    if !isNews {
      issues.warning("somebody is named twice with one part in a decision", at: place())
    }
    if participation.isExpert { decisions[decision].participations[known].isExpert = true }
    if let status = participation.status {
      decisions[decision].participations[known].status = status
    }
    if let weight = participation.weight {
      decisions[decision].participations[known].weight = weight
    }
  }

  private func process(_ rows: Rows, _ column: Int?, in text: Span<UInt8>) -> Decision.Process? {
    guard let word = rows.text(column, in: text) else { return nil }
    let normalised = normalisedHeader(word)
    if normalised == "solo" { return .autocratic }
    if let process = Decision.Process(rawValue: normalised) { return process }
    issues.warning(
      "decision processes that are not known and count as not recorded",
      at: rows.place(of: column, in: text))
    return nil
  }

  /// What an outcome word means; an unknown one counts as adopted, with a warning.
  func outcome(
    _ word: String?, at place: @autoclosure () -> Place
  ) -> Decision.Outcome {
    guard let word else { return .adopted }
    if let outcome = Self.outcome(of: normalisedHeader(word)) { return outcome }
    unknownOutcomes.insert(word)
    // A column of free text would give a warning a row.
    issues.warning(
      unknownOutcomes.count > 10
        ? "more outcomes that are not known and count as adopted"
        : "the outcome \"\(shown(word))\" is not known and counts as adopted", at: place())
    return .adopted
  }

  /// The outcome that a normalised word stands for.
  static func outcome(of word: String) -> Decision.Outcome? {
    switch word {
    case "adopted", "accepted", "merged", "final", "active", "pass", "passed", "superseded",
      "approved":
      .adopted
    case "rejected", "fail", "failed", "declined": .rejected
    case "withdrawn", "deferred": .withdrawn
    case "pending", "draft", "open": .pending
    default: nil
    }
  }

  /// Reads parts in the long form; decisions that no table lists are made from it.
  func readParticipations(_ table: Table) {
    let columns = table.columns
    guard let id = columns["decision_id"], let person = columns["person_id"],
      let part = columns["part"]
    else { return }
    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      guard let decision = decision(rows, id, in: text) else { continue }
      guard let word = rows.word(part, Participation.Part.self, in: text) else {
        if rows.reader.fields[part].isEmpty {
          issues.error(
            at: rows.place(of: part, in: text), "the part is empty",
            hint: "known are \(Participation.Part.allCases.map(\.rawValue).joined(separator: ", "))"
          )
        }
        continue
      }
      let place = rows.place(of: person, in: text)
      guard let bytes = rows.bytes(person, in: text) else {
        issues.error(at: place, "an id is empty", hint: "give everyone an id")
        continue
      }
      guard let holder = holder(bytes, at: place) else { continue }
      add(
        Participation(
          holder, word, isExpert: rows.flag(columns["expert"], in: text) ?? false,
          status: rows.word(columns["status"], Participation.Status.self, in: text)),
        to: decision, at: place)
    }
    if rows.count > 0 { hasDecisionLog = true }
    add(source: table, rows)
  }

  /// Reads votes: voters on the winning side are deciders; where the log names deciders, votes
  /// only give their weights.
  ///
  /// A stated outcome says which side won. Without one it is the side with more votes, or more
  /// weight where votes are weighted; a tie decides nothing, and the decision stays pending.
  func readVotes(_ table: Table) {
    let columns = table.columns
    guard let id = columns["decision_id"], let voter = columns["voter"] else { return }
    let named = Set(decisions.indices.filter { !decisions[$0].holders(.decider).isEmpty })
    var votes: [Int: [Vote]] = [:]

    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      guard let decision = decision(rows, id, in: text) else { continue }
      let place = rows.place(of: voter, in: text)
      guard let bytes = rows.bytes(voter, in: text) else {
        issues.error(at: place, "a vote has no voter", hint: "give everyone an id")
        continue
      }
      guard let holder = holder(bytes, at: place) else { continue }
      let weight = rows.amount(columns["weight"], decimalComma: options.decimalComma, in: text)
      _ = rows.date(columns["time"], dates, in: text)
      let choice = rows.text(columns["choice"], in: text).map(normalisedHeader)
      votes[decision, default: []].append(
        Vote(holder: holder, choice: choice, weight: weight ?? 1, place: place))
    }

    for decision in votes.keys.sorted() {
      let cast = votes[decision] ?? []
      if outcomeWords[decision].isEmpty, !named.contains(decision) {
        settle(decision, by: cast)
      }
      var weights: [Holder: Double] = [:]
      for vote in cast where isWinning(vote.choice, in: decision) {
        // Several votes of one voter on one side add up.
        weights[vote.holder, default: 0] += vote.weight
        let key = PartKey(decision: decision, holder: vote.holder, part: .decider)
        if !named.contains(decision), participationIndex[key] == nil {
          add(Participation(vote.holder, .decider), to: decision, at: vote.place)
        }
      }
      guard columns["weight"] != nil else { continue }
      for index in decisions[decision].participations.indices
      where decisions[decision].participations[index].part == .decider {
        decisions[decision].participations[index].weight =
          weights[decisions[decision].participations[index].holder]
      }
    }
    add(source: table, rows)
  }

  private struct Vote {
    let holder: Holder
    let choice: String?
    let weight: Double
    let place: Place
  }

  /// Gives a decision without a stated outcome the one that its votes have.
  private func settle(_ decision: Int, by votes: [Vote]) {
    var tallies: [String: Double] = [:]
    for vote in votes {
      guard let choice = vote.choice, !Self.abstentions.contains(choice) else { continue }
      let side = Self.outcome(ofChoice: choice)?.rawValue ?? choice
      tallies[side, default: 0] += vote.weight
    }
    guard let most = tallies.values.max() else { return }
    let winners = tallies.filter { $0.value == most }.keys.sorted()
    if winners.count > 1 {
      decisions[decision].outcome = .pending
      issues.warning(
        "votes without a stated outcome are tied and decide nothing", at: votes[0].place)
      return
    }
    decisions[decision].outcome = Decision.Outcome(rawValue: winners[0]) ?? .adopted
    outcomeWords[decision] = winners[0]
    issues.remark("outcomes that are not stated were taken from the votes: the larger side won")
  }

  /// Whether a choice is on the side that won; without choices everyone who voted is.
  private func isWinning(_ choice: String?, in decision: Int) -> Bool {
    guard decisions[decision].isCompleted else { return false }
    guard let choice else { return true }
    if choice == outcomeWords[decision] { return true }
    return Self.outcome(ofChoice: choice) == decisions[decision].outcome
  }

  private static let abstentions: Set<String> = ["abstain", "abstained", "abstention", "blank"]

  /// The outcome that a vote asks for; `nil` where the word alone does not say.
  private static func outcome(ofChoice choice: String) -> Decision.Outcome? {
    switch choice {
    case "yes", "for", "yea", "aye", "agree", "consent", "approve", "accept", "support", "1":
      .adopted
    case "no", "against", "nay", "disagree", "reject", "object", "0": .rejected
    default: outcome(of: choice)
    }
  }

  /// The decision that a row of participations or votes speaks of.
  private func decision(_ rows: Rows, _ column: Int, in text: Span<UInt8>) -> Int? {
    guard let key = rows.text(column, in: text) else {
      issues.error(
        at: rows.place(of: column, in: text), "a decision has no id", hint: "number them")
      return nil
    }
    let id = Identifier(key)
    if let known = decisionIndex[id] { return known }
    if wereDecisionsListed {
      issues.error(
        at: rows.place(of: column, in: text), "there is no decision \"\(shown(key))\"",
        hint: "add it to the table of decisions, or correct the id")
      return nil
    }
    hasDecisionLog = true
    decisionIndex[id] = decisions.count
    decisions.append(Decision(id: id))
    decisionPlaces.append(rows.place(of: column, in: text))
    outcomeWords.append("")
    return decisions.count - 1
  }
}
