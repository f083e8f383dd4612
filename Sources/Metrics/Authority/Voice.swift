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

    let voice = VoiceShares(log)
    let shares = voice.shares
    let estimate = CoincidenceEstimate(shares)
    let range = estimate.interval(of: people, z: constants.z)
    verdict.measure = "effective_fraction_voice"
    verdict.events = shares.count
    verdict.unclippedValue = estimate.effectiveFraction(of: people)
    verdict.value = clipped(estimate.effectiveFraction(of: people))
    verdict.low = clipped(range.low)
    verdict.high = clipped(range.high)
    let leftOut = leftOut(voice.outside, of: "turns taken")
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
    verdict.logError = estimate.comparisonError(z: constants.z)
    verdict.answer = constants.classify(
      value: verdict.value, low: verdict.low, high: verdict.high)
    verdict.reasons = [
      "Turns lie " + Words.fraction(verdict.value, verdict.low, verdict.high, of: people)
        + " (\(shares.count) meetings or threads)."
    ]
    verdict.reasons += nearlySure(verdict)
    if let leftOut { verdict.reasons.append(leftOut.sentence) }
    return verdict
  }
}
