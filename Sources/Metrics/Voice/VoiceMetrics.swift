import Organisations

/// How evenly people speak.
struct VoiceFraction: DecisionMetric {
  var definition: Definition {
    Definition(
      id: "effective_fraction_voice", title: "Effective fraction of voice",
      question: "As if what share of the eligible people took all turns equally?",
      formula: "φ = 1/(N·Ĥ), Ĥ over pairs of different meetings or threads",
      range: "1/N to 1; estimates may exceed 1 by chance", direction: .smallerIsConcentrated,
      undefined: "fewer than two meetings or threads",
      caveat: "Who speaks, not who is heard; people who were not invited count as silent.",
      source: "Hill 1973; Woolley et al. 2010")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let estimate = CoincidenceEstimate(VoiceShares(log).shares)
    let range = estimate.interval(of: log.eligibleCount)
    return [
      Column(
        definition.id, whole: estimate.effectiveFraction(of: log.eligibleCount),
        reason: "fewer than two meetings or threads, or nobody is eligible",
        low: range.low.isFinite ? range.low : nil, high: range.high.isFinite ? range.high : nil,
        n: estimate.clusters)
    ]
  }
}

/// How many speak, in effect.
struct VoiceNumber: DecisionMetric {
  var definition: Definition {
    Definition(
      id: "effective_number_voice", title: "Effective number of speakers",
      question: "As if how many people took all turns equally?",
      formula: "²D = 1/Ĥ, Ĥ over pairs of different meetings or threads",
      range: "1 to N; estimates may exceed N by chance", direction: .smallerIsConcentrated,
      undefined: "fewer than two meetings or threads, or no two with a speaker in common",
      caveat: "Who speaks, not who is heard.", source: "Hill 1973")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let estimate = CoincidenceEstimate(VoiceShares(log).shares)
    return [
      Column(
        definition.id, whole: estimate.hhi > 0 ? 1 / estimate.hhi : .nan,
        reason: "fewer than two meetings or threads, or no two with a speaker in common",
        n: estimate.clusters)
    ]
  }
}

/// Each person's share of the turns.
struct VoiceShare: DecisionMetric {
  var definition: Definition {
    Definition(
      id: "share_voice", title: "Share of voice",
      question: "What share of the turns does each person take, every meeting weighing the same?",
      formula: "mean over meetings of turns/all turns, people who do not count left out",
      range: "0 to 1, 1 in sum", direction: .neither, undefined: "nobody is recorded as speaking",
      caveat: "A short meeting weighs as much as a long one.", source: "Woolley et al. 2010")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let totals = VoiceShares(log).shares.totals()
    let all = totals.compensatedSum()
    let people = log.eligible.indices.filter { !log.isSeat(log.eligible[$0]) }
    return [
      Column(
        definition.id, scope: .some(people.map { log.eligible[$0] }),
        values: people.map { all > 0 ? totals[$0] / all : .nan },
        reason: "nobody is recorded as speaking")
    ]
  }
}
