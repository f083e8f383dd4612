import Graphs
import Organisations

/// All that a dimension rests on, in words that do not depend on how a snapshot numbers its people:
/// two records are equal where nothing that was measured differs.
struct Record: Equatable {
  /// What it is made of, as `decisions`.
  let noun: String
  /// Who counts, by id.
  private let counted: [Identifier]
  /// The decisions, meetings or askers, by id.
  private let events: [Event]
  /// Who was affected by each decision, and whether asked: 1 or 0. Advice alone rests on it.
  private let affected: [Event]

  /// Something that several people have a part in.
  private struct Event: Equatable {
    var id: Identifier
    /// When, in seconds; minus infinity where not recorded.
    var seconds: Double
    /// Events that belong together have one number, in the order in which they first come.
    var cluster = 0
    var holders: [Identifier]
    var amounts: [Double]
  }

  /// What a verdict on a dimension was read from; `nil` where there is nothing.
  init?(of verdict: DimensionVerdict, in log: DecisionLog) {
    let organisation = log.organisation
    counted = log.eligible.map(log.holder)
    switch (verdict.dimension, verdict.measure) {
    case (.voice, "effective_fraction_voice"):
      noun = "meetings or threads"
      events = Self.turns(organisation)
      affected = []
    case (.informationFlow, "effective_fraction_betweenness"):
      guard let relation = organisation.largestRelation(.communication) else { return nil }
      noun = "ties"
      events = Self.ties(relation, organisation.people)
      affected = []
    case (.advice, "effective_fraction_instrength"):
      guard let relation = organisation.largestRelation(.advice) else { return nil }
      noun = "ties"
      events = Self.ties(relation, organisation.people)
      affected = []
    case (.decisionRights, let measure), (.advice, let measure):
      guard let attribution = Attribution(measure: measure) else { return nil }
      noun = "decisions"
      events = Self.decisions(log, attribution)
      affected = verdict.dimension == .advice ? Self.affected(log) : []
    default: return nil
    }
    guard !events.isEmpty || !affected.isEmpty else { return nil }
  }

  /// How many dated decisions are in another record, too, with the same people; those without a date
  /// may have the same id by chance.
  func shared(with other: Record) -> Int {
    func dated(_ record: Record) -> [Identifier: Event] {
      var dated: [Identifier: Event] = [:]
      for var event in record.events where event.seconds.isFinite {
        event.cluster = 0
        dated[event.id] = event
      }
      return dated
    }
    let others = dated(other)
    return dated(self).values.count { others[$0.id] == $0 }
  }

  private static func decisions(_ log: DecisionLog, _ attribution: Attribution) -> [Event] {
    let read = log.events(attribution)
    var events: [Event] = []
    var clusters: [Int: Int] = [:]
    read.shares.forEachEvent { held in
      let entry = log.completed[read.decisions[events.count]]
      let cluster = clusters[entry.cluster] ?? clusters.count
      clusters[entry.cluster] = cluster
      events.append(
        Event(
          id: entry.id, seconds: entry.date?.seconds ?? -.infinity, cluster: cluster,
          holders: held.map { log.holder(read.holders[Int($0.0)]) }, amounts: held.map(\.1)))
    }
    return events
  }

  private static func affected(_ log: DecisionLog) -> [Event] {
    log.completed.map { entry in
      Event(
        id: entry.id, seconds: entry.date?.seconds ?? -.infinity,
        holders: entry.affectedOthers.map(log.holder),
        amounts: entry.affectedOthers.map { entry.consulted.contains($0) ? 1 : 0 })
    }
  }

  private static func turns(_ organisation: Organisation) -> [Event] {
    let ids = organisation.people.ids
    return Dictionary(grouping: organisation.voice, by: \.event).sorted { $0.key < $1.key }
      .map { event, rows in
        let sorted = rows.sorted { (ids[$0.person], $0.turns) < (ids[$1.person], $1.turns) }
        return Event(
          id: event, seconds: -.infinity, holders: sorted.map { ids[$0.person] },
          amounts: sorted.map(\.turns))
      }
  }

  private static func ties(_ relation: Relation, _ people: People) -> [Event] {
    let graph = relation.graph
    return graph.nodes.filter { !graph.arcs(of: $0).isEmpty }.map { node in
      Event(
        id: people.ids[node], seconds: -.infinity,
        holders: graph.arcs(of: node).map { people.ids[graph.target(of: $0)] },
        amounts: graph.arcs(of: node).map(graph.weight(of:)))
    }
  }
}

extension Attribution {
  /// The attribution behind a measure of it; `nil` where it is none.
  init?(measure: String) {
    let prefix = "effective_fraction_"
    guard measure.hasPrefix(prefix) else { return nil }
    self.init(rawValue: String(measure.dropFirst(prefix.count)))
  }
}
