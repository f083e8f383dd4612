import Graphs
import Organisations

extension Blueprint {
  /// Three roles a person, unevenly filled; the right of each domain lies with the role, and
  /// whoever fills it decides there, often without asking. Circles as in sociocracy, no reporting
  /// lines.
  static func holacracy(people: Int, using random: inout Xoshiro256) -> Blueprint {
    var blueprint = sociocraticCircles(people: people, using: &random)
    let circles = Circles(count: people)
    let (units, unitOf) = (blueprint.units, blueprint.unitOf)
    let fillers = random.logNormalWeights(people, sigma: 0.4)
    let holders = Array(0..<people) + (0..<2 * people).map { _ in random.position(by: fillers) }
    let demand = random.logNormalWeights(holders.count, sigma: 0.6)
    let names = holders.indices.map { role in
      numbered("role-", role + 1, of: holders.count, digits: 3)
    }

    blueprint.formal = circles.membershipsOnly
    for (role, holder) in holders.enumerated() {
      blueprint.formal.memberships.append(
        Membership(
          person: holder, circle: 1 + unitOf[holder], role: names[role], roleKind: .other,
          appointedBy: .consent))
      blueprint.formal.rights.append(
        Right(
          id: Identifier("right-\(names[role])"), domain: Identifier(names[role]),
          holder: .role(Identifier(names[role])), basis: .held, revocableBy: Identifier("none")))
    }
    blueprint.decide = { _, random in
      let role = random.position(by: demand)
      return Draft(
        deciders: [holders[role]], domain: names[role],
        unit: units[unitOf[holders[role]]].members, consult: 0.45, process: .advice)
    }
    blueprint.rate = { one, other in circles.rate(one, other) + 0.06 }
    return blueprint
  }
}
