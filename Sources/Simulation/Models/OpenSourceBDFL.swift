import Organisations

extension Blueprint {
  /// A founder, a small core and a crowd whose activity falls with (1 + i)^−1.2. The crowd
  /// proposes, the founder or one of the core decides, and the founder may veto.
  ///
  /// There is one unit, the project: the affected are drawn among everybody. Six domains are the
  /// founder's own; the core hold theirs until the founder takes them back.
  static func openSourceBDFL(people: Int) -> Blueprint {
    let core = max(3, people / 12)
    let activity = (0..<people).map { Elementary.exp(-1.2 * Elementary.log(1 + Double($0))) }
    let everyone = Array(0..<people)
    func area(_ number: Int) -> String { numbered("area-", number, of: 6 + core, digits: 2) }

    var formal = Star(count: people).formal
    formal.levels = everyone.map { $0 == 0 ? 1 : $0 <= core ? 2 : 3 }
    formal.rights = (1...6).map { number in
      Right(
        id: Identifier("right-" + area(number)),
        domain: Identifier(area(number)), holder: .person(0), basis: .held,
        revocableBy: Identifier("none"))
    }
    formal.rights += (1...core).map { person in
      Right(
        id: Identifier("right-" + area(6 + person)), domain: Identifier(area(6 + person)),
        holder: .person(person), basis: .delegated, revocableBy: Identifier("p001"))
    }
    return Blueprint(
      units: [Unit(name: "project", members: everyone)],
      unitOf: Array(repeating: 0, count: people), formal: formal,
      decide: { _, random in
        let proposer = random.position(by: activity)
        let decider = random.chance(0.45) ? 0 : 1 + random.below(core)
        let isVetoed = random.chance(0.1) && decider != 0
        let founderIsAsked = random.chance(0.5)
        return Draft(
          deciders: [decider], proposer: .person(proposer), veto: isVetoed ? 0 : nil,
          domain: decider == 0 ? area(1 + random.below(6)) : area(6 + decider),
          unit: everyone, consult: 0.08, alsoConsulted: founderIsAsked ? [0] : [],
          process: .autocratic)
      },
      rate: { one, other in
        let rate = 60 * (activity[one] * activity[other])
        let lower = min(one, other)
        return lower == 0 ? max(rate, 1.2) : lower <= core ? max(rate, 0.3) : rate
      },
      voiceWeights: activity,
      meetingGroups: { _ in [everyone] })
  }
}
