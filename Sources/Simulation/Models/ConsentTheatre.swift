import Graphs

extension Blueprint {
  /// Sociocratic circles in which everything is consented to and person 0 proposes four of five.
  static func consentTheatre(people: Int, using random: inout Xoshiro256) -> Blueprint {
    var blueprint = sociocraticCircles(people: people, using: &random)
    let circles = Circles(count: people)
    blueprint.decide = { _, random in
      let circle = circles.drawn(using: &random)
      let isStaged = random.chance(0.8)
      return Draft(
        deciders: circles.present(of: circle.members, using: &random),
        proposer: isStaged ? .person(0) : .decider, domain: circle.name, unit: circle.members,
        consult: 0.7, process: .consent)
    }
    return blueprint
  }
}
