import Metrics

/// `changes.csv`: one row for each stretch between changes in who decides, with the change that
/// begins it.
struct ChangesTable {
  private let report: Report

  init(_ report: Report) { self.report = report }

  func bytes() -> [UInt8] {
    var table = CSVTable(
      header: [
        "snapshot", "attribution", "from", "to", "decisions", "effective_number",
        "effective_fraction", "low", "high", "largest", "largest_shares", "changed_hands", "p",
      ], spreadsheetSafe: report.options.isSpreadsheetSafe)
    for (attribution, found) in report.assessment.changes {
      for (number, stretch) in found.stretches.enumerated() {
        let change = number == 0 ? nil : found.changes[number - 1]
        table.cell(report.snapshot)
        table.cell(attribution.rawValue)
        table.cell(stretch.from.dayText)
        table.cell(stretch.to.dayText)
        table.cell(stretch.decisions)
        table.cell(stretch.effectiveNumber)
        let (value, low, high) = stretch.clippedFraction
        for number in [value, low, high] { table.cell(number) }
        table.cell(stretch.largest.map(\.holder.text).joined(separator: ";"))
        table.cell(stretch.largest.map { NumberText.exact($0.share) }.joined(separator: ";"))
        table.cell(change?.changedHands)
        table.cell(change?.p)
        table.endRow()
      }
    }
    return table.bytes
  }
}
