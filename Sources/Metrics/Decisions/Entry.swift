import Organisations

extension DecisionLog {
  /// One decision with people in the place of bodies; each list ascends and names nobody twice.
  public struct Entry: Sendable {
    /// Its index in `Organisation.decisions`.
    public let decision: Int
    /// Its id.
    public let id: Identifier
    /// What it is about.
    public let domain: Identifier?
    /// How it was taken.
    public let process: Decision.Process?
    /// How it ended.
    public let outcome: Decision.Outcome
    /// How big it is.
    public let magnitude: Double?
    /// When it was decided, else asked for.
    public let date: Instant?
    /// Hours from the request to the decision; `nil` where a time is missing or they run backwards.
    public let hours: Double?
    /// Who put it forward.
    public let proposers: [Int]
    /// Who took it.
    public let deciders: [Int]
    /// Who was asked, deciders included.
    public let consulted: [Int]
    /// Of those, the experts.
    public let experts: [Int]
    /// Who lives with the result.
    public let affected: [Int]
    /// Whose approval was required; without a status it was.
    public let approvers: [Int]
    /// Who vetoed or overrode it.
    public let vetoers: [Int]
    /// Objections, and those of them that were met.
    public let objections: (raised: Int, resolved: Int)
    /// Who objected.
    public let objectors: [Int]
    /// What is not independent of other decisions has the same number.
    public internal(set) var cluster = 0

    /// Who only objected, facilitated or approved as a courtesy.
    private let others: [Int]
    private let ballots: [Double]?
    /// What each holder of the last word, and each decider, counts for where a body's votes have weights.
    private let power: (lastWord: [Double]?, use: [Double]?)

    init(_ decision: Decision, index: Int, expansion: inout BodyExpansion) {
      self.decision = index
      id = decision.id
      domain = decision.domain
      process = decision.process
      outcome = decision.outcome
      magnitude = decision.magnitude
      let day = decision.decidedAt ?? decision.requestedAt
      date = day
      hours = Self.hours(from: decision.requestedAt, to: decision.decidedAt)

      let parts = decision.participations
      func people(_ isMeant: (Participation) -> Bool) -> [Int] {
        expansion.people(of: parts.filter(isMeant).map(\.holder), at: day)
      }
      proposers = people { $0.part == .proposer }
      deciders = people { $0.part == .decider }
      consulted = people { $0.part == .consulted }
      experts = people { $0.part == .consulted && $0.isExpert }
      affected = people { $0.part == .affected }
      approvers = people { $0.isRequiredApprover }
      vetoers = people { $0.part == .veto || $0.part == .override }
      objections = (
        parts.count { $0.part == .objection },
        parts.count { $0.part == .objection && $0.status == .resolved }
      )
      objectors = people { $0.part == .objection }
      others = people {
        $0.part == .objection || $0.part == .facilitator || $0.part == .approver
      }
      ballots = Self.ballots(parts, deciders: deciders, at: day, expansion: &expansion)

      func power(_ isMeant: (Participation) -> Bool) -> [Double]? {
        expansion.power(of: parts.filter(isMeant).map(\.holder), at: day)
      }
      let use = power { $0.part == .decider }
      if !vetoers.isEmpty {
        self.power = (power { $0.part == .veto || $0.part == .override }, use)
      } else if !approvers.isEmpty {
        self.power = (power { $0.isRequiredApprover }, use)
      } else {
        self.power = (use, use)
      }
    }

    /// Whether it counts: adopted or rejected.
    public var isCompleted: Bool { outcome == .adopted || outcome == .rejected }

    /// Who has the last word: who stopped it, else who had to approve it, else who took it.
    public var lastWord: [Int] {
      if !vetoers.isEmpty { return vetoers }
      return approvers.isEmpty ? deciders : approvers
    }

    /// The consulted who did not decide.
    public var advisers: [Int] { consulted.filter { !deciders.contains($0) } }

    /// The affected who did not decide.
    public var affectedOthers: [Int] { affected.filter { !deciders.contains($0) } }

    /// The share of the affected, deciders aside, who were asked; `nil` where nobody else is
    /// recorded as affected.
    public var coverage: Double? {
      let others = affectedOthers
      guard !others.isEmpty else { return nil }
      let asked = Set(consulted)
      return Double(others.count { asked.contains($0) }) / Double(others.count)
    }

    /// Whose decision it was, by an attribution.
    public func holders(_ attribution: Attribution) -> [Int] {
      switch attribution {
      case .use: deciders
      case .lastWord: lastWord
      case .proposal: proposers
      case .advice: advisers
      }
    }

    /// What each of the holders counts for where a body among them votes by weight; `nil` where all
    /// count the same.
    func amounts(_ attribution: Attribution) -> [Double]? {
      switch attribution {
      case .use: power.use
      case .lastWord: power.lastWord
      case .proposal, .advice: nil
      }
    }

    /// The voting weights of the holders where deciders have them and are the holders meant.
    func votes(_ attribution: Attribution) -> [Double]? {
      let areDeciders =
        attribution == .use || (attribution == .lastWord && vetoers.isEmpty && approvers.isEmpty)
      return areDeciders ? ballots : nil
    }

    /// Everyone with any part, each once, the affected included.
    var everyone: Set<Int> {
      Set(proposers).union(deciders).union(consulted).union(affected).union(approvers)
        .union(vetoers).union(others)
    }

    private static func hours(from start: Instant?, to end: Instant?) -> Double? {
      guard let start, let end, end.seconds >= start.seconds else { return nil }
      return (end.seconds - start.seconds) / 3600
    }

    /// One weight a decider, a body's shared by its people, equally or by their power; `nil` unless
    /// every decider has one and some weight is above 0.
    private static func ballots(
      _ parts: [Participation], deciders: [Int], at day: Instant?,
      expansion: inout BodyExpansion
    ) -> [Double]? {
      let voters = parts.filter { $0.part == .decider }
      guard !voters.isEmpty, voters.allSatisfy({ ($0.weight ?? -1) >= 0 }) else { return nil }
      var weightOf: [Int: Double] = [:]
      for voter in voters {
        let people = expansion.people(of: voter.holder, at: day)
        let power = expansion.power(of: voter.holder, at: day)
        for (position, person) in people.enumerated() {
          let share = power?[position] ?? 1 / Double(people.count)
          weightOf[person, default: 0] += (voter.weight ?? 0) * share
        }
      }
      let ballots = deciders.map { weightOf[$0] ?? 0 }
      return ballots.contains { $0 > 0 } ? ballots : nil
    }
  }
}

extension Participation {
  /// Whether it is an approval that was needed; without a status it was.
  var isRequiredApprover: Bool {
    part == .approver && (status == nil || status == .required)
  }
}
