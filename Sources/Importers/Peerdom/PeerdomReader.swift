import Organisations

/// Collects peers, nodes of the map and holders before it is known which nodes are circles.
struct PeerdomReader {
  /// A circle or a role.
  private struct Node {
    var id: Identifier
    var name: String
    var parent: Identifier?
    var place: Place
  }

  private let draft: Draft
  private var export: RoleExport
  private var nodes: [Node] = []
  private var known = Set<Identifier>()
  /// Nodes that are said to be circles, or have something in them.
  private var circles = Set<Identifier>()
  /// Nodes that list no holders and do not say what they are, at the top or in a file of circles:
  /// circles, where nobody holds them.
  private var unclear = Set<Identifier>()
  /// The same within circles: roles, vacant where nobody holds them.
  private var unheld = Set<Identifier>()
  private var holders: [RoleExport.Holder] = []
  private var otherUnits = 0
  private var issues: Issues { draft.issues }

  init(_ draft: Draft) {
    self.draft = draft
    export = RoleExport(draft)
  }

  mutating func read(_ input: Input) {
    guard let root = JSONDocument.read(input, draft.options, issues) else { return }
    var rows = 0
    var lists: [(name: String, list: JSONValue)] = [("", root)]
    if root.kind == .object {
      lists = ["peers", "circles", "groups", "roles", "holders", "data"].compactMap { name in
        root[name].map { (name, $0) }
      }
    }
    let isFileOfCircles = ["circles", "groups"].contains { input.stem.lowercased().hasSuffix($0) }
    for (name, list) in lists {
      for object in list.objects(issues) {
        rows += 1
        if object.member("peerId") != nil, let role = object["roleId"] {
          guard let role = role.identifier(issues) else { continue }
          addHolder(object, of: role)
        } else if object.member("firstName") != nil || object.member("nickName") != nil {
          readPeer(object)
        } else {
          readNode(object, of: name, isInFileOfCircles: isFileOfCircles)
        }
      }
    }
    draft.sources.append(
      Provenance.Source(name: input.name, path: input.path, table: "peerdom", rows: rows))
  }

  private mutating func readPeer(_ peer: JSONValue) {
    guard let id = id(of: peer) else { return }
    let names = [peer["firstName"]?.text, peer["lastName"]?.text].compactMap { $0 }
    guard let code = export.person(id, name: names.joined(separator: " "), at: peer.place) else {
      return
    }
    let joined = peer["joinedAt"].flatMap { $0.date(draft.dates, issues) }
    let left = peer["leftAt"].flatMap { $0.date(draft.dates, issues) }
    draft.roster[code] = draft.isPresent(from: joined, to: left) && !(left != nil && hasNoWindow)
    draft.hasRoster = true
    for role in peer["roles"]?.objects(issues) ?? [] {
      guard let roleId = self.id(of: role) else { continue }
      var holder = RoleExport.Holder(person: code, role: roleId)
      addTerm(of: role, to: &holder)
      holders.append(holder)
    }
  }

  /// Without a window the data speak of the day of the export, when leavers are gone.
  private var hasNoWindow: Bool { draft.window == Window() }

  /// Roles list their holders, or are named by a list of holders.
  private mutating func readNode(
    _ node: JSONValue, of list: String, isInFileOfCircles: Bool
  ) {
    guard let id = id(of: node) else { return }
    for holder in node["holders"]?.objects(issues) ?? [] { addHolder(holder, of: id) }
    if ["circles", "groups"].contains(list) {
      circles.insert(id)
    } else if list != "roles", node.member("holders") == nil {
      if isInFileOfCircles || node["parentId"] == nil {
        unclear.insert(id)
      } else {
        unheld.insert(id)
      }
    }
    let parent = node["parentId"].flatMap { $0.identifier(issues) }
    if let parent { circles.insert(parent) }
    guard known.insert(id).inserted else { return }
    nodes.append(
      Node(
        id: id, name: node["name"]?.text ?? id.text, parent: parent, place: node.place))
  }

  private mutating func addHolder(_ object: JSONValue, of role: Identifier) {
    guard let peer = object["peerId"] else {
      object.complain("names no peer", hint: "peerId says who holds the role", issues)
      return
    }
    guard let id = peer.identifier(issues), let code = export.person(id, at: peer.place) else {
      return
    }
    var holder = RoleExport.Holder(person: code, role: role)
    addTerm(of: object, to: &holder)
    holders.append(holder)
  }

  private mutating func addTerm(of object: JSONValue, to holder: inout RoleExport.Holder) {
    if let percentage = object["percentage"] {
      holder.share = percentage.amount(issues).map { $0 / 100 }
    } else if let contribution = object["contribution"] {
      let unit = normalisedHeader(object["contributionUnit"]?.text ?? "")
      if ["%", "percent", "percentage"].contains(unit) {
        holder.share = contribution.amount(issues).map { $0 / 100 }
      } else {
        otherUnits += 1
      }
    }
    if let until = object["electedUntil"] {
      holder.appointedBy = .election
      holder.until = until.date(draft.dates, issues)
    }
  }

  private func id(of object: JSONValue) -> Identifier? {
    guard let id = object["id"] else {
      object.complain("has no id", hint: "export it again", issues)
      return nil
    }
    return id.identifier(issues)
  }

  mutating func finish() {
    let held = Set(holders.map(\.role))
    circles.formUnion(unclear.subtracting(held))
    let vacant = unheld.subtracting(held).subtracting(circles).count
    if vacant > 0 {
      issues.remark(
        "Peerdom: \(vacant) nodes within circles, with nobody and nothing in them, are vacant roles"
      )
    }
    for node in nodes {
      if circles.contains(node.id) {
        export.addCircle(node.id, name: node.name, parent: node.parent, at: node.place)
      } else if let parent = node.parent {
        export.addRole(
          node.id,
          RoleExport.Role(
            name: node.name, circle: parent, kind: Membership.RoleKind(roleNamed: node.name),
            place: node.place))
      } else {
        issues.warning("roles that lie in no circle and are left out", at: node.place)
      }
    }
    var unknown = 0
    // What states a share or a term goes before a mention that does not; only the first counts.
    let isStated = { (holder: RoleExport.Holder) in holder.share != nil || holder.until != nil }
    for holder in holders.filter(isStated) + holders.filter({ !isStated($0) }) {
      if circles.contains(holder.role) {
        export.addMember(holder.person, of: holder.role)
      } else if known.contains(holder.role) {
        export.add(holder)
      } else {
        unknown += 1
      }
    }
    if unknown > 0 {
      issues.warning("roles of peers that no list of roles holds and are left out", count: unknown)
    }
    if otherUnits > 0 {
      issues.remark("Peerdom: \(otherUnits) contributions are not in percent and are no shares")
    }
    export.finish()
  }
}
