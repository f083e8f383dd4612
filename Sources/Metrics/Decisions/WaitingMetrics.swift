import Organisations

/// How long decisions take.
struct Latency: DecisionMetric {
  var isMedian: Bool

  var definition: Definition {
    Definition(
      id: "latency_\(isMedian ? "median" : "mean")_h",
      title: "Hours from request to decision, \(isMedian ? "median" : "mean")",
      question: "How long does a decision take?",
      formula: "\(isMedian ? "median" : "mean") of decided_at − requested_at in hours",
      range: "from 0", direction: .neither, undefined: "no decision has both times",
      caveat: "Closed decisions only: what still waits is not in it.", source: "")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let hours = log.completed.compactMap(\.hours)
    let mean = hours.isEmpty ? .nan : hours.compensatedSum() / Double(hours.count)
    return [
      Column(
        definition.id, whole: isMedian ? quantile(hours, 0.5) : mean,
        reason: "no decision has both times", n: hours.count,
        missing: log.completed.count - hours.count)
    ]
  }
}

/// Whose last word others waited for.
struct WaitShare: DecisionMetric {
  /// What is printed.
  enum Kind: CaseIterable {
    case share, largest, load
  }

  var kind: Kind

  var definition: Definition {
    switch kind {
    case .share:
      Definition(
        id: "wait_share", title: "Share of the hours waited",
        question: "What share of all hours waited for decisions was waited for each person?",
        formula: "hours of each decision shared by its last-word holders, over all hours",
        range: "0 to 1; sums to 1", direction: .neither, undefined: "no decision has both times",
        caveat: "Credits the holder of the last word, whoever else was slow.", source: "")
    case .largest:
      Definition(
        id: "wait_share_cr1", title: "Largest share of the hours waited",
        question: "What share of all hours waited was waited for one person?",
        formula: "the largest wait_share", range: "1/N to 1", direction: .largerIsConcentrated,
        undefined: "no decision has both times",
        caveat: "Credits the holder of the last word, whoever else was slow.", source: "")
    case .load:
      Definition(
        id: "queue_load", title: "Decisions credited",
        question: "How many decisions had each person's last word, shared ones in parts?",
        formula: "Σ over decisions of 1/(number of last-word holders)", range: "from 0",
        direction: .neither, undefined: "never", caveat: "", source: "")
    }
  }

  func columns(of log: DecisionLog) -> [Column] {
    var held = [CompensatedSum](repeating: CompensatedSum(), count: log.holderCount)
    var counted = 0
    for entry in log.completed {
      let amount = kind == .load ? 1 : entry.hours
      let holders = entry.lastWord.filter { log.isEligible[$0] }
      guard let amount, !holders.isEmpty else { continue }
      counted += 1
      for holder in holders { held[holder].add(amount / Double(holders.count)) }
    }
    let all = held.lazy.map(\.value).compensatedSum()
    let missing = log.completed.count - counted
    let people = log.eligible.filter { !log.isSeat($0) }
    let reason = "no decision has both times, or none took any"
    switch kind {
    case .load:
      return [
        Column(
          definition.id, scope: .some(people), values: people.map { held[$0].value }, n: counted,
          missing: missing)
      ]
    case .share:
      return [
        Column(
          definition.id, scope: .some(people),
          values: people.map { all > 0 ? held[$0].value / all : .nan }, reason: reason, n: counted,
          missing: missing)
      ]
    case .largest:
      return [
        Column(
          definition.id, whole: all > 0 ? (held.map(\.value).max() ?? 0) / all : .nan,
          reason: reason, n: counted, missing: missing)
      ]
    }
  }
}

/// The size of a log and of its roster.
struct LogCount: DecisionMetric {
  /// What is counted.
  enum Kind: CaseIterable {
    case eligible, completed, pending
  }

  var kind: Kind

  var definition: Definition {
    let (id, title, question, formula) =
      switch kind {
      case .eligible:
        (
          "eligible", "Eligible people", "How many people count?",
          "N: the roster, else people with a part in at least \(DecisionLog.regularFrom) decisions"
        )
      case .completed:
        (
          "decisions_completed", "Completed decisions", "How many decisions were taken?",
          "#{e: adopted or rejected}"
        )
      case .pending:
        (
          "decisions_pending", "Pending decisions", "How many decisions still wait?",
          "#{e: pending}"
        )
      }
    return Definition(
      id: id, title: title, question: question, formula: formula, range: "from 0",
      direction: .neither, undefined: "never", caveat: "", source: "")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let count =
      switch kind {
      case .eligible: log.eligibleCount
      case .completed: log.completed.count
      case .pending: log.pendingCount
      }
    return [Column(definition.id, whole: Double(count))]
  }
}
