import Graphs

extension Blueprint {
  /// A tree whose leaves propose and decide two of three matters; most of those need an approval,
  /// the higher the larger the matter, so that the last word stays above.
  static func empoweredHierarchy(
    people: Int, using random: inout Xoshiro256
  ) -> Blueprint {
    let tree = Tree(count: people)
    let (units, unitOf) = tree.units
    let leaves = tree.leaves
    let levels = tree.levels
    let talkativeness = random.logNormalWeights(people, sigma: 0.4)
    return Blueprint(
      units: units, unitOf: unitOf, formal: tree.formal,
      decide: { magnitude, random in
        let leaf = random.element(of: leaves)
        let boss = tree.parent(of: leaf) ?? 0
        let unit = units[unitOf[leaf]]
        var draft = Draft(
          deciders: [leaf], proposer: .person(leaf), domain: unit.name, unit: unit.members,
          consult: 0.5, process: .delegated)
        if random.chance(0.65) {
          if random.chance(0.8) {
            draft.approver =
              magnitude < 0.5 ? boss : magnitude < 0.9 ? tree.parent(of: boss) ?? boss : 0
            draft.process = .approval
          }
        } else {
          draft.deciders = [magnitude < 0.7 ? boss : 0]
          draft.process = .autocratic
        }
        return draft
      },
      rate: { one, other in
        tree.commands(one, other) ? 4 : (unitOf[one] == unitOf[other] ? 2 : 0.02) + 0.04
      },
      voiceWeights: (0..<people).map { person in
        (levels[person] == 1 ? 2 : tree.isLeaf(person) ? 1 : 1.5) * talkativeness[person]
      },
      meetingGroups: { _ in tree.meetingGroups })
  }
}
