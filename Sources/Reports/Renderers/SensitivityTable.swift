import Metrics

/// `sensitivity.csv`: one row a variant of the verdict, one for how many unlogged decisions would
/// change it, and one for each answer that comes out when more people keep silent in a survey.
struct SensitivityTable {
  private let report: Report

  init(_ report: Report) { self.report = report }

  func bytes() -> [UInt8] {
    var table = CSVTable(
      header: [
        "snapshot", "subject", "kind", "variant", "verdict", "holds", "ladder",
        "effective_fraction", "low", "high", "unlogged_per_logged", "draws", "reason",
      ], spreadsheetSafe: report.options.isSpreadsheetSafe)
    let sensitivity = report.assessment.sensitivity
    for variant in sensitivity.variants {
      table.cell(report.snapshot)
      table.cell(sensitivity.subject.rawValue)
      table.cell(variant.kind.rawValue)
      table.cell(variant.name)
      table.cell(variant.answer?.rawValue ?? "")
      table.cell(variant.answer.map { $0 == sensitivity.answer ? 1 : 0 })
      table.cell(variant.rung?.rawValue ?? "")
      for number in [variant.value, variant.low, variant.high] { table.cell(number) }
      for _ in 0..<2 { table.cell("") }
      table.cell(variant.reason)
      table.endRow()
    }
    for limit in sensitivity.limits {
      table.cell(report.snapshot)
      table.cell(sensitivity.subject.rawValue)
      table.cell("unlogged_limit")
      table.cell(limit.holder.rawValue)
      table.cell(limit.answer?.rawValue ?? "")
      for _ in 0..<5 { table.cell("") }
      table.cell(limit.ratio)
      table.cell("")
      table.cell(
        limit.ratio == nil
          ? "no number of unlogged decisions up to \(Sensitivity.largestRatio) for each logged one "
            + "changes the answer" : "")
      table.endRow()
    }
    for row in report.assessment.nonResponse?.rows ?? [] {
      for (answer, count) in row.draws {
        table.cell(report.snapshot)
        table.cell(row.dimension?.rawValue ?? Sensitivity.Subject.overall.rawValue)
        table.cell("non_response")
        table.cell(row.silent.rawValue)
        table.cell(answer.rawValue)
        table.cell(answer == row.answer ? 1 : 0)
        for _ in 0..<5 { table.cell("") }
        table.cell(count)
        table.cell("")
        table.endRow()
      }
    }
    return table.bytes
  }
}
