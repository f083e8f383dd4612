import Organisations

/// The table `Circle,Role,Filled-by` that GlassFrog's own page makes of its API.
///
/// It has names and no ids: two people, circles or roles of one name are one.
struct GlassFrogTable: TableFormat {
  let name = "glassfrog_table"
  let title = "a table of circles, roles and who fills them from GlassFrog"
  let holdsTies = false

  func matches(_ headers: Set<String>) -> Bool { headers == ["circle", "role", "filledby"] }

  func read(_ table: Table, into draft: Draft) {
    guard let circle = table.column(named: "Circle"), let role = table.column(named: "Role"),
      let person = table.column(named: "Filled-by")
    else { return }
    let issues = draft.issues
    var export = RoleExport(draft)
    var unfilled = 0
    let text = table.input.bytes.span
    var rows = table.rows(issues)
    while rows.next(in: text) {
      guard let circleName = rows.text(circle, in: text), let roleName = rows.text(role, in: text)
      else {
        let column = rows.reader.fields[circle].isEmpty ? circle : role
        issues.error(
          at: rows.place(of: column, in: text),
          "column \"\(shown(table.headers[column]))\" is empty",
          hint: "name the circle and the role")
        continue
      }
      let place = rows.place(of: circle, in: text)
      let id = Identifier(circleName)
      // Roles have no ids: the role of that name in that circle.
      let roleId = Identifier("\(circleName)\n\(roleName)")
      export.addCircle(id, name: circleName, at: place)
      export.addRole(
        roleId,
        RoleExport.Role(
          name: roleName, circle: id, kind: Membership.RoleKind(roleNamed: roleName), place: place))
      guard rows.text(person, in: text) != "--unfilled--" else {
        unfilled += 1
        continue
      }
      let personPlace = rows.place(of: person, in: text)
      guard let bytes = rows.bytes(person, in: text) else {
        issues.error(
          at: personPlace, "nobody is named", hint: "a role that nobody fills says --unfilled--")
        continue
      }
      let holder = Identifier(String(decoding: bytes, as: UTF8.self))
      guard let code = export.person(holder, name: holder.text, at: personPlace) else { continue }
      export.add(RoleExport.Holder(person: code, role: roleId))
    }
    export.finish()
    if unfilled > 0 { issues.remark("\(table.name): \(unfilled) roles are filled by nobody") }
    issues.remark(
      "\(table.name): people, circles and roles are told apart by their names alone, and which "
        + "circle lies in which is not recorded")
    draft.add(source: table, rows: rows.count)
  }
}
