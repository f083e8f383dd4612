import Organisations

/// How consent works where decisions are taken unless somebody objects.
struct ConsentMetric: DecisionMetric {
  /// What is printed.
  enum Kind: CaseIterable {
    case present, never
  }

  var kind: Kind

  /// From so many decisions by consent on it is odd that nobody ever objects.
  static let oddFrom = 30

  var definition: Definition {
    switch kind {
    case .present:
      Definition(
        id: "consent_present_share", title: "Members present at consent",
        question: "What share of a circle's members took part in its decisions by consent?",
        formula:
          "mean over consent decisions of |members named with a part of their own| / |members|"
          + " on that day", range: "0 to 1", direction: .smallerIsConcentrated,
        undefined: "no consent decision names a circle with members and people beside it",
        caveat: "Who is not named may have been present and silent. Being affected is not being "
          + "present.", source: "Endenburg 1998")
    case .never:
      Definition(
        id: "no_objection_ever", title: "No objection ever",
        question: "Did nobody ever object (1), or did somebody (0)?",
        formula: "1 where no objection in at least \(Self.oddFrom) consent decisions",
        range: "0 to 1", direction: .neither,
        undefined: "fewer than \(Self.oddFrom) consent decisions, and no objection in them",
        caveat: "Harmony or theatre: the log cannot tell.", source: "Endenburg 1998")
    }
  }

  func columns(of log: DecisionLog) -> [Column] {
    let consents = log.completed.filter { $0.process == .consent }
    switch kind {
    case .never:
      let isQuiet = consents.allSatisfy { $0.objections.raised == 0 }
      let value: Double = isQuiet ? consents.count >= Self.oddFrom ? 1 : .nan : 0
      return [
        Column(
          definition.id, whole: value,
          reason: "only \(consents.count) consent decisions, which is too few to wonder",
          n: consents.count)
      ]
    case .present:
      let shares = consents.compactMap { presentShare($0, log.organisation) }
      return [
        Column(
          definition.id,
          whole: shares.isEmpty ? .nan : shares.compensatedSum() / Double(shares.count),
          reason: consents.isEmpty ? "no consent decisions" : definition.undefined,
          n: shares.count, missing: consents.count - shares.count)
      ]
    }
  }

  /// The share of the members of the deciding circles who are named themselves; `nil` where no circle
  /// with members decides, or nobody is named beside it.
  private func presentShare(
    _ entry: DecisionLog.Entry, _ organisation: Organisation
  ) -> Double? {
    var members: Set<Int> = []
    var named: Set<Int> = []
    for part in organisation.decisions[entry.decision].participations {
      switch part.holder {
      case .person(let person): if part.part != .affected { named.insert(person) }
      case .body(let body):
        guard part.part == .decider, let circle = organisation.bodies[body].circle else { continue }
        members.formUnion(
          organisation.members(of: circle, at: entry.date ?? organisation.lastDay))
      }
    }
    guard !members.isEmpty, !named.isEmpty else { return nil }
    return Double(members.intersection(named).count) / Double(members.count)
  }
}

/// Who objects: how often those of a level, unit or site do, beside all others.
struct ObjectionRatio: DecisionMetric {
  var definition: Definition {
    Definition(
      id: "objection_rate_ratio", title: "Objections by group",
      question: "How many times as often as all others do the people of a group object?",
      formula: "(objections of the group / its people) / (objections of the others / their number)",
      range: "0 or more", direction: .neither,
      undefined: "nobody else objected, or a group has nobody who counts; not given without levels "
        + "or groups",
      caveat: "Of few objections it says nothing; whoever is not in the room cannot object.",
      source: "Endenburg 1998")
  }

  func columns(of log: DecisionLog) -> [Column] {
    let consents = log.completed.filter { $0.process == .consent }
    return log.peopleGroups.map { groups in
      var people = [Double](repeating: 0, count: groups.labels.count)
      var objections = people
      for person in log.eligible where person < groups.codes.count && groups.codes[person] >= 0 {
        people[groups.codes[person]] += 1
      }
      for entry in consents {
        for person in entry.objectors
        where person < groups.codes.count && groups.codes[person] >= 0 && log.isEligible[person] {
          objections[groups.codes[person]] += 1
        }
      }
      let (everyone, all) = (people.reduce(0, +), objections.reduce(0, +))
      let ratios = zip(people, objections).map { size, raised -> Double in
        let others = (all - raised) / (everyone - size)
        return size > 0 && others > 0 ? raised / size / others : .nan
      }
      return Column(
        definition.id, variant: "attribute=\(variantValue(groups.name))",
        scope: .labelled(groups.labels), values: ratios,
        reason: all == 0 ? "nobody objected" : "nobody else objected, or nobody of it counts",
        n: Int(all), missing: log.eligibleCount - Int(everyone))
    }
  }
}
