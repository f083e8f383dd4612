import Metrics

/// `stayers.csv`: decision rights, advice and voice among the people who are in both snapshots.
///
/// A file of its own, so that whoever reads `comparison.csv` never takes one answer for the other.
struct StayersTable {
  private let report: ComparisonReport

  init(_ report: ComparisonReport) { self.report = report }

  func bytes() -> [UInt8] {
    var table = CSVTable(
      header: ["dimension", "measure", "people"] + CSVTable.changeHeader
        + ["p_swaps", "draws", "p_swaps_error", "answer", "everyone", "roster", "reason"],
      spreadsheetSafe: report.after.options.isSpreadsheetSafe)
    for stayers in report.comparison.stayerRows {
      let row = stayers.row
      let everyone = report.comparison.rows.first { $0.dimension == row.dimension }
      table.cell(row.dimension.rawValue)
      table.cell(row.measure)
      table.cell(stayers.people)
      table.change(row)
      table.cell(stayers.swaps?.p)
      table.cell(stayers.swaps?.draws)
      table.cell(stayers.swaps?.error)
      table.cell(row.answer.rawValue)
      table.cell(everyone?.answer.rawValue ?? "")
      table.cell(Self.word(everyone?.roster ?? .none))
      table.cell(row.reason)
      table.endRow()
    }
    return table.bytes
  }

  private static func word(_ roster: Comparison.RosterDependence) -> String {
    switch roster {
    case .none: ""
    case .depends: "depends"
    case .mayDepend: "may_depend"
    }
  }
}
