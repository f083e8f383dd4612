import Foundation
import Organisations

/// The share of the affected who were asked.
struct AdviceCoverageMetric: DecisionMetric {
  var definition: Definition {
    Definition(
      id: "advice_coverage", title: "Advice coverage",
      question: "What share of the people affected by a decision were asked for advice?",
      formula: "mean over decisions of |affected∖deciders ∩ consulted| / |affected∖deciders|",
      range: "0 to 1", direction: .smallerIsConcentrated,
      undefined: "no decision names somebody affected who did not decide",
      caveat:
        "Needs the affected recorded independently of the consulted, else it is 1 by construction.",
      source: "Laloux 2014")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let coverage = AdviceCoverage(log)
    let note =
      coverage.identical > 0.95
      ? "affected and consulted are the same people in nearly all decisions: no evidence" : ""
    let reason = "no decision names somebody affected who did not decide"
    return [
      Column(
        definition.id, variant: "pooled=no", whole: coverage.mean, reason: reason,
        low: coverage.decisions > 1 ? coverage.low : nil,
        high: coverage.decisions > 1 ? coverage.high : nil, n: coverage.decisions,
        missing: log.completed.count - coverage.decisions, note: note),
      Column(
        definition.id, variant: "pooled=yes", whole: coverage.pooled, reason: reason,
        n: coverage.decisions, missing: log.completed.count - coverage.decisions, note: note),
    ]
  }
}

/// How many decisions the coverage rests on.
struct AdviceCoverageCount: DecisionMetric {
  var definition: Definition {
    Definition(
      id: "advice_coverage_n", title: "Decisions with affected others",
      question: "How many completed decisions name somebody affected who did not decide?",
      formula: "#{e: affected∖deciders ≠ ∅}", range: "from 0", direction: .neither,
      undefined: "never", caveat: "", source: "")
  }

  func columns(of log: DecisionLog) -> [Column] {
    [Column(definition.id, whole: Double(AdviceCoverage(log).decisions), n: log.completed.count)]
  }
}

/// How often an expert was asked.
struct ExpertAdviceRate: DecisionMetric {
  var definition: Definition {
    Definition(
      id: "expert_advice_rate", title: "Expert advice rate",
      question: "In what share of decisions was an expert asked who did not decide?",
      formula: "#{e: some consulted expert is no decider} / E", range: "0 to 1",
      direction: .smallerIsConcentrated,
      undefined: "no completed decisions, or the log marks nobody as an expert",
      caveat: "Whether the experts were the right ones.", source: "Laloux 2014")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let asked = log.completed.count { entry in
      entry.experts.contains { !entry.deciders.contains($0) }
    }
    let marked = log.completed.contains { !$0.experts.isEmpty }
    return [
      .rate(
        definition.id, asked, of: marked ? log.completed.count : 0,
        reason: log.completed.isEmpty
          ? "no completed decisions" : "the log marks nobody as an expert")
    ]
  }
}

/// How many were asked.
struct BreadthOfAdvice: DecisionMetric {
  var definition: Definition {
    Definition(
      id: "breadth_mean", title: "Breadth of advice",
      question: "How many people who did not decide were asked, on average?",
      formula: "mean of |consulted∖deciders| over completed decisions", range: "from 0",
      direction: .neither, undefined: "no completed decisions",
      caveat: "Depends on how big the decisions are.", source: "Laloux 2014")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let asked = log.completed.map { Double($0.advisers.count) }
    return [
      Column(
        definition.id, whole: asked.isEmpty ? .nan : asked.compensatedSum() / Double(asked.count),
        reason: "no completed decisions", n: asked.count)
    ]
  }
}

/// The bigger the decision, the wider the consultation.
struct BreadthAndMagnitude: DecisionMetric {
  var isKendall: Bool

  var definition: Definition {
    Definition(
      id: "breadth_magnitude_\(isKendall ? "kendall_b" : "spearman")",
      title: "Breadth of advice and magnitude, \(isKendall ? "Kendall τ_b" : "Spearman ρ")",
      question: "Are more people asked when the decision is bigger?",
      formula: "\(isKendall ? "τ_b" : "ρ") of magnitude with |consulted∖deciders|",
      range: "−1 to 1", direction: .neither,
      undefined: "no magnitudes, or all magnitudes or all breadths the same",
      caveat: "Says nothing of who is asked.", source: "Laloux 2014")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let sized = log.completed.filter { $0.magnitude != nil }
    let magnitudes = sized.map { $0.magnitude ?? .nan }
    let breadths = sized.map { Double($0.advisers.count) }
    return [
      Column(
        definition.id,
        whole: isKendall
          ? RankCorrelation.kendall(magnitudes, breadths)
          : RankCorrelation.spearman(magnitudes, breadths),
        reason: sized.isEmpty
          ? "no magnitudes are recorded" : "all magnitudes or all breadths are the same",
        n: sized.count, missing: log.completed.count - sized.count)
    ]
  }
}

/// How many more are asked when the decision is twice as big.
struct BreadthPerDoubling: DecisionMetric {
  var definition: Definition {
    Definition(
      id: "breadth_per_doubling", title: "More people asked per doubling of magnitude",
      question: "How many more people are asked when a decision is twice as big?",
      formula: "Theil–Sen: the median slope of |consulted∖deciders| over log₂(magnitude)",
      range: "any number", direction: .neither,
      undefined: "no magnitudes above 0, or all the same",
      caveat: "Says nothing of who is asked; 0 where more than half of the pairs ask equally many.",
      source: "Theil 1950; Sen 1968; Laloux 2014")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let sized = log.completed.filter { ($0.magnitude ?? 0) > 0 }
    return [
      Column(
        definition.id,
        whole: TheilSen.slope(
          sized.map { log2($0.magnitude ?? 1) }, sized.map { Double($0.advisers.count) }),
        reason: sized.isEmpty
          ? "no magnitudes above 0 are recorded" : "all magnitudes are the same",
        n: sized.count, missing: log.completed.count - sized.count)
    ]
  }
}

extension Column {
  /// A share of decisions with its 95 % Wilson interval; the rule of three where it is 0.
  static func rate(
    _ measure: String, _ events: Int, of total: Int, reason: String, missing: Int? = nil,
    note: String = ""
  ) -> Column {
    guard total > 0 else {
      return Column(measure, whole: .nan, reason: reason, n: 0, missing: missing)
    }
    let interval = WilsonInterval(Double(events), of: Double(total), z: 1.96)
    let bound =
      events == 0 ? "0 of \(total) is not never: up to \(3 / Double(total)) is possible" : ""
    return Column(
      measure, whole: Double(events) / Double(total), low: interval.low, high: interval.high,
      n: total, missing: missing,
      note: [note, bound].filter { !$0.isEmpty }.joined(separator: "; "))
  }
}
