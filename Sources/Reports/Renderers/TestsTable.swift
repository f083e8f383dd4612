import Metrics

/// `tests.csv`: every p-value of a comparison, adjusted for all the others.
struct TestsTable {
  private let report: ComparisonReport

  init(_ report: ComparisonReport) { self.report = report }

  func bytes() -> [UInt8] {
    var table = CSVTable(
      header: [
        "subject", "scope", "measure", "variant", "method", "p", "draws", "p_error", "p_adjusted",
        "found",
      ],
      spreadsheetSafe: report.after.options.isSpreadsheetSafe)
    for test in report.comparison.tests {
      table.cell(test.subject)
      table.cell(test.scope.rawValue)
      table.cell(test.measure)
      table.cell(test.variant)
      table.cell(test.method.rawValue)
      table.cell(test.p)
      table.cell(test.drawn?.draws)
      table.cell(test.drawn?.error)
      table.cell(test.adjusted)
      table.cell(test.isFound ? "yes" : "no")
      table.endRow()
    }
    return table.bytes
  }
}
