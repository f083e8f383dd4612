import Graphs
import Organisations

/// Makes the organisation of a blueprint: draws the affected and the consulted, messages, turns in
/// meetings, and dates.
///
/// Each part has a stream of random numbers of its own, so that more meetings change no decision.
struct Simulator {
  let blueprint: Blueprint
  let model: ReferenceModel
  let people: Int
  let seed: UInt64

  /// The stream of one part.
  func stream(_ part: String) -> Xoshiro256 {
    Xoshiro256(master: seed, purpose: model.name, part)
  }

  /// People and formal structure, without anything that happens.
  func formalOrganisation() -> Organisation {
    let formal = blueprint.formal
    var roster = People(
      ids: (1...people).map { Identifier(numbered("p", $0, of: people, digits: 3)) })
    if !formal.levels.isEmpty { roster.levels = formal.levels }
    if blueprint.units.count > 1 {
      roster.attributes = [
        Attribute(name: "unit", texts: blueprint.unitOf.map { blueprint.units[$0].name })
      ]
    }

    var organisation = Organisation(name: model.name, people: roster)
    organisation.window = Calendar.window
    organisation.declaresNoReportingLines = formal.declaresNoReportingLines
    organisation.circles = formal.circles
    organisation.memberships = formal.memberships
    organisation.rights = formal.rights
    if !formal.command.isEmpty {
      var builder = GraphBuilder(count: people, isDirected: true)
      for (superior, subordinate) in formal.command { builder.add(superior, subordinate) }
      let (graph, tally) = builder.build()
      organisation.command = Relation(name: "command", kind: .command, graph: graph, tally: tally)
    }
    return organisation
  }

  /// The log: each decision with everyone's part, in the order of the dates.
  func decisions(_ count: Int) -> [Decision] {
    var random = stream("decisions")
    var dates = stream("dates of decisions")
    let days = Calendar.workingDays(count, using: &dates)
    return days.enumerated().map { index, day in
      let magnitude = random.uniform()
      let draft = blueprint.decide(magnitude, &random)
      let affected = affected(magnitude, unit: draft.unit, using: &random)
      let proposer = proposer(of: draft, affected: affected, using: &random)
      let consulted = consulted(by: draft, affected: affected, using: &random)

      var participations = [Participation(.person(proposer), .proposer)]
      participations += draft.deciders.sorted().map { Participation(.person($0), .decider) }
      participations += consulted.sorted().map {
        Participation(.person($0), .consulted, isExpert: $0 == draft.expert)
      }
      participations += affected.sorted().map { Participation(.person($0), .affected) }
      // An approval without a status was required, a veto was used: so the short table suffices.
      if let approver = draft.approver {
        participations.append(Participation(.person(approver), .approver))
      }
      if let veto = draft.veto {
        participations.append(Participation(.person(veto), .veto))
      }
      return Decision(
        id: Identifier(numbered("d", index + 1, of: count, digits: 3)),
        domain: Identifier(draft.domain),
        process: draft.process, magnitude: (magnitude * 1000).rounded() / 1000,
        requestedAt: Calendar.instant(day: Calendar.requested(before: day, using: &dates)),
        decidedAt: Calendar.instant(day: day), outcome: draft.veto == nil ? .adopted : .rejected,
        participations: participations)
    }
  }

  /// Messages between all pairs: a tie where a Poisson number of them is above 0.
  func messages() -> Relation {
    var random = stream("ties")
    var builder = GraphBuilder(count: people, isDirected: false)
    for one in 0..<people {
      for other in (one + 1)..<max(people, one + 1) {
        let count = random.poisson(blueprint.rate(one, other))
        if count > 0 { builder.add(one, other, weight: Double(count)) }
      }
    }
    let (graph, tally) = builder.build()
    return Relation(name: "messages", kind: .communication, graph: graph, tally: tally)
  }

  /// Turns in meetings: of a group drawn evenly, Dirichlet(8·|g|·w/Σw) shares of 12 turns.
  func voice(meetings: Int) -> [VoiceTurns] {
    var random = stream("voice")
    var dates = stream("dates of meetings")
    let groups = blueprint.meetingGroups(&random)
    return Calendar.workingDays(meetings, using: &dates).enumerated().flatMap { index, day in
      let group = groups[random.below(groups.count)].sorted()
      let weights = group.map { blueprint.voiceWeights[$0] }
      let scale = 8 * Double(group.count) / weights.reduce(0, +)
      let shares = random.dirichlet(weights.map { $0 * scale })
      let turns = random.multinomial(12, by: shares)
      let event = Identifier(numbered("m", index + 1, of: meetings, digits: 3))
      return zip(group, turns).map { person, turns in
        VoiceTurns(
          event: event, person: person, turns: Double(turns), time: Calendar.instant(day: day))
      }
    }
  }

  /// affected(m, u): k = max(2, round((0.05 + 0.35·m)·N)) people, the first max(2, ⌊2k/3⌋) of them from
  /// the unit as far as it reaches, the rest from everybody else.
  func affected(
    _ magnitude: Double, unit: [Int], using random: inout some RandomNumberGenerator
  ) -> [Int] {
    let size = min(people, Self.affectedCount(magnitude, people: people))
    let near = random.sample(min(size, max(2, 2 * size / 3)), of: unit)
    let taken = Set(near)
    let others = blueprint.everyone.filter { !taken.contains($0) }
    return near + random.sample(size - near.count, of: others)
  }

  /// k, the number of affected people.
  static func affectedCount(_ magnitude: Double, people: Int) -> Int {
    max(2, Int(((0.05 + 0.35 * magnitude) * Double(people)).rounded()))
  }

  private func proposer(
    of draft: Draft, affected: [Int], using random: inout some RandomNumberGenerator
  ) -> Int {
    switch draft.proposer {
    case .person(let person): person
    case .decider: random.element(of: draft.deciders)
    case .anyAffected: random.element(of: affected)
    }
  }

  /// consult(p): each of the affected with probability p, and whom the draft names; who decides
  /// asks nobody twice and not themselves.
  private func consulted(
    by draft: Draft, affected: [Int], using random: inout some RandomNumberGenerator
  ) -> Set<Int> {
    var asked = Set(affected.filter { _ in random.chance(draft.consult) })
    asked.formUnion(draft.alsoConsulted)
    if let expert = draft.expert { asked.insert(expert) }
    return asked.subtracting(draft.deciders)
  }
}
