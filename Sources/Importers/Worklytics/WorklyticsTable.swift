import Organisations

/// A chunk of Worklytics' collaboration graph as CSV.
struct WorklyticsTable: TableFormat {
  let name = "worklytics_table"
  let title = "a collaboration table of Worklytics"
  let holdsTies = true

  func matches(_ headers: Set<String>) -> Bool {
    headers.isSuperset(of: ["employeeidsource", "employeeidtarget"])
      && !headers.isDisjoint(
        with: ["weeklycollaborationtimeminutes", "weeklycollaborationtimeseconds"])
  }

  func read(_ table: Table, into draft: Draft) {
    let minutes = table.column(named: WorklyticsColumn.minutes)
    let seconds = table.column(named: WorklyticsColumn.seconds)
    guard let source = table.column(named: WorklyticsColumn.source),
      let target = table.column(named: WorklyticsColumn.target),
      let amount = minutes ?? seconds
    else { return }
    let week = table.column(named: WorklyticsColumn.week)
    var ties = WorklyticsTies(draft, table.input)
    let text = table.input.bytes.span
    var rows = table.rows(draft.issues)
    // Outside of the draft while the loop runs: a class's properties are checked at every access.
    var pool = IdentifierPool()
    swap(&pool, &draft.pool)
    while rows.next(in: text) {
      guard let from = rows.person(source, of: draft, &pool, in: text),
        let to = rows.person(target, of: draft, &pool, in: text)
      else { continue }
      var column = amount
      let fields = rows.reader.fields
      if let seconds, fields[amount].isEmpty, !fields[seconds].isEmpty { column = seconds }
      guard let time = rows.weight(column, draft, in: text) else { continue }
      ties.add(
        from: from, to: to, minutes: column == seconds ? time / 60 : time,
        week: rows.date(week, draft.dates, in: text), line: rows.line)
    }
    swap(&pool, &draft.pool)
    ties.finish()
    let taken = [source, target, amount, week].compactMap { $0 }
    draft.finish(table, rows: rows.count, taken: taken + [seconds].compactMap { $0 })
  }
}
