import Graphs

extension Blueprint {
  /// No reporting lines: whoever takes a matter up decides after asking nearly all of the affected
  /// and one expert. Teams of six; meetings of the teams and of four mixed tens.
  static func adviceProcess(people: Int, using random: inout Xoshiro256) -> Blueprint {
    let (units, unitOf) = Groups(count: people, size: 6).units(named: "team")
    let activity = random.logNormalWeights(people, sigma: 0.6)
    let talkativeness = random.logNormalWeights(people, sigma: 0.4)
    return Blueprint(
      units: units, unitOf: unitOf,
      decide: { _, random in
        let decider = random.position(by: activity)
        let unit = units[unitOf[decider]]
        return Draft(
          deciders: [decider], domain: unit.name, unit: unit.members, consult: 0.85,
          expert: someoneElse(than: decider, of: people, using: &random), process: .advice)
      },
      rate: { one, other in unitOf[one] == unitOf[other] ? 1.5 : 0.06 },
      voiceWeights: talkativeness,
      meetingGroups: { random in
        units.map(\.members) + (0..<4).map { _ in random.sample(10, of: Array(0..<people)) }
      })
  }

  /// Anybody but one person.
  static func someoneElse(
    than person: Int, of people: Int, using random: inout Xoshiro256
  ) -> Int {
    (person + 1 + random.below(people - 1)) % people
  }
}
