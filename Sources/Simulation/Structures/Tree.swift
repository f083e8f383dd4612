/// T5: the tree in which everybody has five reports, filled level by level.
struct Tree {
  let count: Int

  /// ⌊(i − 1)/5⌋; `nil` for the root.
  func parent(of person: Int) -> Int? { person == 0 ? nil : (person - 1) / 5 }

  /// The reports of a person.
  func children(of person: Int) -> Range<Int> {
    min(count, 5 * person + 1)..<min(count, 5 * person + 6)
  }

  /// Whether a person has no reports.
  func isLeaf(_ person: Int) -> Bool { 5 * person + 1 >= count }

  /// Those without reports.
  var leaves: [Int] { (0..<count).filter(isLeaf) }

  /// Those with reports.
  var bosses: [Int] { (0..<count).filter { !isLeaf($0) } }

  /// Depth + 1, for each person.
  var levels: [Int] {
    var levels = Array(repeating: 1, count: count)
    for person in 1..<max(1, count) { levels[person] = levels[(person - 1) / 5] + 1 }
    return levels
  }

  /// The child of the root above a person; `nil` for the root and for its children.
  func second(above person: Int) -> Int? {
    var above = person
    while let parent = parent(of: above), parent != 0 { above = parent }
    return above == person || above == 0 ? nil : above
  }

  /// Superior to subordinate, every pair.
  var command: [(Int, Int)] { (1..<max(1, count)).map { ((($0 - 1) / 5), $0) } }

  /// Whether one is the other's superior.
  func commands(_ one: Int, _ other: Int) -> Bool {
    parent(of: max(one, other)) == min(one, other)
  }

  /// The formal structure: command and levels.
  var formal: Formal { Formal(command: command, levels: levels.map(Double.init)) }

  /// The units: the reports of one boss. The root is a unit of its own.
  var units: (units: [Blueprint.Unit], unitOf: [Int]) {
    var units = [Blueprint.Unit(name: "top", members: [0])]
    var unitOf = Array(repeating: 0, count: count)
    let bosses = bosses
    for boss in bosses {
      for report in children(of: boss) { unitOf[report] = units.count }
      let name = numbered("team-", units.count, of: bosses.count, digits: 2)
      units.append(Blueprint.Unit(name: name, members: Array(children(of: boss))))
    }
    return (units, unitOf)
  }

  /// Those who meet: each boss with the reports, and three times the root with its own.
  var meetingGroups: [[Int]] {
    bosses.map { [$0] + children(of: $0) }
      + Array(repeating: [0] + children(of: 0), count: 3)
  }
}
