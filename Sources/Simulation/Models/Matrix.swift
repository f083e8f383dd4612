extension Blueprint {
  /// Person 0 above as many functional as project heads; each worker has one of each, and the two
  /// decide together what is neither small nor very large. Units are the projects.
  ///
  /// Workers are dealt to the pairs of heads in turn. Meetings are those of the projects and one of
  /// person 0 with all heads, which the specification's weight for level 1 supposes.
  static func matrix(people: Int) -> Blueprint {
    let heads = people < 6 ? 1 : max(2, people / 10)  // somebody must be left to work
    let firstWorker = 1 + 2 * heads
    func functionalHead(of worker: Int) -> Int { 1 + (worker - firstWorker) % heads }
    func project(of worker: Int) -> Int { (worker - firstWorker) / heads % heads }

    let level = (0..<people).map { $0 == 0 ? 1 : $0 < firstWorker ? 2 : 3 }
    var units = [Unit(name: "management", members: Array(0...heads))]
    for project in 1...heads {
      let name = numbered("project-", project, of: heads, digits: 2)
      units.append(Unit(name: name, members: [heads + project]))
    }
    var unitOf = (0..<people).map { $0 <= heads ? 0 : $0 - heads }
    var command = (1..<firstWorker).map { (0, $0) }
    var bosses: [[Int]] = Array(repeating: [0], count: people)
    for worker in firstWorker..<people {
      unitOf[worker] = 1 + project(of: worker)
      units[unitOf[worker]].members.append(worker)
      bosses[worker] = [functionalHead(of: worker), 1 + heads + project(of: worker)]
      command += bosses[worker].map { ($0, worker) }
    }

    let (allUnits, unitOfAll, bossesOf) = (units, unitOf, bosses)
    return Blueprint(
      units: allUnits, unitOf: unitOfAll,
      formal: Formal(command: command, levels: level.map(Double.init)),
      decide: { magnitude, random in
        let worker = firstWorker + random.below(people - firstWorker)
        let unit = allUnits[unitOfAll[worker]]
        let deciders = magnitude > 0.95 ? [0] : magnitude > 0.4 ? bossesOf[worker] : [worker]
        return Draft(
          deciders: deciders, proposer: .person(worker), domain: unit.name, unit: unit.members,
          consult: 0.35, process: magnitude > 0.4 ? .autocratic : .delegated)
      },
      rate: { one, other in
        let (lower, higher) = (min(one, other), max(one, other))
        if higher > 0, bossesOf[higher].contains(lower) { return 3 }
        return unitOfAll[one] == unitOfAll[other] ? 1.5 : 0.05
      },
      voiceWeights: level.map { Double(4 - $0) },
      meetingGroups: { _ in
        [Array(0..<firstWorker)] + allUnits.dropFirst().map(\.members)
      })
  }
}
