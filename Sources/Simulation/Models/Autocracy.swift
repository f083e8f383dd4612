extension Blueprint {
  /// A star up to 40 people, a tree above; person 0 decides 0.9 of all matters and approves some of
  /// the rest, talks to everybody and speaks as much as all others together.
  static func autocracy(people: Int) -> Blueprint {
    let tree = Tree(count: people)
    let (units, unitOf) =
      people <= 40
      ? (
        [Unit(name: "top", members: [0]), Unit(name: "staff", members: Array(1..<people))],
        [0] + Array(repeating: 1, count: people - 1)
      )
      : tree.units
    return Blueprint(
      units: units, unitOf: unitOf,
      formal: people <= 40 ? Star(count: people).formal : tree.formal,
      decide: { _, random in
        let subject = 1 + random.below(people - 1)
        let decider = random.chance(0.9) ? 0 : subject
        let approval = random.chance(0.1) && decider != 0
        let unit = units[unitOf[subject]]
        return Draft(
          deciders: [decider], approver: approval ? 0 : nil, domain: unit.name,
          unit: unit.members, consult: 0.05, process: approval ? .approval : .autocratic)
      },
      rate: { one, other in
        min(one, other) == 0 ? 4 : unitOf[one] == unitOf[other] ? 0.3 : 0.02
      },
      voiceWeights: [Double(people)] + Array(repeating: 1, count: people - 1),
      meetingGroups: { random in
        (0..<12).map { _ in [0] + random.sample(8, of: Array(1..<people)) }
      })
  }
}
