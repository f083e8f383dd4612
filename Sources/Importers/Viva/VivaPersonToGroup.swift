import Organisations

/// Viva Insights' query of how people spend time with groups: a row a person, group and date.
struct VivaPersonToGroup: TableFormat {
  let name = "viva_person_to_group"
  let title = "a person-to-group table of Viva Insights"
  let holdsTies = true

  /// What is measured, each a relation of its own.
  private static let measures = [
    ("Meeting_Count", "group_meetings"), ("Mail_Count", "group_mails"),
    ("Group_collaboration_time_invested", "group_collaboration_time"),
    ("Group_meeting_count", "group_meeting_count"), ("Group_email_sent_count", "group_emails_sent"),
  ]

  func matches(_ headers: Set<String>) -> Bool {
    headers.contains("primarycollaboratorpersonid")
      && !headers.contains("secondarycollaboratorpersonid")
      && headers.contains { $0.hasPrefix("secondarycollaborator") }
      && Self.measures.contains { headers.contains(normalisedHeader($0.0)) }
  }

  func read(_ table: Table, into draft: Draft) {
    let issues = draft.issues
    let date = table.column(named: "MetricDate")
    let targets = VivaAttributes.columns(of: table, prefix: "SecondaryCollaborator_")
    guard VivaDates(table, draft).areClear(in: date),
      let source = table.column(named: "PrimaryCollaborator_PersonId")
    else { return }
    guard targets.count == 1, let target = targets.first else {
      issues.error(
        at: table.input.place, "\(targets.count) columns name the group of a row",
        hint: "export the query with one attribute of groups")
      return
    }
    let own = VivaAttributes.columns(of: table, prefix: "PrimaryCollaborator_")
    // Only with the same attribute of the person is "Within Group" a group that has a name.
    let ownGroup = own.first { $0.name == target.name }?.index
    var relations = Self.measures.compactMap { header, name in
      table.column(named: header).map { column in
        var ties = TieRows(
          place: Place(file: table.path), relations: [name], hasTimes: date != nil,
          namesRelations: true)
        ties.statesDirection = true
        return (column: column, ties: ties)
      }
    }
    var attributes = DatedAttributes([own])
    var groups = VivaGroups(draft)
    var dated = DatedRows(draft.window)

    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      let place = rows.place(of: source, in: text)
      guard let id = rows.bytes(source, in: text), let from = draft.person(id, at: place) else {
        if rows.reader.fields[source].isEmpty {
          issues.error(at: place, "an id is empty", hint: "give everyone an id")
        }
        continue
      }
      let time = rows.date(date, draft.dates, in: text)
      guard dated.keeps(time) else { continue }
      attributes.note(from, 0, at: time, rows, in: text)
      guard let group = rows.bytes(target.index, in: text) else {
        issues.error(
          at: rows.place(of: target.index, in: text),
          "column \"\(shown(table.headers[target.index]))\" is empty", hint: "name the group")
        continue
      }
      let own = rows.bytes(ownGroup, in: text)
      guard let to = groups.node(group, own: own, at: rows.place(of: target.index, in: text)) else {
        continue
      }
      for index in relations.indices {
        guard let weight = rows.weight(relations[index].column, draft, in: text) else { continue }
        relations[index].ties.append(
          from: from, to: to, weight: weight, line: rows.line, time: time)
      }
    }
    draft.ties += relations.map(\.ties)
    attributes.finish(into: draft, at: table.input.place)
    groups.finish(table)
    draft.finish(dated, of: table.name)
    let taken = [source, target.index, date].compactMap { $0 } + attributes.columns
    draft.finish(table, rows: rows.count, taken: taken + relations.map(\.column))
  }
}
