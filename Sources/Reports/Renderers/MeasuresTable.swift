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
    for network in report.assessment.networks {
      let direction = network.relation.isReversed ? "turned to run from the superior down" : ""
      for column in network.columns {
        rows(&table, column, relation: network.relation.name, direction)
      }
    }
    for pair in report.assessment.pairs {
      for column in pair.columns { rows(&table, column, relation: pair.name) }
    }
    for column in report.decisionColumns { rows(&table, column, relation: "decisions") }
    for column in report.voiceColumns { rows(&table, column, relation: "voice") }
    return table.bytes
  }

  private func rows(
    _ table: inout CSVTable, _ column: Column, relation: String, _ remark: String = ""
  ) {
    guard case .whole = column.scope else { return }
    table.cell(report.snapshot)
    table.cell(relation)
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
    table.cell(
      [column.reason ?? "", column.note, remark].filter { !$0.isEmpty }.joined(separator: "; "))
    table.endRow()
  }
}
