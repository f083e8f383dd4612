import Organisations

/// How often something happens to completed decisions.
struct DecisionRate: DecisionMetric {
  /// What is counted.
  enum Kind: CaseIterable {
    case veto, superiorVeto, approval, selfApproval, objection, objectionResolution
  }

  var kind: Kind

  var definition: Definition {
    switch kind {
    case .veto:
      define(
        "veto_rate", "Veto rate", "In what share of decisions did somebody veto or override?",
        "#{e with a veto or override} / E", "no completed decisions",
        "Anticipated vetoes leave no trace.")
    case .superiorVeto:
      define(
        "veto_rate_superior", "Veto rate, superiors",
        "In what share of decisions did somebody senior to every decider veto or override?",
        "#{e with a vetoer of a level above all deciders} / E",
        "no completed decisions or no levels",
        "Anticipated vetoes leave no trace.")
    case .approval:
      define(
        "approval_rate", "Approval rate", "What share of decisions required an approval?",
        "#{e with a required approver} / E", "no completed decisions",
        "A courtesy approval does not count; one without a status does.")
    case .selfApproval:
      define(
        "self_approval_rate", "Self-approval rate",
        "In what share of decisions that required approval did a proposer approve?",
        "#{e: approvers ∩ proposers ≠ ∅} / #{e with a required approver}",
        "no decision required approval", "")
    case .objection:
      define(
        "objection_rate", "Objection rate",
        "In what share of consent decisions did somebody object?",
        "#{consent decisions with an objection} / #{consent decisions}", "no consent decisions",
        "No objection ever may be consent or theatre: the log cannot tell.")
    case .objectionResolution:
      define(
        "objection_resolution_rate", "Objections met",
        "What share of the objections in consent decisions were met?",
        "resolved / raised", "no objections in consent decisions", "")
    }
  }

  func columns(of log: DecisionLog) -> [Column] {
    let completed = log.completed
    let levels = log.organisation.people.levels
    let consents = completed.filter { $0.process == .consent }
    let approvals = completed.filter { !$0.approvers.isEmpty }
    let (events, total): (Int, Int) =
      switch kind {
      case .veto: (completed.count { !$0.vetoers.isEmpty }, completed.count)
      case .superiorVeto:
        (
          completed.count { $0.hasSuperiorVeto(levels: levels) },
          levels.contains { !$0.isNaN } ? completed.count : 0
        )
      case .approval: (approvals.count, completed.count)
      case .selfApproval:
        (
          approvals.count { entry in entry.approvers.contains { entry.proposers.contains($0) } },
          approvals.count
        )
      case .objection: (consents.count { $0.objections.raised > 0 }, consents.count)
      case .objectionResolution:
        (
          consents.reduce(0) { $0 + $1.objections.resolved },
          consents.reduce(0) { $0 + $1.objections.raised }
        )
      }
    return [.rate(definition.id, events, of: total, reason: definition.undefined)]
  }

  private func define(
    _ id: String, _ title: String, _ question: String, _ formula: String, _ undefined: String,
    _ caveat: String
  ) -> Definition {
    Definition(
      id: id, title: title, question: question, formula: formula, range: "0 to 1",
      direction: kind == .veto || kind == .superiorVeto ? .largerIsConcentrated : .neither,
      undefined: undefined, caveat: caveat,
      source: kind == .objection || kind == .objectionResolution
        ? "Endenburg 1998" : "Fama & Jensen 1983; Aghion & Tirole 1997")
  }
}

extension DecisionLog.Entry {
  /// Whether somebody who vetoed stands above every decider; people without a level do not.
  func hasSuperiorVeto(levels: [Double]) -> Bool {
    func level(_ holder: Int) -> Double { holder < levels.count ? levels[holder] : .nan }
    let top = deciders.map(level)
    guard !top.isEmpty else { return false }
    return vetoers.contains { vetoer in top.allSatisfy { level(vetoer) < $0 } }
  }
}
