import Organisations

/// What our writer keeps of an organisation in data of the graph, where other programs have no
/// place for it.
enum OwnData: String {
  /// Tables as we write them.
  case circles, memberships
  /// A line a relation: its kind or `-`, its direction, its name.
  case relations
}

extension GraphMLDocument {
  /// Reads what a graph carries for us; other programs may use the names for something else, which
  /// is left alone.
  func read(_ own: OwnData) {
    switch own {
    case .relations: readRelations()
    case .circles, .memberships:
      guard value.starts(with: own == .circles ? "circle_id,".utf8 : "person_id,".utf8) else {
        return
      }
      var options = draft.options
      options.delimiter = UInt8(ascii: ",")
      let path = "\(network.input.path)#\(own.rawValue)"
      let input = Input(path: path, name: network.input.name, bytes: value, isFromFolder: false)
      switch TableOpener(options: options, issues: issues).open(input) {
      case .table(let table):
        if own == .circles { draft.readCircles(table) } else { draft.readMemberships(table) }
        // It is no file of its own.
        draft.sources.removeAll { $0.path == path }
      case .unknown(let place, let message, let hint):
        issues.error(at: place, message, hint: hint)
      case .refused: break
      }
    }
  }

  /// The code of the relation that an edge names; those that are undirected make their edges so.
  func setRelation(_ name: [UInt8]) {
    let code = network.ties.relations.code(of: name)
    edge.relation = .named(code)
    if !mirrored.isEmpty, mirrored.contains(name) { edge.isUndirected = true }
  }

  private func readRelations() {
    for line in value.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(
        separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
      guard words.count == 3,
        ["directed", "undirected"].contains(String(decoding: words[1], as: UTF8.self))
      else { return }
      let name = String(decoding: words[2], as: UTF8.self)
      if let kind = Relation.Kind(rawValue: String(decoding: words[0], as: UTF8.self)) {
        draft.statedKinds[name] = kind
      }
      draft.statesRelations = true
      if words[1].elementsEqual("undirected".utf8) { mirrored.insert(Array(words[2])) }
      draft.ties.append(
        TieRows(
          place: Place(file: network.file), relations: [name],
          isDirected: words[1].elementsEqual("directed".utf8), statesDirection: true,
          namesRelations: true))
    }
  }
}
