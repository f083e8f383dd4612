import Graphs
import Organisations

/// What the log says of decision rights, and what the overall rules and the ladder need of it.
struct DecisionRights {
  var verdict: DimensionVerdict
  /// The lower bound of the largest share of last words.
  var topShareLow = Double.nan
  /// How φ_use is classified.
  var useAnswer = Answer.insufficient
  /// φ_use/φ_last.
  var gap = Double.nan
  /// The upper bound of the rate of vetoes and overrides.
  var vetoHigh = Double.nan
  /// The guards that fired, as flags.
  var guards: [String] = []
}

extension Snapshot {
  /// Who has the last word.
  func decisionRights() -> DecisionRights {
    let events = readEvents(reading.attribution)
    var result = DecisionRights(
      verdict: DimensionVerdict(
        .decisionRights, .insufficient,
        measure: "effective_fraction_\(reading.attribution.rawValue)",
        concentratedWhen: "<\(constants.concentratedBelow)",
        distributedWhen: ">\(constants.distributedAbove)", n: people, events: events.count))
    if organisation.decisions.isEmpty {
      result.verdict.measure = ""
      result.verdict.reasons = [
        organisation.hasDecisionLog
          ? noDecisions : "There is no decision log: who decides is not in these data."
      ]
      return result
    }

    let estimate = readEstimate(reading.attribution, events)
    let fraction = readFraction(estimate)
    result.verdict.unclippedValue = fraction.value
    result.verdict.value = clipped(fraction.value)
    result.verdict.low = clipped(fraction.low)
    result.verdict.high = clipped(fraction.high)

    let gates = rightsGates(events, clusters: estimate.clusters)
    guard gates.isEmpty else {
      result.verdict.reasons = gates + rightsContext(events)
      return result
    }
    result.verdict.logError = estimate.comparisonError(z: constants.z)
    result.verdict.answer = constants.classify(
      value: result.verdict.value, low: result.verdict.low, high: result.verdict.high)
    result.verdict.reasons = [
      "Last words lie "
        + Words.fraction(
          result.verdict.value, result.verdict.low, result.verdict.high, of: people)
        + " (\(Words.count(events.count, "decision")))."
    ]
    if result.verdict.answer == .insufficient {
      result.verdict.reasons.append("The interval reaches from Concentrated to Distributed.")
    }
    result.verdict.reasons += nearlySure(result.verdict)
    checkUnknownBodies(events, &result.verdict)

    let useEvents = readEvents(.use)
    let use = readFraction(readEstimate(.use, useEvents))
    if useEvents.outside < constants.hiddenAbove {
      result.useAnswer = constants.classify(value: use.value, low: use.low, high: use.high)
    }
    result.gap = use.value / fraction.value

    let vetoed = log.completed.count { !$0.vetoers.isEmpty }
    let veto = WilsonInterval(
      Double(vetoed), of: Double(log.completed.count), z: constants.z)
    result.vetoHigh = veto.high
    let independent = Double(estimate.clusters)
    // A body of unknown size is no one person.
    let top =
      zip(events.heldShares(), events.holders).lazy
      .filter { !log.isSeat($0.1) }.map { spreading(share: $0.0) }.max() ?? 0
    let topRange = WilsonInterval(top * independent, of: independent, z: constants.z)
    result.topShareLow = topRange.low

    let fired = rightsGuards(events, veto: veto, vetoed: vetoed, top: top, topLow: topRange.low)
    if result.verdict.answer == .distributed, !fired.isEmpty {
      result.verdict.answer = .mixed
      result.verdict.reasons += fired.map { "Lowered to Mixed: \($0.sentence)" }
    } else {
      result.verdict.reasons += fired.map { "Note: \($0.sentence)" }
    }
    result.guards = fired.map(\.flag)
    result.verdict.reasons += rightsContext(events)
    return result
  }

  /// Why nothing can be said of decision rights.
  private func rightsGates(_ events: AttributedEvents, clusters: Int) -> [String] {
    var reasons: [String] = []
    let all = log.completed.count
    if all > 0, Double(events.unknown) >= constants.hiddenAbove * Double(all) {
      reasons.append(
        "Not enough evidence: this log hides who decided "
          + "\(Words.percent(Double(events.unknown) / Double(all))) of \(all) completed decisions.")
    } else if let leftOut = leftOut(events.outside, of: "last words"), leftOut.isTooMuch {
      reasons.append(leftOut.sentence)
    }
    let independent = clusters < events.count ? "independent decision" : "completed decision"
    // Some are there and do not say whose they are.
    let known = events.count < all ? " by known people who count" : ""
    if let short = shortage(
      clusters, independent + known, independent + "s" + known,
      needed: constants.decisionsNeeded(people: people))
    {
      reasons.append(short)
      if clusters < events.count {
        reasons.append(
          "The log has \(events.count) decisions, but those of one cluster count once.")
      }
    }
    return reasons
  }

  /// What a reader must know of this log whatever the answer is.
  private func rightsContext(_ events: AttributedEvents) -> [String] {
    var reasons: [String] = []
    let all = log.completed.count
    if organisation.logIsExecution {
      reasons.append(
        "This is an execution log: it shows who carries changes in, not who consents to them.")
    }
    if events.unknown > 0, Double(events.unknown) < constants.hiddenAbove * Double(all) {
      reasons.append(
        "This log hides who decided \(Words.percent(Double(events.unknown) / Double(all))) of "
          + "\(all) completed decisions; they are left out.")
    }
    if let leftOut = leftOut(events.outside, of: "last words"), !leftOut.isTooMuch {
      reasons.append(leftOut.sentence)
    }
    if log.basis == .regulars {
      reasons.append(
        "There is no roster: the \(people) people with a part in at least "
          + "\(DecisionLog.regularFrom) decisions count, of \(log.holderCount) named.")
    }
    return reasons
  }

  /// A body of unknown size counts as one person; where the answer hangs on that, there is none.
  /// Seats whose number was given are as many people, whoever they are.
  private func checkUnknownBodies(_ events: AttributedEvents, _ verdict: inout DimensionVerdict) {
    let isSeat = events.holders.map(log.isSeat)
    guard isSeat.contains(true) else { return }
    let held = zip(events.heldShares(), isSeat).lazy.filter(\.1).map(\.0).compensatedSum()
    guard held > 0 else { return }
    verdict.reasons.append(
      "Bodies whose members are not recorded hold \(Words.percent(held)) of the last words; "
        + "their seats count without names.")
    let isUnknown = events.holders.map(log.isOfUnknownSize)
    guard isUnknown.contains(true) else { return }
    let spread = readFraction(CoincidenceEstimate(events.shares.dispersing(isUnknown)))
    let other = constants.classify(
      value: spread.value, low: clipped(spread.low), high: clipped(spread.high))
    if other != verdict.answer {
      verdict.answer = .insufficient
      verdict.logError = nil
      verdict.reasons.append(
        "The answer depends on how many people sit in them: add their members to memberships.csv.")
    }
  }

  private func rightsGuards(
    _ events: AttributedEvents, veto: WilsonInterval, vetoed: Int, top: Double, topLow: Double
  ) -> [(flag: String, sentence: String)] {
    var fired: [(flag: String, sentence: String)] = []
    let proposal = log.estimate(.proposal)
    let agenda = proposal.interval(of: people, z: constants.z)
    if agenda.high < constants.agendaBelow {
      let value = proposal.effectiveFraction(of: people) * Double(people)
      fired.append(
        (
          "agenda: few people propose",
          "few people propose: as if \(Words.number(value)) of \(people) shared it equally."
        ))
    }
    if veto.low > constants.vetoAbove {
      fired.append(
        (
          "vetoes: decisions are stopped or replaced",
          "\(vetoed) of \(log.completed.count) decisions were vetoed or overridden."
        ))
    }
    if topLow > max(constants.topShareAbove, 2 / Double(people)) {
      fired.append(
        (
          "one person has many of the last words",
          "one person has \(Words.percent(top)) of the last words."
        ))
    }
    let rank = readRankAssociation(events)
    if rank.people >= Int(constants.fewestPeople), rank.hasTwoLevels,
      rank.kendall > constants.rankAbove, rank.p < constants.rankPBelow
    {
      fired.append(
        (
          "rank: seniors have the last word",
          "people of higher rank have more of the last words (τ_b \(Words.number(rank.kendall)), "
            + "p \(Words.number(rank.p)))."
        ))
    }
    return fired
  }
}
