import Graphs

extension Blueprint {
  /// No reporting lines and hardly a tie beyond three neighbours on either side of a ring; people
  /// decide alone, ask most of the affected and one more.
  static func flatRing(people: Int, using random: inout Xoshiro256) -> Blueprint {
    var blueprint = adviceProcess(people: people, using: &random)
    let (units, unitOf) = (blueprint.units, blueprint.unitOf)
    let activity = random.logNormalWeights(people, sigma: 0.3)
    blueprint.decide = { _, random in
      let decider = random.position(by: activity)
      let unit = units[unitOf[decider]]
      return Draft(
        deciders: [decider], domain: unit.name, unit: unit.members, consult: 0.6,
        expert: someoneElse(than: decider, of: people, using: &random), process: .advice)
    }
    blueprint.rate = { one, other in
      let distance = abs(one - other)
      return min(distance, people - distance) <= 3 ? 3 : 0.03
    }
    return blueprint
  }
}
