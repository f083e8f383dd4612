import Metrics

/// `comparison.csv`: one row a dimension. The reason stands beside the answer, since an answer that
/// hangs on joiners or leavers must not be read without it.
struct ComparisonTable {
  private let report: ComparisonReport

  init(_ report: ComparisonReport) { self.report = report }

  func bytes() -> [UInt8] {
    var table = CSVTable(
      header: [
        "dimension", "measure", "before", "after", "log_ratio", "low", "high", "p", "answer",
        "reason",
      ],
      spreadsheetSafe: report.after.options.isSpreadsheetSafe)
    for row in report.comparison.rows {
      table.cell(row.dimension.rawValue)
      table.cell(row.measure)
      table.cell(row.before)
      table.cell(row.after)
      table.cell(row.logRatio)
      table.cell(row.low)
      table.cell(row.high)
      table.cell(row.p)
      table.cell(row.answer.rawValue)
      table.cell(row.reason)
      table.endRow()
    }
    return table.bytes
  }
}
