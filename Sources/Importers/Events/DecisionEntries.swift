import Organisations

extension Draft {
  /// Adds a decision with its parts; `nil`, with a complaint, where its id is taken.
  func record(_ decision: Decision, at place: Place) -> Int? {
    if let first = decisionIndex[decision.id] {
      issues.error(
        at: place,
        "decision \"\(shown(decision.id.text))\" stands twice, first at "
          + decisionPlaces[first].text,
        hint: "give one of them")
      return nil
    }
    hasDecisionLog = true
    decisionIndex[decision.id] = decisions.count
    var bare = decision
    bare.participations = []
    decisions.append(bare)
    decisionPlaces.append(place)
    outcomeWords.append("")
    for participation in decision.participations {
      add(participation, to: decisions.count - 1, at: place)
    }
    return decisions.count - 1
  }
}

/// The relation of whoever proposes to whoever decides, one tie for each pair of a decision.
///
/// It restates the log, for those who look at networks.
struct ProposerTies {
  private var rows: TieRows
  private let draft: Draft
  /// Whether there is a tie in some window.
  private var isThere = false

  init(_ draft: Draft, at place: Place) {
    self.draft = draft
    rows = TieRows(place: place, relations: ["proposer_decider"], namesRelations: true)
    rows.statesDirection = true
  }

  /// Adds the ties of one decision, if it lies in the window.
  ///
  /// That they are dated is noted with the decisions.
  mutating func add(_ decision: Decision, line: Int = 0) {
    let time = decision.decidedAt ?? decision.requestedAt
    let isInWindow = draft.isInWindow(time)
    for case .person(let proposer) in decision.holders(.proposer) {
      for case .person(let decider) in decision.holders(.decider) {
        isThere = true
        if isInWindow { rows.append(from: proposer, to: decider, line: line, time: time) }
      }
    }
  }

  /// Hands the ties to the draft.
  mutating func finish() {
    guard isThere else { return }
    // The same pair in two decisions is two events, no duplicate.
    rows.hasTimes = true
    rows.restatesDecisions = true
    draft.ties.append(rows)
  }
}
