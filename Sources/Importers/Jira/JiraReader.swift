import Organisations

/// Reads issues as requests for work, and approvals as decisions.
struct JiraReader {
  private struct Issue {
    var place: Place
    var reporter: Int?
    var project: Identifier?
    var created: Instant?
  }

  private struct Approval {
    var issue: Identifier
    var place: Place
    var asked: Instant?
    var answers: [(approver: Int, answer: Answer, time: Instant?, place: Place)] = []
    /// As the export states it for all answers together.
    var result: Answer?
  }

  private enum Answer { case approved, declined, open }

  private let draft: Draft
  private var issues: [Identifier: Issue] = [:]
  /// The ids of issues by their keys, for approvals that name the key.
  private var keys: [Identifier: Identifier] = [:]
  private var approvals: [Identifier: Approval] = [:]
  private var order: [Identifier] = []

  init(_ draft: Draft) { self.draft = draft }

  /// Reporter to assignee, a tie an issue.
  mutating func readIssues(_ table: Table) {
    guard let id = table.column(named: "id") else { return }
    let key = table.column(named: "key")
    let project = table.column(named: "project_key")
    let reporter = table.column(named: "reporter_id")
    let creator = table.column(named: "creator_id")
    let assignee = table.column(named: "assignee_id")
    let created = table.column(named: ["created_date", "created"])
    var ties = TieRows(
      place: table.input.place, relations: ["work_requests"], hasTimes: created != nil,
      namesRelations: true)
    ties.statesDirection = true
    var dated = DatedRows(draft.window)
    var unassigned = 0
    var own = 0

    let text = table.input.bytes.span
    var rows = table.rows(draft.issues)
    while rows.next(in: text) {
      let place = rows.place(of: id, in: text)
      guard let issueId = rows.text(id, in: text).map(Identifier.init) else {
        draft.issues.error(at: place, "an issue has no id", hint: "export the issues again")
        continue
      }
      if let first = issues[issueId] {
        draft.issues.error(
          at: place,
          "issue \"\(shown(issueId.text))\" stands twice, first on line \(first.place.line)",
          hint: "give one export of each period")
        continue
      }
      let time = rows.date(created, draft.dates, in: text)
      // Whoever filed it for somebody else is not who asks.
      let asker = person(rows, reporter, in: text) ?? person(rows, creator, in: text)
      issues[issueId] = Issue(
        place: place, reporter: asker,
        project: rows.text(project, in: text).map(Identifier.init), created: time)
      if let key = rows.text(key, in: text) { keys[Identifier(key)] = issueId }
      let doer = person(rows, assignee, in: text)
      guard dated.keeps(time) else { continue }
      guard let asker, let doer else {
        unassigned += 1
        continue
      }
      if asker == doer {
        own += 1
      } else {
        ties.append(from: asker, to: doer, weight: 1, line: rows.line, time: time)
      }
    }
    draft.ties.append(ties)
    draft.finish(dated, of: table.name, "issues")
    remark(unassigned, "issues lack a reporter or an assignee and are no ties", table)
    remark(own, "issues are assigned to whoever reported them and are no ties", table)
    draft.add(source: table, rows: rows.count)
  }

  private func person(_ rows: Rows, _ column: Int?, in text: Span<UInt8>) -> Int? {
    guard let id = rows.bytes(column, in: text) else { return nil }
    return draft.person(id, at: rows.place(of: column, in: text))
  }

  private func remark(_ count: Int, _ what: String, _ table: Table) {
    if count > 0 { draft.issues.remark("\(table.name): \(count) \(what)") }
  }

  /// A row an approver; rows of one approval are one decision.
  mutating func readApprovers(_ table: Table) {
    guard let issue = table.column(named: JiraColumns.issueOfApproval),
      let approver = table.column(named: JiraColumns.approver),
      let answer = table.column(named: JiraColumns.answer)
    else { return }
    let approval = table.column(named: JiraColumns.approval)
    let answered = table.column(named: JiraColumns.answered)
    let asked = table.column(named: JiraColumns.asked)
    let result = table.column(named: JiraColumns.result)
    let text = table.input.bytes.span
    var rows = table.rows(draft.issues)
    while rows.next(in: text) {
      guard let issueId = rows.text(issue, in: text), let person = rows.bytes(approver, in: text)
      else {
        let column = rows.reader.fields[issue].isEmpty ? issue : approver
        draft.issues.error(
          at: rows.place(of: column, in: text),
          "column \"\(shown(table.headers[column]))\" is empty",
          hint: "an approval names the issue and the approver")
        continue
      }
      let place = rows.place(of: approver, in: text)
      guard let code = draft.person(person, at: place) else { continue }
      let id = Identifier(rows.text(approval, in: text) ?? issueId)
      if approvals[id] == nil {
        order.append(id)
        approvals[id] = Approval(issue: Identifier(issueId), place: rows.place(of: issue, in: text))
      } else if let first = approvals[id], first.issue != Identifier(issueId) {
        draft.issues.error(
          at: rows.place(of: issue, in: text),
          "approval \"\(shown(id.text))\" is of issue \"\(shown(issueId))\" here and of "
            + "\"\(shown(first.issue.text))\" on line \(first.place.line)",
          hint: "an approval is of one issue; correct the approval_id or the issue_id")
        continue
      }
      let askedAt = rows.date(asked, draft.dates, in: text)
      let time = rows.date(answered, draft.dates, in: text)
      guard let word = self.answer(rows, answer, in: text) else { continue }
      approvals[id]?.answers.append((code, word, time, place))
      if let askedAt, approvals[id]?.asked.map({ askedAt < $0 }) ?? true {
        approvals[id]?.asked = askedAt
      }
      if rows.bytes(result, in: text) != nil, let result,
        let word = self.answer(rows, result, in: text)
      {
        approvals[id]?.result = word
      }
    }
    draft.add(source: table, rows: rows.count)
  }

  /// Counts the rows of the history, which says who changed a field and not who decided to.
  func skipChanges(_ table: Table) {
    let text = table.input.bytes.span
    var rows = table.rows(draft.issues)
    while rows.next(in: text) {}
    remark(rows.count, "changes of issues were left out", table)
    draft.add(source: table, rows: rows.count)
  }

  private func answer(_ rows: Rows, _ column: Int, in text: Span<UInt8>) -> Answer? {
    switch normalisedHeader(rows.text(column, in: text) ?? "") {
    case "approved", "approve", "accepted": return .approved
    case "declined", "decline", "rejected": return .declined
    case "", "pending", "waiting", "none", "unanswered": return .open
    default:
      rows.complain(
        column, "is no answer that is known", hint: "known are approved, declined and pending",
        in: text)
      return nil
    }
  }

  func finish() {
    var unknown = 0
    for id in order {
      guard let approval = approvals[id] else { continue }
      let issue = issues[approval.issue] ?? keys[approval.issue].flatMap { issues[$0] }
      if issue == nil, !issues.isEmpty { unknown += 1 }
      add(approval, id, issue)
    }
    if !order.isEmpty {
      draft.issues.remark(
        "Jira: whoever answers a request for approval is its decider; one decline declines, and how "
          + "many approvals were needed is not recorded")
    }
    if !order.isEmpty, issues.isEmpty {
      draft.issues.remark("Jira: without the table of issues, who asked for approval is not known")
    }
    if unknown > 0 {
      draft.issues.warning("approvals of issues that the table of issues lacks", count: unknown)
    }
  }

  private func add(_ approval: Approval, _ id: Identifier, _ issue: Issue?) {
    var decision = Decision(id: id, domain: issue?.project, process: .approval)
    decision.requestedAt = approval.asked ?? issue?.created
    let answers = approval.answers.filter { $0.answer != .open }
    let isDeclined = answers.contains { $0.answer == .declined }
    let result = approval.result ?? (answers.isEmpty ? .open : isDeclined ? .declined : .approved)
    switch result {
    case .approved: decision.outcome = .adopted
    case .declined: decision.outcome = .rejected
    case .open: decision.outcome = .pending
    }
    if result != .open { decision.decidedAt = answers.compactMap(\.time).max() }
    guard let index = draft.record(decision, at: approval.place) else { return }
    if let reporter = issue?.reporter {
      draft.add(Participation(.person(reporter), .proposer), to: index, at: approval.place)
    }
    for answer in answers {
      draft.add(Participation(.person(answer.approver), .decider), to: index, at: answer.place)
    }
    for answer in approval.answers {
      draft.add(
        Participation(.person(answer.approver), .approver, status: .required), to: index,
        at: answer.place)
    }
  }
}
