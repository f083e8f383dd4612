import Metrics

extension MarkdownReport {
  /// Whether the answer holds under other choices: each variant, and one sentence.
  func sensitivity(_ writer: inout MarkdownWriter) {
    let sensitivity = assessment.sensitivity
    writer.heading(2, "How firm the answer is")
    writer.list(sensitivity.sentences.map(MarkdownText.escaped))
    writer.table(
      ["variant", "answer", "φ (90 % interval)", "rung of the ladder"],
      numbers: [2],
      sensitivity.variants.map { variant in
        [
          MarkdownText.escaped(variant.name),
          variant.answer.map { $0 == sensitivity.answer ? $0.title : "**\($0.title)**" }
            ?? "n/a (\(MarkdownText.escaped(variant.reason)))",
          variant.answer == nil ? "" : Phrases.interval(variant.value, variant.low, variant.high),
          variant.rung?.title ?? "",
        ]
      })
    nonResponse(&writer)
    guard !sensitivity.variants.isEmpty else { return }
    writer.paragraph(
      "A variant without an answer does not count: too little is recorded for it. An answer that "
        + "holds in fewer than \(NumberText.percent(sensitivity.fragileBelow)) of the variants is "
        + "called fragile.")
  }

  /// What the answers would be if more people had kept silent in the survey.
  private func nonResponse(_ writer: inout MarkdownWriter) {
    guard let nonResponse = assessment.nonResponse else { return }
    if let reason = nonResponse.reason {
      writer.paragraph("Silence in the survey was not varied: \(MarkdownText.escaped(reason)).")
      return
    }
    guard !nonResponse.rows.isEmpty else { return }
    writer.heading(3, "If more people had not answered the survey")
    writer.table(
      ["answer on", "is", "without a random tenth", "without a tenth of the most connected"],
      [nil, Dimension.advice, .informationFlow].compactMap { dimension -> [String]? in
        let rows = NonResponse.Silent.allCases.compactMap { silent in
          nonResponse.rows.first { $0.silent == silent && $0.dimension == dimension }
        }
        guard let first = rows.first, rows.count == NonResponse.Silent.allCases.count else {
          return nil
        }
        return [dimension?.title ?? "the whole", first.answer.title]
          + rows.map { row in
            Phrases.list(row.draws.map { "\($0.answer.title) in \($0.count)" })
              + " of \(NonResponse.drawCount)"
          }
      })
  }
}
