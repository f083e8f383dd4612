/// People in groups of a size, in the order of their numbers; a last group under 4 joins the one
/// before.
struct Groups {
  let count: Int
  let size: Int

  /// The members of each group.
  var members: [[Int]] {
    var groups = stride(from: 0, to: count, by: size).map { Array($0..<min(count, $0 + size)) }
    if groups.count > 1, let last = groups.last, last.count < 4 {
      groups.removeLast()
      groups[groups.count - 1] += last
    }
    return groups
  }

  /// The units, `team-01`, `team-02` … for the word `team`.
  func units(named word: String) -> (units: [Blueprint.Unit], unitOf: [Int]) {
    var unitOf = Array(repeating: 0, count: count)
    let groups = members
    let units = groups.enumerated().map { index, members in
      for person in members { unitOf[person] = index }
      let name = numbered("\(word)-", index + 1, of: groups.count, digits: 2)
      return Blueprint.Unit(name: name, members: members)
    }
    return (units, unitOf)
  }
}
