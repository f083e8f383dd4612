import Organisations

/// What edges, and the values and times of edges and nodes, become.
extension GEXFDocument {
  func startEdge(_ attributes: XMLAttributes) {
    let place = here
    guard let source = attributes["source"], let target = attributes["target"] else {
      issues.error(
        at: network.place(place), "an edge lacks its source or target", hint: "give it both")
      return
    }
    guard let from = network.code(of: source, at: network.place(place)),
      let to = network.code(of: target, at: network.place(place))
    else { return }
    var frame = EdgeFrame(source: from, target: to, isUndirected: isUndirected, place: place)
    switch attributes["type"].map({ String(decoding: $0, as: UTF8.self) }) {
    case "directed": frame.isUndirected = false
    // A mutual edge goes both ways, which is what an undirected one means here.
    case "undirected", "mutual": frame.isUndirected = true
    case nil, "": break
    case .some(let other):
      issues.error(
        at: network.place(place), "type \"\(shown(other))\" is none of an edge",
        hint: "write directed, undirected or mutual")
    }
    if let weight = attributes["weight"] {
      guard let strength = network.strength(weight, "weight", at: network.place(place)) else {
        return
      }
      frame.weight = strength
    }
    if let kind = attributes["kind"], !kind.isEmpty { frame.relation = kind }
    edge = frame
    addTimes(attributes)
  }

  func endEdge() {
    guard var edge else { return }
    self.edge = nil
    let presets = presets ?? EdgePresets(network)
    self.presets = presets
    let place = network.place(edge.place)
    let stated = edge.stated.fields
    if edge.weight == nil, !stated.contains(.weight) {
      if let (value, name) = presets.brokenWeight {
        _ = network.strength(value, name, at: place)
        return
      }
      edge.weight = presets.weight
    }
    if edge.times.isEmpty, !stated.contains(.time) {
      if let (value, field) = presets.brokenTime {
        _ = network.date(value, field, at: place)
        return
      }
      if let time = presets.time { edge.times.spans.append(Window(from: time, to: time)) }
    }
    let own = edge.relation.map { network.ties.relations.code(of: $0) }
    let relation = own ?? (stated.contains(.relation) ? nil : presets.relation)
    guard clock.isInWindow(edge.times, draft.window) else {
      network.dated.leaveOut()
      return
    }
    if !edge.times.spans.isEmpty { network.ties.hasTimes = true }
    if edge.hasDatedWeights {
      guard let weight = edge.datedWeight else {
        network.dated.leaveOut()
        return
      }
      edge.weight = weight
    }
    for span in edge.times.spans { network.dated.note(span) }
    network.ties.append(
      from: edge.source, to: edge.target, weight: edge.weight, isUndirected: edge.isUndirected,
      of: relation.map { .named($0) } ?? .ofGraph(0), line: edge.place.line,
      column: edge.place.column)
  }

  // MARK: Values and times

  func addValue(_ attributes: XMLAttributes) {
    guard edge != nil || !nodes.isEmpty else { return }
    let place = network.place(here)
    // The first drafts wrote id for what is now for.
    guard let id = attributes["for"] ?? attributes["id"] else {
      issues.error(at: place, "a value names no attribute", hint: "write for=\"ID\"")
      return
    }
    let bytes = attributes["value"] ?? []
    guard edge != nil else {
      let field = field(id, of: "node")
      nodes[nodes.count - 1].values.removeAll { value in
        // Of values over time the last one is what people are known by.
        value.field == field
      }
      nodes[nodes.count - 1].values.append(
        NetworkDraft.Value(field: field, bytes: bytes, place: place))
      return
    }
    let field = field(id, of: "edge")
    let meaning = network.meanings.ofEdges[field]
    if let meaning { edge?.stated.fields.insert(meaning) }
    switch meaning {
    case .weight:
      guard network.fields[field].text(of: bytes) != nil else { return }
      guard let strength = network.strength(bytes, network.fields[field].name, at: place) else {
        edge = nil
        return
      }
      var times = GEXFTimes()
      clock.add(attributes, to: &times, in: network, at: place)
      if times.isEmpty {
        if let known = edge?.stated.weight, known != strength {
          network.complainOfTwo("weights", at: place)
        }
        edge?.stated.weight = strength
        if edge?.weight == nil { edge?.weight = strength }
      } else {
        edge?.hasDatedWeights = true
        clock.hasDatedWeights = true
        if clock.isInWindow(times, draft.window) {
          let sum = edge?.datedWeight ?? 0
          edge?.datedWeight = sum + strength
          for span in times.spans { network.dated.note(span) }
        }
      }
    case .relation:
      guard !bytes.isEmpty else { return }
      if let known = edge?.stated.relation, known != bytes {
        network.complainOfTwo("relations", at: place)
      }
      edge?.stated.relation = bytes
      if edge?.relation == nil { edge?.relation = bytes }
    case .time:
      guard let instant = network.date(bytes, field, at: place) else { return }
      if let known = edge?.stated.time, known != instant {
        network.complainOfTwo("times", at: place)
      }
      edge?.stated.time = instant
      edge?.times.spans.append(Window(from: instant, to: instant))
    case .mirror, nil: break
    }
  }

  func addTimes(_ attributes: XMLAttributes) {
    let place = network.place(here)
    if var frame = edge {
      // Held once, so that its times are not copied for each one that is added.
      edge = nil
      clock.add(attributes, to: &frame.times, in: network, at: place)
      edge = frame
    } else if !nodes.isEmpty {
      clock.add(attributes, to: &nodes[nodes.count - 1].times, in: network, at: place)
    }
  }
}
