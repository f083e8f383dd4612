import Metrics
import Organisations

/// `decisions.csv`: one row a decision, in the order of the ids' bytes.
struct DecisionsTable {
  private let report: Report

  init(_ report: Report) { self.report = report }

  func bytes() -> [UInt8] {
    var table = CSVTable(
      header: [
        "decision_id", "domain", "outcome", "deciders", "last_word", "affected", "consulted",
        "coverage_of_affected", "experts_asked", "waiting_hours",
      ], spreadsheetSafe: report.options.isSpreadsheetSafe)
    for row in report.assessment.decisions {
      table.cell(row.id.text)
      table.cell(row.domain?.text ?? "")
      table.cell(row.outcome.rawValue)
      table.cell(names(row.deciders))
      table.cell(names(row.lastWord))
      table.cell(row.affected)
      table.cell(row.consulted)
      table.cell(row.coverage)
      table.cell(row.expertsAsked)
      table.cell(row.waitingHours)
      table.endRow()
    }
    return table.bytes
  }

  private func names(_ holders: [Int]) -> String {
    holders.map { report.assessment.decisionHolders[$0].text }.joined(separator: ";")
  }
}
