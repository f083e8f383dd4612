import Organisations

/// Viva Insights' query of collaboration between individuals: a row a pair and date, with scores.
struct VivaPersonToPerson: TableFormat {
  let name = "viva_person_to_person"
  let title = "a person-to-person table of Viva Insights"
  let holdsTies = true

  /// The two ends alone are a table of ties like any other.
  func matches(_ headers: Set<String>) -> Bool {
    guard headers.isSuperset(of: ["primarycollaboratorpersonid", "secondarycollaboratorpersonid"])
    else { return false }
    return headers.contains { header in
      header == "metricdate" || header == "strongtiescore" || header == "diversetiescore"
        || header.hasPrefix("primarycollaborator") && header != "primarycollaboratorpersonid"
    }
  }

  func read(_ table: Table, into draft: Draft) {
    guard let source = table.column(named: "PrimaryCollaborator_PersonId"),
      let target = table.column(named: "SecondaryCollaborator_PersonId")
    else { return }
    let issues = draft.issues
    let date = table.column(named: "MetricDate")
    guard VivaDates(table, draft).areClear(in: date) else { return }
    var relations = Self.relations(of: table, draft)
    let ends = [
      ("PrimaryCollaborator_", source), ("SecondaryCollaborator_", target),
    ]
    var attributes = DatedAttributes(ends.map { VivaAttributes.columns(of: table, prefix: $0.0) })
    var dated = DatedRows(draft.window)
    var neither = 0

    let text = table.input.bytes.span
    var rows = table.rows(issues)
    // Outside of the draft while the loop runs: a class's properties are checked at every access.
    var pool = IdentifierPool()
    swap(&pool, &draft.pool)
    while rows.next(in: text) {
      guard let from = rows.person(source, of: draft, &pool, in: text),
        let to = rows.person(target, of: draft, &pool, in: text)
      else { continue }
      let time = rows.date(date, draft.dates, in: text)
      guard dated.keeps(time) else { continue }
      attributes.note(from, 0, at: time, rows, in: text)
      attributes.note(to, 1, at: time, rows, in: text)
      var isTie = false
      for index in relations.indices {
        guard let weight = relations[index].weight(rows, draft, in: text) else { continue }
        isTie = true
        relations[index].ties.append(
          from: from, to: to, weight: weight, line: rows.line, time: time)
      }
      if !isTie { neither += 1 }
    }
    swap(&pool, &draft.pool)

    attributes.finish(into: draft, at: table.input.place)
    for relation in relations {
      var ties = relation.ties
      ties.isDirected = !draft.options.undirected
      draft.ties.append(ties)
    }
    draft.finish(dated, of: table.name)
    if neither > 0, issues.errors.isEmpty {
      issues.remark("\(table.name): \(neither) rows are neither a strong nor a diverse tie")
    }
    let taken = [source, target, date].compactMap { $0 } + relations.flatMap(\.columns)
    draft.finish(table, rows: rows.count, taken: taken + attributes.columns)
  }

  /// A relation, and where a row says whether and how closely it ties.
  private struct TieColumns {
    var ties: TieRows
    var score: Int?
    var type: Int?

    var columns: [Int] { [score, type].compactMap { $0 } }

    /// The weight of the row's tie; `nil` where it is none of this relation, or broken.
    func weight(_ rows: Rows, _ draft: Draft, in text: Span<UInt8>) -> Double? {
      let decimalComma = draft.options.decimalComma
      // 0 is no tie, 1 clearly one, 2 a weaker one.
      if let type {
        guard let type = rows.amount(type, decimalComma: decimalComma, in: text), type > 0 else {
          return nil
        }
      }
      guard let score else { return 1 }
      guard !rows.reader.fields[score].isEmpty else {
        draft.issues.error(
          at: rows.place(of: score, in: text),
          "column \"\(shown(rows.table.headers[score]))\" is empty",
          hint: "a row that is a tie has a score")
        return nil
      }
      guard let number = rows.amount(score, decimalComma: decimalComma, in: text) else {
        return nil
      }
      if type == nil, number == 0 { return nil }
      guard let strength = draft.strength(number) else {
        rows.complain(
          score, "is a distance without a strength", hint: "a distance is above 0", in: text)
        return nil
      }
      return strength
    }
  }

  /// Strong and diverse ties are two relations, because relations are never summed; without scores,
  /// or with a weight that is asked for, all rows are one.
  private static func relations(of table: Table, _ draft: Draft) -> [TieColumns] {
    func rows(_ name: String) -> TieRows {
      var rows = TieRows(
        place: Place(file: table.path), relations: [name],
        hasTimes: table.column(named: "MetricDate") != nil, namesRelations: true)
      rows.isDirected = true
      return rows
    }
    if let asked = draft.options.columns["weight"].flatMap({ table.column(named: $0) }) {
      return [TieColumns(ties: rows("collaboration"), score: asked)]
    }
    let relations = ["strong", "diverse"].compactMap { kind -> TieColumns? in
      let score = table.column(named: "\(kind)_tie_score")
      let type = table.column(named: "\(kind)_tie_type")
      guard score != nil || type != nil else { return nil }
      return TieColumns(ties: rows("collaboration_\(kind)"), score: score, type: type)
    }
    return relations.isEmpty ? [TieColumns(ties: rows("collaboration"))] : relations
  }
}

extension Draft {
  /// Says that weights which are times or counts are no distances, where all weights are said to be.
  func remarkAmounts(_ name: String) {
    guard options.weightMeans == .distance else { return }
    issues.remark(
      "\(name): weights are times or counts, so strengths; --weight-means distance is not used")
  }

  /// Notes that a tool's table was read, and which of its columns nothing was made of.
  func finish(_ table: Table, rows: Int, taken: [Int]) {
    let taken = Set(taken)
    remarkUnused(table.headers.indices.filter { !taken.contains($0) }, of: table)
    add(source: table, rows: rows)
  }
}
