import Organisations

/// Listens to one GEXF document and puts what it says into a draft.
final class GEXFDocument: XMLEvents {
  struct NodeFrame {
    var code: Int
    var place: (line: Int, column: Int)
    var label: [UInt8]?
    var values: [NetworkDraft.Value] = []
    var times = GEXFTimes()
  }

  struct EdgeFrame {
    var source: Int
    var target: Int
    var isUndirected: Bool
    var place: (line: Int, column: Int)
    var weight: Double?
    var relation: [UInt8]?
    /// The weights that hold at some time of the window, and whether there are any others.
    var datedWeight: Double?
    var hasDatedWeights = false
    var times = GEXFTimes()
    /// What its values state, for those that state something twice.
    var stated = Stated()
  }

  struct Stated {
    var fields = Set<FieldMeanings.EdgeMeaning>()
    var weight: Double?
    var relation: [UInt8]?
    var time: Instant?
  }

  let network: NetworkDraft
  /// Set while the reader reads.
  var reader: XMLReader?

  private var names: [String] = []
  /// The fields of nodes and of edges by the ids that `for` names.
  var fields: [String: [[UInt8]: Int]] = ["node": [:], "edge": [:]]
  private var declaring = "node"
  private var declared: Int?
  var isUndirected = true
  var nodes: [NodeFrame] = []
  var edge: EdgeFrame?
  /// What edges have without saying so; `nil` until asked for.
  var presets: EdgePresets?
  private var value: [UInt8] = []
  var clock = GEXFClock()

  init(_ network: NetworkDraft) { self.network = network }

  var draft: Draft { network.draft }
  var issues: Issues { network.draft.issues }
  var here: (line: Int, column: Int) { reader?.tagPlace ?? (1, 1) }

  // MARK: Elements

  func start(_ name: UnsafeBufferPointer<UInt8>, isForeign: Bool, _ attributes: XMLAttributes) {
    guard !issues.isFull else {
      reader?.stop(at: here, "too many errors", hint: "correct those above first")
      return
    }
    // Colours, places and sizes are in a namespace of their own.
    let name = isForeign ? "" : String(decoding: name, as: UTF8.self)
    defer { names.append(name) }
    guard let parent = names.last else {
      if name != "gexf" {
        reader?.stop(
          at: here,
          name.lowercased() == "html"
            ? "this is an HTML page, not GEXF"
            : "the root element is \"\(shown(name))\", not GEXF's \"gexf\"",
          hint: "export the network as GEXF")
      }
      return
    }
    switch name {
    case "graph" where parent == "gexf": startGraph(attributes)
    case "attributes":
      declaring = attributes["class"].map { String(decoding: $0, as: UTF8.self) } ?? "node"
    case "attribute" where parent == "attributes": declare(attributes)
    case "default" where parent == "attribute": value = []
    case "node" where parent == "nodes": startNode(attributes)
    case "edge" where parent == "edges": startEdge(attributes)
    case "attvalue": addValue(attributes)
    case "parent" where parent == "parents": addParent(attributes["for"])
    case "spell" where parent == "spells", "slice" where parent == "slices":
      addTimes(attributes)
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard names.last == "default", declared != nil else { return }
    guard value.count + bytes.count <= draft.options.maximumValueBytes else {
      reader?.stop(
        at: here, "a value is longer than \(draft.options.maximumValueBytes) bytes, the limit",
        hint: "--maximum-value-bytes raises the limit")
      return
    }
    value.append(contentsOf: bytes)
  }

  func end() {
    let name = names.removeLast()
    switch name {
    case "default":
      if let declared, names.last == "attribute" {
        network.setPreset(value, of: declared)
        presets = nil
      }
    case "attribute": declared = nil
    case "node" where names.last == "nodes": endNode()
    case "edge" where names.last == "edges": endEdge()
    case "graph" where names.last == "gexf":
      for remark in clock.remarks(draft.window) {
        issues.remark("\(shown(network.input.name)): \(remark)")
      }
    default: break
    }
  }

  // MARK: Graph and attributes

  private func startGraph(_ attributes: XMLAttributes) {
    guard network.graphs.isEmpty else {
      reader?.stop(at: here, "a second graph, where GEXF has one", hint: "give one graph a file")
      return
    }
    defer { network.beginGraph(named: "", line: here.line, isUndirected: isUndirected) }
    switch attributes["defaultedgetype"].map({ String(decoding: $0, as: UTF8.self) }) {
    case "directed": isUndirected = false
    case "undirected", "mutual": isUndirected = true
    case nil:
      issues.warning(
        "the graph has no defaultedgetype; its edges are taken as undirected, as GEXF says",
        at: network.place(here))
    case .some(let other):
      issues.error(
        at: network.place(here),
        "defaultedgetype \"\(shown(other))\" is neither directed nor undirected",
        hint: "write one of the two")
    }
    if let format = attributes["timeformat"] {
      clock.isDates =
        !["integer", "double", "float"].contains(String(decoding: format, as: UTF8.self))
    }
  }

  private func declare(_ attributes: XMLAttributes) {
    let place = network.place(here)
    guard let id = attributes["id"] else {
      issues.error(at: place, "an attribute has no id", hint: "give it an id")
      return
    }
    guard let known = fields[declaring] else { return }
    guard known[id] == nil else {
      issues.error(
        at: place, "the attribute \"\(shown(id))\" is declared twice",
        hint: "give every attribute an id of its own")
      return
    }
    let title = attributes["title"].flatMap { $0.isEmpty ? nil : $0 } ?? id
    var field = NetworkField(
      name: String(decoding: title, as: UTF8.self), isForNodes: declaring == "node",
      isForEdges: declaring == "edge")
    if let type = attributes["type"] { field.sort = NetworkField.Sort(type) }
    declared = network.declare(field, at: place)
    presets = nil
    fields[declaring]?[id] = declared
  }

  func field(_ id: [UInt8], of sort: String) -> Int {
    if let known = fields[sort]?[id] { return known }
    let place = network.place(here)
    issues.warning(
      "the attribute \"\(shown(id))\" is not declared; it is read under that name", at: place)
    let field = network.declare(
      NetworkField(
        name: String(decoding: id, as: UTF8.self), isForNodes: sort == "node",
        isForEdges: sort == "edge"), at: place)
    presets = nil
    fields[sort]?[id] = field
    return field
  }

  // MARK: Nodes

  private func startNode(_ attributes: XMLAttributes) {
    let place = here
    var node = NodeFrame(code: -1, place: place, label: attributes["label"])
    if let id = attributes["id"] {
      node.code = network.code(of: id, at: network.place(place)) ?? -1
    } else {
      issues.error(at: network.place(place), "a node has no id", hint: "give every node an id")
    }
    if node.code >= 0 {
      network.declare(node: node.code, at: place)
      if let outer = nodes.last, outer.code >= 0 {
        network.circles.note(node.code, in: outer.code, at: network.place(place))
      }
    }
    nodes.append(node)
    if let outer = attributes["pid"], !outer.isEmpty { addParent(outer) }
    addTimes(attributes)
  }

  private func addParent(_ id: [UInt8]?) {
    guard let id, let node = nodes.last, node.code >= 0,
      let outer = network.code(of: id, at: network.place(here))
    else { return }
    network.requireNode(outer, at: here)
    network.circles.note(node.code, in: outer, at: network.place(here))
  }

  private func endNode() {
    guard let node = nodes.popLast(), node.code >= 0 else { return }
    network.describe(node.code, node.values, label: node.label, at: network.place(node.place))
    clock.settle(node.times, of: node.code, in: draft)
  }
}
