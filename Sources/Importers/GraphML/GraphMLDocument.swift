import Organisations

/// Listens to one GraphML document and puts what it says into a draft.
final class GraphMLDocument: XMLEvents {
  private enum Tag { case graphml, key, keyDefault, graph, node, edge, data, label, other }

  private struct Key {
    var id: [UInt8]
    var domain: [UInt8]
    var name: String
    var preset: [UInt8]?
  }

  private struct GraphFrame {
    var isUndirected: Bool
    /// The circle that the graph is the inside of.
    var circle: Int?
  }

  private struct NodeFrame {
    var code: Int
    var place: Place
    var data: [(key: Int, value: [UInt8], place: Place)] = []
    var label: [UInt8]?
    var circle: Int?
  }

  private struct EdgeFrame {
    var source: Int
    var target: Int
    var isUndirected: Bool
    var place: Place
    var data: [(key: Int, value: [UInt8], place: Place)] = []
  }

  private let draft: Draft
  private let input: Input
  private let file: String
  weak var reader: XMLReader?

  private var tags: [Tag] = []
  private var keys: [Key] = []
  private var keyMeanings: KeyMeanings?
  private var graphs: [GraphFrame] = []
  private var nodes: [NodeFrame] = []
  private var edge: EdgeFrame?
  private var value: [UInt8] = []
  private var dataKey: Int?
  private var dataPlace = Place(file: "")

  private var firstGraph: (id: String, line: Int)?
  private var relationName = ""
  private var declaredAt = Sparse<Place>()
  private var nodeCount = 0
  private var circleCodes = Set<Int>()
  private var ties: TieRows
  private var columns: [UInt32] = []
  private var relationPool = IdentifierPool()
  private var outside = 0

  init(_ draft: Draft, _ input: Input) {
    self.draft = draft
    self.input = input
    file = shown(input.path)
    ties = TieRows(place: Place(file: file), relations: [], statesDirection: true)
  }

  private var issues: Issues { draft.issues }

  private var here: Place {
    let (line, column) = reader?.tagPlace ?? (1, 1)
    return Place(file: file, line: line, column: column)
  }

  private func stop(_ message: String, hint: String) {
    let place = here
    reader?.stop(at: (place.line, place.column), message, hint: hint)
  }

  // MARK: Elements

  func start(_ name: UnsafeBufferPointer<UInt8>, isForeign: Bool, _ attributes: XMLAttributes) {
    if issues.isFull {
      stop("too many errors", hint: "correct those above first")
      return
    }
    let tag = isForeign ? foreignTag(name) : tag(name)
    defer { tags.append(tag) }
    guard let parent = tags.last else {
      if tag != .graphml {
        let root = String(decoding: name, as: UTF8.self)
        stop(
          root.utf8.map { $0 | 0x20 } == Array("html".utf8)
            ? "this is an HTML page, not GraphML"
            : "the root element is \"\(shown(root))\", not GraphML's \"graphml\"",
          hint: "export the network as GraphML")
      }
      return
    }
    switch tag {
    case .key where parent == .graphml: startKey(attributes)
    case .keyDefault: value = []
    case .graph: startGraph(attributes, inside: parent)
    case .node where parent == .graph: startNode(attributes)
    case .edge where parent == .graph: startEdge(attributes)
    case .data: startData(attributes, inside: parent)
    case .label where dataKey != nil: value = []
    default:
      if name.elementsEqual("hyperedge".utf8) {
        stop("hyperedges are not read", hint: "export ties between two people")
      }
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let tag = tags.last, tag == .keyDefault || tag == .label || (tag == .data) else { return }
    guard value.count + bytes.count <= draft.options.maximumValueBytes else {
      stop(
        "a value is longer than \(draft.options.maximumValueBytes) bytes, the limit",
        hint: "--maximum-value-bytes raises the limit")
      return
    }
    value.append(contentsOf: bytes)
  }

  func end() {
    switch tags.removeLast() {
    case .keyDefault: if !keys.isEmpty { keys[keys.count - 1].preset = value }
    case .label:
      if !nodes.isEmpty, edge == nil { nodes[nodes.count - 1].label = value }
      value = []
    case .data: endData()
    case .node: endNode()
    case .edge: endEdge()
    case .graph: _ = graphs.popLast()
    case .graphml, .key, .other: break
    }
  }

  private func tag(_ name: UnsafeBufferPointer<UInt8>) -> Tag {
    switch name.count {
    case 4: name.elementsEqual("node".utf8) ? .node : edgeOrData(name)
    case 3: name.elementsEqual("key".utf8) ? .key : .other
    case 5: name.elementsEqual("graph".utf8) ? .graph : .other
    case 7:
      name.elementsEqual("graphml".utf8)
        ? .graphml : name.elementsEqual("default".utf8) ? .keyDefault : .other
    default: .other
    }
  }

  private func edgeOrData(_ name: UnsafeBufferPointer<UInt8>) -> Tag {
    name.elementsEqual("edge".utf8) ? .edge : name.elementsEqual("data".utf8) ? .data : .other
  }

  /// yEd hides labels in elements of its own.
  private func foreignTag(_ name: UnsafeBufferPointer<UInt8>) -> Tag {
    name.elementsEqual("NodeLabel".utf8) ? .label : .other
  }

  // MARK: Keys and graphs

  private func startKey(_ attributes: XMLAttributes) {
    guard let id = attributes["id"] else {
      issues.error(at: here, "a key has no id", hint: "give it an id")
      return
    }
    let domain = attributes["for"] ?? Array("all".utf8)
    let name = attributes["attr.name"] ?? id
    keys.append(
      Key(id: id, domain: domain, name: String(decoding: name, as: UTF8.self), preset: nil))
  }

  private func startGraph(_ attributes: XMLAttributes, inside parent: Tag) {
    let id = attributes["id"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    var frame = GraphFrame(isUndirected: false)
    switch attributes["edgedefault"].map({ String(decoding: $0, as: UTF8.self) }) {
    case "undirected": frame.isUndirected = true
    case "directed": break
    case nil:
      issues.warning(
        "the graph has no edgedefault; its edges are taken as directed", at: here)
    case .some(let other):
      issues.error(
        at: here, "edgedefault \"\(shown(other))\" is neither directed nor undirected",
        hint: "write one of the two")
    }
    if parent == .node, !nodes.isEmpty {
      frame.circle = circle(ofNode: nodes.count - 1)
    } else if let firstGraph {
      stop(
        "a second graph, \"\(shown(id))\"; the first, \"\(shown(firstGraph.id))\", is on line "
          + "\(firstGraph.line)", hint: "give one graph a file; graphs are never merged silently")
    } else {
      firstGraph = (id, here.line)
      relationName =
        RelationAssembly.kind(of: id) != nil || draft.options.kinds[id] != nil
        ? id : Importers.relationName(of: input)
      keyMeanings = KeyMeanings(keys.map { ($0.name, $0.domain) }, draft.options.columns)
    }
    graphs.append(frame)
  }

  /// A node with a graph inside is a circle of the people in it.
  private func circle(ofNode index: Int) -> Int {
    if let circle = nodes[index].circle { return circle }
    issues.warning(
      "nested graphs are read as circles: the node is the circle, those inside are its members",
      at: nodes[index].place)
    let id = Identifier(draft.pool.text(of: nodes[index].code))
    let circle =
      draft.circleIndex[id]
      ?? {
        draft.circleIndex[id] = draft.circles.count
        draft.circles.append(Circle(id: id, parent: graphs.last?.circle))
        return draft.circles.count - 1
      }()
    nodes[index].circle = circle
    circleCodes.insert(nodes[index].code)
    return circle
  }

  // MARK: Nodes

  private func startNode(_ attributes: XMLAttributes) {
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

  private func endNode() {
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
        let entries = value.split(separator: UInt8(ascii: ";")).map(Array.init)
        let managers = entries.compactMap { draft.person($0, at: place) }
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

  private func startEdge(_ attributes: XMLAttributes) {
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

  private func endEdge() {
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
    ties.sources.append(UInt32(edge.source))
    ties.targets.append(UInt32(edge.target))
    if weight != 1, ties.weights.isEmpty {
      ties.weights = [Double](repeating: 1, count: ties.sources.count - 1)
    }
    if weight != 1 || !ties.weights.isEmpty { ties.weights.append(weight) }
    ties.lines.append(UInt32(truncatingIfNeeded: edge.place.line))
    columns.append(UInt32(truncatingIfNeeded: edge.place.column))
  }

  // MARK: Data

  private func startData(_ attributes: XMLAttributes, inside parent: Tag) {
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

  private func endData() {
    defer { dataKey = nil }
    guard let key = dataKey else { return }
    if edge != nil {
      edge?.data.append((key, value, dataPlace))
    } else if !nodes.isEmpty {
      nodes[nodes.count - 1].data.append((key, value, dataPlace))
    }
  }

  private func number(_ value: [UInt8], _ key: Int, at place: Place) -> Double? {
    let blank: (UInt8) -> Bool = { $0 <= 0x20 }
    let start = value.firstIndex { !blank($0) } ?? value.endIndex
    let end = value.lastIndex { !blank($0) }.map { $0 + 1 } ?? start
    if let number = Number.parse(value.span, start..<end) { return number }
    issues.error(
      at: place, "\"\(shown(value))\" in \"\(shown(keys[key].name))\" is not a number",
      hint: "write decimals with a point, as in 2.5")
    return nil
  }

  private func date(_ value: [UInt8], _ key: Int, at place: Place) -> Instant? {
    if case .success(let instant) = draft.dates.parse(value.span, 0..<value.count) {
      return instant
    }
    issues.error(
      at: place, "\"\(shown(value))\" in \"\(shown(keys[key].name))\" is not a date",
      hint: "write 2026-03-31")
    return nil
  }

  // MARK: The end

  /// Checks the ends of edges, which may stand before their nodes, and hands over the ties.
  func finish() {
    guard firstGraph != nil else {
      issues.error(at: input.place, "there is no graph in it", hint: "export the network again")
      return
    }
    for tie in ties.sources.indices {
      for code in [Int(ties.sources[tie]), Int(ties.targets[tie])] where declaredAt[code] == nil {
        issues.error(
          at: Place(file: file, line: Int(ties.lines[tie]), column: Int(columns[tie])),
          "an edge ends at \"\(shown(draft.pool.bytes(of: code)))\", which is no node",
          hint: "declare the node, or correct the id")
      }
    }
    let touched = Set(ties.sources + ties.targets)
    draft.notPeople.formUnion(circleCodes.filter { !touched.contains(UInt32($0)) })
    ties.relations =
      relationPool.count == 0
      ? [relationName] : (0..<relationPool.count).map { relationPool.text(of: $0) }
    if ties.relations.count == 1 { ties.relationOf = [] }
    if outside > 0 {
      issues.remark("\(shown(input.name)): \(outside) edges outside the window were left out")
    }
    let unused = keys.indices.filter {
      keyMeanings?.isForEdges($0) == true && keyMeanings?.ofEdges[$0] == nil
    }
    if !unused.isEmpty {
      let names = unused.map { "\"\(shown(keys[$0].name))\"" }.joined(separator: ", ")
      issues.remark("\(shown(input.name)): not used of the edges: \(names)")
    }
    for remark in keyMeanings?.remarks ?? [] { issues.remark("\(shown(input.name)): \(remark)") }
    draft.ties.append(ties)
    draft.sources.append(
      Provenance.Source(
        name: input.name, path: input.path, table: "GraphML", rows: nodeCount + ties.count,
        columns: keyMeanings?.renamed ?? []))
  }
}
