import Organisations

/// What edges and their data become.
extension GraphMLDocument {
  func startEdge(_ attributes: XMLAttributes) {
    let place = here
    // Put together aside: each look at a property of a class costs as much as the rest.
    var edge = EdgeFrame()
    edge.isOpen = true
    (edge.line, edge.column) = place
    defer { self.edge = edge }
    guard let source = end(attributes, "source", at: place),
      let target = end(attributes, "target", at: place)
    else {
      edge.isLeftOut = true
      return
    }
    edge.source = source
    edge.target = target
    edge.isUndirected = graphs.last?.isUndirected ?? false
    guard attributes.count > 2 else { return }
    if let directed = attributes["directed"] {
      switch String(decoding: directed, as: UTF8.self) {
      case "true", "1": edge.isUndirected = false
      case "false", "0": edge.isUndirected = true
      default:
        issues.error(
          at: network.place(place), "directed \"\(shown(directed))\" is neither true nor false",
          hint: "write one of the two")
      }
    }
    // Neo4j and older TinkerPop write the sort of a tie so; GraphML itself has no such attribute.
    if let label = attributes["label"], !label.isEmpty {
      edge.relation = .named(network.ties.relations.code(of: label))
      issues.remark(
        "\(shown(network.input.name)): the attribute \"label\" of edges is their relation")
    }
  }

  private func end(
    _ attributes: XMLAttributes, _ name: StaticString, at place: (line: Int, column: Int)
  ) -> Int? {
    let code = attributes.with(name) { id in
      draft.person(id, at: network.place(place))
    }
    if code == nil {
      issues.error(
        at: network.place(place), "an edge lacks its source or target", hint: "give it both")
    }
    return code ?? nil
  }

  func endEdge() {
    let edge = self.edge
    guard edge.isOpen else { return }
    self.edge.isOpen = false
    if edge.isLeftOut { return }
    let presets = settledPresets()
    if edge.weight == nil, let (value, name) = presets.brokenWeight {
      _ = network.strength(value, name, at: network.place((edge.line, edge.column)))
      return
    }
    if edge.time == nil, let (value, field) = presets.brokenTime {
      _ = network.date(value, field, at: network.place((edge.line, edge.column)))
      return
    }
    guard network.isInWindow(edge.time ?? presets.time) else { return }
    let relation =
      edge.relation ?? presets.relation.map { .named($0) } ?? .ofGraph(network.graphs.count - 1)
    network.ties.append(
      from: edge.source, to: edge.target, weight: edge.weight ?? presets.weight,
      isUndirected: edge.isUndirected, of: relation, isMirror: edge.isMirror, line: edge.line,
      column: edge.column)
  }

  /// What edges have without saying so, by the keys declared so far.
  func settledPresets() -> EdgePresets {
    if let presets { return presets }
    let settled = EdgePresets(network)
    presets = settled
    return settled
  }

  // MARK: Plain edges

  /// Takes all plain edges that follow, straight from the bytes, as `startEdge` and the rest would.
  ///
  /// Parts of the text are read side by side, and count in their order: what stands behind one that
  /// holds anything else is forgotten and read again.
  func takePlain(_ text: Span<UInt8>, from mark: TextMark) -> TextMark {
    guard tags.last == .graph, isPlainGraph, !issues.isFull,
      (reader?.depth ?? .max) + 2 <= draft.options.maximumNesting
    else { return mark }
    let presets = settledPresets()
    guard presets.brokenWeight == nil, presets.brokenTime == nil,
      presets.time.map(draft.window.contains) != false
    else { return mark }
    let rules = PlainRules(
      keys: keys, meanings: presets.meanings, weightMeans: draft.options.weightMeans,
      maximumValueBytes: maximumValueBytes, isUndirected: graphs.last?.isUndirected ?? false)
    let relation =
      presets.relation.map { NetworkTies.Relation.named($0) }
      ?? .ofGraph(network.graphs.count - 1)
    // Outside of their classes while the loop runs: a class's properties are checked at every look.
    var ties = NetworkTies(at: Place(file: ""))
    var pool = IdentifierPool()
    swap(&ties, &network.ties)
    swap(&pool, &draft.pool)
    defer {
      swap(&ties, &network.ties)
      swap(&pool, &draft.pool)
    }
    if presets.time != nil { ties.hasTimes = true }
    var last = mark
    var start = mark
    while start.position < text.count {
      let parts = PlainPart.read(
        text, from: start, bytes: max(16, draft.options.pieceBytes / 16), atMost: partsAtOnce,
        rules, pool, ties.relations)
      for part in parts {
        if part.count > 0 { last = part.last(from: start.line) }
        part.add(
          to: &ties, &pool, in: text, from: start.line, weight: presets.weight, of: relation)
        if let time = presets.time {
          for _ in 0..<part.count { _ = network.dated.keeps(time) }
        }
        for field in part.isUnread.indices where part.isUnread[field] {
          network.statedOfEdges.insert(field)
        }
        guard part.isWhole else {
          // At the end of the text an edge is cut off, which says nothing of those to come.
          if part.end < text.count { partsAtOnce = 1 }
          return last
        }
        start = part.next(from: start.line)
      }
      partsAtOnce = min(16, 2 * partsAtOnce)
    }
    return last
  }

  // MARK: Data

  func startData(_ attributes: XMLAttributes, inside parent: Tag) {
    dataField = nil
    isStructured = false
    isCollecting = false
    let domain: GraphMLKeys.Domain
    switch parent {
    case .edge: domain = .edge
    case .node, .hyperedge: domain = .node
    case .graph where nodes.isEmpty: domain = .graph
    default: return
    }
    let field = attributes.with("key") { id in
      if let known = keys.known(id, for: domain) { return known }
      // A field that is new to edges may mean something of them.
      presets = nil
      return keys.field(id, for: domain, in: network, at: network.place(here))
    }
    guard let field else {
      issues.error(at: network.place(here), "data without a key", hint: "name a declared key")
      return
    }
    if domain == .graph {
      ownData = OwnData(rawValue: network.fields[field].name)
      if ownData != nil { collect() }
      return
    }
    dataField = field
    // Of edges, few fields are read, and all others are passed over at once.
    if domain == .edge, settledPresets().meanings[field] == nil {
      if network.fields[field].isForNodes { network.statedOfEdges.insert(field) }
      return
    }
    dataPlace = here
    collect()
  }

  func endData() {
    defer {
      dataField = nil
      isCollecting = false
    }
    if let own = ownData {
      ownData = nil
      read(own)
      return
    }
    guard let field = dataField else { return }
    switch tags.last {
    case .edge: if isCollecting { setEdge(field) }
    case .node:
      if !nodes.isEmpty, !isStructured {
        nodes[nodes.count - 1].values.append(
          NetworkDraft.Value(field: field, bytes: value, place: network.place(dataPlace)))
      }
    case .hyperedge:
      if network.meanings.ofNodes[field] == "name" { hyperedge?.name = value }
    default: break
    }
  }

  private func setEdge(_ field: Int) {
    let place = network.place(dataPlace)
    switch settledPresets().meanings[field] {
    case .weight:
      guard
        let strength = network.strength(value, network.fields[field].name, at: place)
      else {
        edge.isLeftOut = true
        return
      }
      if let known = edge.weight, known != strength {
        network.complainOfTwo("weights", at: place)
      }
      edge.weight = strength
    case .relation:
      guard !value.isEmpty else { return }
      let code = network.ties.relations.code(of: value)
      if let known = edge.stated, known != code {
        network.complainOfTwo("relations", at: place)
      }
      edge.stated = code
      edge.relation = .named(code)
    case .time:
      guard let instant = network.date(value, field, at: place) else {
        edge.isLeftOut = true
        return
      }
      if let known = edge.time, known != instant { network.complainOfTwo("times", at: place) }
      edge.time = instant
    case .mirror: edge.isMirror = isYes(value)
    case nil: break
    }
  }
}
