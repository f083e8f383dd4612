extension Blueprint {
  /// A tree of five reports each. A matter comes up at a leaf; the larger it is, the higher it is
  /// decided: by the boss, by the child of the root above, by the root; the smallest tenth by the
  /// leaf itself, with the boss's approval. Messages follow the lines, and the higher speak more.
  static func classicHierarchy(people: Int) -> Blueprint {
    let tree = Tree(count: people)
    let (units, unitOf) = tree.units
    let leaves = tree.leaves
    let levels = tree.levels
    return Blueprint(
      units: units, unitOf: unitOf, formal: tree.formal,
      decide: { magnitude, random in
        let leaf = random.element(of: leaves)
        let boss = tree.parent(of: leaf) ?? 0
        let decider =
          magnitude > 0.9
          ? 0 : magnitude > 0.6 ? tree.second(above: leaf) ?? 0 : magnitude > 0.1 ? boss : leaf
        let unit = units[unitOf[leaf]]
        return Draft(
          deciders: [decider], approver: decider == leaf ? boss : nil, domain: unit.name,
          unit: unit.members, consult: 0.12, process: decider == leaf ? .approval : .autocratic)
      },
      rate: { one, other in
        tree.commands(one, other) ? 6 : unitOf[one] == unitOf[other] ? 2 : 0.02
      },
      voiceWeights: (0..<people).map { person in
        levels[person] == 1 ? 10 : levels[person] == 2 ? 5 : tree.isLeaf(person) ? 1 : 2.5
      },
      meetingGroups: { _ in tree.meetingGroups })
  }
}
