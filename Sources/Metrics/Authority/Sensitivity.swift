import Organisations

/// Whether an answer holds where somebody could have chosen or recorded otherwise: the overall one,
/// or where there is none that of decision rights.
///
///     let (verdict, sensitivity) = try Authority().judge(organisation, log: log, network: network)
///     sensitivity.sentence  // "The verdict holds in 7 of 9 variants; it becomes Mixed with …"
///
/// Empty where there is not enough evidence for either in the first place.
public struct Sensitivity: Sendable, Equatable {
  /// What is held against its variants.
  public enum Subject: String, Sendable {
    /// The overall answer.
    case overall
    /// That of decision rights, where there is not enough evidence for an overall one.
    case decisionRights = "decision_rights"

    /// That answer of a verdict.
    func answer(of verdict: Verdict) -> Answer {
      self == .overall ? verdict.overall : verdict[.decisionRights].answer
    }
  }

  /// What is varied.
  public enum Kind: String, Sendable, CaseIterable {
    /// The thresholds of effective fractions.
    case thresholds
    /// Decisions by magnitude instead of one each.
    case magnitude
    /// Each half of the window by itself.
    case halves
    /// As many unlogged decisions as logged ones.
    case unlogged
    /// Everything but what the person with most last words does.
    case withoutLargest = "without_largest"
    /// Who takes decisions instead of who has the last word.
    case use
  }

  /// The verdict under one variant.
  public struct Variant: Sendable, Equatable {
    /// What is varied.
    public let kind: Kind
    /// How, to stand behind "it becomes Mixed".
    public let name: String
    /// The answer; `nil` where the data cannot say, for `reason`.
    public let answer: Answer?
    /// The rung of the ladder; `nil` with the answer.
    public let rung: Rung?
    /// φ of last words, of decisions taken in the variant of use; `nan` where it was not measured.
    public let value: Double
    /// The lower end.
    public let low: Double
    /// The upper end.
    public let high: Double
    /// Why there is no answer; empty where there is one.
    public let reason: String
  }

  /// How many unlogged decisions it takes for another answer.
  public struct Limit: Sendable, Equatable {
    /// Who is taken to have taken them.
    public let holder: Unlogged.Holder
    /// The smallest number of them for each logged one, to a tenth; `nil` where none up to
    /// `Sensitivity.largestRatio` changes the answer.
    public let ratio: Double?
    /// The answer from there on; `nil` with the ratio.
    public let answer: Answer?
  }

  /// What is held against its variants.
  public let subject: Subject
  /// Its answer.
  public let answer: Answer
  /// Every variant that was tried.
  public let variants: [Variant]
  /// One for each way in which unlogged decisions may have been taken.
  public let limits: [Limit]
  /// The share of variants below which the answer is fragile.
  public let fragileBelow: Double

  /// So many unlogged decisions for each logged one are tried at most.
  public static let largestRatio = 10

  /// How many variants have an answer.
  public var judged: Int { variants.count { $0.answer != nil } }

  /// How many of them have the same.
  public var holding: Int { variants.count { $0.answer == answer } }

  /// Whether the answer holds in too few variants.
  public var isFragile: Bool { judged > 0 && Double(holding) < fragileBelow * Double(judged) }

  /// The variants in one sentence, and how many unlogged decisions it takes in one each.
  public var sentences: [String] {
    guard !variants.isEmpty else {
      return ["There is not enough evidence for a verdict, so nothing was varied."]
    }
    let others = Answer.allCases.filter { $0 != answer }.compactMap { other -> String? in
      let names = variants.filter { $0.answer == other }.map(\.name)
      return names.isEmpty ? nil : "\(other.title) \(Words.list(names))"
    }
    let becomes = others.isEmpty ? "" : "; it becomes " + others.joined(separator: "; ")
    let what =
      subject == .overall ? "The verdict holds" : "That decision rights are \(answer.title) holds"
    let first = "\(what) in \(holding) of \(judged) variants\(becomes)."
    return [first] + limits.map(\.sentence)
  }
}

extension Sensitivity.Limit {
  fileprivate var sentence: String {
    let taken =
      switch holder {
      case .superiors: "by the formal superiors of those who take the logged ones"
      case .everyone: "by everyone equally"
      }
    guard let ratio, let answer else {
      return "Unlogged decisions taken \(taken) would not change the answer, not even "
        + "\(Sensitivity.largestRatio) for each logged one."
    }
    return
      "The answer would become \(answer.title) if there were \(Words.number(ratio)) unlogged decisions "
      + "for each logged one, taken \(taken)."
  }
}
