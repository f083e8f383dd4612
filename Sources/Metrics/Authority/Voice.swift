import Organisations

extension Snapshot {
  /// Who speaks: each meeting or thread is one event, shared by turns.
  func voice() -> DimensionVerdict {
    var verdict = DimensionVerdict(
      .voice, .insufficient, concentratedWhen: "<\(constants.concentratedBelow)",
      distributedWhen: ">\(constants.distributedAbove)", n: people)
    guard !organisation.voice.isEmpty else {
      verdict.reasons = ["Who speaks in meetings or threads is not recorded."]
      return verdict
    }

    let byEvent = Dictionary(grouping: organisation.voice, by: \.event)
    var position = [Int](repeating: -1, count: log.holderCount)
    for (index, person) in log.eligible.enumerated() { position[person] = index }
    var shares = EventShares(holderCount: people)
    var outside = CompensatedSum()
    var meetings = 0
    for (number, event) in byEvent.keys.sorted().enumerated() {
      var turns: [Int: [Double]] = [:]
      for row in byEvent[event] ?? [] where position[row.person] >= 0 && row.turns > 0 {
        turns[position[row.person], default: []].append(row.turns)
      }
      let others = (byEvent[event] ?? []).filter { position[$0.person] < 0 && $0.turns > 0 }
        .map(\.turns).sorted().compensatedSum()
      let counted = turns.values.lazy.joined().sorted().compensatedSum()
      if others + counted > 0 {
        meetings += 1
        outside.add(others / (others + counted))
      }
      let speakers = turns.keys.sorted()
      guard !speakers.isEmpty else { continue }
      // Sorted, so that the order of the rows does not show in the last digit.
      shares.add(
        speakers, weights: speakers.map { (turns[$0] ?? []).sorted().compensatedSum() },
        cluster: number)
    }
    let estimate = CoincidenceEstimate(shares)
    let range = estimate.interval(of: people, z: constants.z)
    verdict.measure = "effective_fraction_voice"
    verdict.events = shares.count
    verdict.unclippedValue = estimate.effectiveFraction(of: people)
    verdict.value = clipped(estimate.effectiveFraction(of: people))
    verdict.low = clipped(range.low)
    verdict.high = clipped(range.high)
    let leftOut = leftOut(
      meetings > 0 ? outside.value / Double(meetings) : 0, of: "turns taken")
    if let leftOut, leftOut.isTooMuch {
      verdict.reasons = [leftOut.sentence]
      return verdict
    }
    if let short = shortage(
      shares.count, "meeting", needed: Int(constants.fewestMeetings))
    {
      verdict.reasons = [short]
      return verdict
    }
    verdict.logError = estimate.logError
    verdict.answer = constants.classify(low: verdict.low, high: verdict.high)
    verdict.reasons = [
      "Turns lie " + Words.fraction(verdict.value, verdict.low, verdict.high, of: people)
        + " (\(shares.count) meetings or threads)."
    ]
    if let leftOut { verdict.reasons.append(leftOut.sentence) }
    return verdict
  }
}
