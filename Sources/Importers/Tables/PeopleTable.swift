import Organisations

/// Columns that make a table of people the roster; any one is enough.
let rosterColumns = ["eligible", "joined", "left", "level", "unit", "manager_id"]

extension Draft {
  /// Reads the table of people; each id stands once.
  func readPeople(_ table: Table) {
    let columns = table.columns
    guard let id = columns["person_id"] else { return }
    let isRoster = rosterColumns.contains { columns[$0] != nil }
    let texts =
      ["kind", "unit", "site", "utc_offset", "remote", "fte"].compactMap { name in
        columns[name].map { (name, $0) }
      }
      + attributeColumns(of: table)

    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      guard let code = rows.person(id, of: self, in: text) else { continue }
      let place = rows.place(of: id, in: text)
      if let first = listedAt[code], first.file == place.file {
        issues.error(
          at: place,
          "\"\(shown(pool.bytes(of: code)))\" stands twice, first on line \(first.line)",
          hint: "one row a person; several managers go into one cell with ; between them")
        continue
      }
      listedAt[code] = place
      if let name = rows.text(columns["name"], in: text) { names[code] = name }
      if let level = rows.number(
        columns["level"], decimalComma: options.decimalComma, in: text)
      {
        levels[code] = level
      }
      for (name, column) in texts {
        if let value = rows.text(column, in: text) {
          set(attribute: name, of: code, to: value, at: rows.place(of: column, in: text))
        }
      }
      let above = entries(rows, columns["manager_id"], in: text)
        .compactMap { person($0, at: rows.place(of: columns["manager_id"], in: text)) }
      if !above.isEmpty {
        managers.append((code, above, rows.place(of: columns["manager_id"], in: text)))
      }

      guard isRoster else { continue }
      let joined = rows.date(columns["joined"], dates, in: text)
      let left = rows.date(columns["left"], dates, in: text)
      roster[code] =
        (rows.flag(columns["eligible"], in: text) ?? true) && isPresent(from: joined, to: left)
    }
    // A header alone says nothing of who belongs; N would be 0.
    if isRoster, rows.count > 0 { hasRoster = true }
    add(source: table, rows)
  }

  /// Columns that become attributes under their own names; one that is called as a mapped column
  /// of ours is not used.
  private func attributeColumns(of table: Table) -> [(String, Int)] {
    let ours = Set(TableKind.people.columns.map { normalisedHeader($0.name) })
    let others = table.columns.others
    remarkUnused(others.filter { ours.contains(normalisedHeader(table.headers[$0])) }, of: table)
    return others.filter { !ours.contains(normalisedHeader(table.headers[$0])) }
      .map { (attributeName(table.headers[$0]) ?? table.headers[$0], $0) }
  }

  /// Whether somebody who came and went on these days was there on some day of the window.
  func isPresent(from joined: Instant?, to left: Instant?) -> Bool {
    if let joined, let end = window.to, joined.day > end.day { return false }
    if let left, let start = window.from, left.day < start.day { return false }
    return true
  }
}
