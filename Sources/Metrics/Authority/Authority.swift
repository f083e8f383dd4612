import Graphs
import Organisations

/// Where authority sits: five dimensions, each with its own measure and interval, and what they
/// say together.
///
/// There is no score. Guards can only lower a claim; missing data make it Insufficient.
///
///     let verdict = try Authority().verdict(
///       on: organisation, log: DecisionLog(organisation),
///       network: { Network($0, people: organisation.people) })
///     verdict.overall  // .distributed, .mixed, .concentrated or .insufficient
public struct Authority: Sendable {
  /// The thresholds and gates.
  public var constants: AuthorityConstants
  /// The master seed of every random stream.
  public var seed: UInt64
  /// B: permutations of levels behind the p-value of the rank guard.
  public var permutations: Int

  /// The verdict with these settings.
  public init(
    constants: AuthorityConstants = AuthorityConstants(), seed: UInt64 = 1, permutations: Int = 999
  ) {
    self.constants = constants
    self.seed = seed
    self.permutations = permutations
  }

  /// The verdict on one snapshot.
  ///
  /// - Parameters:
  ///   - organisation: the snapshot.
  ///   - log: its decision log.
  ///   - network: the network of a relation, so that what other measures computed is not done twice.
  /// - Throws: `Cancelled` when asked to stop.
  /// - Complexity: that of betweenness, 21 times, on the relation that feeds information flow; the
  ///   rest is linear but for B permutations of N levels.
  public func verdict(
    on organisation: Organisation, log: DecisionLog, network: (Relation) -> Network
  ) throws -> Verdict {
    let snapshot = Snapshot(organisation: organisation, log: log, authority: self)
    guard snapshot.hasPeople else { return snapshot.tooSmall() }
    return snapshot.verdict(try snapshot.surroundings(network: network))
  }
}

/// Everything beside decision rights: what another reading of who decides leaves as it is.
struct Surroundings {
  var formal: FormalStructure
  var flow: DimensionVerdict
  var coverage: Coverage
  var advice: DimensionVerdict
  var voice: DimensionVerdict
}

/// One snapshot under one set of constants; the dimensions are its extensions, one a file.
struct Snapshot {
  let organisation: Organisation
  let log: DecisionLog
  let authority: Authority
  var reading = Reading()

  var constants: AuthorityConstants { authority.constants }

  /// N.
  var people: Int { log.eligibleCount }

  /// Whether there are enough people for any verdict.
  var hasPeople: Bool { Double(people) >= constants.fewestPeople }

  func surroundings(network: (Relation) -> Network) throws -> Surroundings {
    surroundings(
      formal: formalStructure(try formalGraph()), flow: try informationFlow(network: network))
  }

  /// The same with what is known of the chart and the ties.
  func surroundings(formal: FormalStructure, flow: DimensionVerdict) -> Surroundings {
    let coverage = coverage()
    return Surroundings(
      formal: formal, flow: flow, coverage: coverage, advice: advice(coverage), voice: voice())
  }

  /// The verdict, given all but decision rights.
  func verdict(_ rest: Surroundings) -> Verdict {
    let rights = decisionRights()
    var dimensions = [rest.formal.verdict, rights.verdict, rest.advice, rest.flow, rest.voice]
    lowerWithoutRoster(&dimensions)

    let answers = Dictionary(uniqueKeysWithValues: dimensions.map { ($0.dimension, $0.answer) })
    var overall = Overall(answers: answers, topShareLow: rights.topShareLow, constants: constants)
    if organisation.decisions.isEmpty {
      overall.reasons.insert(
        tiesSay(informationFlow: answers[.informationFlow] ?? .insufficient), at: 0)
    }
    let ladder = Ladder(
      decisionRights: answers[.decisionRights] ?? .insufficient,
      formal: answers[.formalStructure] ?? .insufficient, holdsRights: rest.formal.holdsRights,
      use: rights.useAnswer, gap: rights.gap, vetoHigh: rights.vetoHigh,
      coverage: rest.coverage.interval, constants: constants)
    return Verdict(
      dimensions: dimensions, overall: overall.answer, overallReasons: overall.reasons,
      flags: flags(dimensions, guards: rights.guards), rung: ladder.rung,
      rungReasons: ladder.reasons)
  }

  /// The sentence for a gate, or `nil` where it is passed.
  func shortage(_ have: Int, _ noun: String, _ plural: String? = nil, needed: Int) -> String? {
    have >= needed
      ? nil
      : "Not enough evidence: \(Words.count(have, noun, plural)), at least \(needed) are needed "
        + "for \(people) people."
  }

  /// That an interval reaches below the threshold of Distributed, and how far it might have.
  func nearlySure(_ verdict: DimensionVerdict) -> [String] {
    guard verdict.answer == .distributed, verdict.low <= constants.distributedAbove else {
      return []
    }
    let least = constants.distributedAbove * constants.distributedSurely
    return [
      "The interval reaches below \(Words.percent(constants.distributedAbove)), but not to "
        + "\(Words.percent(least))."
    ]
  }

  /// What people outside N have of something, and whether it is too much for an answer; `nil`
  /// where they have nothing.
  func leftOut(_ share: Double, of what: String) -> (sentence: String, isTooMuch: Bool)? {
    guard share > 0 else { return nil }
    guard share >= constants.hiddenAbove else {
      return (
        "People outside the \(people) who count have \(Words.percent(share)) of the \(what); they "
          + "are left out.", false
      )
    }
    return (
      "Not enough evidence: people who are not counted among the \(people) have "
        + "\(Words.percent(share)) of the \(what)"
        + (log.basis == .declared ? "; do their ids match those of the roster?" : "."), true
    )
  }

  /// Why there are no decisions to read.
  var noDecisions: String {
    organisation.hasDecisionLog
      ? "The decision log has no decision in this window." : "There is no decision log."
  }

  /// The verdict where there are too few people for any.
  func tooSmall() -> Verdict {
    let needed = Int(constants.fewestPeople)
    var reason =
      "Not enough people: \(people) count, at least \(needed) are needed for a verdict; "
      + "see the raw counts."
    if log.basis == .regulars {
      reason +=
        " Without a roster only people with a part in at least \(DecisionLog.regularFrom) "
        + "decisions count."
    }
    return Verdict(
      dimensions: Dimension.allCases.map {
        DimensionVerdict($0, .insufficient, reasons: [reason], n: people)
      },
      overall: .insufficient, overallReasons: [reason], flags: flags([], guards: []),
      rung: .notDeterminable, rungReasons: [reason])
  }

  /// Without a roster nobody knows who is missing, so nothing is called Distributed.
  func lowerWithoutRoster(_ dimensions: inout [DimensionVerdict]) {
    guard log.basis != .declared else { return }
    for index in dimensions.indices where dimensions[index].answer == .distributed {
      dimensions[index].answer = .mixed
      dimensions[index].reasons.append(
        "Lowered to Mixed: there is no roster, so people who take no part are not seen.")
    }
  }

  /// What is added to any verdict.
  func flags(_ dimensions: [DimensionVerdict], guards: [String]) -> [String] {
    func answer(_ dimension: Dimension) -> Answer {
      dimensions.first { $0.dimension == dimension }?.answer ?? .insufficient
    }
    var flags: [String] = []
    let (paper, practice) = (answer(.formalStructure), answer(.decisionRights))
    if Set([paper, practice]) == [.distributed, .concentrated] {
      flags.append("paper and practice disagree")
    }
    flags += guards
    if Double(people) < constants.smallBelow { flags.append("small organisation") }
    if log.basis != .declared { flags.append("roster missing") }
    if organisation.hasDecisionLog || !organisation.decisions.isEmpty {
      if organisation.logIsExecution {
        flags.append("execution log: it shows who executes, not who consents")
      }
      if let share = organisation.logCoverage {
        flags.append("log covers \(Words.percent(share)) of decisions, as declared")
      } else {
        flags.append("log covers an unknown share")
      }
    }
    return flags
  }

  /// The share of those asked in a survey who answered, where one was made.
  var responseRate: Double? {
    let invited = organisation.responses.filter(\.invited)
    guard !invited.isEmpty else { return nil }
    return Double(invited.count { $0.responded }) / Double(invited.count)
  }

  /// How many answered a survey, and whether they are too few for a dimension from a network.
  func response() -> (sentence: String, isTooLow: Bool)? {
    guard let rate = responseRate else { return nil }
    let sentence = "Answers from \(Words.percent(rate)) of the people asked."
    return rate < constants.responseFrom
      ? (
        "Not enough evidence: \(sentence) At least \(Words.percent(constants.responseFrom)) are "
          + "needed.", true
      ) : (sentence, false)
  }

  /// The relation that speaks for a kind.
  func largestRelation(_ kind: Relation.Kind) -> Relation? { organisation.largestRelation(kind) }
}

extension Organisation {
  /// The relation of a kind that speaks for it: the one with most ties; of equals, the first by
  /// name.
  func largestRelation(_ kind: Relation.Kind) -> Relation? {
    relations.filter { $0.kind == kind }
      .max { ($0.graph.tieCount, Identifier($1.name)) < ($1.graph.tieCount, Identifier($0.name)) }
  }
}
