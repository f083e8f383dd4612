import Graphs

extension Blueprint {
  /// The first quarter of the people command the rest; any of them decides what somebody affected
  /// proposes.
  static func councilOfAQuarter(people: Int, using random: inout Xoshiro256) -> Blueprint {
    var blueprint = adviceProcess(people: people, using: &random)
    let (units, unitOf) = (blueprint.units, blueprint.unitOf)
    let council = max(1, people / 4)
    blueprint.formal = Formal(
      command: (0..<council).flatMap { member in (council..<people).map { (member, $0) } },
      levels: (0..<people).map { $0 < council ? 1 : 2 })
    blueprint.decide = { _, random in
      let decider = random.below(council)
      let unit = units[unitOf[random.below(people)]]
      return Draft(
        deciders: [decider], proposer: .anyAffected, domain: unit.name, unit: unit.members,
        consult: 0.5, process: .autocratic)
    }
    blueprint.rate = { one, other in
      (unitOf[one] == unitOf[other] ? 1.5 : 0.06) + (min(one, other) < council ? 0.5 : 0)
    }
    return blueprint
  }
}
