import Graphs
import Organisations

/// Everything that is computed about one snapshot of an organisation, ready to be rendered.
public struct Assessment: Sendable {
  /// What was measured; without a roster, people are eligible who are regulars of the log.
  public let organisation: Organisation
  /// Each relation with its columns, in the order of the relations' names.
  public let networks: [MeasuredNetwork]
  /// Each pair of relations with its columns, in the order of the relations' names.
  public let pairs: [MeasuredPair]
  /// The columns of the decision log; empty without one.
  public let decisionColumns: [Column]
  /// The columns of voice; empty where nobody's turns are recorded.
  public let voiceColumns: [Column]
  /// One row a decision of the log.
  public let decisions: [DecisionRow]
  /// The ids that `decisions` speaks of: the people, then anonymous seats of bodies.
  public let decisionHolders: [Identifier]
  /// Ties between the groups of `unit`, for each relation.
  public let unitTies: [UnitTies]
  /// The verdict.
  public let verdict: Verdict
  /// Whether it holds under other choices.
  public let sensitivity: Sensitivity
  /// What would be if more people had not answered; `nil` where there was no survey.
  public let nonResponse: NonResponse?
  /// When the decisions changed hands, by who takes them and, where that is not always the same, by
  /// who has the last word; empty without a log.
  public let changes: [(attribution: Attribution, changes: DecisionChanges)]
  /// N: the people who count, from the roster or the regulars of the log.
  public let rosterSize: Int
  /// The settings it was computed with.
  public let settings: Settings

  /// What can be chosen about an assessment.
  public struct Settings: Sendable, Equatable {
    /// The master seed of every random number.
    public var seed: UInt64
    /// Draws of each null model; `nil` is 999, and for networks what their size allows.
    public var nulls: Int?
    /// Thresholds and gates.
    public var constants: AuthorityConstants

    /// The default settings.
    public init(
      seed: UInt64 = 1, nulls: Int? = nil, constants: AuthorityConstants = AuthorityConstants()
    ) {
      self.seed = seed
      self.nulls = nulls
      self.constants = constants
    }
  }

  /// Measures everything that the catalogue knows and judges it.
  ///
  /// - Throws: `Cancelled`.
  public init(of organisation: Organisation, settings: Settings = Settings()) throws {
    self.settings = settings
    let log = DecisionLog(organisation, seed: settings.seed, draws: settings.nulls ?? 999)
    var organisation = organisation
    if log.basis == .regulars {
      // The log alone knows who has a part in enough decisions, bodies expanded.
      organisation.people.isEligible = organisation.people.ids.indices.map { log.isEligible[$0] }
    }
    self.organisation = organisation

    let networks = organisation.allRelations.map {
      Network($0, people: organisation.people, seed: settings.seed)
    }
    let everyone = organisation.people
    self.networks = try networks.map { network in
      let measured = try Catalogue.networkMetrics.map { metric in
        Execution.beginStep("\(network.relation.name): \(metric.definition.title)")
        return (metric: metric, columns: try metric.columns(of: network))
      }
      let chance = NullComparison(
        relation: network.relation, people: everyone, seed: settings.seed, draws: settings.nulls)
      return MeasuredNetwork(
        relation: network.relation, columns: try chance.compared(measured))
    }
    pairs = try NetworkPair.all(of: networks, draws: settings.nulls ?? 999).map { pair in
      MeasuredPair(
        name: pair.name, columns: try Catalogue.pairMetrics.flatMap { try $0.columns(of: pair) })
    }
    let unit = organisation.people.attribute("unit")
    unitTies = unit.map { unit in networks.map { UnitTies(of: $0.relation, by: unit) } } ?? []

    Execution.beginStep("decisions and voice")
    rosterSize = organisation.hasDecisionLog ? log.eligibleCount : organisation.people.eligibleCount
    decisionColumns =
      organisation.hasDecisionLog
      ? try Catalogue.decisionMetrics.flatMap { try $0.columns(of: log) } : []
    voiceColumns =
      organisation.voice.isEmpty
      ? [] : try Catalogue.voiceMetrics.flatMap { try $0.columns(of: log) }
    decisions = organisation.hasDecisionLog ? log.rows : []
    decisionHolders = (0..<log.holderCount).map(log.holder)

    changes =
      organisation.hasDecisionLog
      ? try log.changingAttributions.map { ($0, try log.changes($0)) } : []

    Execution.beginStep("verdict")
    let authority = Authority(
      constants: settings.constants, seed: settings.seed, permutations: settings.nulls ?? 999)
    (verdict, sensitivity) = try authority.judge(organisation, log: log) { relation in
      networks.first { Identifier($0.relation.name) == Identifier(relation.name) }
        ?? Network(relation, people: organisation.people, seed: settings.seed)
    }
    nonResponse = try authority.nonResponse(organisation, verdict: verdict)
  }
}

/// Two relations and what was measured of both together.
public struct MeasuredPair: Sendable {
  /// Both names: `advice~friendship`.
  public let name: String
  /// The columns, in the order of the catalogue.
  public let columns: [Column]
}

/// A relation and what was measured of it.
public struct MeasuredNetwork: Sendable {
  /// The relation.
  public let relation: Relation
  /// The columns, in the order of the catalogue.
  public let columns: [Column]

  /// The column of that measure and variant, if it was measured.
  public func column(_ measure: String, _ variant: String = "") -> Column? {
    columns.first { $0.measure == measure && $0.variant == variant }
  }
}
