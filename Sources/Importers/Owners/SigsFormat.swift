import Organisations

/// The list of groups that Kubernetes keeps in `sigs.yaml`: groups and who leads them.
struct SigsFormat: FileFormat {
  let name = "sigs"
  let title = "a list of groups as Kubernetes keeps it"
  let endings: [String] = []
  let fileNames: Set<String> = ["sigs.yaml"]
  let isGraph = false

  private static let groups: Set = ["sigs", "workinggroups", "usergroups", "committees"]

  /// Whether the first key is the list of groups.
  func recognises(_ bytes: [UInt8]) -> Bool {
    let text = bytes.span
    var lines = Lines(text, from: Encoding.markLength(bytes))
    while let line = lines.next(in: text) {
      if line.isEmpty || bytes[line.lowerBound] == UInt8(ascii: "#") { continue }
      return bytes[line].elementsEqual("sigs:".utf8)
    }
    return false
  }

  /// One group as the file lists it.
  private struct Group {
    var id: String?
    var name: String?
    var place: Place
    var leaders: [[String]: Leader] = [:]
    var order: [[String]] = []
    var subprojects: [String] = []
  }

  private struct Leader {
    var login: String?
    var name: String?
    var company: String?
    var place: Place
  }

  func read(_ input: Input, into draft: Draft) {
    guard draft.issues.isText(input, hint: "give the whole file"), let yaml = draft.plainYAML(input)
    else { return }
    var groups: [Group] = []
    var current: ArraySlice<String> = []
    for entry in yaml.entries where entry.path.count > 2 && Self.groups.contains(entry.path[0]) {
      let place = Place(file: shown(input.path), line: entry.line, column: entry.column)
      if entry.path[..<2] != current {
        current = entry.path[..<2]
        groups.append(Group(place: place))
      }
      read(entry, place, into: &groups[groups.count - 1])
    }
    for group in groups { add(group, draft) }
    draft.sources.append(
      Provenance.Source(name: input.name, path: input.path, table: name, rows: groups.count))
    if groups.isEmpty {
      draft.issues.error(
        at: input.place, "the file lists no groups",
        hint: "groups stand under sigs, workinggroups, usergroups or committees")
    }
  }

  private func read(_ entry: YAMLSubset.Entry, _ place: Place, into group: inout Group) {
    let path = Array(entry.path[2...])
    guard !entry.value.isEmpty else { return }
    if path == ["dir"] {
      group.id = entry.text
    } else if path == ["name"] {
      group.name = entry.text
    } else if path.count == 3, path[0] == "subprojects", path[2] == "name" {
      group.subprojects.append(entry.text)
    } else if path.count == 4, path[0] == "leadership" {
      let key = Array(path[1...2])
      if group.leaders[key] == nil { group.order.append(key) }
      var leader = group.leaders[key] ?? Leader(place: place)
      switch path[3] {
      case "github":
        leader.login = entry.text
        leader.place = place
      case "name": leader.name = entry.text
      case "company": leader.company = entry.text
      default: break
      }
      group.leaders[key] = leader
    }
  }

  private func add(_ group: Group, _ draft: Draft) {
    let issues = draft.issues
    guard let id = group.id ?? group.name else {
      issues.error(at: group.place, "a group has no dir", hint: "give every group a dir")
      return
    }
    guard draft.circleIndex[Identifier(id)] == nil else {
      issues.error(
        at: group.place, "the group \"\(shown(id))\" stands twice", hint: "keep one of them")
      return
    }
    let circle = draft.circles.count
    draft.circleIndex[Identifier(id)] = circle
    draft.circles.append(Circle(id: Identifier(id), name: group.name))
    for name in group.subprojects {
      let subproject = Identifier("\(id)/\(name)")
      guard draft.circleIndex[subproject] == nil else { continue }
      draft.circleIndex[subproject] = draft.circles.count
      draft.circles.append(Circle(id: subproject, parent: circle, name: name))
    }
    for key in group.order {
      guard let leader = group.leaders[key], let login = leader.login else {
        issues.warning("leaders without a login were left out", at: group.place)
        continue
      }
      guard let person = draft.person(lowercasedASCII(login.utf8), at: leader.place) else {
        continue
      }
      if draft.names[person] == nil { draft.names[person] = leader.name }
      let known = draft.attributes.first { $0.name == "company" }?.values[person]
      if let company = leader.company {
        if let known, known != company {
          issues.warning("people with several companies; the first counts", at: leader.place)
        } else {
          draft.set(attribute: "company", of: person, to: company, at: leader.place)
        }
      }
      draft.memberships.append(
        Membership(
          person: person, circle: circle, role: key[0],
          roleKind: key[0] == "chairs" ? .lead : .other))
    }
  }
}
