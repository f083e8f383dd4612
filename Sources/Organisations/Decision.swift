/// One decision of the log and everyone's part in it.
public struct Decision: Sendable, Equatable {
  /// The id in the log.
  public var id: Identifier
  /// What it is about, where recorded.
  public var domain: Identifier?
  /// How it was taken, where recorded.
  public var process: Process?
  /// How big it is, in whatever unit the log has; `nil` where not recorded.
  public var magnitude: Double?
  /// When it was asked for.
  public var requestedAt: Instant?
  /// When it was taken.
  public var decidedAt: Instant?
  /// How it ended.
  public var outcome: Outcome
  /// What is not independent of other decisions with the same key; `nil` makes it its own cluster.
  public var cluster: Identifier?
  /// Who had which part.
  public var participations: [Participation]

  /// A decision; what is not given is not recorded.
  public init(
    id: Identifier, domain: Identifier? = nil, process: Process? = nil, magnitude: Double? = nil,
    requestedAt: Instant? = nil, decidedAt: Instant? = nil, outcome: Outcome = .adopted,
    cluster: Identifier? = nil, participations: [Participation] = []
  ) {
    self.id = id
    self.domain = domain
    self.process = process
    self.magnitude = magnitude
    self.requestedAt = requestedAt
    self.decidedAt = decidedAt
    self.outcome = outcome
    self.cluster = cluster
    self.participations = participations
  }

  /// Whether it counts: adopted or rejected.
  public var isCompleted: Bool { outcome == .adopted || outcome == .rejected }

  /// The holders with that part.
  public func holders(_ part: Participation.Part) -> [Holder] {
    participations.filter { $0.part == part }.map(\.holder)
  }

  /// How a decision was taken.
  public enum Process: String, Sendable, CaseIterable {
    /// One person alone.
    case autocratic
    /// After asking the affected and the experts.
    case advice
    /// Unless somebody objects with reasons.
    case consent
    /// With everybody's agreement.
    case consensus
    /// By counting votes.
    case vote
    /// By someone to whom the right was lent.
    case delegated
    /// With a required approval.
    case approval
  }

  /// How a decision ended.
  public enum Outcome: String, Sendable, CaseIterable {
    /// It holds.
    case adopted
    /// It was turned down.
    case rejected
    /// It was taken back before it was decided.
    case withdrawn
    /// It is not decided yet.
    case pending
  }
}

/// One holder's part in one decision.
public struct Participation: Sendable, Equatable {
  /// Who: a person, or a body that is expanded to its members.
  public var holder: Holder
  /// The part played.
  public var part: Part
  /// Whether the log names the holder an expert in the matter.
  public var isExpert: Bool
  /// What became of it, where recorded.
  public var status: Status?
  /// Voting weight, for deciders by vote; `nil` where votes count equally.
  public var weight: Double?

  /// A participation.
  public init(
    _ holder: Holder, _ part: Part, isExpert: Bool = false, status: Status? = nil,
    weight: Double? = nil
  ) {
    self.holder = holder
    self.part = part
    self.isExpert = isExpert
    self.status = status
    self.weight = weight
  }

  /// What somebody does in a decision.
  public enum Part: String, Sendable, CaseIterable {
    /// Put it forward.
    case proposer
    /// Took it.
    case decider
    /// Was asked for advice.
    case consulted
    /// Lives with the result.
    case affected
    /// Was to approve it.
    case approver
    /// Stopped it.
    case veto
    /// Replaced it by a decision of their own.
    case override
    /// Objected in a consent round.
    case objection
    /// Led the conversation.
    case facilitator
  }

  /// What became of a part.
  public enum Status: String, Sendable, CaseIterable {
    /// The approval was needed.
    case required
    /// The approval was a courtesy.
    case courtesy
    /// A veto or override that was used.
    case exercised
    /// An objection that stands.
    case open
    /// An objection that was met.
    case resolved
  }
}

/// Whoever holds a part, a right or a role: a person, or a body of people.
public enum Holder: Hashable, Sendable {
  /// The index of a person.
  case person(Int)
  /// The index of a body in `Organisation.bodies`.
  case body(Int)
}

/// A council, board or committee that decides as one, named `body:NAME` in a log.
///
/// A circle of `circles.csv` that is named as holder is a body too: its members are those of the
/// memberships at the date.
public struct Body: Sendable, Equatable {
  /// The id as the log has it, with `body:`.
  public var id: Identifier
  /// The circle whose members it has, if it is one.
  public var circle: Int?
  /// Seats known without names; 1 where nothing is known of the body.
  public var seats: Int

  /// A body.
  public init(id: Identifier, circle: Int? = nil, seats: Int = 1) {
    self.id = id
    self.circle = circle
    self.seats = seats
  }
}
