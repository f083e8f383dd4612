import Organisations

/// What nodes, edges and their data become.
extension GraphMLDocument {
  // MARK: Nodes

  func startNode(_ attributes: XMLAttributes) {
    let place = here
    guard let id = attributes["id"], let code = draft.person(id, at: place) else {
      if attributes["id"] == nil {
        issues.error(at: place, "a node has no id", hint: "give every node an id")
      }
      nodes.append(NodeFrame(code: -1, place: place))
      return
    }
    if let first = declaredAt[code] {
      issues.error(
        at: place, "duplicate node \"\(shown(id))\", first on line \(first.line)",
        hint: "give every node an id of its own")
    }
    declaredAt[code] = place
    nodeCount += 1
    nodes.append(NodeFrame(code: code, place: place))
  }

  func endNode() {
    guard let node = nodes.popLast(), node.code >= 0, let meanings = keyMeanings else { return }
    if let circle = node.circle {
      draft.circles[circle].name = node.label.map { String(decoding: $0, as: UTF8.self) }
      for (key, value, _) in node.data where meanings.ofNodes[key] == "name" {
        draft.circles[circle].name = String(decoding: value, as: UTF8.self)
      }
      return
    }
    if let circle = graphs.last?.circle {
      draft.memberships.append(Membership(person: node.code, circle: circle))
    }
    if draft.listedAt[node.code] == nil { draft.listedAt[node.code] = node.place }
    var given = Dictionary(node.data.map { ($0.key, ($0.value, $0.place)) }) { $1 }
    for (index, key) in keys.enumerated() {
      if let preset = key.preset, given[index] == nil, meanings.isForNodes(index) {
        given[index] = (preset, node.place)
      }
    }
    var eligible = true
    var joined: Instant?
    var left: Instant?
    for (key, (value, place)) in given.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
      let text = String(decoding: value, as: UTF8.self)
      switch meanings.ofNodes[key] {
      case "name": draft.names[node.code] = text
      case "level":
        guard let level = number(value, key, at: place) else { continue }
        if let known = draft.levels[node.code], known != level {
          draft.conflict(node.code, "level", "\(known)", "\(level)", at: place)
        }
        draft.levels[node.code] = level
      case "manager_id":
        let managers = draft.entries(of: value, at: place).filter { !$0.isEmpty }
          .compactMap { draft.person($0, at: place) }
        if !managers.isEmpty { draft.managers.append((node.code, managers, place)) }
      case "eligible":
        switch normalisedHeader(text) {
        case "1", "true", "yes": break
        case "0", "false", "no": eligible = false
        default:
          issues.error(
            at: place, "\"\(shown(text))\" in \"eligible\" is neither yes nor no",
            hint: "write 1 or 0")
        }
      case "joined": joined = date(value, key, at: place)
      case "left": left = date(value, key, at: place)
      case let meaning:
        draft.set(
          attribute: meaning ?? trimmed(keys[key].name), of: node.code, to: text, at: place)
      }
    }
    if let label = node.label, draft.names[node.code] == nil {
      draft.names[node.code] = String(decoding: label, as: UTF8.self)
    }
    if meanings.statesRoster {
      draft.hasRoster = true
      if draft.roster[node.code] == nil {
        draft.roster[node.code] = eligible && draft.isPresent(from: joined, to: left)
      }
    }
  }

  // MARK: Edges

  func startEdge(_ attributes: XMLAttributes) {
    let place = here
    guard let source = attributes["source"], let target = attributes["target"] else {
      issues.error(at: place, "an edge lacks its source or target", hint: "give it both")
      return
    }
    guard let from = draft.person(source, at: place), let to = draft.person(target, at: place)
    else { return }
    var isUndirected = graphs.last?.isUndirected ?? false
    if let directed = attributes["directed"] {
      isUndirected = !directed.elementsEqual("true".utf8) && !directed.elementsEqual("1".utf8)
    }
    edge = EdgeFrame(source: from, target: to, isUndirected: isUndirected, place: place)
  }

  func endEdge() {
    guard let edge, let meanings = keyMeanings else { return }
    self.edge = nil
    var weight = 1.0
    var relation = Array(relationName.utf8)
    let presets = keys.indices.filter { keys[$0].preset != nil && meanings.isForEdges($0) }
    let data =
      presets.filter { key in !edge.data.contains { $0.key == key } }
      .map { (key: $0, value: keys[$0].preset ?? [], place: edge.place) } + edge.data
    for (key, value, place) in data {
      switch meanings.ofEdges[key] {
      case "weight":
        guard let number = number(value, key, at: place) else { return }
        guard number >= 0 else {
          issues.error(
            at: place,
            "\"\(shown(value))\" in \"\(shown(keys[key].name))\" is negative",
            hint: "a weight is the strength of a tie, 0 or more")
          return
        }
        guard let strength = draft.strength(number) else {
          issues.error(
            at: place, "\"\(shown(value))\" is a distance without a strength",
            hint: "a distance is above 0")
          return
        }
        weight = strength
      case "relation":
        if !value.isEmpty {
          relation = value
          ties.namesRelations = true
        }
      case "time":
        ties.hasTimes = true
        if let instant = date(value, key, at: place), !draft.window.contains(instant) {
          outside += 1
          return
        }
      default: break
      }
    }
    ties.relationOf.append(UInt32(relationPool.code(of: relation)))
    ties.undirected.append(edge.isUndirected)
    ties.append(from: edge.source, to: edge.target, weight: weight, line: edge.place.line)
    columns.append(UInt32(truncatingIfNeeded: edge.place.column))
  }

  // MARK: Data

  func startData(_ attributes: XMLAttributes, inside parent: Tag) {
    value = []
    dataKey = nil
    guard parent == .node || parent == .edge else { return }
    guard let id = attributes["key"] else {
      issues.error(at: here, "data without a key", hint: "name a declared key")
      return
    }
    dataPlace = here
    let domain = parent == .node ? Array("node".utf8) : Array("edge".utf8)
    let candidates = keys.indices.filter { keys[$0].id == id }
    dataKey = candidates.first { keys[$0].domain == domain } ?? candidates.first
    if dataKey == nil {
      issues.error(
        at: dataPlace, "the key \"\(shown(id))\" is not declared",
        hint: "add <key id=\"\(shown(id))\" …> before the graph")
    }
  }

  func endData() {
    defer { dataKey = nil }
    guard let key = dataKey else { return }
    if edge != nil {
      edge?.data.append((key, value, dataPlace))
    } else if !nodes.isEmpty {
      nodes[nodes.count - 1].data.append((key, value, dataPlace))
    }
  }

  func number(_ value: [UInt8], _ key: Int, at place: Place) -> Double? {
    let blank: (UInt8) -> Bool = { $0 <= 0x20 }
    let start = value.firstIndex { !blank($0) } ?? value.endIndex
    let end = value.lastIndex { !blank($0) }.map { $0 + 1 } ?? start
    if let number = Number.parse(value.span, start..<end) { return number }
    issues.error(
      at: place, "\"\(shown(value))\" in \"\(shown(keys[key].name))\" is not a number",
      hint: "write decimals with a point, as in 2.5")
    return nil
  }

  func date(_ value: [UInt8], _ key: Int, at place: Place) -> Instant? {
    if case .success(let instant) = draft.dates.parse(value.span, 0..<value.count) {
      issues.remarkOffset(if: draft.dates.statesOffset(value.span, 0..<value.count))
      return instant
    }
    issues.error(
      at: place, "\"\(shown(value))\" in \"\(shown(keys[key].name))\" is not a date",
      hint: "write 2026-03-31")
    return nil
  }
}
