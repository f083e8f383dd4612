/// What can be said of one dimension of authority.
public enum Answer: String, Sendable, Equatable, CaseIterable {
  /// Held by many.
  case distributed
  /// Neither.
  case mixed
  /// Held by few.
  case concentrated
  /// The data cannot tell.
  case insufficient

  /// The answer as a heading has it.
  public var title: String {
    switch self {
    case .distributed: "Distributed"
    case .mixed: "Mixed"
    case .concentrated: "Concentrated"
    case .insufficient: "Not enough evidence"
    }
  }
}

/// The five dimensions of the profile.
public enum Dimension: String, Sendable, Equatable, CaseIterable {
  /// The formal hierarchy.
  case formalStructure = "formal_structure"
  /// Who has the last word.
  case decisionRights = "decision_rights"
  /// Whose advice is asked.
  case advice
  /// Who stands between others.
  case informationFlow = "information_flow"
  /// Who speaks.
  case voice

  /// The name in a heading.
  public var title: String {
    switch self {
    case .formalStructure: "Formal structure"
    case .decisionRights: "Decision rights"
    case .advice: "Advice and influence"
    case .informationFlow: "Information flow"
    case .voice: "Voice"
    }
  }
}

/// The answer in one dimension, the number it rests on, and why.
public struct DimensionVerdict: Sendable, Equatable {
  /// Which dimension.
  public var dimension: Dimension
  /// The answer.
  public var answer: Answer
  /// The id of the primary measure; empty where nothing was measured.
  public var measure: String
  /// Its value; `nan` where there is none.
  public var value: Double
  /// The ends of its 90 % interval; `nan` where there is none.
  public var low: Double
  /// The upper end.
  public var high: Double
  /// The rule, as `<0.25`.
  public var concentratedWhen: String
  /// The rule, as `>0.50`.
  public var distributedWhen: String
  /// Sentences: gates that failed, guards that fired, what the data were.
  public var reasons: [String]
  /// How many people the measure counts; 0 where nothing was measured.
  public var n: Int
  /// How many events, ties or domains it rests on.
  public var events: Int
  /// The standard error of ln Ĥ where the measure is an effective fraction from events.
  public var logError: Double?
  /// The value as estimated, where `value` is cut at 1; changes are measured on it.
  public var unclippedValue: Double?
  /// Advice coverage beside the measure of advice, where it was measured.
  public var coverage: CoverageInterval?

  /// A verdict on one dimension.
  public init(
    _ dimension: Dimension, _ answer: Answer, measure: String = "", value: Double = .nan,
    low: Double = .nan, high: Double = .nan, concentratedWhen: String = "",
    distributedWhen: String = "", reasons: [String] = [], n: Int = 0, events: Int = 0,
    logError: Double? = nil, unclippedValue: Double? = nil, coverage: CoverageInterval? = nil
  ) {
    self.dimension = dimension
    self.answer = answer
    self.measure = measure
    self.value = value
    self.low = low
    self.high = high
    self.concentratedWhen = concentratedWhen
    self.distributedWhen = distributedWhen
    self.reasons = reasons
    self.n = n
    self.events = events
    self.logError = logError
    self.unclippedValue = unclippedValue
    self.coverage = coverage
  }
}

/// Advice coverage with the interval that the verdict uses, 90 % unless `z` was set.
public struct CoverageInterval: Sendable, Equatable {
  /// The mean over decisions.
  public var value: Double
  /// The lower end, not below 0.
  public var low: Double
  /// The upper end, not above 1.
  public var high: Double

  /// An interval.
  public init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }
}

/// A rung of the ladder from hierarchy to self-management.
public enum Rung: String, Sendable, Equatable, CaseIterable {
  /// Rights held by everyone, advice asked.
  case selfManagement = "self_management"
  /// Rights held by everyone, advice not evidenced.
  case rightsWithoutAdvice = "rights_without_advice"
  /// Rights lent from the top.
  case empowered
  /// Few decide, few are asked.
  case authoritarian
  /// None of these.
  case between
  /// Decision rights or advice coverage are not known.
  case notDeterminable = "not_determinable"

  /// The name in a heading.
  public var title: String {
    switch self {
    case .selfManagement: "Self-management"
    case .rightsWithoutAdvice: "Distributed rights, advice not evidenced"
    case .empowered: "Empowered hierarchy"
    case .authoritarian: "Authoritarian hierarchy"
    case .between: "Between rungs"
    case .notDeterminable: "Not determinable"
    }
  }
}

/// The whole answer for one snapshot: a profile, never a score.
public struct Verdict: Sendable, Equatable {
  /// The five dimensions, in the order of `Dimension.allCases`.
  public var dimensions: [DimensionVerdict]
  /// The overall answer.
  public var overall: Answer
  /// Why, in sentences; for a mixed answer it names the dimensions that disagree.
  public var overallReasons: [String]
  /// Flags added to the answer: `paper and practice disagree`, `small organisation` …
  public var flags: [String]
  /// The rung of the ladder.
  public var rung: Rung
  /// Why, in sentences.
  public var rungReasons: [String]

  /// A verdict.
  public init(
    dimensions: [DimensionVerdict], overall: Answer, overallReasons: [String], flags: [String],
    rung: Rung, rungReasons: [String]
  ) {
    self.dimensions = dimensions
    self.overall = overall
    self.overallReasons = overallReasons
    self.flags = flags
    self.rung = rung
    self.rungReasons = rungReasons
  }

  /// The verdict on one dimension.
  public subscript(dimension: Dimension) -> DimensionVerdict {
    dimensions.first { $0.dimension == dimension } ?? DimensionVerdict(dimension, .insufficient)
  }
}
