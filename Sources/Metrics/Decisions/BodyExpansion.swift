import Organisations

/// Puts people in the place of bodies: the members of a circle at the date, else anonymous seats.
struct BodyExpansion {
  private let organisation: Organisation
  private var membershipsByCircle: [[Membership]]
  private var firstSeat: [Int?]
  private var known: [Key: [Int]] = [:]
  private var knownPower: [Key: [Double]?] = [:]
  private var powers: VotingPowers
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

  init(_ organisation: Organisation, seed: UInt64 = 1) {
    self.organisation = organisation
    powers = VotingPowers(seed: seed)
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

  /// What each of `people(of:at:)` counts for where a body votes by weight: its members share what
  /// they would have together, one each, by their Banzhaf power. Whoever stands in several holders
  /// counts once, for the most. `nil` where all count the same.
  mutating func power(of holders: [Holder], at date: Instant?) -> [Double]? {
    var isWeighted = false
    var amounts: [Int: Double] = [:]
    for holder in holders {
      let members = people(of: holder, at: date)
      let shares = power(of: holder, at: date)
      isWeighted = isWeighted || shares != nil
      for (position, member) in members.enumerated() {
        let amount = shares.map { $0[position] * Double(members.count) } ?? 1
        amounts[member] = max(amounts[member] ?? 0, amount)
      }
    }
    return isWeighted ? amounts.keys.sorted().map { amounts[$0] ?? 0 } : nil
  }

  /// The Banzhaf shares of the members of a body that votes by weight, in the order of
  /// `people(of:at:)`; they sum to 1. `nil` for anybody else.
  mutating func power(of holder: Holder, at date: Instant?) -> [Double]? {
    guard case .body(let body) = holder, let circle = organisation.bodies[body].circle else {
      return nil
    }
    let date = date ?? lastDay
    let key = Key(circle: circle, day: date?.day)
    if let shares = knownPower[key] { return shares }
    let votes = organisation.votes(in: circle, by: membershipsByCircle[circle], at: date)
    let shares = votes.map { powers.shares(ofVotes: $0.weights, countingUpTo: .infinity) }
    knownPower.updateValue(shares, forKey: key)
    return shares
  }
}

extension Organisation {
  /// The votes of a circle's members on a day, people ascending; `nil` where they have no weights.
  ///
  /// A share is of the votes in the company layer, where the law and the money are; in the other
  /// layers it is of the working time, which gives nobody a louder voice. Where somebody's share is
  /// not recorded, nobody's weight is known.
  func votes(
    in circle: Int, by memberships: [Membership], at date: Instant?
  ) -> (people: [Int], weights: [Double])? {
    guard circles[circle].layer == .company else { return nil }
    let current = memberships.filter { $0.circle == circle && $0.holds(at: date) }
    let members = Dictionary(grouping: current, by: \.person)
    let people = members.keys.sorted()
    // Several classes of shares add up; sorted, as the order of the rows is none.
    let weights = people.map { person in
      (members[person] ?? []).compactMap(\.share).sorted().compensatedSum()
    }
    guard members.values.allSatisfy({ $0.contains { $0.share != nil } }),
      weights.contains(where: { $0 > 0 })
    else { return nil }
    return (people, weights)
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
