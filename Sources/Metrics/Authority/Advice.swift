import Graphs
import Organisations

/// Advice coverage with its gates passed or not.
struct Coverage {
  /// The mean with its interval; `nil` where coverage cannot be measured.
  var interval: CoverageInterval?
  /// What was measured, or why not.
  var sentence: String
}

extension Snapshot {
  /// How far the affected were asked.
  func coverage() -> Coverage {
    let coverage = AdviceCoverage(log, z: constants.z)
    let needed = Int(constants.fewestCoverageDecisions)
    guard coverage.decisions > 0 else {
      return Coverage(
        sentence: organisation.decisions.isEmpty
          ? "Advice coverage was not measured. \(noDecisions)"
          : "Advice coverage was not measured: nobody is recorded as affected.")
    }
    guard coverage.decisions >= needed else {
      return Coverage(
        sentence: "Advice coverage was not measured: \(coverage.decisions) decisions name somebody "
          + "affected who did not decide, at least \(needed) are needed.")
    }
    if coverage.identical > constants.identicalAbove {
      return Coverage(
        sentence: "Advice coverage was refused: the affected and the consulted are the same people "
          + "in \(Words.percent(coverage.identical)) of decisions, so it is 1 by construction.")
    }
    return Coverage(
      interval: CoverageInterval(value: coverage.mean, low: coverage.low, high: coverage.high),
      sentence: "Of the people affected by a decision, \(Words.percent(coverage.mean)) were asked "
        + "(\(Words.percent(coverage.low)) to \(Words.percent(coverage.high)) with 90 % confidence, "
        + "\(coverage.decisions) decisions).")
  }

  /// Whose advice is asked: from the log, else, where it does not say, from a relation of who asks
  /// whom.
  func advice(_ coverage: Coverage) -> DimensionVerdict {
    let logSays = log.completed.contains { !$0.advisers.isEmpty } || coverage.interval != nil
    if !logSays, let relation = largestRelation(.advice) { return adviceInTies(relation) }
    guard organisation.decisions.isEmpty else { return adviceInLog(coverage) }
    return DimensionVerdict(
      .advice, .insufficient,
      reasons: [
        organisation.hasDecisionLog
          ? "\(noDecisions) A relation of kind advice is not in these data either."
          : "Neither a decision log nor a relation of kind advice is in these data."
      ], n: people)
  }

  private func adviceInLog(_ coverage: Coverage) -> DimensionVerdict {
    let events = log.events(.advice)
    let estimate = CoincidenceEstimate(events.shares)
    var verdict = adviceVerdict("effective_fraction_advice", estimate, events: events.count)
    verdict.coverage = coverage.interval
    let needed = constants.decisionsNeeded(people: people)
    let leftOut = leftOut(events.outside, of: "requests for advice")

    let completed =
      log.clusterCount < log.completed.count ? "independent decision" : "completed decision"
    let short = shortage(log.clusterCount, completed, needed: needed)
    let tooMuch = leftOut?.isTooMuch == true ? leftOut?.sentence : nil
    if short != nil || tooMuch != nil {
      verdict.logError = nil
      verdict.reasons = [short, tooMuch, coverage.sentence].compactMap { $0 }
      return verdict
    }
    let hardlyAsked = (coverage.interval?.high ?? .nan) < constants.coverageConcentratedBelow
    if estimate.clusters < needed {
      verdict.logError = nil
      verdict.answer = hardlyAsked ? .concentrated : .insufficient
      verdict.reasons = [
        events.count == 0
          ? "Who was asked for advice is not recorded."
          : "Somebody who counts and did not decide was asked in "
            + Words.count(
              estimate.clusters,
              estimate.clusters < events.count ? "independent decision" : "decision")
            + "; at least \(needed) are needed to say how evenly."
      ]
    } else {
      verdict.answer = constants.classify(
        value: verdict.value, low: verdict.low, high: verdict.high)
      verdict.reasons = [
        "Requests for advice lie "
          + Words.fraction(verdict.value, verdict.low, verdict.high, of: people)
          + " (\(Words.count(events.count, "decision")))."
      ]
      verdict.reasons += nearlySure(verdict)
    }
    if let leftOut { verdict.reasons.append(leftOut.sentence) }
    verdict.reasons.append(coverage.sentence)
    if hardlyAsked {
      verdict.answer = .concentrated
      verdict.reasons.append("Concentrated: those affected are hardly asked.")
    } else if verdict.answer == .distributed,
      (coverage.interval?.low ?? 1) < constants.coverageDistributedFrom
    {
      verdict.answer = .mixed
      verdict.reasons.append(
        "Lowered to Mixed: it is not sure that at least half of the affected are asked.")
    }
    return verdict
  }

  /// φ of being asked, each asker one cluster.
  private func adviceInTies(_ relation: Relation) -> DimensionVerdict {
    var position = [Int](repeating: -1, count: organisation.people.count)
    let counting = log.eligible.filter { !log.isSeat($0) }
    for (index, person) in counting.enumerated() { position[person] = index }
    var shares = EventShares(holderCount: counting.count)
    var named = 0
    var asked = CompensatedSum()
    var askedOutside = CompensatedSum()
    for asker in relation.graph.nodes {
      let all = relation.graph.arcs(of: asker)
      let arcs = all.filter { position[relation.graph.target(of: $0)] >= 0 }
      // What outsiders ask of one another is no part of this organisation.
      for arc in all {
        let isInside = position[relation.graph.target(of: arc)] >= 0
        guard isInside || position[asker] >= 0 else { continue }
        asked.add(relation.graph.weight(of: arc))
        if !isInside { askedOutside.add(relation.graph.weight(of: arc)) }
      }
      guard !arcs.isEmpty else { continue }
      let weights = arcs.map(relation.graph.weight(of:))
      named += arcs.count
      shares.add(
        arcs.map { position[relation.graph.target(of: $0)] }, weights: weights,
        magnitude: weights.compensatedSum(), cluster: asker)
    }
    let estimate = CoincidenceEstimate(shares)
    var verdict = adviceVerdict("effective_fraction_instrength", estimate, events: named)
    let unmeasured =
      "Whether those affected by decisions are asked was not measured: "
      + (organisation.decisions.isEmpty
        ? noDecisions.prefix(1).lowercased() + noDecisions.dropFirst()
        : "the log does not say who was asked.")
    if let response = response(), response.isTooLow {
      verdict.logError = nil
      verdict.reasons = [response.sentence, unmeasured]
      return verdict
    }
    let leftOut = leftOut(
      asked.value > 0 ? askedOutside.value / asked.value : 0, of: "requests for advice")
    let short =
      (leftOut?.isTooMuch == true ? leftOut?.sentence : nil)
      ?? shortage(estimate.clusters, "asker", needed: Int(constants.fewestAskers))
      ?? shortage(named, "tie", needed: constants.decisionsNeeded(people: people))
    if let short {
      verdict.logError = nil
      verdict.reasons = [short, unmeasured]
      return verdict
    }
    verdict.answer = constants.classify(
      value: verdict.value, low: verdict.low, high: verdict.high)
    verdict.reasons = [
      "In \(relation.name), being asked lies "
        + Words.fraction(verdict.value, verdict.low, verdict.high, of: people)
        + " (\(Words.count(estimate.clusters, "asker")), \(named) ties)."
    ]
    verdict.reasons += nearlySure(verdict) + [unmeasured]
    if let leftOut { verdict.reasons.append(leftOut.sentence) }
    if let response = response() { verdict.reasons.append(response.sentence) }
    return verdict
  }

  private func adviceVerdict(
    _ measure: String, _ estimate: CoincidenceEstimate, events: Int
  ) -> DimensionVerdict {
    let range = estimate.interval(of: people, z: constants.z)
    let fraction = estimate.effectiveFraction(of: people)
    return DimensionVerdict(
      .advice, .insufficient, measure: measure,
      value: clipped(fraction), low: clipped(range.low), high: clipped(range.high),
      concentratedWhen: "<\(constants.concentratedBelow)",
      distributedWhen: ">\(constants.distributedAbove)", n: people, events: events,
      logError: estimate.comparisonError(z: constants.z), unclippedValue: fraction)
  }
}
