import Foundation
import Graphs
import Organisations

/// Two snapshots side by side: in each dimension what changed, and whether the change is larger
/// than its uncertainty; whether that hangs on who joined or left; how the ties changed.
///
///     Δ = ln after − ln before        se = √(se₁² + se₂²)        90 %: Δ ± 1.645·se
///
/// Δ is of the values as estimated, before they are cut at 1. Where a side is Insufficient nothing
/// can be told. The range of information flow is one over deletions of ties, so that it has no p.
/// Where both snapshots rest on the same record, Δ is 0 and nothing about it is uncertain.
///
/// Advice has two measures, how evenly people are asked and how many of the affected. Where the
/// first did not change materially, or has no interval on both sides, the second judges: see
/// `CoverageChange`; the row then has the measure `advice_coverage`.
///
/// What rests on decisions, advice or turns is compared a second time among the people who count in
/// both snapshots. Where that gives another answer, the row says that it depends on joiners or
/// leavers.
public struct Comparison: Sendable, Equatable {
  /// One a dimension, in their order.
  public private(set) var rows: [Row]
  /// Decision rights, advice and voice among the people who are in both, as far as measured.
  public private(set) var stayerRows: [StayerRow] = []
  /// Who is in both; `nil` for a comparison of two verdicts alone.
  public private(set) var stayers: Stayers?
  /// How the ties changed, by the names of the relations.
  public private(set) var relations: [RelationChange] = []
  /// Relations of the first snapshot that are not in the second.
  public private(set) var relationsOnlyBefore: [String] = []
  /// Relations of the second snapshot that are not in the first.
  public private(set) var relationsOnlyAfter: [String] = []
  /// Every p-value of all these, adjusted for one another.
  public private(set) var tests: [PrintedTest] = []

  /// The change from one verdict to another, both under the same constants.
  public init(
    before: Verdict, after: Verdict, constants: AuthorityConstants = AuthorityConstants()
  ) {
    rows = Dimension.allCases.map { Row(before[$0], after[$0], constants: constants) }
    tests = PrintedTest.family(rows, [], [])
  }

  /// The change from one snapshot to another, under the settings of the later one.
  ///
  /// - Throws: `Cancelled`.
  public init(before: Assessment, after: Assessment) throws {
    try self.init(
      before: Side(before.organisation, before.verdict),
      after: Side(after.organisation, after.verdict), settings: after.settings)
  }

  /// A snapshot and the verdict on it.
  public struct Side: Sendable {
    let organisation: Organisation
    let verdict: Verdict

    /// A side of a comparison.
    public init(_ organisation: Organisation, _ verdict: Verdict) {
      self.organisation = organisation
      self.verdict = verdict
    }
  }

  /// The change from one snapshot to another.
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: linear but for B draws of the people and ties in both; where they are too many
  ///   for that, the rows say so.
  public init(
    before: Side, after: Side, settings: Assessment.Settings = Assessment.Settings()
  ) throws {
    let draws = settings.nulls ?? 999
    let logs = [before, after].map {
      DecisionLog($0.organisation, seed: settings.seed, draws: draws)
    }
    let stayers = Stayers(logs[0], logs[1])
    self.stayers = stayers

    Execution.beginStep("the same people")
    let comparison = StayerComparison(
      before: logs[0], after: logs[1], stayers: stayers, constants: settings.constants)
    rows = []
    for dimension in Dimension.allCases {
      let sides = (before.verdict[dimension], after.verdict[dimension])
      let records = (Record(of: sides.0, in: logs[0]), Record(of: sides.1, in: logs[1]))
      let isSame = records.0 != nil && records.0 == records.1
      var row = Row(
        sides.0, sides.1, constants: settings.constants,
        sameRecord: isSame ? records.0?.noun : nil)
      if !isSame, let first = records.0, let second = records.1 {
        row.reason += Self.overlap(first.shared(with: second))
      }
      if !isSame, let same = try comparison.row(sides.0, sides.1, draws: draws) {
        stayerRows.append(same)
        if stayers.hasChange {
          row.heed(same)
          row.heed(people: (sides.0.n, sides.1.n), same, constants: settings.constants)
        }
      }
      rows.append(row)
    }

    let matches = RelationChange.Matches(
      before.organisation.allRelations, after.organisation.allRelations)
    relations = try matches.pairs.map { name, first, second in
      Execution.beginStep("\(name): before and after")
      return try RelationChange(
        name, first, second, stayers: stayers, fewest: Int(settings.constants.fewestPeople),
        draws: draws, seed: settings.seed)
    }
    relationsOnlyBefore = matches.before
    relationsOnlyAfter = matches.after
    tests = PrintedTest.family(rows, stayerRows, relations)
  }

  /// Dimensions whose answer is not that of the people who are in both.
  public var rowsThatDependOnRoster: [Row] { rows.filter { $0.roster != .none } }

  /// What decisions that are in both snapshots do to the interval.
  private static func overlap(_ shared: Int) -> String {
    shared == 0
      ? ""
      : " \(Words.count(shared, "decision is", "decisions are")) in both: the interval takes the "
        + "snapshots as independent, and so is rather too wide."
  }
}

extension Comparison.Row {
  /// Says whether the people who are in both give the same answer.
  fileprivate mutating func heed(_ stayers: StayerRow) {
    let other = stayers.row.answer
    guard answer != other, answer.isChange || other.isChange else { return }
    guard stayers.isMeasured || other.isChange else {
      reason += " Among those who stayed it cannot be told: \(stayers.row.reason)"
      return
    }
    let isUncertain = answer == .cannotTell || other == .cannotTell
    roster = isUncertain ? .mayDepend : .depends
    reason +=
      " Among the \(Words.count(stayers.people, "person", "people")) in both snapshots: "
      + "\(other.title). So the answer \(roster.words) on joiners or leavers."
  }

  /// Where those who stayed cannot tell, and many more or fewer people count than before: whether
  /// more or fewer hold it, or only the number of all is another.
  ///
  /// φ is the number of equal holders over N. One person alone is "more concentrated" among a hundred
  /// than among thirty, although nothing but N changed. Coverage of advice is over those whom a
  /// decision affects, and no share of N.
  fileprivate mutating func heed(
    people: (before: Int, after: Int), _ stayers: StayerRow, constants: AuthorityConstants
  ) {
    let (first, second) = (Double(people.before), Double(people.after))
    guard answer.isChange, !stayers.isMeasured, measure == stayers.row.measure,
      measure != CoverageChange.measure,
      max(first, second) > RelationChange.comparableFactor * min(first, second)
    else { return }
    let holders = LogRatio(
      ratio: logRatio + log(second / first), error: (high - low) / 2 / constants.z, z: constants.z)
    guard holders.judged(constants).answer != answer else { return }
    roster = .depends
    reason +=
      " It is as if \(Words.number(before * first)) of \(people.before) people held it equally "
      + "before, \(Words.number(after * second)) of \(people.after) after: the number of all "
      + "changed, not that of holders. So the answer depends on joiners or leavers."
  }
}
