import Organisations

extension Draft {
  /// Reads a table of ties: one pass over the bytes, no text made for ids and weights.
  ///
  /// - Complexity: O(bytes).
  func readTies(_ table: Table, defaultRelation: String) {
    let columns = table.columns
    guard let source = columns["source"], let target = columns["target"] else { return }
    let weight = columns["weight"]
    let time = columns["time"]
    let relation = columns["relation"]
    let direction = columns["type"].flatMap { holdsDirections($0, table) ? $0 : nil }

    let text = table.input.bytes.span
    var rows = table.rows(issues)
    var ties = TieRows(
      place: Place(file: table.path), relations: relation == nil ? [defaultRelation] : [],
      hasTimes: time != nil, namesRelations: relation != nil)
    ties.statesDirection = direction != nil
    var relationPool = IdentifierPool()
    var outside = 0
    let mark = UInt8(ascii: options.decimalComma ? "," : ".")
    // Outside of the draft while the loop runs: a class's properties are checked at every access.
    var pool = IdentifierPool()
    swap(&pool, &self.pool)
    defer { swap(&pool, &self.pool) }

    while rows.next(in: text) {
      guard let from = rows.person(source, of: self, &pool, in: text),
        let to = rows.person(target, of: self, &pool, in: text)
      else { continue }
      var strength = 1.0
      if let weight {
        guard
          let parsed = Number.parse(
            text, rows.reader.fields[weight].range, decimalMark: mark),
          parsed >= 0, let meant = self.strength(parsed)
        else {
          complainOfWeight(rows, weight, in: text)
          continue
        }
        strength = meant
      }
      if time != nil {
        let instant = rows.date(time, dates, in: text)
        if let instant, !window.contains(instant) {
          outside += 1
          continue
        }
      }
      if let relation {
        let field = rows.reader.fields[relation]
        let code =
          field.isEmpty
          ? relationPool.code(of: Array(defaultRelation.utf8))
          : relationPool.code(of: rows.reader.bytes(of: field, in: text))
        ties.relationOf.append(UInt32(code))
      }
      if let direction {
        ties.undirected.append(isUndirected(rows.text(direction, in: text)))
      }
      ties.append(from: from, to: to, weight: strength, line: rows.line)
    }
    if relation != nil, relationPool.count == 0 {
      ties.relations = [defaultRelation]
    } else if relation != nil {
      ties.relations = (0..<relationPool.count).map { relationPool.text(of: $0) }
    }
    if outside > 0 {
      issues.remark("\(table.name): \(outside) ties outside the window were left out")
    }
    if direction == nil { ties.isDirected = !options.undirected }
    remarkUnused(columns.others, of: table)
    add(source: table, rows: rows.count)
    self.ties.append(ties)
  }

  /// The strength that a weight means, `nil` where it has none.
  func strength(_ weight: Double) -> Double? {
    guard options.weightMeans == .distance else { return weight }
    let strength = 1 / weight
    return strength.isFinite ? strength : nil
  }

  /// Notes that a table was read.
  func add(source table: Table, rows: Int) {
    sources.append(
      Provenance.Source(
        name: table.input.name, path: table.input.path, table: table.kindName, rows: rows,
        columns: table.columns.renamed(table.headers)))
    if rows == 0 { issues.warning("\(table.name): the table has no rows") }
    for remark in table.columns.remarks { issues.remark("\(table.name): \(remark)") }
  }

  /// Says which columns nothing was made of.
  func remarkUnused(_ columns: [Int], of table: Table) {
    guard !columns.isEmpty else { return }
    let names = columns.map { "\"\(shown(table.headers[$0]))\"" }.joined(separator: ", ")
    issues.remark("\(table.name): not used: \(names)")
  }

  private func complainOfWeight(_ rows: Rows, _ column: Int, in text: Span<UInt8>) {
    guard !rows.reader.fields[column].isEmpty else {
      issues.error(
        at: rows.place(of: column, in: text),
        "column \"\(shown(rows.table.headers[column]))\" is empty",
        hint: "give every tie a weight, or leave the column out")
      return
    }
    guard let number = rows.number(column, decimalComma: options.decimalComma, in: text) else {
      return
    }
    if number < 0 {
      rows.complain(
        column, "is negative", hint: "a weight is the strength of a tie, 0 or more", in: text)
    } else {
      rows.complain(
        column, "is a distance without a strength", hint: "a distance is above 0", in: text)
    }
  }

  private func holdsDirections(_ column: Int, _ table: Table) -> Bool {
    let text = table.input.bytes.span
    var rows = table.rows(Issues())
    while rows.next(in: text) {
      let word = normalisedHeader(rows.text(column, in: text) ?? "")
      if word != "directed", word != "undirected" { return false }
    }
    return true
  }

  private func isUndirected(_ word: String?) -> Bool {
    normalisedHeader(word ?? "") == "undirected"
  }
}
