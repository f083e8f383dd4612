import Graphs

extension Blueprint {
  /// The empowered hierarchy's tree, ties and meetings; everybody decides, and the root vetoes
  /// three matters in ten of others.
  static func bossVetoes(people: Int, using random: inout Xoshiro256) -> Blueprint {
    var blueprint = empoweredHierarchy(people: people, using: &random)
    let (units, unitOf) = (blueprint.units, blueprint.unitOf)
    let activity = random.logNormalWeights(people, sigma: 0.6)
    blueprint.decide = { _, random in
      let decider = random.position(by: activity)
      let isVetoed = random.chance(0.3) && decider != 0
      let unit = units[unitOf[decider]]
      return Draft(
        deciders: [decider], veto: isVetoed ? 0 : nil, domain: unit.name, unit: unit.members,
        consult: 0.6, process: .delegated)
    }
    return blueprint
  }
}
