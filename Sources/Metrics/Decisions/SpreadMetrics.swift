import Organisations

/// What the largest holders have together.
struct LargestShare: HoldingMetric {
  var attribution: Attribution
  var count: Int

  var definition: Definition {
    Definition(
      id: "cr\(count)_\(suffix)",
      title: "Share of the largest \(count == 1 ? "holder" : "\(count)"), \(attribution.words)",
      question: count == 1
        ? "What share of all \(attribution.words) lies with one person?"
        : "What share of all \(attribution.words) lies with the \(count) who have most?",
      formula: "the \(count) largest shares, summed", range: "\(count)/N to 1",
      direction: .largerIsConcentrated, undefined: "no decisions",
      caveat: "The largest of noisy shares is too large in short logs: see its even-chance value.",
      source: "Hall & Tideman 1967")
  }

  func columns(of log: DecisionLog) -> [Column] {
    log.slices(attribution).map { slice in
      let value = slice.spread.cr(count)
      guard slice.isMain, count == 1, value.isFinite else {
        return Column(
          definition.id, variant: slice.variant, whole: value,
          reason: slice.emptyReason(attribution), n: slice.events.count,
          missing: slice.events.unknown)
      }
      let events = Double(CoincidenceEstimate(slice.events.shares).clusters)
      let interval = WilsonInterval(value * events, of: events, z: 1.96)
      let null = log.evenChances(attribution).cr1
      return Column(
        definition.id, variant: slice.variant, whole: value, low: interval.low,
        high: interval.high, nullMean: null.mean, nullP: null.p,
        chance: EvenChances.Null.chance, n: slice.events.count, missing: slice.events.unknown,
        note: "\(null.words); its 95th percentile is \(null.percentile95); 95 % Wilson interval")
    }
  }
}

/// Gini's index with its value under even chances.
struct GiniOfDecisions: HoldingMetric {
  var attribution: Attribution

  var definition: Definition {
    Definition(
      id: "gini_bc_\(suffix)", title: "Gini index of \(attribution.words), corrected",
      question: "How unequally do people hold \(attribution.words)?",
      formula: "Σ(2i − N − 1)x₍ᵢ₎ / (N Σx) · N/(N − 1), zeros kept", range: "0 to 1",
      direction: .largerIsConcentrated, undefined: "no decisions, or one person",
      caveat: "Counts of few decisions look unequal by chance: read it against its null.",
      source: "Gini 1912; Deltas 2003")
  }

  func columns(of log: DecisionLog) -> [Column] {
    log.slices(attribution).map { slice in
      let value = slice.spread.giniCorrected
      let null = slice.isMain && value.isFinite ? log.evenChances(attribution).gini : nil
      return Column(
        definition.id, variant: slice.variant, whole: value,
        reason: slice.events.people < 2 ? "one person" : slice.emptyReason(attribution),
        nullMean: null?.mean, nullP: null?.p, chance: EvenChances.Null.chance,
        n: slice.events.count, missing: slice.events.unknown,
        note: null.map { "\($0.words); its 95th percentile is \($0.percentile95)" } ?? "")
    }
  }
}

/// The share of people who hold anything at all.
struct CoverageOfDecisions: HoldingMetric {
  var attribution: Attribution

  var definition: Definition {
    Definition(
      id: "coverage_\(suffix)", title: "People with any \(attribution.words)",
      question: "What share of the eligible people have any of the \(attribution.words)?",
      formula: "#{p > 0}/N; by chance 1 − Π(1 − k/N), k the holders of a decision", range: "0 to 1",
      direction: .smallerIsConcentrated, undefined: "nobody is eligible",
      caveat: "Low in short logs: read it against its expected value.", source: "Hurlbert 1971")
  }

  func columns(of log: DecisionLog) -> [Column] {
    log.slices(attribution).map { slice in
      let people = slice.events.people
      let holding = slice.events.shares.totals().count { $0 > 0 }
      let chance = EvenChances(
        people: people, holdersPerEvent: slice.events.shares.holdersPerEvent
      ).expectedCoverage
      let isDefined = people > 0 && slice.events.count > 0
      let expected = isDefined ? Int((chance * Double(people)).rounded()) : 0
      return Column(
        definition.id, variant: slice.variant,
        whole: isDefined ? min(1, Double(holding) / Double(people)) : .nan,
        reason: slice.emptyReason(attribution), nullMean: isDefined ? chance : nil,
        n: slice.events.count, missing: slice.events.unknown,
        note: isDefined
          ? "\(holding) of \(people) people; \(expected) would be expected by chance" : "")
    }
  }
}

/// Rank against holdings.
struct RankAssociationOfDecisions: HoldingMetric {
  var attribution: Attribution
  var isKendall: Bool

  var definition: Definition {
    Definition(
      id: "rank_\(isKendall ? "kendall_b" : "spearman")_\(suffix)",
      title: "Formal rank and \(attribution.words), \(isKendall ? "Kendall τ_b" : "Spearman ρ")",
      question: "Do people of higher rank have more of the \(attribution.words)?",
      formula: isKendall
        ? "τ_b of (−level, share) over all eligible people, zeros included"
        : "correlation of the ranks of (−level, share), ties averaged",
      range: "−1 to 1", direction: .largerIsConcentrated,
      undefined: "no levels recorded, or all the same",
      caveat: "Few levels tie many people; the p-value takes that into account.",
      source: isKendall ? "Kendall 1945; Knight 1966" : "Spearman 1904")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let rank = log.rankAssociation(attribution)
    let people = log.events(attribution).people
    return [
      Column(
        definition.id, variant: "weights=count", whole: isKendall ? rank.kendall : rank.spearman,
        reason: rank.people == 0
          ? "no levels are recorded" : "all levels or all shares are the same",
        nullP: isKendall && rank.p.isFinite ? rank.p : nil, chance: RankAssociation.chance,
        n: rank.people, missing: max(0, people - rank.people),
        note: isKendall && rank.p.isFinite ? rank.words : "")
    ]
  }
}
