import Organisations

/// Who takes the turns in meetings and threads: each is one event, shared by turns.
struct VoiceShares {
  /// One event a meeting in which somebody who counts spoke; holders are `DecisionLog.eligible`.
  let shares: EventShares
  /// The share of turns, on average over meetings, taken by people who do not count.
  let outside: Double

  init(_ log: DecisionLog) {
    let byEvent = Dictionary(grouping: log.organisation.voice, by: \.event)
    var position = [Int](repeating: -1, count: log.holderCount)
    for (index, person) in log.eligible.enumerated() { position[person] = index }

    var shares = EventShares(holderCount: log.eligibleCount)
    var outside = CompensatedSum()
    var meetings = 0
    for (number, event) in byEvent.keys.sorted().enumerated() {
      var turns: [Int: [Double]] = [:]
      var others: [Double] = []
      for row in byEvent[event] ?? [] where row.turns > 0 {
        if position[row.person] >= 0 {
          turns[position[row.person], default: []].append(row.turns)
        } else {
          others.append(row.turns)
        }
      }
      // Sorted, so that the order of the rows does not show in the last digit.
      let left = others.sorted().compensatedSum()
      let counted = turns.values.lazy.joined().sorted().compensatedSum()
      if left + counted > 0 {
        meetings += 1
        outside.add(left / (left + counted))
      }
      let speakers = turns.keys.sorted()
      guard !speakers.isEmpty else { continue }
      shares.add(
        speakers, weights: speakers.map { (turns[$0] ?? []).sorted().compensatedSum() },
        cluster: number)
    }
    self.shares = shares
    self.outside = meetings > 0 ? outside.value / Double(meetings) : 0
  }
}
