/// How the log is read for decision rights. The verdict has one reading; its sensitivity tries
/// others.
struct Reading: Sendable, Equatable {
  /// Whose decision it is taken to be.
  var attribution = Attribution.lastWord
  /// What each decision counts for.
  var weights = DecisionWeights.count
  /// Decisions that are taken to be missing from the log.
  var unlogged: Unlogged?
}

/// Decisions beside those of a log, and who is taken to have had the last word in them.
public struct Unlogged: Sendable, Equatable {
  /// Who is taken to have had it.
  public enum Holder: String, Sendable, CaseIterable {
    /// The formal superiors of whoever had it in the log; the heads themselves.
    case superiors
    /// Everyone who counts, equally.
    case everyone
  }

  var holder: Holder
  /// How many there are for each one in the log, above 0.
  var ratio: Double
}

extension Snapshot {
  /// Who had which decision as the log is read, unlogged ones of superiors included.
  func readEvents(_ attribution: Attribution) -> AttributedEvents {
    let events = log.events(attribution, weights: reading.weights)
    guard let unlogged = reading.unlogged, unlogged.holder == .superiors else { return events }
    return events.with(
      events.shares.adding(unlogged.ratio, heldBy: superiors(of: events.holders)))
  }

  /// Ĥ of them.
  func readEstimate(_ attribution: Attribution, _ events: AttributedEvents) -> CoincidenceEstimate {
    reading.unlogged?.holder == .superiors
      ? CoincidenceEstimate(events.shares) : log.estimate(attribution, weights: reading.weights)
  }

  /// φ with its interval as the log is read, unlogged decisions of everyone included; not clipped.
  func readFraction(_ estimate: CoincidenceEstimate) -> (value: Double, low: Double, high: Double) {
    let range = estimate.interval(of: people, z: constants.z)
    return (
      spreading(fraction: estimate.effectiveFraction(of: people)), spreading(fraction: range.low),
      spreading(fraction: range.high)
    )
  }

  /// Rank against what people hold as the log is read. What everyone holds in equal parts changes no
  /// order.
  func readRankAssociation(_ events: AttributedEvents) -> RankAssociation {
    // With fewer permutations than this the smallest possible p is not below that of the guard.
    let permutations = max(199, authority.permutations)
    guard reading.weights != .count || reading.unlogged?.holder == .superiors else {
      return log.rankAssociation(
        reading.attribution, seed: authority.seed, permutations: permutations)
    }
    return log.rankAssociation(
      of: events, reading.attribution, seed: authority.seed, permutations: 199)
  }

  /// For each holder its direct superiors among the holders; itself where it has none, or none that
  /// counts.
  private func superiors(of holders: [Int]) -> [[Int]] {
    var position = [Int](repeating: -1, count: log.holderCount)
    for (index, holder) in holders.enumerated() { position[holder] = index }
    let command = organisation.command?.graph
    return holders.enumerated().map { index, holder in
      guard let command, holder < command.count else { return [index] }
      let above = command.incomingArcs(of: holder).map { position[command.source(of: $0)] }
        .filter { $0 >= 0 && $0 != index }
      return above.isEmpty ? [index] : above
    }
  }

  /// A value or an end of an interval of φ, or a largest share, with the unlogged decisions that
  /// everyone holds equally.
  ///
  /// With k of them for one in the log, Σp² becomes (Ĥ + (2k + k²)/N)/(1 + k)², and a share s
  /// becomes (s + k/N)/(1 + k).
  private func spreading(fraction: Double) -> Double {
    guard let ratio = ratioOfEven, !fraction.isNaN else { return fraction }
    let hhi = fraction > 0 ? min(1, 1 / (Double(people) * fraction)) : 1
    let mixed = (hhi + (2 * ratio + ratio * ratio) / Double(people)) / ((1 + ratio) * (1 + ratio))
    return 1 / (Double(people) * mixed)
  }

  func spreading(share: Double) -> Double {
    guard let ratio = ratioOfEven else { return share }
    return (share + ratio / Double(people)) / (1 + ratio)
  }

  private var ratioOfEven: Double? {
    reading.unlogged.flatMap { $0.holder == .everyone ? $0.ratio : nil }
  }
}
