import Graphs

/// An organisation in one window of time: what the importers make of files, and what all measures
/// read. It knows nothing of either.
public struct Organisation: Sendable {
  /// The name that reports use.
  public var name: String
  /// The window asked for; open ends are the ends of the data.
  public var window: Window
  /// Everyone named, in the order of their ids.
  public var people: People
  /// Where N comes from.
  public var rosterBasis: RosterBasis
  /// The relations other than `command`, in the order of their names.
  public var relations: [Relation]
  /// The formal hierarchy, superior to subordinate: reporting lines and `manager_id` united.
  public var command: Relation?
  /// Whether the input says that there are no formal reporting lines.
  public var declaresNoReportingLines: Bool
  /// The decision log in the order of the file; empty where there is none.
  public var decisions: [Decision]
  /// Whether a decision log was given at all.
  public var hasDecisionLog: Bool
  /// Whether the log says who executed a change rather than who decided it.
  public var logIsExecution: Bool
  /// The share of all decisions that the log holds, where declared.
  public var logCoverage: Double?
  /// Bodies named as holders.
  public var bodies: [Body]
  /// Circles, teams and entities.
  public var circles: [Circle]
  /// Who belongs to which circle.
  public var memberships: [Membership]
  /// Rights; empty where none are recorded.
  public var rights: [Right]
  /// Turns taken in meetings and threads.
  public var voice: [VoiceTurns]
  /// Who was asked in a survey and who answered; empty where no survey was.
  public var responses: [Response]
  /// Where all this was read from, and what was odd about it.
  public var provenance: Provenance

  /// An organisation of these people; all else is empty until set.
  public init(name: String = "organisation", people: People = People()) {
    self.name = name
    self.people = people
    window = Window()
    rosterBasis = .declared
    relations = []
    command = nil
    declaresNoReportingLines = false
    decisions = []
    hasDecisionLog = false
    logIsExecution = false
    logCoverage = nil
    bodies = []
    circles = []
    memberships = []
    rights = []
    voice = []
    responses = []
    provenance = Provenance()
  }

  /// Every relation, `command` included, in the order of their names.
  public var allRelations: [Relation] {
    (relations + (command.map { [$0] } ?? [])).sorted { Identifier($0.name) < Identifier($1.name) }
  }

  /// The people of a circle on a day, each once, ascending.
  public func members(of circle: Int, at instant: Instant?) -> [Int] {
    Set(memberships.lazy.filter { $0.circle == circle && $0.holds(at: instant) }.map(\.person))
      .sorted()
  }
}

/// One person's turns in one meeting or thread.
public struct VoiceTurns: Sendable, Equatable {
  /// The meeting or thread.
  public var event: Identifier
  /// The index of the person.
  public var person: Int
  /// Turns, messages or minutes.
  public var turns: Double
  /// When, where recorded.
  public var time: Instant?

  /// Turns of a person in an event.
  public init(event: Identifier, person: Int, turns: Double, time: Instant? = nil) {
    self.event = event
    self.person = person
    self.turns = turns
    self.time = time
  }
}

/// One person's answer to a survey.
public struct Response: Sendable, Equatable {
  /// The index of the person.
  public var person: Int
  /// Whether the person was asked.
  public var invited: Bool
  /// Whether the person answered.
  public var responded: Bool

  /// A response.
  public init(person: Int, invited: Bool, responded: Bool) {
    self.person = person
    self.invited = invited
    self.responded = responded
  }
}
