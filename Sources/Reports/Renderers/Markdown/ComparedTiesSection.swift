import Metrics

extension MarkdownComparison {
  /// How the ties of each relation changed among the people who are in both snapshots.
  func ties(_ writer: inout MarkdownWriter) {
    let relations = comparison.relations
    let lone = [
      ("before", comparison.relationsOnlyBefore), ("after", comparison.relationsOnlyAfter),
    ].filter { !$0.1.isEmpty }
    guard !relations.isEmpty || !lone.isEmpty else { return }
    writer.heading(2, "How the ties changed")
    for relation in relations {
      writer.heading(3, MarkdownText.escaped(relation.relation))
      if let sentence = stability(of: relation) { writer.paragraph(sentence) }
      for sentence in relation.remarks { writer.paragraph(MarkdownText.escaped(sentence)) }
      let rows = relation.rows.filter {
        !isStability($0)
          && !(relation.isUnchanged && ($0.scope == .stayers || $0.value == 0))
      }
      values(of: relation, rows, &writer)
      writer.list(unavailable(rows))
    }
    if !relations.isEmpty {
      writer.paragraph(
        "*Stayers* are the people who count in both snapshots; only their ties can be said to have "
          + "changed. The p asks how often the change would be as large if what each pair of people "
          + "had before and after traded places by the toss of a coin. *Standardised* values are in "
          + "standard deviations from the mean of random graphs of the same size and density: how far "
          + "each snapshot is from random. They, too, grow with the number of ties.")
    }
    for (side, names) in lone {
      writer.paragraph(
        "Only \(side): \(Phrases.list(names.map(MarkdownText.escaped))), so that there is nothing "
          + "to compare.")
    }
  }

  /// The values, standardised ones in a column of their own.
  private func values(
    of relation: RelationChange, _ rows: [RelationChange.Row], _ writer: inout MarkdownWriter
  ) {
    guard !rows.isEmpty else { return }
    let standardised = rows.filter(\.isStandardised)
    let header = ["measure", "whose ties", "before", "after", "change", "p"]
    writer.table(
      standardised.isEmpty ? header : header + ["standardised"], numbers: [2, 3, 4, 5, 6],
      rows.filter { !$0.isStandardised }.map { row in
        let cells = [
          title(row), people(of: row), NumberText.short(row.before), NumberText.short(row.after),
          signed(row.value),
          row.p.map {
            p($0, found: isFound(relation.relation, row.scope, row.measure, row.variant))
          } ?? "",
        ]
        guard !standardised.isEmpty else { return cells }
        let same = standardised.first {
          $0.scope == row.scope && $0.measure == row.measure && $0.variant.hasPrefix(row.variant)
        }
        return cells + [
          same.map { "\(signed($0.before)), then \(signed($0.after))" } ?? ""
        ]
      })
  }

  private func isStability(_ row: RelationChange.Row) -> Bool {
    row.measure == "jaccard_ties" || row.measure == "qap_correlation"
  }

  /// Whether the same people are still tied, in plain words.
  private func stability(of relation: RelationChange) -> String? {
    func row(_ measure: String) -> RelationChange.Row? {
      relation.rows.first { $0.measure == measure }
    }
    guard let overlap = row("jaccard_ties"), overlap.value.isFinite else { return nil }
    let people = Phrases.count(relation.stayers, "person", "people")
    guard !relation.isUnchanged else {
      return "The \(people) in both snapshots have the same ties at both times."
    }
    var sentence =
      "Of all ties among the \(people) in both snapshots, \(NumberText.percent(overlap.value)) are "
      + "there at both times."
    if let correlation = row("qap_correlation"), correlation.value.isFinite {
      sentence += " The correlation of before and after is \(NumberText.short(correlation.value))"
      if let drawn = correlation.p {
        let found = isFound(relation.relation, .stayers, correlation.measure, "")
        sentence +=
          " (p \(p(drawn, found: found)))"
          + (found && correlation.value > 0
            ? ": more of the old ties are kept than if people had changed places at random." : ".")
      } else {
        sentence += ". \(MarkdownText.escaped(correlation.note))."
      }
    }
    return sentence
  }

  private func title(_ row: RelationChange.Row) -> String {
    var title = Catalogue.definition(of: row.measure)?.title ?? MarkdownText.escaped(row.measure)
    if row.variant.hasPrefix("direction=in") { title += ", incoming" }
    if row.variant.hasPrefix("direction=out") { title += ", outgoing" }
    return title
  }

  private func people(of row: RelationChange.Row) -> String {
    guard row.scope == .everyone else { return "\(row.peopleBefore) stayers" }
    return row.peopleBefore == row.peopleAfter
      ? "all \(row.peopleBefore) named" : "all named: \(row.peopleBefore), then \(row.peopleAfter)"
  }

  /// Why values or p are missing, each reason once.
  private func unavailable(_ rows: [RelationChange.Row]) -> [String] {
    var reasons: [String] = []
    for row in rows where !row.note.isEmpty && row.p == nil {
      if row.value.isFinite && (row.isStandardised || row.scope == .everyone) { continue }
      let reason =
        (row.value.isNaN ? "\(title(row)): n/a (" : "No p (") + MarkdownText.escaped(row.note)
        + ")."
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons
  }

  private func signed(_ value: Double) -> String {
    value > 0 ? "+" + NumberText.short(value) : NumberText.short(value)
  }
}
