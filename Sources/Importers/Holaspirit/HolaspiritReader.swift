import Organisations

/// Reads the sheets in the order in which they refer to one another.
struct HolaspiritReader {
  private let draft: Draft
  private var export: RoleExport
  /// People by their names as sheets write them, `nil` where two share one.
  private var byName: [Identifier: Int?] = [:]
  private var superiors: [(person: Int, names: [[UInt8]], place: Place)] = []
  /// Circles by name, each with its ids and those of the circles around it.
  private var circlesByName: [Identifier: Set<Identifier>] = [:]
  /// One assignation is a row for each of its scopes.
  private var rights = Set<Identifier>()
  private var issues: Issues { draft.issues }

  init(_ draft: Draft) {
    self.draft = draft
    export = RoleExport(draft)
  }

  mutating func read(_ table: Table, _ sheet: HolaspiritFormat.Sheet) {
    switch sheet {
    case .circles: readCircles(table)
    case .members: readMembers(table)
    case .assignations: readAssignations(table)
    case .policies: skip(table, "policies have neither a date nor a person")
    case .meetings: skip(table, "meetings are listed without who was there")
    case .others: skip(table, "checklists, metrics, publications and tasks say what is done")
    }
  }

  /// Counts the rows of a sheet that says nothing of who decides or talks; broken rows are refused.
  private func skip(_ table: Table, _ reason: String) {
    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {}
    issues.remark("\(table.name): \(reason); nothing is made of them")
    draft.add(source: table, rows: rows.count)
  }

  private struct Row {
    var circle: Identifier?
    var id: Identifier
    var name: String
    var isCircle: Bool
    var hasDomains: Bool
    var place: Place
  }

  /// A row is a role; one that is a circle is found again as the circle of other rows by its name,
  /// because the sheet does not give a circle and its role one id.
  private mutating func readCircles(_ table: Table) {
    let circle = table.column(named: "Circle ID")
    let circleName = table.column(named: "Circle")
    let isCircle = table.column(named: "IsCircle")
    let domains = table.column(named: "Domains")
    guard let id = table.column(named: "Role ID"), let name = table.column(named: "Role") else {
      return
    }
    var found: [Row] = []
    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      let place = rows.place(of: id, in: text)
      guard let key = rows.text(id, in: text) else {
        issues.error(at: place, "a role has no id", hint: "export the sheet again")
        continue
      }
      let around = rows.text(circle, in: text).map(Identifier.init)
      if let around {
        export.addCircle(around, name: rows.text(circleName, in: text), at: place)
        if let name = rows.text(circleName, in: text) {
          circlesByName[Identifier(name), default: []].insert(around)
        }
      }
      found.append(
        Row(
          circle: around, id: Identifier(key), name: rows.text(name, in: text) ?? key,
          isCircle: rows.flag(isCircle, in: text) ?? false,
          hasDomains: rows.bytes(domains, in: text) != nil, place: place))
    }
    for row in found { add(row) }
    draft.add(source: table, rows: rows.count)
  }

  private mutating func add(_ row: Row) {
    var ownCircle: Identifier?
    if row.isCircle {
      let ids = circlesByName[Identifier(row.name)] ?? []
      if ids.contains(row.id) || ids.isEmpty {
        ownCircle = row.id
      } else if ids.count == 1 {
        ownCircle = ids.first
      } else {
        issues.warning(
          "circles share a name, so that the sheet does not say in which circles they lie",
          at: row.place)
      }
    }
    guard let circle = row.circle else {
      // Only the outermost circle lies in none.
      if let ownCircle {
        export.addCircle(ownCircle, name: row.name, at: row.place)
      } else if !row.isCircle {
        issues.error(
          at: row.place, "the role \"\(shown(row.name))\" lies in no circle",
          hint: "give it a Circle ID; only the outermost circle has none")
      }
      return
    }
    if let ownCircle {
      circlesByName[Identifier(row.name), default: []].insert(ownCircle)
      if ownCircle == circle {
        issues.error(
          at: row.place, "the circle \"\(shown(row.name))\" lies in itself",
          hint: "its Circle ID is that of the circle around it")
        return
      }
    }
    export.addRole(
      row.id,
      RoleExport.Role(
        name: row.name, circle: circle, kind: Membership.RoleKind(roleNamed: row.name),
        isCircle: ownCircle, domains: row.hasDomains ? [nil] : [], place: row.place))
  }

  private mutating func readMembers(_ table: Table) {
    guard let email = table.column(named: "Email") else { return }
    let first = table.column(named: "First name")
    let last = table.column(named: "Last name")
    let suspended = table.column(named: "Suspended")
    let manager = table.column(named: "Managed by")
    var seen = Set<Int>()
    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      let place = rows.place(of: email, in: text)
      guard let key = rows.text(email, in: text) else {
        issues.error(at: place, "a member has no e-mail address", hint: "it is the member's id")
        continue
      }
      let names = [rows.text(first, in: text), rows.text(last, in: text)].compactMap { $0 }
      guard let code = export.person(Identifier(key), name: names.joined(separator: " "), at: place)
      else { continue }
      guard seen.insert(code).inserted else {
        rows.complain(email, "stands twice", hint: "one row a member", in: text)
        continue
      }
      for spelling in Set([names, names.reversed()].map { $0.joined(separator: " ") })
      where !spelling.isEmpty {
        let known = byName.updateValue(code, forKey: Identifier(spelling))
        if known != nil { byName.updateValue(nil, forKey: Identifier(spelling)) }
      }
      draft.roster[code] = !(rows.flag(suspended, in: text) ?? false)
      if let cell = rows.bytes(manager, in: text) {
        let breaks: Set<UInt8> = [0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: ",")]
        superiors.append(
          (
            code, cell.split(whereSeparator: breaks.contains).map { Array(trimmed($0)) },
            rows.place(of: manager, in: text)
          ))
      }
    }
    if rows.count > 0 { draft.hasRoster = true }
    draft.add(source: table, rows: rows.count)
  }

  private mutating func readAssignations(_ table: Table) {
    guard let email = table.column(named: "Email"), let circle = table.column(named: "Circle ID")
    else { return }
    let circleName = table.column(named: "Circle")
    let role = table.column(named: "Role ID")
    let roleName = table.column(named: "Role")
    let decides = table.column(named: "Decision Maker")
    let since = table.column(named: "Since")
    let until = table.column(named: "Until")
    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      let place = rows.place(of: email, in: text)
      guard let key = rows.text(email, in: text), let circleKey = rows.text(circle, in: text) else {
        let column = rows.reader.fields[email].isEmpty ? email : circle
        issues.error(
          at: rows.place(of: column, in: text),
          "column \"\(shown(table.headers[column]))\" is empty",
          hint: "an assignation names a member and a circle")
        continue
      }
      guard let person = export.person(Identifier(key), at: place) else { continue }
      let circleId = Identifier(circleKey)
      export.addCircle(circleId, name: rows.text(circleName, in: text), at: place)
      let name = rows.text(roleName, in: text)
      let roleId = (rows.text(role, in: text) ?? name.map { "\(circleKey) \($0)" })
        .map(Identifier.init)
      var holder = RoleExport.Holder(person: person, role: roleId ?? circleId)
      holder.since = rows.date(since, draft.dates, in: text)
      holder.until = rows.date(until, draft.dates, in: text)
      if let roleId {
        let own = RoleExport.Role(
          name: name ?? roleId.text, circle: circleId,
          kind: Membership.RoleKind(roleNamed: name ?? ""), place: place)
        addAssigned(holder, own)
      } else {
        export.addMember(person, of: circleId, since: holder.since, until: holder.until)
      }
      if rows.flag(decides, in: text) ?? false {
        let right = Identifier(
          "\(key) decides in \(circleKey)" + (roleId.map { " as \($0.text)" } ?? ""))
        if rights.insert(right).inserted {
          draft.rights.append(
            Right(id: right, domain: roleId ?? circleId, holder: .person(person)))
        }
      }
    }
    draft.add(source: table, rows: rows.count)
  }

  /// `Sales (Circle Lead)` in the circle around Sales is the lead of Sales, who belongs to both.
  private mutating func addAssigned(_ holder: RoleExport.Holder, _ role: RoleExport.Role) {
    if role.kind != .other, role.name.utf8.last == UInt8(ascii: ")"),
      let opening = role.name.start(ofLast: " ("),
      let ids = circlesByName[Identifier(String(role.name[..<opening]))], ids.count == 1,
      let inner = ids.first, inner != role.circle
    {
      var inside = holder
      inside.role = Identifier("\(inner.text) \(role.kind.rawValue)")
      export.addRole(
        inside.role,
        RoleExport.Role(name: role.name, circle: inner, kind: role.kind, place: role.place))
      export.add(inside)
      export.addMember(holder.person, of: role.circle)
      return
    }
    export.addRole(holder.role, role)
    export.add(holder)
  }

  func finish() {
    for (person, names, place) in superiors {
      let managers = names.compactMap { name -> Int? in
        let id = Identifier(String(decoding: name, as: UTF8.self))
        if let code = draft.pool.existing(name), draft.listedAt[code] != nil { return code }
        if let code = byName[id] ?? nil { return code }
        issues.warning("managers who are no members, or whose name two members have", at: place)
        return nil
      }
      if !managers.isEmpty { draft.managers.append((person, managers, place)) }
    }
    export.finish()
  }
}

extension String {
  /// Where these bytes stand for the last time.
  fileprivate func start(ofLast pattern: String) -> String.Index? {
    let pattern = Array(pattern.utf8)
    let bytes = Array(utf8)
    guard bytes.count >= pattern.count else { return nil }
    for start in stride(from: bytes.count - pattern.count, through: 0, by: -1)
    where bytes[start...].starts(with: pattern) {
      return utf8.index(utf8.startIndex, offsetBy: start)
    }
    return nil
  }
}
