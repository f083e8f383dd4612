import Organisations

extension Authority {
  /// The verdict on one snapshot, and whether it holds under other choices.
  ///
  /// - Parameters: As for `verdict(on:log:network:)`.
  /// - Throws: `Cancelled` when asked to stop.
  /// - Complexity: that of the verdict, at most twice, and of about 80 readings of the log.
  public func judge(
    _ organisation: Organisation, log: DecisionLog, network: (Relation) -> Network
  ) throws -> (verdict: Verdict, sensitivity: Sensitivity) {
    let snapshot = Snapshot(organisation: organisation, log: log, authority: self)
    guard snapshot.hasPeople else { return (snapshot.tooSmall(), nothingToVary) }
    let rest = try snapshot.surroundings(network: network)
    var verdict = snapshot.verdict(rest)
    let subject: Sensitivity.Subject =
      verdict.overall == .insufficient ? .decisionRights : .overall
    let answer = subject.answer(of: verdict)
    guard answer != .insufficient else { return (verdict, nothingToVary) }
    let variations = Variations(snapshot: snapshot, rest: rest, subject: subject)
    let sensitivity = Sensitivity(
      subject: subject, answer: answer,
      variants: variations.ofThresholds() + [variations.byMagnitude()]
        + (try variations.ofHalves()) + variations.withUnlogged()
        + [try variations.withoutLargest(), variations.ofUse()],
      limits: variations.limits(), fragileBelow: constants.fragileBelow)
    if sensitivity.isFragile {
      verdict.flags.append(
        "fragile: \(subject == .overall ? "the verdict" : "that of decision rights") holds in "
          + "\(sensitivity.holding) of \(sensitivity.judged) variants")
    }
    return (verdict, sensitivity)
  }

  private var nothingToVary: Sensitivity {
    Sensitivity(
      subject: .overall, answer: .insufficient, variants: [], limits: [],
      fragileBelow: constants.fragileBelow)
  }
}

/// One snapshot and what is varied of it.
private struct Variations {
  typealias Variant = Sensitivity.Variant

  let snapshot: Snapshot
  let rest: Surroundings
  let subject: Sensitivity.Subject

  private var organisation: Organisation { snapshot.organisation }
  private var log: DecisionLog { snapshot.log }

  private func variant(_ kind: Sensitivity.Kind, _ name: String, _ verdict: Verdict) -> Variant {
    let rights = verdict[.decisionRights]
    return Variant(
      kind: kind, name: name, answer: subject.answer(of: verdict), rung: verdict.rung,
      value: rights.value,
      low: rights.low, high: rights.high, reason: "")
  }

  /// A variant of fewer data: where they do not suffice, that is no other answer.
  private func variant(
    ofLess kind: Sensitivity.Kind, _ name: String, _ verdict: Verdict
  ) -> Variant {
    guard subject.answer(of: verdict) == .insufficient else {
      return variant(kind, name, verdict)
    }
    let rights = verdict[.decisionRights].reasons
    let openings = ["Not enough evidence", "The answer depends", "The interval reaches"]
    let why = openings.lazy.compactMap { opening in rights.first { $0.hasPrefix(opening) } }.first
    return unanswered(kind, name, why ?? verdict.overallReasons.first ?? "")
  }

  private func unanswered(_ kind: Sensitivity.Kind, _ name: String, _ reason: String) -> Variant {
    Variant(
      kind: kind, name: name, answer: nil, rung: nil, value: .nan, low: .nan, high: .nan,
      reason: reason)
  }

  func ofThresholds() -> [Variant] {
    [(0.20, 0.40), (0.25, 0.50), (0.30, 0.60)].compactMap { lower, upper in
      guard
        lower != snapshot.constants.concentratedBelow
          || upper != snapshot.constants.distributedAbove
      else {
        return nil
      }
      var authority = snapshot.authority
      authority.constants.concentratedBelow = lower
      authority.constants.distributedAbove = upper
      let other = Snapshot(organisation: organisation, log: log, authority: authority)
      let name =
        "with thresholds \(Words.fixed(lower, decimals: 2)) and \(Words.fixed(upper, decimals: 2))"
      return variant(
        .thresholds, name,
        other.verdict(other.surroundings(formal: rest.formal, flow: rest.flow)))
    }
  }

  func byMagnitude() -> Variant {
    let name = "by magnitude"
    guard log.events(.lastWord, weights: .magnitude).count > 0 else {
      return unanswered(.magnitude, name, "no decision has a magnitude")
    }
    var other = snapshot
    other.reading.weights = .magnitude
    return variant(ofLess: .magnitude, name, other.verdict(rest))
  }

  func ofUse() -> Variant {
    var other = snapshot
    other.reading.attribution = .use
    return variant(ofLess: .use, "by who takes decisions", other.verdict(rest))
  }

  /// The first and the second half of the time between the ends of the log; ties have no dates and
  /// stay.
  func ofHalves() throws -> [Variant] {
    guard let middle = log.middle else {
      return ["in the first half", "in the second half"].map {
        unanswered(.halves, $0, "decisions have no dates, or all lie in one half of the window")
      }
    }
    let days = organisation.decisions.compactMap { $0.decidedAt ?? $0.requestedAt }
    let lastOfFirst = days.filter { $0.seconds < middle }.max()?.dayText ?? ""
    let firstOfSecond = days.filter { $0.seconds >= middle }.min()?.dayText ?? ""
    return try LogHalf.allCases.map { part in
      let name =
        part == .first
        ? "in the first half, to \(lastOfFirst)" : "in the second half, from \(firstOfSecond)"
      func isOutside(_ time: Instant) -> Bool { (time.seconds < middle) != (part == .first) }
      var half = organisation
      half.decisions.removeAll { ($0.decidedAt ?? $0.requestedAt).map(isOutside) ?? true }
      half.voice.removeAll { $0.time.map(isOutside) ?? false }
      let other = snapshotOf(half)
      guard other.hasPeople else {
        return unanswered(.halves, name, "too few people have parts")
      }
      let others =
        other.log.eligible == log.eligible
        ? other.surroundings(formal: rest.formal, flow: rest.flow)
        : try other.surroundings { Network($0, people: half.people, seed: log.seed) }
      return variant(ofLess: .halves, name, other.verdict(others))
    }
  }

  func withUnlogged() -> [Variant] {
    Unlogged.Holder.allCases.map { holder in
      let name =
        switch holder {
        case .superiors: "with as many unlogged decisions by superiors"
        case .everyone: "with as many unlogged decisions by everyone equally"
        }
      guard holder == .everyone || hasSuperiors else {
        return unanswered(.unlogged, name, "no reporting lines are recorded")
      }
      return variant(
        .unlogged, name, verdict(with: Unlogged(holder: holder, ratio: 1)))
    }
  }

  /// How many unlogged decisions change the answer.
  ///
  /// - Complexity: at most 47 readings of the log each.
  func limits() -> [Sensitivity.Limit] {
    let answer = subject.answer(of: snapshot.verdict(rest))
    let tenths =
      Array(1...30) + Array(stride(from: 40, through: 10 * Sensitivity.largestRatio, by: 10))
    return Unlogged.Holder.allCases.filter { $0 == .everyone || hasSuperiors }.map { holder in
      func other(_ tenth: Int) -> Answer? {
        let unlogged = Unlogged(holder: holder, ratio: Double(tenth) / 10)
        let other = subject.answer(of: verdict(with: unlogged))
        return other == answer ? nil : other
      }
      var tried = 0
      for tenth in tenths {
        // Above 3 whole numbers are tried, and once one changes it the tenths before that.
        if other(tenth) != nil {
          for tenth in tried + 1...tenth {
            if let other = other(tenth) {
              return Sensitivity.Limit(holder: holder, ratio: Double(tenth) / 10, answer: other)
            }
          }
        }
        tried = tenth
      }
      return Sensitivity.Limit(holder: holder, ratio: nil, answer: nil)
    }
  }

  private func verdict(with unlogged: Unlogged) -> Verdict {
    var other = snapshot
    other.reading.unlogged = unlogged
    return other.verdict(rest)
  }

  private var hasSuperiors: Bool { (organisation.command?.graph.tieCount ?? 0) > 0 }

  func withoutLargest() throws -> Variant {
    let events = snapshot.readEvents(.lastWord)
    let shares = events.heldShares()
    let people = shares.indices.filter { !log.isSeat(events.holders[$0]) && shares[$0] > 0 }
    guard let largest = people.max(by: { (shares[$0], $1) < (shares[$1], $0) }) else {
      return unanswered(.withoutLargest, "without the person with most last words", "there is none")
    }
    let person = events.holders[largest]
    let others = organisation.without(person)
    let name = "without \(organisation.people.ids[person].text)"
    let other = snapshotOf(others)
    guard other.hasPeople else {
      return unanswered(.withoutLargest, name, "too few people are left")
    }
    let verdict = other.verdict(
      try other.surroundings { Network($0, people: others.people, seed: log.seed) })
    return variant(ofLess: .withoutLargest, name, verdict)
  }

  private func snapshotOf(_ organisation: Organisation) -> Snapshot {
    Snapshot(
      organisation: organisation,
      log: DecisionLog(organisation, seed: log.seed, draws: log.draws),
      authority: snapshot.authority)
  }
}
