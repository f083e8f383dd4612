import Metrics
import Organisations

extension MarkdownReport {
  /// Who decides: each attribution, by count and by magnitude, and the domains.
  func decisions(_ writer: inout MarkdownWriter) {
    guard organisation.hasDecisionLog else { return }
    writer.heading(2, "Who decides")
    writer.paragraph(
      "*Use* is who took a decision; the *last word* is whoever could and did approve or veto it, "
        + "else whoever took it; *proposal* is who put it forward; *advice* is who was asked. "
        + "Their gap tells rights that are lent from rights that are held.")
    attributions(&writer)
    readingsOfN(&writer)
    holders(&writer)
    domains(&writer)
    process(&writer)
  }

  private static let attributions = [
    ("use", "use"), ("last_word", "last word"), ("proposal", "proposal"), ("advice", "advice"),
  ]

  private func attributions(_ writer: inout MarkdownWriter) {
    var rows: [[String]] = []
    var absent: [String] = []
    for (id, title) in Self.attributions {
      if let reason = decisionColumn("cr1_\(id)", "weights=count")?.reason {
        absent.append("\(title): n/a (\(MarkdownText.escaped(reason))).")
        continue
      }
      for weights in ["count", "magnitude", "votes"] {
        let variant = "weights=\(weights)"
        guard
          let fraction = decisionColumn(
            "effective_fraction_\(id)", "\(variant);estimator=cross_event")
        else { continue }
        let number = decisionColumn("effective_number_\(id)", "\(variant);estimator=cross_event")
        rows.append([
          title, weights, Phrases.value(fraction), number.map(Phrases.value) ?? "",
          decisionColumn("cr1_\(id)", variant).map(Phrases.value) ?? "",
          decisionColumn("cr3_\(id)", variant).map(Phrases.value) ?? "",
          decisionColumn("coverage_\(id)", variant).map(coverage) ?? "",
          decisionColumn("gini_bc_\(id)", variant).map(gini) ?? "",
        ])
      }
    }
    writer.table(
      [
        "attribution", "counted by", "φ (90 % interval)", "effective number of people",
        "share of the first (95 % interval)", "share of the first three",
        "people with any (even chance)",
        "Gini (even chance)",
      ], numbers: Set(2...7), rows)
    if !absent.isEmpty { writer.list(absent) }
    writer.paragraph(
      "φ is estimated from pairs of different decisions, so that few decisions do not look like "
        + "concentration; the figures in brackets behind coverage and Gini are what pure chance "
        + "would show if everybody decided equally often.")
  }

  /// Without a roster, who counts decides the answer: the three readings side by side.
  private func readingsOfN(_ writer: inout MarkdownWriter) {
    guard organisation.rosterBasis != .declared else { return }
    let readings = [
      ("regulars (the default)", "weights=count"),
      ("those who decided", "weights=count;roster=deciders"),
      ("everyone named", "weights=count;roster=everyone"),
    ]
    let rows = readings.compactMap { title, variant in
      decisionColumn("effective_fraction_last_word", variant + ";estimator=cross_event").map {
        [title, Phrases.value($0)]
      }
    }
    writer.paragraph("There is no roster, so φ of the last word depends on who is taken to count:")
    writer.table(["N is", "φ of the last word (90 % interval)"], numbers: [1], rows)
  }

  private func coverage(_ column: Column) -> String {
    guard let value = column.values.first, value.isFinite else { return Phrases.value(column) }
    let expected = column.nullMean.map { " (\(NumberText.percent($0)))" } ?? ""
    return NumberText.percent(value) + expected
  }

  private func gini(_ column: Column) -> String {
    guard let value = column.values.first, value.isFinite else { return Phrases.value(column) }
    return NumberText.short(value) + (column.nullMean.map { " (\(NumberText.short($0)))" } ?? "")
  }

  /// The ten people with the largest share of last words.
  private func holders(_ writer: inout MarkdownWriter) {
    func shares(_ attribution: String) -> [Int: Double] {
      guard
        let column = report.decisionColumns.first(where: {
          $0.measure == "share_\(attribution)" && $0.variant == "weights=count"
        })
      else { return [:] }
      switch column.scope {
      case .people:
        return Dictionary(uniqueKeysWithValues: column.values.enumerated().map { ($0, $1) })
      case .some(let people): return Dictionary(uniqueKeysWithValues: zip(people, column.values))
      case .whole, .ties, .labelled: return [:]
      }
    }
    let lastWord = shares("last_word")
    let others = ["use", "proposal", "advice"].map(shares)
    let order = lastWord.filter { $0.value > 0 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10)
    guard !order.isEmpty else { return }
    writer.heading(3, "The largest shares")
    writer.table(
      ["person", "last word", "use", "proposal", "advice"], numbers: [1, 2, 3, 4],
      order.map { person, share in
        [report.person(person), NumberText.percent(share)]
          + others.map { $0[person].map(NumberText.percent) ?? "" }
      })
  }

  private func domains(_ writer: inout MarkdownWriter) {
    let prefix = "weights=count;domain="
    let suffix = ";estimator=cross_event"
    let rows = report.decisionColumns.compactMap { column -> [String]? in
      guard column.measure == "effective_fraction_last_word", column.variant.hasPrefix(prefix),
        column.variant.hasSuffix(suffix),
        case .whole = column.scope
      else { return nil }
      let domain = column.variant.dropFirst(prefix.count).dropLast(suffix.count)
      return [
        MarkdownText.escaped(String(domain)), column.n.map(String.init) ?? "",
        Phrases.value(column),
      ]
    }
    guard rows.count > 1 else { return }
    writer.heading(3, "By domain")
    writer.table(
      ["domain", "decisions", "φ of the last word"], numbers: [1, 2], Array(rows.prefix(20)))
    if rows.count > 20 {
      writer.paragraph("\(rows.count - 20) more domains are in `measures.csv`.")
    }
    writer.paragraph(
      "A domain with one holder is not by itself concentration: where roles hold authority, each "
        + "domain has few holders and the whole has many.")
  }

  /// Advice, vetoes, approvals, waiting.
  private func process(_ writer: inout MarkdownWriter) {
    let shown: [(measure: String, variant: String, title: String)] = [
      (
        "advice_coverage", "pooled=no", "share of the affected who were asked (mean over decisions)"
      ),
      ("expert_advice_rate", "", "decisions with an expert asked"),
      ("breadth_magnitude_kendall_b", "", "the bigger the decision, the more asked (Kendall τ_b)"),
      ("veto_rate", "", "decisions vetoed or overridden"),
      ("approval_rate", "", "decisions that needed approval"),
      ("self_approval_rate", "", "approvals given by a proposer"),
      ("objection_rate", "", "consent decisions with an objection"),
      ("rank_kendall_b_last_word", "weights=count", "seniors have the last word (Kendall τ_b)"),
      ("latency_median_h", "", "median wait, hours"),
    ]
    let rows = shown.compactMap { row in
      decisionColumn(row.measure, row.variant).map { [row.title, Phrases.value($0)] }
    }
    guard !rows.isEmpty else { return }
    writer.heading(3, "How decisions are taken")
    writer.table(["measure", "value (95 % interval; coverage 90 %)"], numbers: [1], rows)
    writer.paragraph("Vetoes that were foreseen and so never needed leave no trace in a log.")
  }
}
