import Metrics

/// `relations.csv`: one row a relation and measure, how the ties changed.
struct RelationsTable {
  private let report: ComparisonReport

  init(_ report: ComparisonReport) { self.report = report }

  func bytes() -> [UInt8] {
    var table = CSVTable(
      header: [
        "relation", "scope", "measure", "variant", "people_before", "people_after", "before",
        "after", "value", "p", "draws", "p_error", "note",
      ],
      spreadsheetSafe: report.after.options.isSpreadsheetSafe)
    for relation in report.comparison.relations {
      for row in relation.rows {
        table.cell(relation.relation)
        table.cell(row.scope.rawValue)
        table.cell(row.measure)
        table.cell(row.variant)
        table.cell(row.peopleBefore)
        table.cell(row.peopleAfter)
        table.cell(row.before)
        table.cell(row.after)
        table.cell(row.value)
        table.cell(row.p?.p)
        table.cell(row.p?.draws)
        table.cell(row.p?.error)
        table.cell(row.note)
        table.endRow()
      }
    }
    return table.bytes
  }
}
