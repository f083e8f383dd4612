import Graphs

extension Blueprint {
  /// Person 0 commands and decides everything, others propose, and nearly everybody affected is
  /// asked: listening well does not share authority.
  static func consultativeAutocrat(people: Int, using random: inout Xoshiro256) -> Blueprint {
    var blueprint = adviceProcess(people: people, using: &random)
    let (units, unitOf) = (blueprint.units, blueprint.unitOf)
    blueprint.formal = Star(count: people).formal
    blueprint.decide = { _, random in
      let unit = units[unitOf[random.below(people)]]
      return Draft(
        deciders: [0], proposer: .anyAffected, domain: unit.name, unit: unit.members, consult: 0.8,
        process: .autocratic)
    }
    blueprint.rate = { one, other in
      (unitOf[one] == unitOf[other] ? 1.5 : 0.06) + (min(one, other) == 0 ? 0.5 : 0)
    }
    return blueprint
  }
}
