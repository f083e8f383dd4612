import Organisations

/// Puts people in the place of bodies: the members of a circle at the date, else anonymous seats.
struct BodyExpansion {
  private let organisation: Organisation
  private var membershipsByCircle: [[Membership]]
  private var firstSeat: [Int?]
  private var known: [Key: [Int]] = [:]
  /// The anonymous seats in the order in which they were needed.
  private(set) var seatNames: [Identifier] = []
  /// Whether a seat stands for a body of which nobody recorded how many sit in it.
  private(set) var seatIsUnknown: [Bool] = []
  /// Stands in for the date of a decision that has none.
  private let lastDay: Instant?

  private struct Key: Hashable {
    var circle: Int
    var day: Int?
  }

  init(_ organisation: Organisation) {
    self.organisation = organisation
    lastDay = organisation.lastDay
    membershipsByCircle = Array(repeating: [], count: organisation.circles.count)
    for membership in organisation.memberships {
      membershipsByCircle[membership.circle].append(membership)
    }
    firstSeat = Array(repeating: nil, count: organisation.bodies.count)
    // All bodies get their seats in the order of their ids, so that a seat's number does not
    // depend on which decision comes first.
    let bodies = organisation.bodies
    for body in bodies.indices.sorted(by: { bodies[$0].id < bodies[$1].id }) {
      let hasMembers = bodies[body].circle.map { !membershipsByCircle[$0].isEmpty } ?? false
      guard !hasMembers else { continue }
      firstSeat[body] = organisation.people.count + seatNames.count
      for seat in 1...max(1, bodies[body].seats) {
        seatNames.append(Identifier("\(bodies[body].id) seat \(seat)"))
        seatIsUnknown.append(bodies[body].seats <= 1)
      }
    }
  }

  /// The people or seats behind a holder on a day; none where a circle had no member then.
  mutating func people(of holder: Holder, at date: Instant?) -> [Int] {
    switch holder {
    case .person(let person): return [person]
    case .body(let body):
      if let first = firstSeat[body] {
        return Array(first..<first + max(1, organisation.bodies[body].seats))
      }
      guard let circle = organisation.bodies[body].circle else { return [] }
      let date = date ?? lastDay
      let key = Key(circle: circle, day: date?.day)
      if let members = known[key] { return members }
      let members = Set(
        membershipsByCircle[circle].lazy.filter { $0.holds(at: date) }.map(\.person)
      ).sorted()
      known[key] = members
      return members
    }
  }

  /// The people and seats behind several holders, each once, ascending.
  mutating func people(of holders: [Holder], at date: Instant?) -> [Int] {
    if holders.count == 1, case .person(let person) = holders[0] { return [person] }
    var all: Set<Int> = []
    for holder in holders { all.formUnion(people(of: holder, at: date)) }
    return all.sorted()
  }
}

extension Organisation {
  /// The last day that the data speak of: the end of the window, else the latest decision or turn;
  /// `nil` where nothing is dated.
  var lastDay: Instant? {
    if let end = window.to { return end }
    let decided = decisions.lazy.compactMap { $0.decidedAt ?? $0.requestedAt }.max()
    let spoken = voice.lazy.compactMap(\.time).max()
    return [decided, spoken].compactMap { $0 }.max()
  }
}
