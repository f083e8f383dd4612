import Organisations

/// When the decisions changed hands.
struct DecisionChangePoints: DecisionMetric {
  var definition: Definition {
    Definition(
      id: "change_points", title: "Changes in who decides",
      question: "When did other people come to take the decisions, or to have the last word?",
      formula:
        "binary segmentation: the split t with the largest Q(t) = m·n/(m + n) · Σ(x̄ᵢ − ȳᵢ)², "
        + "x̄ and ȳ the mean shares before and after, where it beats 99 % of random orders of the "
        + "clusters; the value is ½ Σ|x̄ᵢ − ȳᵢ| between neighbouring stretches",
      range: "0 or more; shares and p are at most 1", direction: .neither,
      undefined: "fewer than 30 independent dated decisions",
      caveat: "Only changes that leave at least 15 days or other clusters on either side are seen. "
        + "People who decide for weeks on end while nothing changes make for more changes than there "
        + "are.",
      source: "Matteson & James 2014; Scott & Knott 1974")
  }

  func columns(of log: DecisionLog) throws -> [Column] {
    try log.changingAttributions.flatMap { attribution -> [Column] in
      let found = try log.changes(attribution)
      let variant = "attribution=\(attribution.rawValue)"
      let count = Column(
        definition.id, variant: variant + ";number",
        whole: found.reason == nil ? Double(found.changes.count) : .nan, reason: found.reason,
        n: found.clusters, missing: found.undated)
      guard !found.changes.isEmpty else { return [count] }
      let days = found.changes.map(\.after.dayText)
      func column(_ word: String, _ values: [Double], _ note: String = "") -> Column {
        Column(
          definition.id, variant: "\(variant);\(word)", scope: .labelled(days), values: values,
          reason: "fewer than two independent decisions", n: found.clusters, note: note)
      }
      let (before, after) = (found.stretches.dropLast(), found.stretches.dropFirst())
      return [
        count,
        column(
          "changed_hands", found.changes.map(\.changedHands), "the first day after the change"),
        column("p", found.changes.map(\.p)),
        column("effective_number_before", before.map(\.effectiveNumber)),
        column("effective_number_after", after.map(\.effectiveNumber)),
        column("effective_fraction_before", before.map(\.effectiveFraction)),
        column("effective_fraction_after", after.map(\.effectiveFraction)),
      ]
    }
  }
}

extension DecisionLog {
  /// Who takes decisions, and who has the last word where that is not always the same.
  public var changingAttributions: [Attribution] {
    completed.contains { $0.holders(.use) != $0.holders(.lastWord) } ? [.use, .lastWord] : [.use]
  }
}
