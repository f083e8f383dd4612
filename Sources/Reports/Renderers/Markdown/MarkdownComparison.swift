import Foundation
import Metrics
import Organisations

/// `report.md` of a comparison: both verdicts, what changed, and whether it is more than its
/// uncertainty.
struct MarkdownComparison {
  let report: ComparisonReport

  init(_ report: ComparisonReport) { self.report = report }

  var comparison: Comparison { report.comparison }

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
    for sentence in rosterSentences() { writer.paragraph(sentence) }
    if let warning = report.overlapWarning {
      writer.paragraph("Note: \(MarkdownText.escaped(warning))")
    }
    sideBySide(&writer)
    ratios(&writer)
    people(&writer)
    ties(&writer)
    chance(&writer)
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

  /// What the answers owe to people who came or went.
  private func rosterSentences() -> [String] {
    comparison.rowsThatDependOnRoster.map { row in
      let stayers = comparison.stayerRows.first { $0.row.dimension == row.dimension }
      let other = stayers.map {
        ", \($0.row.answer.title) among the "
          + "\(Phrases.count($0.people, "person", "people")) in both snapshots"
      }
      return "**\(row.dimension.title) \(row.roster.words) on joiners or leavers**: "
        + "\(row.answer.title) among everyone\(other ?? "")."
    }
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
    writer.heading(2, "How large is the change")
    let rows = comparison.rows.filter { $0.logRatio.isFinite }
    writer.table(
      ["dimension", "measure", "before", "after", "times (90 % interval)", "p", "answer"],
      numbers: [2, 3, 4, 5],
      rows.map { row in
        [
          row.dimension.title, MarkdownText.escaped(row.measure), NumberText.short(row.before),
          NumberText.short(row.after),
          Phrases.interval(exp(row.logRatio), exp(row.low), exp(row.high)),
          row.p.isNaN
            ? ""
            : short(p: row.p)
              + mark(isFound(row.dimension.rawValue, .everyone, row.measure, "", .normal)),
          row.answer.title,
        ]
      })
    writer.list(reasonsByDimension(comparison.rows))
    guard !rows.isEmpty else { return }
    writer.paragraph(
      "An effective fraction that is twice as large says: as if twice the share of people held "
        + "it equally. *More distributed* or *more concentrated* needs an interval without 1; *no "
        + "material change* needs the whole interval between \(NumberText.short(1 / material)) and "
        + "\(NumberText.short(material)); all else the data cannot tell.")
  }

  /// Why each answer is what it is; dimensions with the same reason together.
  func reasonsByDimension(_ rows: [Comparison.Row]) -> [String] {
    var reasons: [String] = []
    for row in rows where !reasons.contains(row.reason) { reasons.append(row.reason) }
    return reasons.map { reason in
      let titles = rows.filter { $0.reason == reason }.map(\.dimension.title)
      let names = titles.prefix(1) + titles.dropFirst().map { $0.lowercased() }
      return "\(Phrases.list(Array(names))): \(MarkdownText.escaped(reason))"
    }
  }

  private var material: Double { report.after.assessment.settings.constants.materialChange }

  /// What of all that was tested stands out.
  private func chance(_ writer: inout MarkdownWriter) {
    let tests = comparison.tests
    guard tests.count > 1 else { return }
    let found = tests.count(where: \.isFound)
    writer.heading(2, "How much of it could be chance")
    writer.paragraph(
      "This comparison has \(tests.count) p-values; of so many some are small by chance. Taken "
        + "together, \(found == 0 ? "none stands out" : found == 1 ? "1 stands out" : "\(found) stand out")"
        + (found == 0 ? "" : ", marked \\*")
        + " (Benjamini and Hochberg, a share of false ones of at most "
        + "\(NumberText.percent(MultipleTesting.falseShare)) expected). `tests.csv` has all of them."
    )
  }

  /// Whether a test is found among all of the comparison.
  func isFound(
    _ subject: String, _ scope: RelationChange.Scope, _ measure: String, _ variant: String,
    _ method: PrintedTest.Method? = nil
  ) -> Bool {
    comparison.tests.contains {
      $0.isFound && $0.subject == subject && $0.scope == scope && $0.measure == measure
        && $0.variant == variant && (method == nil || $0.method == method)
    }
  }

  /// A p-value from draws with its Monte-Carlo error: `0.012 ± 0.003`.
  func p(_ drawn: DrawnP, found: Bool) -> String {
    short(p: drawn.p) + (drawn.error > 0 ? " ± \(NumberText.short(drawn.error))" : "")
      + mark(found)
  }

  /// Smaller ones say no more; the files have them.
  private func short(p: Double) -> String { p < 0.0001 ? "< 0.0001" : NumberText.short(p) }

  func mark(_ found: Bool) -> String { found ? " \\*" : "" }

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
    let settings = report.after.assessment.settings
    let draws = settings.nulls ?? 999
    let options = report.after.options.runOptions.joined(separator: ", ")
    writer.heading(2, "Methods")
    writer.paragraph(
      "The change is Δ = ln φ after − ln φ before, its standard error √(se₁² + se₂²) with the "
        + "jackknife errors of the two snapshots, taken as independent; the interval is Δ ± 1.645 "
        + "se. Formal structure is a census: its classes are compared, not its uncertainty. "
        + "Random swaps: \(draws) draws each, seed "
        + "\(settings.seed), p = (1 + as extreme)/(draws + 1), two-sided; ± is "
        + "its Monte-Carlo error. heterarchy \(Version.current)"
        + (options.isEmpty ? "" : MarkdownText.escaped("; options: \(options)")) + ".")
    writer.paragraph(
      "`heterarchy report` on each snapshot has the evidence; `verdict.csv` and `measures.csv` "
        + "here have the numbers of both, `stayers.csv` those of the people in both, `relations.csv` "
        + "those of the ties.")
  }
}
