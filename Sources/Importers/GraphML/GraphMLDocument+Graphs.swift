import Organisations

/// What keys, graphs, nodes and hyperedges become.
extension GraphMLDocument {
  // MARK: Keys and graphs

  func startKey(_ attributes: XMLAttributes) {
    let place = network.place(here)
    guard let id = attributes["id"], !id.isEmpty else {
      issues.error(at: place, "a key has no id", hint: "give it an id")
      return
    }
    if tags.dropLast().last == .graph {
      warn("keys stand inside a graph, not before it")
    }
    let name = attributes["attr.name"].flatMap { $0.isEmpty ? nil : $0 } ?? id
    var field = NetworkField(
      name: String(decoding: name, as: UTF8.self), isForNodes: true, isForEdges: true)
    if let type = attributes["attr.type"] { field.sort = NetworkField.Sort(type) }
    keys.declare(id, domain: attributes["for"], field, in: network, at: place)
    presets = nil
    if id.elementsEqual("v_id".utf8), name.elementsEqual("id".utf8) { idField = keys.newest }
  }

  func startGraph(_ attributes: XMLAttributes, inside parent: Tag) {
    let id = attributes["id"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    var frame = GraphFrame(isUndirected: graphs.last?.isUndirected ?? false)
    switch attributes["edgedefault"].map({ String(decoding: $0, as: UTF8.self) }) {
    case "undirected": frame.isUndirected = true
    case "directed": frame.isUndirected = false
    case nil:
      if graphs.isEmpty { warn("the graph has no edgedefault; its edges are taken as directed") }
    case .some(let other):
      issues.error(
        at: network.place(here),
        "edgedefault \"\(shown(other))\" is neither directed nor undirected",
        hint: "write one of the two")
    }
    switch parent {
    case .graphml:
      network.beginGraph(named: id, line: here.line, isUndirected: frame.isUndirected)
    case .node where tags.dropLast(2).last == .graph:
      // A node of a broken id has no code; what is inside it is read all the same.
      if let node = nodes.last, node.code >= 0 {
        warn(
          "nested graphs are read as circles: the node is the circle, those inside are its members")
        network.circles.note(holder: node.code, at: network.place(node.place))
        frame.owner = node.code
      }
    default:
      stop("a graph stands where none is read", hint: "put it into graphml or into a node")
    }
    graphs.append(frame)
  }

  // MARK: Nodes

  func startNode(_ attributes: XMLAttributes) {
    let place = here
    guard let id = attributes["id"] else {
      issues.error(at: network.place(place), "a node has no id", hint: "give every node an id")
      nodes.append(NodeFrame(code: -1, place: place))
      return
    }
    let code = network.code(of: id, at: network.place(place)) ?? -1
    if code >= 0 { network.declare(node: code, at: place) }
    nodes.append(NodeFrame(code: code, place: place))
  }

  func endNode() {
    guard var node = nodes.popLast(), node.code >= 0 else { return }
    let place = network.place(node.place)
    if let owner = graphs.last?.owner { network.circles.note(node.code, in: owner, at: place) }
    var person = node.code
    // igraph numbers the nodes and keeps their ids, which our circles go by, as an attribute.
    if let idField, draft.statesRelations,
      let position = node.values.firstIndex(where: { $0.field == idField })
    {
      let id = node.values.remove(at: position)
      guard let own = network.code(of: id.bytes, at: id.place) else { return }
      network.people[node.code] = own
      person = own
    }
    network.describe(person, node.values, label: node.label, at: place)
  }

  // MARK: Hyperedges

  func startEndpoint(_ attributes: XMLAttributes) {
    let place = network.place(here)
    guard let node = attributes["node"], let code = network.code(of: node, at: place) else {
      issues.error(at: place, "an endpoint names no node", hint: "name the node")
      return
    }
    hyperedge?.ends.append(code)
    network.requireNode(code, at: here)
  }

  func endHyperedge() {
    guard let hyperedge else { return }
    self.hyperedge = nil
    hyperedgeCount += 1
    let place = network.place(hyperedge.place)
    issues.warning(
      "hyperedges are read as circles: their ends are the members, and no ties are made of them",
      at: place)
    network.circles.addGroup(
      hyperedge.id ?? Array("hyperedge \(hyperedgeCount)".utf8),
      name: hyperedge.name.map { String(decoding: $0, as: UTF8.self) }, of: hyperedge.ends,
      at: place)
  }
}
