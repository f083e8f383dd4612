import Metrics

/// `verdict.csv`: one row a dimension, one for the whole, one for the ladder.
struct VerdictTable {
  private let report: Report

  init(_ report: Report) { self.report = report }

  static let header = [
    "snapshot", "dimension", "verdict", "measure", "value", "low", "high", "concentrated_when",
    "distributed_when", "reasons",
  ]

  func bytes() -> [UInt8] {
    var table = CSVTable(header: Self.header, spreadsheetSafe: report.options.isSpreadsheetSafe)
    let verdict = report.assessment.verdict
    for dimension in verdict.dimensions {
      row(
        &table, dimension.dimension.rawValue, dimension.answer.rawValue, dimension.measure,
        [dimension.value, dimension.low, dimension.high], dimension.concentratedWhen,
        dimension.distributedWhen, dimension.reasons)
    }
    let undefined = [Double](repeating: .nan, count: 3)
    row(
      &table, "overall", verdict.overall.rawValue, "", undefined, "", "",
      verdict.overallReasons
        + (verdict.flags.isEmpty ? [] : ["Flags: " + verdict.flags.joined(separator: "; ") + "."]))
    row(&table, "ladder", verdict.rung.rawValue, "", undefined, "", "", verdict.rungReasons)
    return table.bytes
  }

  private func row(
    _ table: inout CSVTable, _ dimension: String, _ answer: String, _ measure: String,
    _ numbers: [Double], _ concentrated: String, _ distributed: String, _ reasons: [String]
  ) {
    table.cell(report.snapshot)
    table.cell(dimension)
    table.cell(answer)
    table.cell(measure)
    for number in numbers { table.cell(number) }
    // A rule begins with < or >, which no spreadsheet takes for a formula.
    table.cell(concentrated)
    table.cell(distributed)
    table.cell(reasons.joined(separator: " "))
    table.endRow()
  }
}
