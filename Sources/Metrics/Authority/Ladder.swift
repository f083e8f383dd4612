/// The rung on the ladder from hierarchy to self-management: a reading of one text, not a
/// validated scale.
struct Ladder: Equatable {
  var rung: Rung
  var reasons: [String]

  /// - Parameters:
  ///   - holdsRights: rights are recorded as held and irrevocable, and lie with enough people.
  ///   - use: how φ_use is classified.
  ///   - gap: φ_use/φ_last.
  ///   - vetoHigh: the upper bound of the rate of vetoes and overrides.
  ///   - coverage: the interval of advice coverage; `nil` where it was not measured.
  init(
    decisionRights: Answer, formal: Answer, holdsRights: Bool, use: Answer, gap: Double,
    vetoHigh: Double, coverage: CoverageInterval?,
    constants: AuthorityConstants = AuthorityConstants()
  ) {
    guard decisionRights != .insufficient, let coverage else {
      rung = .notDeterminable
      let missing = [
        decisionRights == .insufficient ? "who has the last word" : nil,
        coverage == nil ? "whether those affected are asked" : nil,
      ].compactMap { $0 }
      reasons = ["It is not known \(Words.list(missing))."]
      return
    }

    // On paper a superior may take rights back, unless they are recorded as held for good.
    let isHeld =
      decisionRights == .distributed && (formal != .concentrated || holdsRights)
      && vetoHigh < constants.heldVetoBelow
    let asked = "at least \(Words.percent(coverage.low)) of those affected are asked"
    let held =
      formal == .insufficient && !holdsRights
      ? "In practice decisions lie with everyone (formal structure is not recorded, so whether the "
        + "rights are held or lent is not known)"
      : "Rights are held by everyone"
    if isHeld, coverage.low >= constants.askedFrom {
      rung = .selfManagement
      reasons = ["\(held), few decisions are stopped, and \(asked)."]
    } else if isHeld {
      rung = .rightsWithoutAdvice
      reasons = [
        "\(held), but it is not sure that those affected are asked: "
          + "\(Words.percent(coverage.low)) to \(Words.percent(coverage.high))."
      ]
    } else if decisionRights == .concentrated, gap < constants.delegationGap,
      coverage.high < constants.hardlyAskedBelow
    {
      rung = .authoritarian
      reasons = [
        "Few have the last word, they also take the decisions, and at most "
          + "\(Words.percent(coverage.high)) of those affected are asked."
      ]
    } else if use == .distributed || gap >= constants.delegationGap
      || coverage.low > constants.hardlyAskedBelow,
      formal == .concentrated || decisionRights == .concentrated
    {
      rung = .empowered
      let signs = [
        use == .distributed || gap >= constants.delegationGap
          ? "more people take decisions than have the last word or the lines on paper" : nil,
        coverage.low > constants.hardlyAskedBelow ? asked : nil,
      ].compactMap { $0 }
      reasons = [
        (decisionRights == .concentrated ? "Authority" : "On paper authority")
          + " is concentrated, and yet \(Words.list(signs)): what is lent can be taken back."
      ]
    } else {
      rung = .between
      reasons = ["Neither the rungs of hierarchy nor those of self-management fit."]
    }
    reasons.append(
      "The ladder speaks of organisations that employ people; it is a reading of one text, not a "
        + "validated scale.")
  }
}
