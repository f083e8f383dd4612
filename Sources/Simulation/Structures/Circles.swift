import Graphs
import Organisations

/// The circles of seven that sociocratic models share.
struct Circles {
  let units: [Blueprint.Unit]
  let unitOf: [Int]
  /// All leads and representatives.
  let top: Blueprint.Unit
  private let isInTop: [Bool]

  init(count: Int) {
    (units, unitOf) = Groups(count: count, size: 7).units(named: "circle")
    top = Blueprint.Unit(name: "top", members: units.flatMap { $0.members.prefix(2) })
    let members = Set(top.members)
    isInTop = (0..<count).map(members.contains)
  }

  /// The circles and the top circle.
  var all: [Blueprint.Unit] { units + [top] }

  /// teams(2.5, 0.05), and at least 1.5 among the top circle.
  func rate(_ one: Int, _ other: Int) -> Double {
    let rate = unitOf[one] == unitOf[other] ? 2.5 : 0.05
    return isInTop[one] && isInTop[other] ? max(rate, 1.5) : rate
  }

  /// The top circle with probability 0.15, otherwise any of the circles.
  func drawn(using random: inout Xoshiro256) -> Blueprint.Unit {
    random.chance(0.15) ? top : units[random.below(units.count)]
  }

  /// Each member with probability 0.85; all of them where nobody else would be.
  func present(of members: [Int], using random: inout Xoshiro256) -> [Int] {
    let present = members.filter { _ in random.chance(0.85) }
    return present.isEmpty ? members : present
  }

  /// Circles under the top circle; the first member leads, the second represents, both sit in the
  /// top circle as well. Members command each other; the right of a circle's domain is its own.
  var formal: Formal {
    var formal = membershipsOnly
    formal.circlesCommand = true
    formal.rights = ([top] + units).enumerated().map { index, circle in
      Right(
        id: Identifier("right-\(circle.name)"), domain: Identifier(circle.name),
        holder: .circle(index), basis: .held, revocableBy: Identifier("none"))
    }
    return formal
  }

  /// The circles and who is in them, without command and rights.
  var membershipsOnly: Formal {
    var formal = Formal()
    formal.circles = [Circle(id: Identifier(top.name), name: "Top circle")]
    formal.memberships = top.members.map { Membership(person: $0, circle: 0) }
    for (index, unit) in units.enumerated() {
      formal.circles.append(Circle(id: Identifier(unit.name), parent: 0))
      formal.memberships += unit.members.enumerated().map { place, person in
        Membership(
          person: person, circle: index + 1,
          roleKind: place == 0 ? .lead : place == 1 ? .representative : .member,
          appointedBy: place == 0 ? .consent : place == 1 ? .election : nil)
      }
    }
    return formal
  }
}
