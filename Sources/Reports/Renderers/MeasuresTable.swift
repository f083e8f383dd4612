import Metrics
import Organisations

/// `measures.csv`: one row a value of the organisation and its groups.
struct MeasuresTable {
  private let report: Report

  init(_ report: Report) { self.report = report }

  static let header = [
    "snapshot", "relation", "measure", "variant", "group", "value", "low", "high", "null_mean",
    "null_p", "n", "missing", "direction", "note",
  ]

  func bytes() -> [UInt8] {
    var table = CSVTable(header: Self.header, spreadsheetSafe: report.options.isSpreadsheetSafe)
    for row in report.rows { add(row, to: &table) }
    return table.bytes
  }

  private func add(_ row: MeasureRow, to table: inout CSVTable) {
    let column = row.column
    table.cell(report.snapshot)
    table.cell(row.relation)
    table.cell(column.measure)
    table.cell(column.variant)
    table.cell(column.group)
    table.cell(column.values[0])
    table.cell(column.low)
    table.cell(column.high)
    table.cell(column.nullMean)
    table.cell(column.nullP)
    table.cell(column.n)
    table.cell(column.missing)
    table.cell(Catalogue.definition(of: column.measure)?.direction.rawValue ?? "")
    let adjusted = row.adjustedP.map {
      "p adjusted for all of the report (Benjamini and Hochberg) \(NumberText.short($0))"
    }
    table.cell(
      [column.reason ?? "", column.note, adjusted ?? "", row.remark].filter { !$0.isEmpty }
        .joined(separator: "; "))
    table.endRow()
  }
}
