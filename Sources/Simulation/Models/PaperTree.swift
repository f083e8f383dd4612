import Graphs

extension Blueprint {
  /// The empowered hierarchy's tree, ties and meetings; everybody decides and asks.
  static func paperTree(people: Int, using random: inout Xoshiro256) -> Blueprint {
    var blueprint = empoweredHierarchy(people: people, using: &random)
    let (units, unitOf) = (blueprint.units, blueprint.unitOf)
    let activity = random.logNormalWeights(people, sigma: 0.6)
    blueprint.decide = { _, random in
      let decider = random.position(by: activity)
      let unit = units[unitOf[decider]]
      return Draft(
        deciders: [decider], domain: unit.name, unit: unit.members, consult: 0.8, process: .advice)
    }
    return blueprint
  }
}
