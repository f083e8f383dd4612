import Organisations

/// One decision as `decisions.csv` shows it. People are indices of `DecisionLog.holder(_:)`.
public struct DecisionRow: Sendable, Equatable {
  /// The decision's id.
  public let id: Identifier
  /// What it is about.
  public let domain: Identifier?
  /// Who took it.
  public let deciders: [Int]
  /// Who had the last word.
  public let lastWord: [Int]
  /// How many live with the result, deciders included.
  public let affected: Int
  /// How many were asked who did not decide.
  public let consulted: Int
  /// The share of the affected others who were asked; `nil` where none is recorded.
  public let coverage: Double?
  /// How many experts were asked who did not decide.
  public let expertsAsked: Int
  /// Hours from request to decision; `nil` where a time is missing or they run backwards.
  public let waitingHours: Double?
  /// How it ended.
  public let outcome: Decision.Outcome
}

extension DecisionLog {
  /// One row a decision, whatever its outcome, in the order of the bytes of their ids.
  public var rows: [DecisionRow] {
    entries.map { entry in
      DecisionRow(
        id: entry.id, domain: entry.domain, deciders: entry.deciders, lastWord: entry.lastWord,
        affected: entry.affected.count, consulted: entry.advisers.count, coverage: entry.coverage,
        expertsAsked: entry.experts.count { !entry.deciders.contains($0) },
        waitingHours: entry.hours, outcome: entry.outcome)
    }
  }
}
