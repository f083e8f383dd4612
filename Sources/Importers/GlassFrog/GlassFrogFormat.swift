import Organisations

/// Answers of GlassFrog's API, version 3: roles, circles and people, in one file or several.
struct GlassFrogFormat: FileFormat {
  let name = "glassfrog"
  let title = "an export of GlassFrog"
  let endings = ["json"]
  let isGraph = false

  func recognises(_ bytes: [UInt8]) -> Bool {
    let shape = JSONShape(bytes)
    guard shape.root == UInt8(ascii: "{") else { return false }
    let isPeople =
      shape.has("people.id") && (shape.has("people.externalId") || shape.has("people.external_id"))
    return shape.has("roles.links") || shape.has("circles.links") || isPeople
      || shape.has("linked.circles") || shape.has("linked.people") || shape.has("linked.roles")
      || shape.has("roles.parent_role_id")
  }

  func read(_ input: Input, into draft: Draft) { read([input], into: draft) }

  func read(_ inputs: [Input], into draft: Draft) {
    guard !inputs.isEmpty else { return }
    var reader = GlassFrogReader(draft)
    for input in inputs where !draft.issues.isFull { reader.read(input) }
    reader.finish()
  }
}

/// Collects what the files say before anything is settled.
private struct GlassFrogReader {
  private let draft: Draft
  private var export: RoleExport
  private var unfilled = 0
  private var electedWithoutEnd = 0
  private var issues: Issues { draft.issues }

  init(_ draft: Draft) {
    self.draft = draft
    export = RoleExport(draft)
  }

  mutating func read(_ input: Input) {
    guard let root = JSONDocument.read(input, draft.options, issues) else { return }
    guard root["roles"]?.elements.first?.member("parent_role_id") == nil else {
      issues.error(
        at: root.place, "this is an answer of version 5 of GlassFrog's API, which is not read",
        hint: "ask version 3 for /roles, /circles and /people")
      return
    }
    var rows = 0
    for object in [root["linked"], root].compactMap({ $0 }) {
      let isList = object.index == root.index
      let people =
        (object["people"]?.objects(issues) ?? []) + (object["members"]?.objects(issues) ?? [])
      for person in people { read(person: person, isListed: isList) }
      if isList, object["people"] != nil, !people.isEmpty {
        draft.hasRoster = true
        issues.remark(
          "\(shown(input.name)): the people listed are the roster; a list of one role's people "
            + "leaves others out of N")
      }
      let circles = object["circles"]?.objects(issues) ?? []
      for circle in circles { read(circle: circle) }
      let roles = object["roles"]?.objects(issues) ?? []
      for role in roles { read(role: role) }
      if isList { rows = people.count + circles.count + roles.count }
      if isList, circles.isEmpty, roles.isEmpty, people.isEmpty {
        issues.warning("\(shown(input.name)): no role, circle or person is listed")
      }
    }
    draft.sources.append(
      Provenance.Source(name: input.name, path: input.path, table: "glassfrog", rows: rows))
  }

  private mutating func read(person: JSONValue, isListed: Bool) {
    guard let id = id(of: person),
      let code = export.person(id, name: person["name"]?.text, at: person.place)
    else { return }
    if isListed { draft.roster[code] = true }
  }

  private mutating func read(circle: JSONValue) {
    guard let id = id(of: circle) else { return }
    let name = circle["name"] ?? circle["short_name"] ?? circle["shortName"]
    export.addCircle(id, name: name?.text, at: circle.place)
    guard let links = circle["links"] else { return }
    for person in (links["people"]?.list(issues) ?? []) + (links["members"]?.list(issues) ?? []) {
      guard let member = person.identifier(issues),
        let code = export.person(member, at: person.place)
      else { continue }
      export.addMember(code, of: id)
    }
    // A circle may carry its roles whole, or only their ids.
    for role in links["roles"]?.list(issues) ?? [] where role.kind == .object { read(role: role) }
  }

  private mutating func read(role: JSONValue) {
    guard let id = id(of: role), let links = role["links"] else {
      if role["links"] == nil {
        role.complain("has no links", hint: "export roles with their links", issues)
      }
      return
    }
    let ownCircle = links["supporting_circle"].flatMap { $0.identifier(issues) }
    guard let circle = links["circle"] else {
      // The outermost circle is a role that lies in no circle.
      if let ownCircle {
        export.addCircle(ownCircle, name: role["name"]?.text, at: role.place)
      } else {
        role.complain(
          "lies in no circle", hint: "links.circle names the circle of every role", issues)
      }
      return
    }
    guard let circle = circle.identifier(issues) else { return }
    let name = role["name"]?.text ?? id.text
    let domains = links["domains"]?.list(issues) ?? []
    export.addRole(
      id,
      RoleExport.Role(
        name: name, circle: circle, kind: Membership.RoleKind(roleNamed: name),
        isCircle: ownCircle,
        domains: domains.map { ($0["id"] ?? $0).identifier(issues) }, place: role.place))

    let term = role.member("elected_until")
    let people = links["people"]?.list(issues) ?? []
    if people.isEmpty { unfilled += 1 }
    let until = role["elected_until"].flatMap { $0.date(draft.dates, issues) }
    for person in people {
      guard let holder = person.identifier(issues),
        let code = export.person(holder, at: person.place)
      else { continue }
      if term != nil, until == nil { electedWithoutEnd += 1 }
      export.add(
        RoleExport.Holder(
          person: code, role: id, appointedBy: term == nil ? nil : .election, until: until))
    }
  }

  private func id(of object: JSONValue) -> Identifier? {
    guard let id = object["id"] else {
      object.complain("has no id", hint: "export it again", issues)
      return nil
    }
    return id.identifier(issues)
  }

  func finish() {
    export.finish()
    if unfilled > 0 { issues.remark("GlassFrog: \(unfilled) roles are filled by nobody") }
    if electedWithoutEnd > 0 {
      issues.remark("GlassFrog: \(electedWithoutEnd) elected people have no end of term")
    }
    if !export.roles.isEmpty {
      issues.remark(
        "GlassFrog: each domain is a right to decide of its role; who may take it back is not "
          + "recorded")
    }
  }
}
