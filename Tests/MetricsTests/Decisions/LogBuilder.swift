import Metrics
import Organisations

/// Small organisations for tests, people p00, p01 …
enum LogBuilder {
  static func people(_ count: Int) -> People {
    People(ids: (0..<count).map { Identifier($0 < 10 ? "p0\($0)" : "p\($0)") })
  }

  static func organisation(_ count: Int, _ decisions: [Decision] = []) -> Organisation {
    var organisation = Organisation(name: "test", people: people(count))
    organisation.decisions = decisions
    organisation.hasDecisionLog = !decisions.isEmpty
    return organisation
  }

  static func id(_ number: Int) -> Identifier {
    Identifier("d" + String(String(10_000 + number).dropFirst()))
  }

  /// A decision by people, given by their numbers.
  static func decision(
    _ number: Int, by deciders: [Int], proposed: [Int] = [], consulted: [Int] = [],
    affected: [Int] = [], approved: [Int] = [], vetoed: [Int] = [], domain: String? = nil,
    magnitude: Double? = nil, outcome: Decision.Outcome = .adopted
  ) -> Decision {
    func parts(_ people: [Int], _ part: Participation.Part) -> [Participation] {
      people.map { Participation(.person($0), part) }
    }
    return Decision(
      id: id(number), domain: domain.map { Identifier($0) }, magnitude: magnitude,
      outcome: outcome,
      participations: parts(deciders, .decider) + parts(proposed, .proposer)
        + parts(consulted, .consulted) + parts(affected, .affected) + parts(approved, .approver)
        + parts(vetoed, .veto))
  }

  /// The value of a measure's column in one variant.
  static func value(_ id: String, _ variant: String = "", of log: DecisionLog) throws -> Column? {
    for metric in Catalogue.decisionMetrics where metric.definition.id == id {
      return try metric.columns(of: log).first { $0.variant == variant }
    }
    return nil
  }
}
