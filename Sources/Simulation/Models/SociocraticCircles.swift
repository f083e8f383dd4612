import Graphs

extension Blueprint {
  /// Circles of seven, double-linked into a top circle of all leads and representatives. Half of
  /// the matters are decided by consent of those present, half by one member after advice; the
  /// circle holds the right, and nobody above can take it back.
  static func sociocraticCircles(
    people: Int, using random: inout Xoshiro256
  ) -> Blueprint {
    let circles = Circles(count: people)
    let activity = random.logNormalWeights(people, sigma: 0.5)
    let talkativeness = random.logNormalWeights(people, sigma: 0.3)
    return Blueprint(
      units: circles.units, unitOf: circles.unitOf, formal: circles.formal,
      decide: { _, random in
        let circle = circles.drawn(using: &random)
        var draft = Draft(
          deciders: [], domain: circle.name, unit: circle.members, consult: 0.7,
          process: .consent)
        if random.chance(0.5) {
          draft.deciders = circles.present(of: circle.members, using: &random)
        } else {
          let chosen = random.position(by: circle.members.map { activity[$0] })
          draft.deciders = [circle.members[chosen]]
          draft.process = .advice
        }
        return draft
      },
      rate: circles.rate,
      voiceWeights: talkativeness,
      meetingGroups: { _ in circles.all.map(\.members) })
  }
}
