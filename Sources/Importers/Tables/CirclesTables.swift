import Organisations

extension Draft {
  /// Reads circles; a parent may stand below its children in the file.
  func readCircles(_ table: Table) {
    let columns = table.columns
    guard let id = columns["circle_id"] else { return }
    wereCirclesListed = true
    var parents: [(circle: Int, parent: Identifier, place: Place)] = []
    var places: [Place] = []

    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      let place = rows.place(of: id, in: text)
      guard let key = rows.text(id, in: text) else {
        issues.error(at: place, "a circle has no id", hint: "give every circle an id")
        continue
      }
      if let first = circleIndex[Identifier(key)] {
        issues.error(
          at: place,
          "circle \"\(shown(key))\" stands twice, first on line \(places[first].line)",
          hint: "one row a circle")
        continue
      }
      circleIndex[Identifier(key)] = circles.count
      places.append(place)
      if let parent = rows.text(columns["parent_id"], in: text) {
        parents.append(
          (circles.count, Identifier(parent), rows.place(of: columns["parent_id"], in: text)))
      }
      if let seats = rows.amount(columns["seats"], decimalComma: false, in: text) {
        circleSeats[circles.count] = Int(min(seats, 1e9))
      }
      circles.append(
        Circle(
          id: Identifier(key), name: rows.text(columns["name"], in: text),
          layer: rows.word(columns["layer"], Circle.Layer.self, in: text) ?? .organisation,
          isHelping: rows.flag(columns["helping"], in: text) ?? false))
    }
    for (circle, parent, place) in parents {
      guard let index = circleIndex[parent] else {
        issues.error(
          at: place, "there is no circle \"\(shown(parent.text))\"",
          hint: "add it to the table of circles, or correct the id")
        continue
      }
      guard index != circle else {
        issues.error(
          at: place, "the circle \"\(shown(parent.text))\" is its own parent",
          hint: "leave the cell empty, or name another circle")
        continue
      }
      circles[circle].parent = index
    }
    let above = circles.map { $0.parent.map { [$0] } ?? [] }
    if let cycle = findCycle(above) {
      let names = cycle.map { shown(circles[$0].id.text) }.joined(separator: ", ")
      issues.error(
        at: places[cycle[0]], "the circles \(names) lie in one another: a cycle of parents",
        hint: "one of them has no parent, or another one")
    }
    add(source: table, rows)
  }

  /// Reads who belongs to which circle.
  func readMemberships(_ table: Table) {
    let columns = table.columns
    guard let id = columns["person_id"], let circle = columns["circle_id"] else { return }
    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      guard let person = rows.person(id, of: self, in: text) else { continue }
      guard let key = rows.text(circle, in: text) else {
        issues.error(
          at: rows.place(of: circle, in: text), "a circle has no id",
          hint: "say which circle it is")
        continue
      }
      guard let index = self.circle(Identifier(key), at: rows.place(of: circle, in: text)) else {
        continue
      }
      let role = rows.text(columns["role"], in: text)
      memberships.append(
        Membership(
          person: person, circle: index, role: role,
          roleKind: rows.word(columns["role_kind"], Membership.RoleKind.self, in: text) ?? .member,
          share: rows.amount(columns["share"], decimalComma: options.decimalComma, in: text),
          appointedBy: rows.word(columns["appointed_by"], Membership.Appointment.self, in: text),
          since: rows.date(columns["since"], dates, in: text),
          until: rows.date(columns["until"], dates, in: text)))
    }
    add(source: table, rows)
  }

  /// The circle of that id; made when no table lists circles, a complaint when one does.
  func circle(_ id: Identifier, at place: Place) -> Int? {
    if let index = circleIndex[id] { return index }
    guard !wereCirclesListed else {
      issues.error(
        at: place, "there is no circle \"\(shown(id.text))\"",
        hint: "add it to the table of circles, or correct the id")
      return nil
    }
    circleIndex[id] = circles.count
    circles.append(Circle(id: id))
    return circles.count - 1
  }
}

/// A cycle among nodes that each point to the nodes above them, as the nodes on it in order, the
/// smallest first, following the arrows; `nil` where there is none. Loops are no cycles.
///
/// - Complexity: O(n + m), iterative.
func findCycle(_ above: [[Int]]) -> [Int]? {
  enum Mark { case new, open, done }
  var marks = [Mark](repeating: .new, count: above.count)
  for root in above.indices where marks[root] == .new {
    var path: [(node: Int, next: Int)] = [(root, 0)]
    marks[root] = .open
    while let (node, next) = path.last {
      guard next < above[node].count else {
        marks[node] = .done
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let superior = above[node][next]
      if superior == node { continue }
      switch marks[superior] {
      case .done: continue
      case .new:
        marks[superior] = .open
        path.append((superior, 0))
      case .open:
        let start = path.firstIndex { $0.node == superior } ?? 0
        let cycle = path[start...].map(\.node)
        let smallest = cycle.indices.min { cycle[$0] < cycle[$1] } ?? 0
        return Array(cycle[smallest...] + cycle[..<smallest])
      }
    }
  }
  return nil
}
