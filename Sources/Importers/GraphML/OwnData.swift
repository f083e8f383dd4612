import Organisations

/// What our writer keeps of an organisation in data of the graph, where other programs have no
/// place for it.
enum OwnData: String {
  /// Tables as we write them.
  case circles, memberships
  /// A line a relation: its kind or `-`, its direction, its name.
  case relations
  /// A line a node that is a circle or body and nobody, below the line `body_id`.
  case bodies

  /// A line as it was before the writer hid its line breaks: `\\`, `\n` and `\r`.
  static func unescaped(_ line: some Collection<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in line {
      guard isEscaped else {
        isEscaped = byte == UInt8(ascii: "\\")
        if !isEscaped { bytes.append(byte) }
        continue
      }
      isEscaped = false
      switch byte {
      case UInt8(ascii: "\\"): bytes.append(byte)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      default: bytes += [UInt8(ascii: "\\"), byte]
      }
    }
    if isEscaped { bytes.append(UInt8(ascii: "\\")) }
    return bytes
  }
}

extension GraphMLDocument {
  /// Reads what a graph carries for us; other programs may use the names for something else, which
  /// is left alone.
  func read(_ own: OwnData) {
    switch own {
    case .relations: readRelations()
    case .bodies:
      let lines = value.split(separator: UInt8(ascii: "\n"))
      guard lines.first?.elementsEqual("body_id".utf8) == true else { return }
      network.bodies = lines.dropFirst().map { OwnData.unescaped($0) }
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

  private func readRelations() {
    let lines = value.split(separator: UInt8(ascii: "\n"))
    for line in lines {
      let words = line.split(
        separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
      guard words.count == 3,
        ["directed", "undirected"].contains(String(decoding: words[1], as: UTF8.self))
      else { return }
      let bytes = OwnData.unescaped(words[2])
      let name = String(decoding: bytes, as: UTF8.self)
      if let kind = Relation.Kind(rawValue: String(decoding: words[0], as: UTF8.self)) {
        draft.statedKinds[name] = kind
      }
      draft.statesRelations = true
      if lines.count == 1 { network.soleRelation = name }
      if words[1].elementsEqual("undirected".utf8) { network.mirrored.insert(bytes) }
      draft.ties.append(
        TieRows(
          place: Place(file: network.file), relations: [name],
          isDirected: words[1].elementsEqual("directed".utf8), statesDirection: true,
          namesRelations: true))
    }
  }
}
