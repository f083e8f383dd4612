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
    guard let source = table.column(named: WorklyticsColumn.source),
      let target = table.column(named: WorklyticsColumn.target),
      let amount = minutes ?? table.column(named: WorklyticsColumn.seconds)
    else { return }
    let week = table.column(named: WorklyticsColumn.week)
    let perMinute = minutes == nil ? 60.0 : 1
    var ties = WorklyticsTies(draft, table.input)
    let text = table.input.bytes.span
    var rows = table.rows(draft.issues)
    // Outside of the draft while the loop runs: a class's properties are checked at every access.
    var pool = IdentifierPool()
    swap(&pool, &draft.pool)
    while rows.next(in: text) {
      guard let from = rows.person(source, of: draft, &pool, in: text),
        let to = rows.person(target, of: draft, &pool, in: text),
        let time = rows.weight(amount, draft, in: text)
      else { continue }
      ties.add(
        from: from, to: to, minutes: time / perMinute,
        week: rows.date(week, draft.dates, in: text), line: rows.line)
    }
    swap(&pool, &draft.pool)
    ties.finish()
    let taken = [source, target, amount, week].compactMap { $0 }
    let both = table.column(named: WorklyticsColumn.seconds)
    draft.finish(table, rows: rows.count, taken: taken + (both.map { [$0] } ?? []))
  }
}
