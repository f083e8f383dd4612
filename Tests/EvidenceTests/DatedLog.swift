import Foundation
import Graphs
import Metrics
import Organisations

/// A decision log in order of time: when it changes hands, and who holds it in between.
struct DatedLog {
  /// What lies between two changes.
  struct Stretch {
    /// 1/Ĥ: as if so many people shared the decisions equally.
    let effectiveNumber: Double
    /// Who holds most.
    let top: String
    /// The share of that person.
    let topShare: Double
  }

  let changes: ChangePoints
  let stretches: [Stretch]

  /// Finds the changes among all whom the log names, whether they count towards N or not.
  ///
  /// The built-in settings, but for a tenth of the random orders: enough for what is certain. All of
  /// them where `HETERARCHY_FULL_TESTS` is set.
  init(_ log: DecisionLog) throws {
    let entries = log.completed.filter { $0.date != nil && !$0.lastWord.isEmpty }
    func days(_ entry: DecisionLog.Entry) -> Int { entry.date?.day ?? 0 }
    func events(_ entries: [DecisionLog.Entry]) -> EventShares {
      var events = EventShares(holderCount: log.holderCount)
      for entry in entries { events.add(entry.lastWord, cluster: entry.cluster) }
      return events
    }
    var options = ChangePoints.Options()
    if ProcessInfo.processInfo.environment["HETERARCHY_FULL_TESTS"] == nil {
      options.permutations = 99
    }
    let changes = try ChangePoints(
      of: events(entries), times: entries.map(days), options: options, seed: 1)
    let ends = [.min] + changes.points.map(\.after) + [.max]
    self.changes = changes
    stretches = zip(ends, ends.dropFirst()).map { start, end in
      let part = events(entries.filter { days($0) >= start && days($0) < end })
      let totals = part.totals()
      let most = totals.max() ?? .nan
      return Stretch(
        effectiveNumber: 1 / CoincidenceEstimate(part).hhi,
        top: totals.firstIndex(of: most).map { log.holder($0).text } ?? "",
        topShare: most / Double(part.count))
    }
  }

  /// The change by which most decisions came into other hands.
  var largest: ChangePoints.Point? {
    changes.points.max { $0.changedHands < $1.changedHands }
  }
}

extension ChangePoints.Point {
  /// The last day before and the first day after, as in `2023-08-06`.
  var days: (before: String, after: String) {
    (Instant(day: before).dayText, Instant(day: after).dayText)
  }
}

extension Organisation {
  /// The verdict with built-in settings.
  func verdict() throws -> Verdict {
    try Authority().verdict(on: self, log: DecisionLog(self)) { Network($0, people: people) }
  }

  /// The same with the decisions of some days only.
  func decided(_ days: (Instant) -> Bool) -> Organisation {
    var part = self
    part.decisions.removeAll { !($0.decidedAt.map(days) ?? false) }
    return part
  }
}
