import Organisations

/// The overall answer: the first rule that fits. It has no number.
///
/// 1. Decision rights unknown, or advice, information and voice all unknown: Insufficient.
/// 2. Decision rights Concentrated and one person surely has most last words: Concentrated.
/// 3. Decision rights Distributed, one of the three Distributed and none Concentrated, formal
///    structure not Concentrated: Distributed.
/// 4. Decision rights Concentrated, one of the three Concentrated, neither advice nor voice
///    Distributed: Concentrated.
/// 5. Mixed, and the dimensions that disagree are named.
struct Overall: Equatable {
  var answer: Answer
  var reasons: [String]

  /// - Parameter topShareLow: the lower bound of the largest share of last words.
  init(
    answers: [Dimension: Answer], topShareLow: Double,
    constants: AuthorityConstants = AuthorityConstants()
  ) {
    func answer(_ dimension: Dimension) -> Answer { answers[dimension] ?? .insufficient }
    let rights = answer(.decisionRights)
    let others = [Dimension.advice, .informationFlow, .voice]
    let known = others.filter { answer($0) != .insufficient }
    let spread = others.filter { answer($0) == .distributed }
    let narrow = others.filter { answer($0) == .concentrated }
    func named(_ dimensions: [Dimension]) -> String {
      dimensions.map { $0.title.lowercased() }.joined(separator: ", ")
    }

    if rights == .insufficient {
      self.answer = .insufficient
      reasons = ["There is not enough evidence on who has the last word, and all else hangs on it."]
    } else if known.isEmpty {
      self.answer = .insufficient
      reasons = [
        "Decision rights are \(rights.title), but there is not enough evidence on advice, "
          + "information flow or voice, at least one of which is needed."
      ]
    } else if rights == .concentrated, topShareLow > constants.majority {
      self.answer = .concentrated
      reasons = [
        "One person surely has more than \(Words.percent(constants.majority)) of the last words; "
          + "listening well does not share authority."
      ]
    } else if rights == .distributed, !spread.isEmpty, narrow.isEmpty,
      answer(.formalStructure) != .concentrated
    {
      self.answer = .distributed
      reasons = [
        "Decision rights are Distributed; so are: \(named(spread)). Nothing that could be judged is "
          + "Concentrated."
      ]
    } else if rights == .concentrated, !narrow.isEmpty, answer(.advice) != .distributed,
      answer(.voice) != .distributed
    {
      self.answer = .concentrated
      reasons = [
        "Decision rights are Concentrated; so are: \(named(narrow)). Neither advice nor voice is "
          + "Distributed."
      ]
    } else {
      self.answer = .mixed
      reasons = [Self.disagreement(answers)]
    }
  }

  private static func disagreement(_ answers: [Dimension: Answer]) -> String {
    func those(_ answer: Answer) -> [String] {
      Dimension.allCases.filter { answers[$0] == answer }.map { $0.title.lowercased() }
    }
    let parts = [Answer.distributed, .mixed, .concentrated].compactMap { answer -> String? in
      let dimensions = those(answer)
      guard !dimensions.isEmpty else { return nil }
      return "\(answer.title): \(dimensions.joined(separator: ", "))"
    }
    return parts.count == 1
      ? "All that could be judged is \(parts[0])."
      : "The dimensions disagree. " + parts.joined(separator: ". ") + "."
  }
}

extension Snapshot {
  /// What ties show where no decisions are recorded: the first thing that a reader must know.
  ///
  /// - Parameter flow: the answer on information flow as it is printed, after all that lowers it.
  func tiesSay(informationFlow flow: Answer) -> String {
    let unknown =
      organisation.hasDecisionLog
      ? "The decision log has no decision in this window, so who decides is not in these data"
      : "Who decides is not in these data"
    let relations = organisation.allRelations.filter { $0.graph.tieCount > 0 }
    if flow != .insufficient, let largest = largestRelation(.communication) {
      return "\(unknown); in the recorded \(largest.name), information flow is \(flow.title)."
    }
    guard !relations.isEmpty else { return "\(unknown), and no ties are either." }
    let counts = relations.map { relation in
      relation.kind == .command
        ? Words.count(relation.graph.tieCount, "reporting line")
        : "\(Words.count(relation.graph.tieCount, "tie")) of \(relation.name)"
    }
    return "\(unknown); they hold \(Words.list(counts)) among \(organisation.people.count) people."
  }
}
