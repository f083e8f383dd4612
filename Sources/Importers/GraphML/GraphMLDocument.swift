import Organisations

/// Listens to one GraphML document and puts what it says into a draft.
final class GraphMLDocument: XMLEvents {
  enum Tag { case graphml, key, keyDefault, graph, node, edge, data, label, other }

  struct Key {
    var id: [UInt8]
    var domain: [UInt8]
    var name: String
    var preset: [UInt8]?
  }

  struct GraphFrame {
    var isUndirected: Bool
    /// The circle that the graph is the inside of.
    var circle: Int?
  }

  struct NodeFrame {
    var code: Int
    var place: Place
    var data: [(key: Int, value: [UInt8], place: Place)] = []
    var label: [UInt8]?
    var circle: Int?
  }

  struct EdgeFrame {
    var source: Int
    var target: Int
    var isUndirected: Bool
    var place: Place
    var data: [(key: Int, value: [UInt8], place: Place)] = []
  }

  let draft: Draft
  let input: Input
  let file: String
  weak var reader: XMLReader?

  var tags: [Tag] = []
  var keys: [Key] = []
  var keyMeanings: KeyMeanings?
  var graphs: [GraphFrame] = []
  var nodes: [NodeFrame] = []
  var edge: EdgeFrame?
  var value: [UInt8] = []
  var dataKey: Int?
  var dataPlace = Place(file: "")

  var firstGraph: (id: String, line: Int)?
  var relationName = ""
  var declaredAt = Sparse<Place>()
  var nodeCount = 0
  var circleCodes = Set<Int>()
  var ties: TieRows
  var columns: [UInt32] = []
  var relationPool = IdentifierPool()
  var outside = 0

  init(_ draft: Draft, _ input: Input) {
    self.draft = draft
    self.input = input
    file = shown(input.path)
    ties = TieRows(place: Place(file: file), relations: [], statesDirection: true)
  }

  var issues: Issues { draft.issues }

  var here: Place {
    let (line, column) = reader?.tagPlace ?? (1, 1)
    return Place(file: file, line: line, column: column)
  }

  func stop(_ message: String, hint: String) {
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

  func tag(_ name: UnsafeBufferPointer<UInt8>) -> Tag {
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

  func edgeOrData(_ name: UnsafeBufferPointer<UInt8>) -> Tag {
    name.elementsEqual("edge".utf8) ? .edge : name.elementsEqual("data".utf8) ? .data : .other
  }

  /// yEd hides labels in elements of its own.
  func foreignTag(_ name: UnsafeBufferPointer<UInt8>) -> Tag {
    name.elementsEqual("NodeLabel".utf8) ? .label : .other
  }

  // MARK: Keys and graphs

  func startKey(_ attributes: XMLAttributes) {
    guard let id = attributes["id"] else {
      issues.error(at: here, "a key has no id", hint: "give it an id")
      return
    }
    let domain = attributes["for"] ?? Array("all".utf8)
    let name = attributes["attr.name"] ?? id
    keys.append(
      Key(id: id, domain: domain, name: String(decoding: name, as: UTF8.self), preset: nil))
  }

  func startGraph(_ attributes: XMLAttributes, inside parent: Tag) {
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
  func circle(ofNode index: Int) -> Int {
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
