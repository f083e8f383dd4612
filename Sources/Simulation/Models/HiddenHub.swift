import Graphs

extension Blueprint {
  /// No reporting lines, and yet person 0 decides more than half, is asked about nearly all, talks
  /// to everybody and sits in every meeting.
  static func hiddenHub(people: Int, using random: inout Xoshiro256) -> Blueprint {
    var blueprint = adviceProcess(people: people, using: &random)
    let (units, unitOf) = (blueprint.units, blueprint.unitOf)
    let activity = random.logNormalWeights(people, sigma: 0.5)
    let groups = blueprint.meetingGroups
    blueprint.decide = { _, random in
      let decider = random.chance(0.55) ? 0 : random.position(by: activity)
      let unit = units[unitOf[decider]]
      let hubIsAsked = random.chance(0.8)
      return Draft(
        deciders: [decider], domain: unit.name, unit: unit.members, consult: 0.1,
        alsoConsulted: hubIsAsked ? [0] : [], process: .advice)
    }
    blueprint.rate = { one, other in
      min(one, other) == 0 ? 2.5 : unitOf[one] == unitOf[other] ? 1 : 0.02
    }
    // The weights sum to 1, and the hub's 0.6·N is meant beside weights of about 1.
    blueprint.voiceWeights = blueprint.voiceWeights.map { $0 * Double(people) }
    blueprint.voiceWeights[0] = 0.6 * Double(people)
    blueprint.meetingGroups = { random in groups(&random).map { [0] + $0.filter { $0 != 0 } } }
    return blueprint
  }
}
