import Metrics
import Organisations

extension MarkdownReport {
  /// The first lines: what a leader reads.
  func summary(_ writer: inout MarkdownWriter) {
    writer.heading(1, "Where authority sits: \(MarkdownText.escaped(organisation.name))")
    writer.paragraph(
      (["**\(verdict.overall.title).**"] + verdict.overallReasons.map(MarkdownText.escaped))
        .joined(separator: " "))
    if !verdict.flags.isEmpty {
      writer.paragraph(
        "Note: " + verdict.flags.map(MarkdownText.escaped).joined(separator: "; ") + ".")
    }
    writer.paragraph(coverage())
    if let sentence = assessment.sensitivity.sentences.first,
      !assessment.sensitivity.variants.isEmpty
    {
      writer.paragraph(MarkdownText.escaped(sentence))
    }
    writer.table(
      ["dimension", "answer", "in plain words"],
      verdict.dimensions.map { dimension in
        [dimension.dimension.title, dimension.answer.title, plainWords(dimension)]
      })
    writer.paragraph(
      "This describes *recorded* decisions, advice and messages, not all influence. Concentrated "
        + "is not bad and distributed is not good: the report says where authority sits, not "
        + "whether it works. Not enough evidence is not evidence of equality.")
  }

  /// People, window and events in one line.
  private func coverage() -> String {
    var parts = [people()]
    if organisation.hasDecisionLog {
      let completed = organisation.decisions.count(where: \.isCompleted)
      parts.append(Phrases.count(completed, "completed decision", "completed decisions"))
    }
    for relation in organisation.allRelations where relation.graph.tieCount > 0 {
      let ties = relation.graph.tieCount
      let of = relation.name == "ties" ? "" : " of \(MarkdownText.escaped(relation.name))"
      parts.append(Phrases.count(ties, "tie", "ties") + of)
    }
    let events = Set(organisation.voice.map(\.event)).count
    if events > 0 { parts.append(Phrases.count(events, "meeting", "meetings")) }
    return Phrases.list(parts) + "; " + period() + "."
  }

  private func people() -> String {
    let n = assessment.rosterSize
    switch organisation.rosterBasis {
    case .declared: return Phrases.count(n, "person on the roster", "people on the roster")
    case .regulars:
      return Phrases.count(n, "regular", "regulars")
        + " (no roster was given: people with at least five parts in the log)"
    case .observed:
      return Phrases.count(n, "person", "people") + " seen in the ties (no roster was given)"
    }
  }

  private func period() -> String {
    let dates =
      organisation.decisions.compactMap(\.decidedAt) + organisation.voice.compactMap(\.time)
    let from = organisation.window.from ?? dates.min()
    let to = organisation.window.to ?? dates.max()
    switch (from, to) {
    case (let from?, let to?): return "from \(from.dayText) to \(to.dayText)"
    case (let from?, nil): return "from \(from.dayText)"
    case (nil, let to?): return "until \(to.dayText)"
    case (nil, nil): return "the data carry no dates"
    }
  }

  /// What the number of a dimension means, in one sentence.
  func plainWords(_ dimension: DimensionVerdict) -> String {
    guard dimension.value.isFinite, dimension.answer != .insufficient else {
      let reason = dimension.reasons.first ?? "nothing was measured"
      return verdict.overallReasons.contains(reason) ? "see above" : MarkdownText.escaped(reason)
    }
    guard let decisive = dimension.reasons.lazy.compactMap(Self.decisive).first else {
      return meaning(of: dimension)
    }
    return MarkdownText.escaped(decisive) + "; but for that, " + meaning(of: dimension)
  }

  /// What a guard says, where one decided against the number.
  private static func decisive(_ reason: String) -> String? {
    for opening in ["Concentrated: ", "Lowered to Mixed: "] where reason.hasPrefix(opening) {
      let sentence = reason.dropFirst(opening.count)
      return String(sentence.last == "." ? sentence.dropLast() : sentence)
    }
    return nil
  }

  private func meaning(of dimension: DimensionVerdict) -> String {
    let share = min(1, dimension.value)
    switch dimension.dimension {
    case .formalStructure:
      return "on paper, "
        + (share > 0.7
          ? "nearly every line of command runs down from one top"
          : share < 0.3
            ? "nobody is above most of the others" : "lines of command run down from several tops")
    case .decisionRights: return equalHolders(dimension, "the last word lies as if", "held it")
    case .advice: return equalHolders(dimension, "advice is asked as if", "gave all of it")
    case .informationFlow:
      return equalHolders(dimension, "standing between others is shared as if", "did all of it")
    case .voice: return equalHolders(dimension, "speaking is shared as if", "took all turns")
    }
  }

  private func equalHolders(
    _ dimension: DimensionVerdict, _ opening: String, _ ending: String
  ) -> String {
    let share = min(1, dimension.value)
    let holders = share * Double(dimension.n)
    return "\(opening) \(NumberText.short(holders)) of \(dimension.n) people "
      + "(\(NumberText.percent(share))) \(ending) equally"
  }
}
