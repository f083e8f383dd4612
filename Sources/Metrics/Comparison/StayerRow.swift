import Graphs
import Organisations

/// How a dimension changed among the people who are in both snapshots: a row of `stayers.csv`.
///
/// What others hold is left out and the rest raised to sum to 1 in each event; N is the stayers.
public struct StayerRow: Sendable, Equatable {
  /// The change, as for everyone.
  public let row: Comparison.Row
  /// N: how many stayers there are.
  public let people: Int
  /// How often people's two shares trading places would change as much; `nil` where the values have
  /// no intervals, or where it was too costly.
  public let swaps: DrawnP?

  /// Whether there are values with intervals to compare.
  var isMeasured: Bool { !row.logRatio.isNaN }
}

/// Both snapshots, as far as the decision-based dimensions need them.
struct StayerComparison {
  let before: DecisionLog
  let after: DecisionLog
  let stayers: Stayers
  let constants: AuthorityConstants

  /// The change in a dimension that rests on events; `nil` for others, and where a snapshot has too
  /// little of it even with everyone.
  func row(
    _ first: DimensionVerdict, _ second: DimensionVerdict, draws: Int
  ) throws -> StayerRow? {
    guard first.measure == second.measure, isJudged(first), isJudged(second),
      let earlier = events(of: first.measure, in: before, among: stayers.before),
      let later = events(of: second.measure, in: after, among: stayers.after)
    else { return nil }
    if let reason = tooFew() {
      return StayerRow(
        row: Comparison.Row(
          dimension: first.dimension, measure: first.measure, before: .nan, after: .nan,
          answer: .cannotTell, reason: reason), people: stayers.count, swaps: nil)
    }
    var row = Comparison.Row(
      verdict(first, earlier, in: before, among: stayers.before),
      verdict(second, later, in: after, among: stayers.after), constants: constants)
    guard row.measure == first.measure, row.logRatio.isFinite else {
      return StayerRow(row: row, people: stayers.count, swaps: nil)
    }
    guard Double(draws) * Double(stayers.count) <= Cost.permutations.limit else {
      row.reason += " Swapping so many people \(draws) times is too costly."
      return StayerRow(row: row, people: stayers.count, swaps: nil)
    }
    var random = Xoshiro256(master: after.seed, purpose: "", row.measure, "person_swaps")
    let test = try HeldShare.change(
      from: HeldShare.all(of: earlier), to: HeldShare.all(of: later), draws: draws, using: &random)
    let clusters = [earlier, later].map { Double(CoincidenceEstimate($0).clusters) }
    if max(clusters[0] / clusters[1], clusters[1] / clusters[0]) > HeldShare.comparableLengths {
      row.reason +=
        " One record is several times as long as the other, so that the p by swapping "
        + "people is somewhat too small."
    }
    return StayerRow(row: row, people: stayers.count, swaps: DrawnP(test))
  }

  /// Whether the verdict came as far as a number: not where a gate was closed.
  private func isJudged(_ verdict: DimensionVerdict) -> Bool {
    verdict.logError != nil || verdict.answer != .insufficient
  }

  private func events(
    of measure: String, in log: DecisionLog, among people: [Int]
  ) -> EventShares? {
    if measure == "effective_fraction_instrength" {
      return log.organisation.largestRelation(.advice).map { asked($0, among: people) }
    }
    let all: EventShares
    let holders: [Int]
    if measure == "effective_fraction_voice" {
      (all, holders) = (VoiceShares(log).shares, log.eligible)
    } else if let attribution = Attribution(measure: measure) {
      let events = log.events(attribution)
      (all, holders) = (events.shares, events.holders)
    } else {
      return nil
    }
    var place = [Int](repeating: -1, count: log.holderCount)
    for (index, person) in people.enumerated() { place[person] = index }
    return all.among(holders.map { place[$0] }, count: people.count)
  }

  /// Who of these people asks whom of them: each asker one event.
  private func asked(_ relation: Relation, among people: [Int]) -> EventShares {
    let graph = relation.graph.induced(by: people)
    var shares = EventShares(holderCount: people.count)
    for asker in graph.nodes where !graph.arcs(of: asker).isEmpty {
      let weights = graph.arcs(of: asker).map(graph.weight(of:))
      shares.add(
        graph.arcs(of: asker).map(graph.target(of:)), weights: weights,
        magnitude: weights.compensatedSum(), cluster: asker)
    }
    return shares
  }

  /// Why the stayers are too few for an answer.
  private func tooFew() -> String? {
    Double(stayers.count) >= constants.fewestPeople
      ? nil
      : "\(Words.count(stayers.count, "person is", "people are")) in both snapshots, at least "
        + "\(Int(constants.fewestPeople)) are needed."
  }

  /// The verdict on a dimension among the stayers, as far as a comparison reads it.
  private func verdict(
    _ everyone: DimensionVerdict, _ events: EventShares, in log: DecisionLog, among people: [Int]
  ) -> DimensionVerdict {
    let estimate = CoincidenceEstimate(events)
    let range = estimate.interval(of: people.count, z: constants.z)
    let fraction = estimate.effectiveFraction(of: people.count)
    var verdict = DimensionVerdict(
      everyone.dimension, .insufficient, measure: everyone.measure, value: clipped(fraction),
      low: clipped(range.low), high: clipped(range.high), n: people.count, events: events.count)
    verdict.unclippedValue = fraction
    if everyone.coverage != nil { verdict.coverage = coverage(in: log, among: people) }
    if hasEnough(events, clusters: estimate.clusters, measure: everyone.measure) {
      verdict.logError = estimate.comparisonError(z: constants.z)
      verdict.answer = constants.classify(
        value: verdict.value, low: verdict.low, high: verdict.high)
    } else {
      verdict.value = .nan
    }
    if (verdict.coverage?.high ?? .nan) < constants.coverageConcentratedBelow {
      verdict.answer = .concentrated
    }
    return verdict
  }

  /// The gates of the verdict, with the stayers for N.
  private func hasEnough(_ events: EventShares, clusters: Int, measure: String) -> Bool {
    let needed = constants.decisionsNeeded(people: stayers.count)
    switch measure {
    case "effective_fraction_voice": return events.count >= Int(constants.fewestMeetings)
    case "effective_fraction_instrength":
      return clusters >= Int(constants.fewestAskers) && events.shareCount >= needed
    default: return clusters >= needed
    }
  }

  private func coverage(in log: DecisionLog, among people: [Int]) -> CoverageInterval? {
    var isStayer = [Bool](repeating: false, count: log.holderCount)
    for person in people { isStayer[person] = true }
    let coverage = AdviceCoverage(log, z: constants.z) { isStayer[$0] }
    guard coverage.decisions >= Int(constants.fewestCoverageDecisions),
      coverage.identical <= constants.identicalAbove
    else { return nil }
    return CoverageInterval(value: coverage.mean, low: coverage.low, high: coverage.high)
  }
}

extension EventShares {
  /// The same events among fewer holders: what others hold is left out, and the rest raised to sum
  /// to 1; an event of others alone is gone.
  ///
  /// - Parameters:
  ///   - place: The new number of each holder, −1 for others.
  ///   - count: How many there are.
  func among(_ place: [Int], count: Int) -> EventShares {
    var kept = EventShares(holderCount: count)
    var event = 0
    forEachEvent { held in
      let inside = held.filter { place[Int($0.0)] >= 0 && $0.1 > 0 }
      if !inside.isEmpty {
        kept.add(
          inside.map { place[Int($0.0)] }, weights: inside.map(\.1), magnitude: magnitudes[event],
          cluster: clusters[event])
      }
      event += 1
    }
    return kept
  }
}
