import Metrics

extension MarkdownReport {
  /// When other people came to decide, with what was before and after.
  func changes(_ writer: inout MarkdownWriter) {
    guard !assessment.changes.isEmpty else { return }
    writer.heading(2, "When it changed")
    for (attribution, found) in assessment.changes {
      let who =
        attribution == .use ? "Who takes decisions" : "Who has the last word"
      if let reason = found.reason {
        writer.paragraph("\(who): not looked at (\(MarkdownText.escaped(reason))).")
        continue
      }
      guard let first = found.stretches.first, let last = found.stretches.last,
        let largest = found.changes.max(by: { $0.changedHands < $1.changedHands })
      else {
        let span =
          found.stretches.first.map { " from \($0.from.dayText) to \($0.to.dayText)" } ?? ""
        writer.paragraph(
          "\(who): no change found among the "
            + "\(Phrases.count(found.clusters, "independent decision", "independent decisions"))"
            + "\(span)\(undated(found)). A small or gradual change may not be seen.")
        continue
      }
      writer.paragraph(
        "\(who): \(Phrases.count(found.changes.count, "change", "changes")) found from "
          + "\(first.from.dayText) to \(last.to.dayText); the largest on "
          + "\(largest.after.dayText), when \(NumberText.percent(largest.changedHands)) of the "
          + "decisions changed hands\(undated(found)).")
      writer.table(
        [
          "from", "to", "decisions", "effective number of people", "φ (90 % interval)",
          "largest shares", "changed hands", "p",
        ], numbers: [2, 3, 4, 6, 7],
        found.stretches.enumerated().map { number, stretch in
          let change = number == 0 ? nil : found.changes[number - 1]
          return [
            stretch.from.dayText, stretch.to.dayText, NumberText.grouped(Int64(stretch.decisions)),
            NumberText.short(stretch.effectiveNumber),
            Phrases.interval(
              stretch.clippedFraction.value, stretch.clippedFraction.low,
              stretch.clippedFraction.high),
            Phrases.list(
              stretch.largest.filter { $0.share >= 0.01 }.map {
                "\(MarkdownText.escaped($0.holder.text)) \(NumberText.percent($0.share))"
              }),
            change.map { NumberText.percent($0.changedHands) } ?? "",
            change.map { NumberText.short($0.p) } ?? "",
          ]
        })
    }
    if assessment.changes.contains(where: { $0.changes.shareOfUnknownBodies > 0 }) {
      writer.paragraph(
        "Bodies whose members nobody recorded have a part in it, and each counts as one person: a "
          + "council that takes over looks like one who does. Their members or seats tell how many."
      )
    }
    writer.paragraph(
      "A stretch of the log is split on the day where the shares of those who decide differ most "
        + "before and after, if that difference is larger than in 99 % of random orders of what is "
        + "independent; then each part is searched. Everyone named counts, also those who left; φ is "
        + "of those who count in the whole window. Shifts that leave fewer than 15 days or other "
        + "independent groups of decisions on a side are not looked for, and people who take turns "
        + "for weeks on end make for more changes than there are.")
  }

  private func undated(_ found: DecisionChanges) -> String {
    found.undated == 0
      ? ""
      : "; \(Phrases.count(found.undated, "decision", "decisions")) without a date are left out"
  }
}
