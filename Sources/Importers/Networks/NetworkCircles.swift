import Organisations

/// Nodes that hold other nodes, and groups of nodes, until the file is read and they are circles.
struct NetworkCircles {
  /// A node, by its code, or a group that has no node.
  enum Holder: Hashable {
    case node(Int)
    case group(Int)
  }

  private var holders: [Holder] = []
  private var index: [Holder: Int] = [:]
  private var places: [Place] = []
  private var members: [(node: Int, holder: Int, place: Place)] = []
  private var groups: [(id: [UInt8], name: String?)] = []

  var isEmpty: Bool { holders.isEmpty }

  /// The nodes that hold others.
  var nodes: Set<Int> {
    var nodes = Set<Int>()
    for case .node(let node) in holders { nodes.insert(node) }
    return nodes
  }

  /// Notes that a node holds others, which may be none.
  mutating func note(holder node: Int, at place: Place) { _ = position(of: .node(node), at: place) }

  /// Notes that a node lies in another one.
  mutating func note(_ node: Int, in holder: Int, at place: Place) {
    members.append((node, position(of: .node(holder), at: place), place))
  }

  /// Adds a group with an id of its own.
  mutating func addGroup(_ id: [UInt8], name: String?, of nodes: [Int], at place: Place) {
    let holder = position(of: .group(groups.count), at: place)
    groups.append((id, name))
    for node in nodes { members.append((node, holder, place)) }
  }

  private mutating func position(of holder: Holder, at place: Place) -> Int {
    if let known = index[holder] { return known }
    index[holder] = holders.count
    holders.append(holder)
    places.append(place)
    return holders.count - 1
  }

  /// Makes the circles and memberships.
  ///
  /// - Parameter isEnd: Whether the node of a code is the end of a tie.
  /// - Complexity: linear in nodes and members.
  func finish(in draft: Draft, isEnd: [Bool]) {
    var circleOf: [Int] = []
    for (position, holder) in holders.enumerated() {
      let id: Identifier
      var name: String?
      switch holder {
      case .node(let code):
        id = Identifier(draft.pool.text(of: code))
        name = draft.names[code]
        // A circle is nobody: it is a node only where ties end at it.
        draft.names[code] = nil
        draft.listedAt[code] = nil
        draft.roster[code] = nil
        if !(code < isEnd.count && isEnd[code]) { draft.notPeople.insert(code) }
      case .group(let group):
        id = Identifier(String(decoding: groups[group].id, as: UTF8.self))
        name = groups[group].name
      }
      if let known = draft.circleIndex[id] {
        if case .group = holder {
          draft.issues.error(
            at: places[position], "the id \"\(shown(id.text))\" is that of another group",
            hint: "give every group an id of its own")
        }
        circleOf.append(known)
        continue
      }
      draft.circleIndex[id] = draft.circles.count
      circleOf.append(draft.circles.count)
      draft.circles.append(Circle(id: id, name: name))
    }
    var joined = Set<Membership.Key>()
    for (node, holder, place) in members {
      let circle = circleOf[holder]
      guard let inner = index[.node(node)].map({ circleOf[$0] }) else {
        if joined.insert(Membership.Key(person: node, circle: circle)).inserted {
          draft.memberships.append(Membership(person: node, circle: circle))
        }
        continue
      }
      if case .group = holders[holder] {
        draft.issues.warning(
          "groups have circles among their members; they are left out of them", at: place)
      } else if draft.circles[inner].parent != nil, draft.circles[inner].parent != circle {
        draft.issues.warning(
          "circles lie in several others; the first one is kept as their parent", at: place)
      } else {
        draft.circles[inner].parent = circle
      }
    }
    let above = draft.circles.map { $0.parent.map { [$0] } ?? [] }
    if let cycle = findCycle(above)
      ?? draft.circles.indices.first(where: { above[$0] == [$0] }).map({ [$0] })
    {
      let names = cycle.map { shown(draft.circles[$0].id.text) }.joined(separator: ", ")
      draft.issues.error(
        at: places.first ?? Place(file: "-"), "the nodes \(names) lie in one another: a cycle",
        hint: "one of them lies in no other one")
    }
  }
}

extension Membership {
  /// Who is in what.
  fileprivate struct Key: Hashable {
    var person: Int
    var circle: Int
  }
}
