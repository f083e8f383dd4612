import Organisations

/// When other people came to take decisions, and how decisions lay before and after.
///
///     let changes = try log.changes(.use)
///     changes.changes.map(\.after.dayText)  // ["2023-08-05"]
///
/// Everyone named counts, so that people who have left are seen.
public struct DecisionChanges: Sendable, Equatable {
  /// One change, between two neighbouring stretches.
  public struct Change: Sendable, Equatable {
    /// The last day before it.
    public let before: Instant
    /// The first day after it.
    public let after: Instant
    /// The share of decisions that changed hands: ½ Σ|share after − share before|.
    public let changedHands: Double
    /// The p-value within the stretch in which it was found.
    public let p: Double
  }

  /// The decisions between two changes, or between a change and an end of the log.
  public struct Stretch: Sendable, Equatable {
    /// The day of the first decision.
    public let from: Instant
    /// The day of the last.
    public let to: Instant
    /// How many decisions.
    public let decisions: Int
    /// 1/Ĥ over everyone named.
    public let effectiveNumber: Double
    /// φ among the N who count, as estimated; `nan` where they have too few of the decisions.
    public let effectiveFraction: Double
    /// The lower end of its 90 % interval.
    public let low: Double
    /// The upper end.
    public let high: Double
    /// φ and the ends of its interval, at most 1; `nan` where φ is.
    public var clippedFraction: (value: Double, low: Double, high: Double) {
      (clipped(effectiveFraction), clipped(low), clipped(high))
    }
    /// Who took most, with their shares; at most three, of equals the first by id.
    public let largest: [Holding]
  }

  /// What share one holder has.
  public struct Holding: Sendable, Equatable {
    /// The person, or the seat of a body.
    public let holder: Identifier
    /// The share of the stretch, 0 to 1.
    public let share: Double
  }

  /// The changes in the order of time.
  public let changes: [Change]
  /// The stretches between them, one more; empty where nothing could be looked at.
  public let stretches: [Stretch]
  /// How many decisions with a holder have no date and were left out.
  public let undated: Int
  /// How many days or other clusters there are, each of which counts once.
  public let clusters: Int
  /// The share of decisions that lies with bodies of which nobody recorded how many sit in them; each
  /// counts as one person.
  public let shareOfUnknownBodies: Double
  /// Why there was nothing to look at; `nil` where there was.
  public let reason: String?
}

extension DecisionLog {
  /// When an attribution of the decisions changed hands.
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: as `ChangePoints`; the permutations are B, at least 199 so that p can fall below
  ///   the level, and fewer than B where the log has more than a million shares.
  public func changes(_ attribution: Attribution) throws -> DecisionChanges {
    if let known = changesCache[attribution] { return known }
    let changes = try makeChanges(attribution)
    changesCache[attribution] = changes
    return changes
  }

  private func makeChanges(_ attribution: Attribution) throws -> DecisionChanges {
    let all = events(attribution, roster: .everyone)
    let dated = all.decisions.indices.filter { completed[all.decisions[$0]].date != nil }
    func days(_ events: [Int], _ of: AttributedEvents) -> [Int] {
      events.map { completed[of.decisions[$0]].date?.day ?? 0 }
    }
    let shares = all.shares.selecting(dated)
    let times = days(dated, all)
    let clusters = Set(shares.clusters).count
    var options = ChangePoints.Options()
    options.permutations = max(199, min(draws, 1_000_000_000 / max(1, shares.shareCount)))
    guard clusters >= 2 * options.fewestClusters else {
      return DecisionChanges(
        changes: [], stretches: [], undated: all.count - dated.count, clusters: clusters,
        shareOfUnknownBodies: 0,
        reason: "\(Words.count(clusters, "independent dated decision")), at least "
          + "\(2 * options.fewestClusters) are needed to look for a change")
    }
    let found = try ChangePoints(of: shares, times: times, options: options, seed: seed)
    let changes = found.points.map { point in
      DecisionChanges.Change(
        before: Instant(day: point.before), after: Instant(day: point.after),
        changedHands: point.changedHands, p: point.p)
    }

    let counting = events(attribution)
    let countingDated = counting.decisions.indices.filter {
      completed[counting.decisions[$0]].date != nil
    }
    let countingTimes = days(countingDated, counting)
    let bounds = [times.min() ?? 0] + changes.map(\.after.day) + [(times.max() ?? 0) + 1]
    let stretches = zip(bounds, bounds.dropFirst()).map { start, end in
      let inside = times.indices.filter { (start..<end).contains(times[$0]) }
      let own = shares.selecting(inside)
      let counted = countingTimes.indices.filter { (start..<end).contains(countingTimes[$0]) }
      let estimate = CoincidenceEstimate(
        counting.shares.selecting(counted.map { countingDated[$0] }))
      let interval = estimate.interval(of: counting.people)
      return DecisionChanges.Stretch(
        from: Instant(day: inside.map { times[$0] }.min() ?? start),
        to: Instant(day: inside.map { times[$0] }.max() ?? start), decisions: inside.count,
        effectiveNumber: CoincidenceEstimate(own).effectiveFraction(of: all.people)
          * Double(all.people),
        effectiveFraction: estimate.effectiveFraction(of: counting.people), low: interval.low,
        high: interval.high, largest: largest(own.totals(), all.holders))
    }
    return DecisionChanges(
      changes: changes, stretches: stretches, undated: all.count - dated.count, clusters: clusters,
      shareOfUnknownBodies: shareOfUnknownBodies(shares, all.holders), reason: nil)
  }

  private func shareOfUnknownBodies(_ shares: EventShares, _ holders: [Int]) -> Double {
    let totals = shares.totals()
    let unknown = totals.indices.filter { isOfUnknownSize(holders[$0]) }.map { totals[$0] }
    return unknown.compensatedSum() / totals.compensatedSum()
  }

  private func largest(_ totals: [Double], _ holders: [Int]) -> [DecisionChanges.Holding] {
    let all = totals.compensatedSum()
    return totals.indices.filter { totals[$0] > 0 }
      .sorted { (-totals[$0], $0) < (-totals[$1], $1) }.prefix(3)
      .map { DecisionChanges.Holding(holder: holder(holders[$0]), share: totals[$0] / all) }
  }
}
