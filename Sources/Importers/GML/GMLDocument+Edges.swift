import Organisations

extension GMLDocument {
  /// Makes a tie of an edge, unless it lies outside the window or a complaint is made of it.
  func add(edge: Element, isUndirected: Bool, of graph: Int) {
    let place = network.place(edge.place)
    guard let source = edge.source, let target = edge.target else {
      issues.error(at: place, "an edge lacks its source or target", hint: "give it both")
      return
    }
    guard let from = network.code(of: source, at: place),
      let to = network.code(of: target, at: place)
    else { return }
    var weight: Double?
    var relation: Int?
    var time: Instant?
    for value in edge.values {
      switch network.meanings.ofEdges[value.field] {
      case .weight:
        let name = network.fields[value.field].name
        guard let strength = network.strength(value.bytes, name, at: value.place) else { return }
        if let weight, weight != strength { network.complainOfTwo("weights", at: value.place) }
        weight = strength
      case .relation:
        guard !value.bytes.isEmpty else { continue }
        let code = network.ties.relations.code(of: value.bytes)
        if let relation, relation != code { network.complainOfTwo("relations", at: value.place) }
        relation = code
      case .time:
        guard let instant = network.date(value.bytes, value.field, at: value.place) else { return }
        if let time, time != instant { network.complainOfTwo("times", at: value.place) }
        time = instant
      case .mirror, nil: break
      }
    }
    guard network.isInWindow(time) else { return }
    network.ties.append(
      from: from, to: to, weight: weight, isUndirected: isUndirected,
      of: relation.map { .named($0) } ?? .ofGraph(graph), line: edge.place.line,
      column: edge.place.column)
  }
}

extension Span<UInt8> {
  /// A copy of some of the bytes.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for position in range { bytes.append(self[position]) }
    return bytes
  }
}
