import Metrics

/// `ties_between_units.csv`: one row a relation and an ordered pair of units.
struct UnitTiesTable {
  private let report: Report

  init(_ report: Report) { self.report = report }

  func bytes() -> [UInt8] {
    var table = CSVTable(
      header: ["relation", "from_unit", "to_unit", "ties", "weight", "expected", "ratio", "note"],
      spreadsheetSafe: report.options.isSpreadsheetSafe)
    for ties in report.assessment.unitTies {
      for cell in ties.cells {
        table.cell(ties.relation)
        table.cell(ties.attribute.values[cell.from].text)
        table.cell(ties.attribute.values[cell.to].text)
        table.cell(cell.ties)
        table.cell(cell.weight)
        table.cell(cell.expected)
        table.cell(cell.ratio)
        table.cell(cell.reason ?? "")
        table.endRow()
      }
    }
    return table.bytes
  }
}
