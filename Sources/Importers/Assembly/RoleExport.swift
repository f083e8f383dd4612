import Organisations

/// Circles, roles and who fills them, as tools for circles export them: in pieces, in any order.
///
/// Pieces are collected first and settled at the end, so that a role may stand before its circle
/// and a circle before the one it lies in. What is stated twice alike is one.
struct RoleExport {
  /// A role in a circle.
  struct Role {
    var name: String
    var circle: Identifier
    var kind: Membership.RoleKind
    /// The circle that this role is, seen from inside.
    var isCircle: Identifier?
    /// What it alone controls, each by its id where it has one.
    var domains: [Identifier?] = []
    var place: Place
  }

  /// Somebody in a role.
  struct Holder {
    var person: Int
    var role: Identifier
    var share: Double?
    var appointedBy: Membership.Appointment?
    var since: Instant?
    var until: Instant?
  }

  private struct CircleEntry {
    var name: String?
    var parent: Identifier?
    var place: Place
  }

  private struct Pair<First: Hashable, Second: Hashable>: Hashable {
    var first: First
    var second: Second

    init(_ first: First, _ second: Second) {
      self.first = first
      self.second = second
    }
  }

  private let draft: Draft
  private var circleOrder: [Identifier] = []
  private var circles: [Identifier: CircleEntry] = [:]
  private var roleOrder: [Identifier] = []
  private(set) var roles: [Identifier: Role] = [:]
  private var holders: [Holder] = []
  /// Members without a role; `role` is their circle.
  private var members: [Holder] = []

  init(_ draft: Draft) { self.draft = draft }

  /// Adds a circle, or what is new about it.
  mutating func addCircle(
    _ id: Identifier, name: String? = nil, parent: Identifier? = nil, at place: Place
  ) {
    guard var known = circles[id] else {
      circleOrder.append(id)
      circles[id] = CircleEntry(name: name, parent: parent, place: place)
      return
    }
    known.name = known.name ?? name
    if let parent, let other = known.parent, parent != other {
      draft.issues.error(
        at: place,
        "circle \"\(shown(id.text))\" lies in \"\(shown(parent.text))\" here and in "
          + "\"\(shown(other.text))\" elsewhere",
        hint: "a circle lies in one other; export all files at one time")
    }
    known.parent = known.parent ?? parent
    circles[id] = known
  }

  /// Adds a role; the first mention counts.
  mutating func addRole(_ id: Identifier, _ role: Role) {
    guard roles[id] == nil else { return }
    roleOrder.append(id)
    roles[id] = role
    addCircle(role.circle, at: role.place)
    if let circle = role.isCircle {
      addCircle(circle, name: role.name, parent: role.circle, at: role.place)
    }
  }

  /// Puts somebody into a role.
  mutating func add(_ holder: Holder) { holders.append(holder) }

  /// Makes somebody a member of a circle, without a role.
  mutating func addMember(
    _ person: Int, of circle: Identifier, since: Instant? = nil, until: Instant? = nil
  ) {
    members.append(Holder(person: person, role: circle, since: since, until: until))
  }

  /// Adds a person whom the export names, who is then no circle of the same id.
  func person(_ id: Identifier, name: String? = nil, at place: Place) -> Int? {
    guard let code = draft.person(Array(id.text.utf8), at: place) else { return nil }
    if draft.listedAt[code] == nil { draft.listedAt[code] = place }
    if let name, !name.isEmpty, draft.names[code] == nil { draft.names[code] = name }
    return code
  }

  /// Hands everything to the draft.
  func finish() {
    let first = draft.circles.count
    for id in circleOrder where draft.circleIndex[id] == nil {
      draft.circleIndex[id] = draft.circles.count
      draft.circles.append(Circle(id: id, name: circles[id]?.name))
    }
    for id in circleOrder {
      guard let index = draft.circleIndex[id], index >= first, let entry = circles[id],
        let parent = entry.parent
      else { continue }
      guard let above = draft.circleIndex[parent] else {
        draft.issues.error(
          at: entry.place, "there is no circle \"\(shown(parent.text))\"",
          hint: "export all circles, or correct the id")
        continue
      }
      if above != index { draft.circles[index].parent = above }
    }
    complainOfCycle()
    addMemberships()
    addRights()
  }

  private func complainOfCycle() {
    guard let cycle = findCycle(draft.circles.map { $0.parent.map { [$0] } ?? [] }) else { return }
    let ids = cycle.map { draft.circles[$0].id }
    let names = ids.map { shown($0.text) }.joined(separator: ", ")
    guard let place = ids.compactMap({ circles[$0]?.place }).first else { return }
    draft.issues.error(
      at: place, "the circles \(names) lie in one another: a cycle of parents",
      hint: "one of them has no parent, or another one")
  }

  private func addMemberships() {
    let names = roleNames()
    var seen = Set<Pair<Int, Identifier>>()
    var present = Set<Pair<Int, Int>>()
    for holder in holders {
      guard let role = roles[holder.role], let circle = draft.circleIndex[role.circle] else {
        continue
      }
      present.insert(Pair(holder.person, circle))
      // One role of one person may be listed once for each of its focuses.
      guard seen.insert(Pair(holder.person, holder.role)).inserted else { continue }
      draft.memberships.append(
        Membership(
          person: holder.person, circle: circle, role: names[holder.role], roleKind: role.kind,
          share: holder.share, appointedBy: holder.appointedBy, since: holder.since,
          until: holder.until))
    }
    for member in members {
      guard let circle = draft.circleIndex[member.role],
        present.insert(Pair(member.person, circle)).inserted
      else { continue }
      draft.memberships.append(
        Membership(
          person: member.person, circle: circle, since: member.since, until: member.until))
    }
  }

  /// Each domain is a right of whoever fills the role.
  private func addRights() {
    let names = roleNames()
    for id in roleOrder {
      guard let role = roles[id], let name = names[id] else { continue }
      for (position, domain) in role.domains.enumerated() {
        draft.rights.append(
          Right(
            id: Identifier("\(id.text) \(position + 1)"), domain: domain,
            holder: .role(Identifier(name))))
      }
    }
  }

  /// Rights are held by roles by name, so a name that several roles share is told apart by circle,
  /// and where even that is shared by id.
  private func roleNames() -> [Identifier: String] {
    func names(_ text: (Identifier, Role) -> String) -> [Identifier: String] {
      Dictionary(
        uniqueKeysWithValues: roleOrder.compactMap { id in roles[id].map { (id, text(id, $0)) } })
    }
    func counts(_ names: [Identifier: String]) -> [Identifier: Int] {
      Dictionary(names.values.map { (Identifier($0), 1) }, uniquingKeysWith: +)
    }
    let plain = names { $1.name }
    let inCircle = names { _, role in
      "\(role.name) (\(circles[role.circle]?.name ?? role.circle.text))"
    }
    let plainCounts = counts(plain)
    let circleCounts = counts(inCircle)
    return names { id, role in
      if plainCounts[Identifier(role.name)] == 1 { return role.name }
      let longer = inCircle[id] ?? role.name
      return circleCounts[Identifier(longer)] == 1 ? longer : "\(role.name) (\(id.text))"
    }
  }
}

extension Membership.RoleKind {
  /// The kind of the roles that Holacracy and sociocracy give every circle, by the names that tools
  /// give them; `other` for any other role.
  ///
  /// A role of a circle may carry its circle in front, as in `Sales (Lead Link)`.
  init(roleNamed name: String) {
    var words = normalisedHeader(name)
    if words.utf8.last == UInt8(ascii: ")"), let opening = words.lastIndex(of: "(") {
      words = String(words[words.index(after: opening)...].dropLast())
    }
    switch words {
    case "leadlink", "circlelead", "circleleader", "leaderdecercle", "leaderducercle": self = .lead
    case "replink", "circlerep", "circlerepresentative", "représentantdecercle",
      "représentantducercle":
      self = .representative
    case "facilitator", "facilitateur": self = .facilitator
    case "secretary", "secrétaire": self = .secretary
    default: self = .other
    }
  }
}
