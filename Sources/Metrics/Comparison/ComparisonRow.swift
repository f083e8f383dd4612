extension Comparison {
  /// What can be said of a change.
  public enum Answer: String, Sendable, CaseIterable {
    /// More people hold it.
    case moreDistributed = "more_distributed"
    /// Fewer people hold it.
    case moreConcentrated = "more_concentrated"
    /// It moved by less than a quarter, surely.
    case noMaterialChange = "no_material_change"
    /// The change is smaller than its uncertainty, or one side is not known.
    case cannotTell = "cannot_tell"

    /// The answer in words.
    public var title: String {
      switch self {
      case .moreDistributed: "more distributed"
      case .moreConcentrated: "more concentrated"
      case .noMaterialChange: "no material change"
      case .cannotTell: "cannot tell"
      }
    }

    /// Whether it says that something changed, and which way.
    var isChange: Bool { self == .moreDistributed || self == .moreConcentrated }
  }

  /// One dimension: a row of `comparison.csv`.
  public struct Row: Sendable, Equatable {
    /// Which dimension.
    public var dimension: Dimension
    /// The id of the measure; empty where the two snapshots have different ones.
    public var measure: String
    /// Its value in the first snapshot.
    public var before: Double
    /// Its value in the second.
    public var after: Double
    /// ln after − ln before, of values not cut at 1; `nan` for formal structure and where a side is
    /// not known.
    public var logRatio = Double.nan
    /// The lower end of its 90 % interval; `nan` where there is none, −∞ where it has no bound.
    public var low = Double.nan
    /// The upper end; `nan` where there is none, ∞ where it has no bound.
    public var high = Double.nan
    /// 2·(1 − Φ(|Δ|/se)): normal, two-sided; `nan` for a census, for information flow and where both
    /// snapshots have the same record.
    public var p = Double.nan
    /// What can be said.
    public var answer: Answer
    /// Why, in sentences.
    public var reason: String
    /// How the answer hangs on who joined or left.
    public var roster = RosterDependence.none
  }

  /// Whether everyone's answer is also that of the people who are in both snapshots.
  public enum RosterDependence: Sendable, Equatable {
    /// It is, or there are no two answers.
    case none
    /// One says that it changed, the other surely not, or the other way.
    case depends
    /// One says that it changed, the other is too uncertain to say.
    case mayDepend

    /// `depends` or `may depend`.
    public var words: String { self == .mayDepend ? "may depend" : "depends" }
  }
}

extension Comparison.Row {
  /// The change in one dimension from one verdict to the other.
  ///
  /// - Parameter record: What is the same in both snapshots, as `decisions`, where all that the
  ///   dimension rests on is.
  init(
    _ before: DimensionVerdict, _ after: DimensionVerdict, constants: AuthorityConstants,
    sameRecord record: String? = nil
  ) {
    if before.dimension == .formalStructure {
      self.init(census: before, after)
    } else if let record {
      self.init(same: record, before, after)
    } else {
      self = Self.sample(before, after, constants)
    }
  }

  private init(
    _ before: DimensionVerdict, _ after: DimensionVerdict, _ answer: Comparison.Answer,
    _ reason: String
  ) {
    self.init(
      dimension: before.dimension, measure: before.measure == after.measure ? before.measure : "",
      before: before.value, after: after.value, answer: answer, reason: reason)
  }

  /// The chart is a census: classes are compared, there is nothing to test.
  private init(census before: DimensionVerdict, _ after: DimensionVerdict) {
    func rank(_ verdict: DimensionVerdict) -> Int? {
      [.concentrated, .mixed, .distributed].firstIndex(of: verdict.answer)
    }
    guard let first = rank(before), let second = rank(after) else {
      self.init(before, after, .cannotTell, "Formal structure is not known on both sides.")
      return
    }
    self.init(
      before, after,
      first == second
        ? .noMaterialChange : second > first ? .moreDistributed : .moreConcentrated,
      "A census: \(before.answer.title) before, \(after.answer.title) after.")
  }

  /// Nothing is uncertain about a difference of one thing with itself.
  private init(same record: String, _ before: DimensionVerdict, _ after: DimensionVerdict) {
    self.init(
      before, after, .noMaterialChange, "The same \(record) are in both: nothing changed.")
    if before.value.isFinite, before.value == after.value { (logRatio, low, high) = (0, 0, 0) }
    if before.answer != after.answer { reason += Self.otherRule(before, after) }
  }

  private static func sample(
    _ before: DimensionVerdict, _ after: DimensionVerdict, _ constants: AuthorityConstants
  ) -> Self {
    let silent = [("before", before), ("after", after)].filter { $0.1.answer == .insufficient }
    if !silent.isEmpty {
      return Self(
        before, after, .cannotTell,
        "There is not enough evidence \(Words.list(silent.map(\.0))), so no change can be told.")
    }
    let coverage = CoverageChange(before, after, z: constants.z)
    let first = before.unclippedValue ?? before.value
    let second = after.unclippedValue ?? after.value
    guard before.measure == after.measure, let errorBefore = before.logError,
      let errorAfter = after.logError, first > 0, second > 0
    else {
      if let coverage {
        return coverage.row(
          "How evenly people are asked has no interval on both sides.", constants)
      }
      return Self(before, after, .cannotTell, incomparable(before, after))
    }

    let change = LogRatio(
      before: first, after: second,
      error: (errorBefore * errorBefore + errorAfter * errorAfter).squareRoot(), z: constants.z)
    var (answer, reason) = change.judged(constants)
    if answer == .noMaterialChange, let coverage, coverage.isSure {
      return coverage.row("How evenly people are asked did not change materially.", constants)
    }
    if answer == .cannotTell, let coverage, coverage.isSure { reason += " " + coverage.sentence }
    if answer == .noMaterialChange, before.answer != after.answer {
      reason += otherRule(before, after)
    }
    let isDeletion = before.dimension == .informationFlow
    if isDeletion {
      reason += " The interval is over deletions of ties, not a sampling error, so there is no p."
    }
    var row = Self(before, after, answer, reason)
    (row.logRatio, row.low, row.high) = (change.ratio, change.low, change.high)
    row.p = isDeletion ? .nan : change.p
    return row
  }

  private static func otherRule(_ before: DimensionVerdict, _ after: DimensionVerdict) -> String {
    " And yet it was \(before.answer.title) before and is \(after.answer.title) after: the "
      + "value crossed a threshold, or another rule than the measure decided; see the reasons."
  }

  /// Why two answers that are both known cannot be compared by a number.
  private static func incomparable(_ before: DimensionVerdict, _ after: DimensionVerdict) -> String
  {
    let classes =
      before.answer == after.answer
      ? "Both are \(before.answer.title)"
      : "\(before.answer.title) before, \(after.answer.title) after"
    if before.measure != after.measure {
      return "\(classes), but the two sides were measured by different measures."
    }
    let missing = [("before", before), ("after", after)].filter {
      $0.1.value.isNaN || $0.1.logError == nil
    }
    let sides = Words.list(missing.map(\.0))
    return before.dimension == .informationFlow
      ? "\(classes); as nobody is needed as intermediary \(sides), there is no value to compare."
      : "\(classes), but there is no value with an interval \(sides)."
  }
}
