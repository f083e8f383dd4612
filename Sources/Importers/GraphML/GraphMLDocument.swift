import Organisations

/// Listens to one GraphML document and puts what it says into a draft.
final class GraphMLDocument: XMLEvents {
  enum Tag {
    case graphml, key, keyDefault, graph, node, edge, hyperedge, endpoint, data, label, port,
      locator, other
  }

  struct GraphFrame {
    var isUndirected: Bool
    /// The code of the node that the graph is the inside of.
    var owner: Int?
  }

  struct NodeFrame {
    var code: Int
    var place: (line: Int, column: Int)
    var values: [NetworkDraft.Value] = []
    var label: [UInt8]?
  }

  /// The edge that is being read; there is no array in it, because there are millions.
  struct EdgeFrame {
    var isOpen = false
    var source = 0
    var target = 0
    var isUndirected = false
    var line = 1
    var column = 1
    /// Whether a complaint was made of it, or it lies outside the window.
    var isLeftOut = false
    var weight: Double?
    var relation: NetworkTies.Relation?
    /// The code of the relation in its data, which go before its label.
    var stated: Int?
    var time: Instant?
    var isMirror = false
  }

  struct HyperedgeFrame {
    var id: [UInt8]?
    var name: [UInt8]?
    var place: (line: Int, column: Int)
    var ends: [Int] = []
  }

  let network: NetworkDraft
  let draft: Draft
  let issues: Issues
  /// Set while the reader reads; not weak, because every event looks at it.
  var reader: XMLReader?
  let maximumValueBytes: Int

  var tags: [Tag] = []
  var keys = GraphMLKeys()
  var graphs: [GraphFrame] = []
  var nodes: [NodeFrame] = []
  var edge = EdgeFrame()
  /// What edges have without saying so, and what their keys mean; `nil` until asked for.
  var presets: EdgePresets?
  /// How many parts of the text are read at once: few where edges that are not plain lie close.
  var partsAtOnce = 1
  var hyperedge: HyperedgeFrame?
  var hyperedgeCount = 0

  /// The text of the element that is being read, where it is one that counts.
  var value: [UInt8] = []
  var isCollecting = false
  var dataField: Int?
  var dataPlace = (line: 1, column: 1)
  /// The element of ours that the data of a graph are.
  var ownData: OwnData?
  /// The key in which igraph keeps the ids of nodes, where the file was ours before.
  var idField: Int?
  /// Whether elements without a prefix are GraphML's in the graph that is read.
  var isPlainGraph: Bool { reader?.hasPrefix == false }
  /// Whether elements stand in the data, so that they are no value.
  var isStructured = false

  init(_ network: NetworkDraft) {
    self.network = network
    draft = network.draft
    issues = network.draft.issues
    maximumValueBytes = network.draft.options.maximumValueBytes
  }

  var here: (line: Int, column: Int) { reader?.tagPlace ?? (1, 1) }

  func stop(_ message: String, hint: String) {
    reader?.stop(at: here, message, hint: hint)
  }

  // MARK: Elements

  func start(_ name: UnsafeBufferPointer<UInt8>, isForeign: Bool, _ attributes: XMLAttributes) {
    if issues.isFull {
      stop("too many errors", hint: "correct those above first")
      return
    }
    let tag = isForeign ? Self.foreignTag(name) : Self.tag(name)
    let parent = tags.last
    tags.append(tag)
    if dataField != nil { isStructured = true }
    guard let parent else {
      startRoot(tag, name)
      return
    }
    switch tag {
    case .edge where parent == .graph: startEdge(attributes)
    case .node where parent == .graph: startNode(attributes)
    case .data: startData(attributes, inside: parent)
    case .key where parent == .graphml || parent == .graph: startKey(attributes)
    case .keyDefault where parent == .key: collect()
    case .graph: startGraph(attributes, inside: parent)
    case .hyperedge where parent == .graph:
      hyperedge = HyperedgeFrame(id: attributes["id"], place: here)
    case .endpoint where parent == .hyperedge: startEndpoint(attributes)
    case .label where dataField != nil: collect()
    case .port: warn("ports are not read: an edge to a port ends at its node")
    case .locator: warn("what a locator points to is not read")
    case .node where isOurs(parent), .edge where isOurs(parent), .hyperedge where isOurs(parent):
      issues.error(
        at: network.place(here), "a node or an edge stands outside of a graph",
        hint: "put it into a graph")
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isCollecting, let tag = tags.last, tag == .data || tag == .label || tag == .keyDefault
    else { return }
    // The tables of ours that a graph carries are as long as they are; the rest are single values.
    guard ownData != nil || value.count + bytes.count <= maximumValueBytes else {
      stop(
        "a value is longer than \(maximumValueBytes) bytes, the limit",
        hint: "--maximum-value-bytes raises the limit")
      return
    }
    value.append(contentsOf: bytes)
  }

  func end() {
    switch tags.removeLast() {
    case .edge: endEdge()
    case .data: endData()
    case .node where tags.last == .graph: endNode()
    case .keyDefault:
      if let field = keys.newest, tags.last == .key { network.setPreset(value, of: field) }
      isCollecting = false
    case .label:
      // The first label is the one that is seen; a group has a second one for when it is folded.
      guard isCollecting else { return }
      let label = trimmedBytes(value)
      if !nodes.isEmpty, !edge.isOpen, nodes[nodes.count - 1].label == nil, !label.isEmpty {
        nodes[nodes.count - 1].label = label
      }
      value.removeAll(keepingCapacity: true)
    case .hyperedge where tags.last == .graph: endHyperedge()
    case .graph: _ = graphs.popLast()
    default: break
    }
  }

  private func startRoot(_ tag: Tag, _ name: UnsafeBufferPointer<UInt8>) {
    guard tag == .graphml else {
      let root = String(decoding: name, as: UTF8.self)
      stop(
        root.utf8.map { $0 | 0x20 } == Array("html".utf8)
          ? "this is an HTML page, not GraphML"
          : "the root element is \"\(shown(root))\", not GraphML's \"graphml\"",
        hint: root == "gexf" ? "name it with .gexf at the end" : "export the network as GraphML")
      return
    }
    let namespace = reader?.namespace ?? ""
    if !namespace.isEmpty, namespace != "http://graphml.graphdrawing.org/xmlns" {
      // Older programs know the namespaces of drafts.
      let isDraft = namespace.hasPrefix("http://graphml.graphdrawing.org/xmlns/")
      if !isDraft { warn("the namespace \"\(shown(namespace))\" is not that of GraphML") }
    }
  }

  private func isOurs(_ parent: Tag) -> Bool {
    parent == .graphml || parent == .node || parent == .edge || parent == .hyperedge
  }

  /// Begins to keep text.
  func collect() {
    value.removeAll(keepingCapacity: true)
    isCollecting = true
  }

  func warn(_ text: String) { issues.warning(text, at: network.place(here)) }

  static func tag(_ name: UnsafeBufferPointer<UInt8>) -> Tag {
    switch name.count {
    case 4:
      // Four letters are one number, because most elements are one of these.
      let word = name.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      switch word {
      case 0x6564_6765: return .edge
      case 0x6461_7461: return .data
      case 0x6E6F_6465: return .node
      case 0x706F_7274: return .port
      default: return .other
      }
    case 3: return name.elementsEqual("key".utf8) ? .key : .other
    case 5: return name.elementsEqual("graph".utf8) ? .graph : .other
    case 7:
      if name.elementsEqual("graphml".utf8) { return .graphml }
      if name.elementsEqual("default".utf8) { return .keyDefault }
      return name.elementsEqual("locator".utf8) ? .locator : .other
    case 8: return name.elementsEqual("endpoint".utf8) ? .endpoint : .other
    case 9: return name.elementsEqual("hyperedge".utf8) ? .hyperedge : .other
    default: return .other
    }
  }

  /// yEd hides labels in elements of its own.
  static func foreignTag(_ name: UnsafeBufferPointer<UInt8>) -> Tag {
    name.elementsEqual("NodeLabel".utf8) ? .label : .other
  }
}
