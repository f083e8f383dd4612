import Organisations

/// Viva Insights' query of collaboration between groups: how much time one invests in another.
struct VivaGroupToGroup: TableFormat {
  let name = "viva_group_to_group"
  let title = "a group-to-group table of Viva Insights"
  let holdsTies = true

  /// What a tie may weigh, the first that is there.
  private static let measures = [
    "Group_collaboration_time_invested", "Group_meeting_time_invested",
    "Group_email_time_invested", "Group_meeting_count", "Group_email_sent_count",
  ]

  func matches(_ headers: Set<String>) -> Bool {
    !headers.contains("primarycollaboratorpersonid")
      && !headers.contains("secondarycollaboratorpersonid")
      && headers.contains { $0.hasPrefix("primarycollaborator") }
      && headers.contains { $0.hasPrefix("secondarycollaborator") }
      && Self.measures.contains { headers.contains(normalisedHeader($0)) }
  }

  func read(_ table: Table, into draft: Draft) {
    let issues = draft.issues
    let date = table.column(named: "MetricDate")
    let asked = draft.options.columns["weight"].flatMap { table.column(named: $0) }
    guard VivaDates(table, draft).areClear(in: date),
      let source = attribute(of: table, prefix: "PrimaryCollaborator_", issues),
      let target = attribute(of: table, prefix: "SecondaryCollaborator_", issues),
      let weight = asked ?? Self.measures.lazy.compactMap({ table.column(named: $0) }).first
    else { return }
    let sizes = ["PrimaryCollaborator_GroupSize", "SecondaryCollaborator_GroupSize"]
      .map { table.column(named: $0) }
    var ties = TieRows(
      place: Place(file: table.path), relations: ["group_collaboration"], hasTimes: date != nil,
      namesRelations: true)
    ties.statesDirection = true
    var groups = VivaGroups(draft)
    var dated = DatedRows(draft.window)

    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      let time = rows.date(date, draft.dates, in: text)
      guard dated.keeps(time) else { continue }
      guard let primary = rows.bytes(source, in: text), let secondary = rows.bytes(target, in: text)
      else {
        let column = rows.reader.fields[source].isEmpty ? source : target
        issues.error(
          at: rows.place(of: column, in: text),
          "column \"\(shown(table.headers[column]))\" is empty", hint: "name the group")
        continue
      }
      guard let amount = rows.weight(weight, draft, in: text) else { continue }
      for (cell, size) in zip([primary, secondary], sizes) {
        if let size = rows.amount(size, decimalComma: draft.options.decimalComma, in: text) {
          groups.note(size: size, of: Identifier(String(decoding: cell, as: UTF8.self)), at: time)
        }
      }
      guard
        let from = groups.node(primary, own: nil, at: rows.place(of: source, in: text)),
        let to = groups.node(secondary, own: primary, at: rows.place(of: target, in: text))
      else { continue }
      ties.append(from: from, to: to, weight: amount, line: rows.line, time: time)
    }
    draft.ties.append(ties)
    groups.finish(table)
    draft.finish(dated, of: table.name)
    draft.finish(
      table, rows: rows.count,
      taken: [source, target, weight] + ([date] + sizes).compactMap { $0 })
  }

  /// The one column that names a group at an end.
  private func attribute(of table: Table, prefix: String, _ issues: Issues) -> Int? {
    let columns = VivaAttributes.columns(of: table, prefix: prefix)
    guard columns.count == 1, let column = columns.first else {
      let names = columns.map { "\"\(shown(table.headers[$0.index]))\"" }.joined(separator: ", ")
      issues.error(
        at: table.input.place,
        columns.isEmpty
          ? "no column \(prefix)… names a group" : "several columns name a group: \(names)",
        hint: "export the query with one attribute of groups")
      return nil
    }
    return column.index
  }
}

extension Rows {
  /// The weight in a cell, 0 or more; `nil` with a complaint for an empty cell too.
  func weight(_ column: Int, _ draft: Draft, in text: Span<UInt8>) -> Double? {
    guard !reader.fields[column].isEmpty else {
      issues.error(
        at: place(of: column, in: text), "column \"\(shown(table.headers[column]))\" is empty",
        hint: "write 0 where there was nothing")
      return nil
    }
    return amount(column, decimalComma: draft.options.decimalComma, in: text)
  }
}
