import Metrics

extension MarkdownReport {
  /// The five dimensions with number, interval, rule and reasons; the ladder.
  func dimensions(_ writer: inout MarkdownWriter) {
    writer.heading(2, "The five dimensions")
    writer.paragraph(
      "φ is the effective fraction: as concentrated as if that share of the people held all of it "
        + "equally. One person alone among N gives 1/N, perfect evenness gives 1; an 80/20 split "
        + "gives 0.31. GRC is global reaching centrality: 1 when one top commands everybody, 0 "
        + "when nobody commands more than anybody else.")
    writer.table(
      [
        "dimension", "answer", "measure", "value (90 % interval)", "concentrated when",
        "distributed when", "people", "events",
      ], numbers: [3, 6, 7],
      verdict.dimensions.map { dimension in
        [
          dimension.dimension.title, dimension.answer.title,
          dimension.measure.isEmpty ? "n/a" : MarkdownText.escaped(dimension.measure),
          Phrases.interval(dimension.value, dimension.low, dimension.high),
          spaced(dimension.concentratedWhen), spaced(dimension.distributedWhen),
          dimension.n == 0 ? "" : NumberText.grouped(Int64(dimension.n)),
          dimension.events == 0 ? "" : NumberText.grouped(Int64(dimension.events)),
        ]
      })
    for dimension in verdict.dimensions where dimension.reasons != verdict.overallReasons {
      writer.heading(3, "\(dimension.dimension.title): \(dimension.answer.title)")
      writer.list(dimension.reasons.map(MarkdownText.escaped))
    }
    writer.paragraph(
      "A dimension is *distributed* when its value lies above the upper threshold and its 90 % "
        + "interval above nearly all of it (`distributed_surely`; information flow: above all of "
        + "it), *concentrated* when the interval lies below the lower one, *not enough evidence* "
        + "when it spans both or too little was recorded, *mixed* otherwise. Guards can only lower "
        + "a claim of distribution. There is no composite score.")
  }

  /// A rule like `<0.25` as `< 0.25`, which no reader of Markdown takes for a tag.
  private func spaced(_ rule: String) -> String {
    rule.isEmpty ? "" : "\(rule.prefix(1)) \(rule.dropFirst())"
  }

  /// The rung of the ladder from hierarchy to self-management.
  func ladder(_ writer: inout MarkdownWriter) {
    writer.heading(2, "From hierarchy to self-management: \(verdict.rung.title)")
    writer.list(verdict.rungReasons.map(MarkdownText.escaped))
    writer.paragraph(
      "The ladder asks whether rights are *held* by everyone or *lent* from the top, and whether "
        + "those affected are asked.")
  }
}
