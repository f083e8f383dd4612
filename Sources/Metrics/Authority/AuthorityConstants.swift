/// Every number that the verdict rests on and that somebody could have chosen otherwise.
///
/// All of them are printed in a report, and those that differ from the default are marked.
///
///     var constants = AuthorityConstants()
///     constants.set("concentrated_below", to: 0.20)  // true: there is such a constant
public struct AuthorityConstants: Sendable, Equatable {
  /// An effective fraction whose interval lies below this is Concentrated.
  public var concentratedBelow = 0.25
  /// An effective fraction above this is Distributed …
  public var distributedAbove = 0.50
  /// … if its interval lies above this part of it: 0.45, by default. 1 asks for the whole interval.
  public var distributedSurely = 0.90
  /// The same for information flow, lower because betweenness is heavy-tailed without any hub.
  public var flowConcentratedBelow = 0.12
  /// The same for information flow.
  public var flowDistributedAbove = 0.30
  /// A reaching centrality of the command graph above this is Concentrated.
  public var reachConcentratedAbove = 0.70
  /// A reaching centrality of the command graph below this is Distributed.
  public var reachDistributedBelow = 0.30
  /// An effective fraction of held rights below this makes formal structure Concentrated.
  public var heldRightsConcentratedBelow = 0.25
  /// An effective fraction of held rights below this keeps it from being Distributed.
  public var heldRightsDistributedFrom = 0.50
  /// The share of people who must stand in a line or circle before few lines mean few superiors.
  public var formalRecordedFrom = 0.80
  /// An effective fraction of proposals surely below this keeps rights from being Distributed.
  public var agendaBelow = 0.25
  /// A rate of vetoes and overrides surely above this keeps rights from being Distributed.
  public var vetoAbove = 0.10
  /// So does one person's share of last words surely above this (or 2/N where that is more).
  public var topShareAbove = 0.25
  /// So does an association of rank and last words above this …
  public var rankAbove = 0.30
  /// … with a p-value below this.
  public var rankPBelow = 0.05
  /// Advice coverage surely below this makes advice Concentrated.
  public var coverageConcentratedBelow = 0.20
  /// Advice coverage not surely from this on keeps advice from being Distributed.
  public var coverageDistributedFrom = 0.50
  /// The share of decisions with the same affected and consulted above which coverage is refused.
  public var identicalAbove = 0.95
  /// The density above which nobody is needed as intermediary.
  public var densityAbove = 0.80
  /// The quantile behind all intervals of the verdict: 90 %.
  public var z = 1.645
  /// Fewer eligible people get no verdict.
  public var fewestPeople = 8.0
  /// Fewer than this make a small organisation.
  public var smallBelow = 15.0
  /// Fewer people get no verdict on information flow.
  public var flowFewestPeople = 10.0
  /// Fewer ties a person get none either.
  public var flowTiesPerPerson = 1.5
  /// Ties deleted in each of the draws behind the interval of information flow.
  public var flowDeletedShare = 0.10
  /// The number of those draws.
  public var flowDeletions = 20.0
  /// People times arcs outside pendant trees above which betweenness is not computed.
  public var flowLargestWork = 1e9
  /// The least number of completed, independent decisions …
  public var fewestDecisions = 30.0
  /// … and the least multiple of √N.
  public var decisionsPerRootOfPeople = 6.0
  /// The least number of decisions with affected others.
  public var fewestCoverageDecisions = 10.0
  /// The least number of meetings and threads.
  public var fewestMeetings = 10.0
  /// The least number of people who say whom they ask, where no log says it.
  public var fewestAskers = 10.0
  /// From this share on that is hidden or lies with people outside N, a dimension has no answer.
  public var hiddenAbove = 0.50
  /// A response rate below this: no dimension from a survey.
  public var responseFrom = 0.50
  /// A response rate below this: people are not ranked by their ties.
  public var rankingResponseFrom = 0.70
  /// A last-word share surely above this is a majority in one hand.
  public var majority = 0.50
  /// φ_use/φ_last from this on is delegated use.
  public var delegationGap = 1.5
  /// Vetoes surely below this leave rights held.
  public var heldVetoBelow = 0.10
  /// Advice coverage surely from this on evidences the advice process.
  public var askedFrom = 0.50
  /// Advice coverage surely below this is command without asking, surely above it is empowering.
  public var hardlyAskedBelow = 0.30
  /// A ratio of effective fractions within this and its inverse is no material change.
  public var materialChange = 1.25
  /// An answer that holds in a smaller share of the variants tried is fragile.
  public var fragileBelow = 2.0 / 3

  /// The defaults.
  public init() {}

  /// One constant, for printing.
  public struct Setting: Sendable, Equatable {
    /// The name that options take.
    public let name: String
    /// The value in use.
    public let value: Double
    /// The default.
    public let standard: Double
  }

  /// All constants in their order.
  public var settings: [Setting] {
    Self.names.map {
      Setting(
        name: $0.name, value: self[keyPath: $0.path], standard: Self.defaults[keyPath: $0.path])
    }
  }

  /// Sets the constant of that name; `false` when there is none.
  @discardableResult
  public mutating func set(_ name: String, to value: Double) -> Bool {
    guard let found = Self.names.first(where: { $0.name == name }) else { return false }
    self[keyPath: found.path] = value
    return true
  }

  private static let defaults = AuthorityConstants()

  private typealias Path = WritableKeyPath<AuthorityConstants, Double> & Sendable

  private static let names: [(name: String, path: Path)] = [
    ("concentrated_below", \.concentratedBelow),
    ("distributed_above", \.distributedAbove),
    ("distributed_surely", \.distributedSurely),
    ("flow_concentrated_below", \.flowConcentratedBelow),
    ("flow_distributed_above", \.flowDistributedAbove),
    ("reach_concentrated_above", \.reachConcentratedAbove),
    ("reach_distributed_below", \.reachDistributedBelow),
    ("held_rights_concentrated_below", \.heldRightsConcentratedBelow),
    ("held_rights_distributed_from", \.heldRightsDistributedFrom),
    ("formal_recorded_from", \.formalRecordedFrom),
    ("agenda_below", \.agendaBelow),
    ("veto_above", \.vetoAbove),
    ("top_share_above", \.topShareAbove),
    ("rank_above", \.rankAbove),
    ("rank_p_below", \.rankPBelow),
    ("coverage_concentrated_below", \.coverageConcentratedBelow),
    ("coverage_distributed_from", \.coverageDistributedFrom),
    ("identical_above", \.identicalAbove),
    ("density_above", \.densityAbove),
    ("z", \.z),
    ("fewest_people", \.fewestPeople),
    ("small_below", \.smallBelow),
    ("flow_fewest_people", \.flowFewestPeople),
    ("flow_ties_per_person", \.flowTiesPerPerson),
    ("flow_deleted_share", \.flowDeletedShare),
    ("flow_deletions", \.flowDeletions),
    ("flow_largest_work", \.flowLargestWork),
    ("fewest_decisions", \.fewestDecisions),
    ("decisions_per_root_of_people", \.decisionsPerRootOfPeople),
    ("fewest_coverage_decisions", \.fewestCoverageDecisions),
    ("fewest_meetings", \.fewestMeetings),
    ("fewest_askers", \.fewestAskers),
    ("hidden_above", \.hiddenAbove),
    ("response_from", \.responseFrom),
    ("ranking_response_from", \.rankingResponseFrom),
    ("majority", \.majority),
    ("delegation_gap", \.delegationGap),
    ("held_veto_below", \.heldVetoBelow),
    ("asked_from", \.askedFrom),
    ("hardly_asked_below", \.hardlyAskedBelow),
    ("material_change", \.materialChange),
    ("fragile_below", \.fragileBelow),
  ]

  /// The least number of independent decisions for N people: max(30, ⌈6√N⌉), by default.
  ///
  /// About 20 pairs of decisions then have the same holder even when all are equally likely.
  public func decisionsNeeded(people: Int) -> Int {
    Int(max(fewestDecisions, (decisionsPerRootOfPeople * Double(people).squareRoot()).rounded(.up)))
  }

  /// The answer for an effective fraction: its value and interval against two thresholds.
  ///
  /// Distributed when the value is above the upper threshold and the interval above
  /// `distributedSurely` of it, Concentrated when the interval is below the lower one, Insufficient
  /// when it reaches across both, else Mixed; Insufficient where there is no value.
  ///
  /// A fraction a tenth below the threshold is called Distributed in one of twenty logs, as
  /// Concentrated is of one at its threshold. With the whole interval above one half, organisations of
  /// 80 people where 70 % share equally came out as Mixed in every fourth log of 150 decisions.
  public func classify(value: Double, low: Double, high: Double) -> Answer {
    let answer = classify(
      low: low, high: high, concentratedBelow: concentratedBelow,
      distributedAbove: distributedAbove)
    let isSure = value > distributedAbove && low > distributedAbove * distributedSurely
    switch answer {
    case .mixed, .distributed: return isSure ? .distributed : .mixed
    case .concentrated, .insufficient: return answer
    }
  }

  /// The answer for a measure that is small where authority is concentrated: its interval against
  /// two thresholds.
  ///
  /// Distributed above the upper, Concentrated below the lower, Insufficient across both, else
  /// Mixed; Insufficient where there is no value.
  public func classify(
    low: Double, high: Double, concentratedBelow: Double, distributedAbove: Double
  ) -> Answer {
    if low.isNaN || high.isNaN || (low <= concentratedBelow && high >= distributedAbove) {
      return .insufficient
    }
    if low > distributedAbove { return .distributed }
    return high < concentratedBelow ? .concentrated : .mixed
  }
}
