import Foundation
import Metrics
import Organisations

/// `report.md` of a comparison: both verdicts, what changed, and whether it is more than its
/// uncertainty.
struct MarkdownComparison {
  private let report: ComparisonReport

  init(_ report: ComparisonReport) { self.report = report }

  private var verdicts: [Verdict] { [report.before, report.after].map(\.assessment.verdict) }
  private var names: [String] {
    [report.before, report.after].map { MarkdownText.escaped($0.snapshot) }
  }

  func text() -> String {
    var writer = MarkdownWriter()
    writer.heading(1, "What changed: \(names[0]) and \(names[1])")
    writer.paragraph(
      "**\(verdicts[0].overall.title)** before, **\(verdicts[1].overall.title)** after. "
        + changes())
    if let warning = report.overlapWarning {
      writer.paragraph("Note: \(MarkdownText.escaped(warning))")
    }
    sideBySide(&writer)
    ratios(&writer)
    people(&writer)
    reasons(&writer)
    method(&writer)
    return writer.text
  }

  /// The answers of the comparison in one or two sentences.
  private func changes() -> String {
    let rows = report.comparison.rows
    func titles(_ answer: Comparison.Answer) -> [String] {
      rows.filter { $0.answer == answer }.map { $0.dimension.title.lowercased() }
    }
    var sentences: [String] = []
    for (answer, words) in [
      (Comparison.Answer.moreDistributed, "More distributed than before"),
      (.moreConcentrated, "More concentrated than before"),
      (.noMaterialChange, "No material change of the number"),
      (.cannotTell, "The data cannot tell"),
    ] {
      let dimensions = titles(answer)
      if !dimensions.isEmpty { sentences.append("\(words): \(Phrases.list(dimensions)).") }
    }
    let guarded = Dimension.allCases.filter { dimension in
      verdicts[0][dimension].answer != verdicts[1][dimension].answer
        && rows.contains { $0.dimension == dimension && $0.answer == .noMaterialChange }
    }
    for dimension in guarded {
      let answers = verdicts.map { $0[dimension].answer.title }
      sentences.append(
        "Yet \(dimension.title.lowercased()) went from \(answers[0]) to \(answers[1]), for reasons "
          + "other than its number.")
    }
    return sentences.joined(separator: " ")
  }

  private func sideBySide(_ writer: inout MarkdownWriter) {
    func cell(_ dimension: DimensionVerdict) -> String {
      dimension.value.isFinite
        ? "\(dimension.answer.title), \(Phrases.interval(dimension.value, dimension.low, dimension.high))"
        : dimension.answer.title
    }
    var rows = Dimension.allCases.map { dimension in
      [dimension.title] + verdicts.map { cell($0[dimension]) }
        + [change(in: dimension)]
    }
    rows.append(["**Overall**"] + verdicts.map { "**\($0.overall.title)**" } + [""])
    rows.append(["Ladder"] + verdicts.map(\.rung.title) + [""])
    writer.heading(2, "Side by side")
    writer.table(["dimension", "before", "after", "change"], rows)
  }

  /// The answer of the comparison, with a word where the verdicts differ all the same: a guard
  /// may decide what the number does not.
  private func change(in dimension: Metrics.Dimension) -> String {
    guard let row = report.comparison.rows.first(where: { $0.dimension == dimension }) else {
      return ""
    }
    let differ = verdicts[0][dimension].answer != verdicts[1][dimension].answer
    return row.answer.title
      + (differ && row.answer == .noMaterialChange
        ? " of the number; the answer changed for the reasons below" : "")
  }

  private func ratios(_ writer: inout MarkdownWriter) {
    let rows = report.comparison.rows.filter { $0.logRatio.isFinite }
    guard !rows.isEmpty else { return }
    writer.heading(2, "How large is the change")
    writer.table(
      ["dimension", "measure", "before", "after", "times (90 % interval)", "answer"],
      numbers: [2, 3, 4],
      rows.map { row in
        [
          row.dimension.title, MarkdownText.escaped(row.measure), NumberText.short(row.before),
          NumberText.short(row.after),
          Phrases.interval(exp(row.logRatio), exp(row.low), exp(row.high)), row.answer.title,
        ]
      })
    writer.paragraph(
      "An effective fraction that is twice as large says: as if twice the share of people held "
        + "it equally. *More distributed* or *more concentrated* needs an interval without 1; *no "
        + "material change* needs the whole interval between 0.8 and 1.25; all else the data "
        + "cannot tell.")
  }

  private func people(_ writer: inout MarkdownWriter) {
    let counts = [report.before, report.after].map(\.assessment.organisation.people.count)
    let stayers = report.stayers
    writer.heading(2, "Who was there")
    writer.paragraph(
      "\(Phrases.count(counts[0], "person", "people")) before, "
        + "\(Phrases.count(counts[1], "person", "people")) after; "
        + "\(NumberText.grouped(Int64(stayers))) in both, "
        + "\(NumberText.grouped(Int64(counts[0] - stayers))) left, "
        + "\(NumberText.grouped(Int64(counts[1] - stayers))) joined.")
  }

  private func reasons(_ writer: inout MarkdownWriter) {
    for (name, verdict) in zip(names, verdicts) {
      writer.heading(2, "Why: \(name)")
      writer.list(
        (verdict.overallReasons + verdict.flags + verdict.rungReasons).map(MarkdownText.escaped))
      for dimension in verdict.dimensions where !dimension.reasons.isEmpty {
        writer.heading(3, "\(dimension.dimension.title): \(dimension.answer.title)")
        writer.list(dimension.reasons.map(MarkdownText.escaped))
      }
    }
  }

  private func method(_ writer: inout MarkdownWriter) {
    writer.heading(2, "Methods")
    writer.paragraph(
      "The change is Δ = ln φ after − ln φ before, its standard error √(se₁² + se₂²) with the "
        + "jackknife errors of the two snapshots, taken as independent; the interval is Δ ± 1.645 "
        + "se. Formal structure is a census: its classes are compared, not its uncertainty. "
        + "heterarchy \(Version.current)"
        + MarkdownText.escaped(
          "; options: " + report.after.options.runOptions.joined(separator: ", ") + "."))
    writer.paragraph(
      "`heterarchy report` on each snapshot has the evidence; `verdict.csv` and `measures.csv` "
        + "here have the numbers of both.")
  }
}

extension Comparison.Answer {
  /// The answer in words.
  fileprivate var title: String {
    switch self {
    case .moreDistributed: "more distributed"
    case .moreConcentrated: "more concentrated"
    case .noMaterialChange: "no material change"
    case .cannotTell: "cannot tell"
    }
  }
}
