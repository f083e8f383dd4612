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
  /// Who had the last word in which decision, unlogged ones of superiors included.
  func rightsEvents() -> AttributedEvents {
    let events = log.events(reading.attribution, weights: reading.weights)
    guard let unlogged = reading.unlogged, unlogged.holder == .superiors else { return events }
    return events.with(
      events.shares.adding(unlogged.ratio, heldBy: superiors(of: events.holders)))
  }

  /// Ĥ of them.
  func rightsEstimate(_ events: AttributedEvents) -> CoincidenceEstimate {
    reading.unlogged?.holder == .superiors
      ? CoincidenceEstimate(events.shares)
      : log.estimate(reading.attribution, weights: reading.weights)
  }

  /// For each holder its direct superiors among the holders; itself where it has none.
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
  func spreading(fraction: Double) -> Double {
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
