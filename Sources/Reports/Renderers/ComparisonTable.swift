import Metrics

/// `comparison.csv`: one row a dimension. The reason stands beside the answer, since an answer that
/// hangs on joiners or leavers must not be read without it.
struct ComparisonTable {
  private let report: ComparisonReport

  init(_ report: ComparisonReport) { self.report = report }

  func bytes() -> [UInt8] {
    var table = CSVTable(
      header: ["dimension", "measure"] + CSVTable.changeHeader + ["answer", "reason"],
      spreadsheetSafe: report.after.options.isSpreadsheetSafe)
    for row in report.comparison.rows {
      table.cell(row.dimension.rawValue)
      table.cell(row.measure)
      table.change(row)
      table.cell(row.answer.rawValue)
      table.cell(row.reason)
      table.endRow()
    }
    return table.bytes
  }
}

extension CSVTable {
  /// The columns of a change, whosever it is.
  static let changeHeader = ["before", "after", "log_ratio", "low", "high", "p"]

  /// The cells of a change.
  mutating func change(_ row: Comparison.Row) {
    for value in [row.before, row.after, row.logRatio, row.low, row.high, row.p] { cell(value) }
  }
}
