import Metrics
import Organisations

extension MarkdownReport {
  /// What the data cannot say.
  func limits(_ writer: inout MarkdownWriter) {
    writer.heading(2, "What the data cannot say")
    var items = [
      "Decisions prevented, anticipated or made in the corridor are not in a log; even sharing "
        + "within a committee may still follow one voice: we see who was listed, not who swayed "
        + "whom."
    ]
    if organisation.hasDecisionLog {
      if let expectation = evenExpectation() { items.append(expectation) }
      items.append(
        organisation.logCoverage.map {
          "The log is declared to hold \(NumberText.percent($0)) of all decisions."
        } ?? "Which share of all decisions the log holds is not known.")
    } else {
      items.append("Who decides is not in these data: there is no decision log.")
    }
    if organisation.logIsExecution {
      items.append("The log is an execution log: it shows who executes, not who consents.")
    }
    if organisation.rosterBasis != .declared {
      items.append(
        "Without a roster nobody knows who could have taken part and did not; silent people are "
          + "missing from N, so no dimension may be called distributed.")
    }
    if organisation.rights.isEmpty {
      items.append("Rights are not recorded: whether they are held or lent is not measured.")
    }
    if organisation.voice.isEmpty { items.append("Who speaks in meetings is not recorded.") }
    let missing = organisation.responses.filter { $0.invited && !$0.responded }.count
    if missing > 0 {
      items.append(
        "\(Phrases.count(missing, "person", "people")) who were asked did not answer: missing "
          + "ties are not absent ties.")
    }
    writer.list(items)
  }

  private func evenExpectation() -> String? {
    guard let coverage = decisionColumn("coverage_use", "weights=count")?.nullMean,
      let top = decisionColumn("cr1_use", "weights=count")?.nullMean
    else { return nil }
    let decisions = organisation.decisions.count(where: \.isCompleted)
    let few = coverage < 0.995 ? " and only \(NumberText.percent(coverage)) of people deciding" : ""
    return "With \(NumberText.grouped(Int64(decisions))) decisions among "
      + "\(Phrases.count(assessment.rosterSize, "person", "people")) even a perfectly even "
      + "organisation would show a top share of \(NumberText.percent(top))\(few)."
  }

  /// What was read, what was not, what was odd.
  func data(_ writer: inout MarkdownWriter) {
    let provenance = organisation.provenance
    writer.heading(2, "The data")
    writer.table(
      ["file", "taken for", "rows", "columns taken for ours"], numbers: [2],
      provenance.sources.map { source in
        [
          MarkdownText.escaped(source.name), source.table, NumberText.grouped(Int64(source.rows)),
          source.columns.map(MarkdownText.escaped).joined(separator: ", "),
        ]
      })
    tallies(&writer)
    if !provenance.remarks.isEmpty {
      writer.heading(3, "How it was read")
      writer.list(provenance.remarks.map(MarkdownText.escaped))
    }
    if !provenance.warnings.isEmpty {
      writer.heading(3, "What is odd in it")
      writer.list(
        provenance.warnings.map { warning in
          MarkdownText.escaped(warning.text)
            + (warning.count > 1 ? " (\(NumberText.grouped(Int64(warning.count))) times)" : "")
            + (warning.places.isEmpty
              ? ""
              : ": " + warning.places.prefix(5).map(MarkdownText.escaped).joined(separator: ", "))
        })
    }
    if !provenance.skipped.isEmpty {
      writer.heading(3, "Not read")
      writer.list(
        provenance.skipped.map {
          "\(MarkdownText.escaped($0.name)): \(MarkdownText.escaped($0.reason))"
        })
    }
  }

  private func tallies(_ writer: inout MarkdownWriter) {
    writer.table(
      ["relation", "ties read", "merged as parallel", "loops dropped", "of weight 0", "ties kept"],
      numbers: [1, 2, 3, 4, 5],
      organisation.allRelations.map { relation in
        let tally = relation.tally
        return [MarkdownText.escaped(relation.name)]
          + [tally.added, tally.merged, tally.loops, tally.zeroWeights, relation.graph.tieCount]
          .map { NumberText.grouped(Int64($0)) }
      })
  }

  /// Options, constants, definitions, references.
  func methods(_ writer: inout MarkdownWriter) {
    writer.heading(2, "Methods")
    writer.paragraph(
      "heterarchy \(Version.current)"
        + MarkdownText.escaped("; options: " + report.options.runOptions.joined(separator: ", "))
        + ". Random numbers: xoshiro256\\*\\* seeded by SplitMix64, one stream a measure and null "
        + "model, master seed \(assessment.settings.seed). Weights are tie strengths; parallel "
        + "ties are summed, loops dropped, people without ties or decisions count as zeros; "
        + "relations are never added up.")
    writer.heading(3, "Thresholds and gates")
    writer.table(
      ["constant", "value", "default"], numbers: [1, 2],
      assessment.settings.constants.settings.map { constant in
        [
          MarkdownText.escaped(constant.name), NumberText.exact(constant.value),
          NumberText.exact(constant.standard),
        ]
      })
    writer.heading(3, "Measures")
    writer.table(
      ["measure", "question", "formula", "range", "direction", "source"],
      usedDefinitions().map { definition in
        [
          definition.id, definition.question, definition.formula, definition.range,
          definition.direction.words, definition.source,
        ].map(MarkdownText.escaped)
      })
    writer.paragraph(
      "`heterarchy explain ID` says more of each. The measures of this report stand in "
        + "`verdict.csv`, `sensitivity.csv`, `measures.csv`, `people.csv`, `decisions.csv`, "
        + "`changes.csv` and `ties_between_units.csv`; what was read, with counts and hashes, in `manifest.json`."
    )
  }

  /// Definitions of what was measured here, in the order of the catalogue.
  private func usedDefinitions() -> [Definition] {
    let used = Set(
      assessment.networks.flatMap { $0.columns.map(\.measure) }
        + assessment.pairs.flatMap { $0.columns.map(\.measure) }
        + (report.decisionColumns + report.voiceColumns).map(\.measure)
        + verdict.dimensions.map(\.measure))
    return Catalogue.all.filter { used.contains($0.id) }
  }
}
