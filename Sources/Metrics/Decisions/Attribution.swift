/// A way to say whose decision it was; each decision's shares sum to 1.
public enum Attribution: String, Sendable, CaseIterable {
  /// Who took it: the deciders, equally; members of a body that votes by weight by their power.
  case use
  /// Who could stop it and did, else who had to approve it, else the deciders.
  case lastWord = "last_word"
  /// Who put it forward.
  case proposal
  /// Whose advice was asked: the consulted who did not decide.
  case advice

  /// The attribution in words, after "share of".
  public var words: String {
    switch self {
    case .use: "decisions taken"
    case .lastWord: "last words"
    case .proposal: "proposals"
    case .advice: "advice given"
    }
  }
}

/// What each decision counts for.
public enum DecisionWeights: String, Sendable, CaseIterable {
  /// One each.
  case count
  /// Its magnitude; decisions without one are left out.
  case magnitude
  /// One each, but deciders share it by their voting weight; decisions without voting weights are
  /// left out. The word `votes` in a variant is this.
  case votes
  /// The same, but deciders share it by how often their weight would turn the vote: by Banzhaf's
  /// power where more than half of the recorded weight wins.
  case power
}

/// Who N are, where a log has no roster: the three readings that are printed beside each other.
public enum LogRoster: String, Sendable, CaseIterable {
  /// N by the rules: the roster, else regulars.
  case eligible
  /// Only those who hold anything: flatters, as one decider alone is then everyone.
  case deciders
  /// Everyone the data name.
  case everyone
}

/// A half of the time that the completed decisions with a date span.
public enum LogHalf: String, Sendable, CaseIterable {
  /// Before the middle.
  case first
  /// From the middle on.
  case second
}

/// The events of one attribution among the N who count, and what was left out.
public struct AttributedEvents: Sendable {
  /// N. Seats of bodies stand among the holders of a declared roster without adding to it.
  public let people: Int
  /// The events; holders are numbered as in `holders`.
  public let shares: EventShares
  /// The N people and seats, ascending, as indices of `DecisionLog.holder(_:)`.
  public let holders: [Int]
  /// Which of `DecisionLog.completed` each event is.
  let decisions: [Int]
  /// Completed decisions that count here and say nothing of this part.
  public let unknown: Int
  /// The share of what is known that people outside N hold, over decisions that say it; 0 to 1.
  public let outside: Double
  /// Completed decisions without the magnitude or the votes that the weights need.
  public let unweighable: Int

  /// E: decisions with at least one holder among the N.
  public var count: Int { shares.count }

  /// The same with other shares of the same holders.
  func with(_ shares: EventShares) -> AttributedEvents {
    AttributedEvents(
      people: people, shares: shares, holders: holders, decisions: decisions, unknown: unknown,
      outside: outside, unweighable: unweighable)
  }

  /// What each of the N holds, as shares of all, in the order of `holders`; `nan` without events.
  public func heldShares() -> [Double] {
    let totals = shares.totals()
    let all = totals.compensatedSum()
    return totals.map { all > 0 ? $0 / all : .nan }
  }
}
