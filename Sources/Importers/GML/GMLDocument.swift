import Organisations

/// Reads one GML document into a draft, in two passes: what there is, then what it says.
struct GMLDocument {
  private enum List {
    case graph, node, edge, other
  }

  struct Element {
    var place = (line: 1, column: 1)
    var id: [UInt8]?
    var source: [UInt8]?
    var target: [UInt8]?
    var group: [UInt8]?
    var values: [NetworkDraft.Value] = []
  }

  /// What the first pass finds of a graph, whose keys may follow its edges.
  private struct GraphFacts {
    var line: Int
    var isDirected = false
    var name = ""
  }

  let network: NetworkDraft
  private let text: NetworkText
  var draft: Draft { network.draft }
  var issues: Issues { network.draft.issues }

  init(_ draft: Draft, _ input: Input) {
    network = NetworkDraft(draft, input, title: "GML")
    text = NetworkText(isLatin: Encoding.firstFault(input.bytes.span) != nil)
  }

  /// Reads the file.
  func read() {
    let bytes = network.input.bytes
    let start = Encoding.markLength(bytes)
    guard bytes.contains(where: { $0 > 0x20 }), bytes.count > start else {
      issues.error(at: network.input.place, "the file is empty", hint: "export the network again")
      return
    }
    var fields: [List: [[UInt8]: Int]] = [.node: [:], .edge: [:]]
    guard let graphs = firstPass(bytes.span, start, &fields) else { return }
    if text.isLatin {
      issues.remark("\(shown(network.input.name)): it is not UTF-8 and is read as ISO 8859-1")
    }
    secondPass(bytes.span, start, fields, graphs)
    network.noteUndatedEdges()
    network.finish()
  }

  /// Finds the graphs and the names of the attributes; `nil` where the text is broken.
  private func firstPass(
    _ bytes: Span<UInt8>, _ start: Int, _ fields: inout [List: [[UInt8]: Int]]
  ) -> [GraphFacts]? {
    var reader = GMLReader(start: start, maximumNesting: draft.options.maximumNesting)
    var lists: [List] = []
    var key = 0..<0
    var graphs: [GraphFacts] = []
    while true {
      let step = reader.next(in: bytes)
      let place = reader.place(of: reader.start, in: bytes)
      switch step {
      case .end: return issues.errors.isEmpty ? graphs : nil
      case .broken(let offset, let message, let hint):
        issues.error(at: network.place(reader.place(of: offset, in: bytes)), message, hint: hint)
        return nil
      case .key(let range):
        key = range
        if let list = lists.last, list == .node || list == .edge {
          addField(bytes, range, of: list, at: place, &fields)
        }
      case .open:
        lists.append(Self.list(bytes, key, inside: lists.last))
        if lists.last == .graph, lists.count == 1 {
          graphs.append(GraphFacts(line: place.line))
          network.check(graphCount: graphs.count, at: network.place(place))
          if issues.isFull { return nil }
        }
      case .close: lists.removeLast()
      case .number(let range):
        if NetworkText.number(bytes, range) == nil, !NetworkText.isMissing(bytes, range),
          !isInfinite(bytes, range)
        {
          issues.error(
            at: network.place(place),
            "\"\(shown(bytes.bytes(range)))\" is neither a number nor a text in quotes",
            hint: "put texts in quotes")
          return nil
        }
        guard lists.last == .graph, lists.count == 1 else { continue }
        if isKey(bytes, key, "directed") {
          let value = bytes.bytes(range)
          if value != [0x30], value != [0x31] {
            issues.error(
              at: network.place(place), "directed \"\(shown(value))\" is neither 0 nor 1",
              hint: "write 1 for a directed graph, 0 for an undirected one")
          }
          graphs[graphs.count - 1].isDirected = value == [0x31]
        }
      case .string(let range):
        guard range.count <= draft.options.maximumValueBytes else {
          issues.error(
            at: network.place(place),
            "a text is longer than \(draft.options.maximumValueBytes) bytes, the limit",
            hint: "--maximum-value-bytes raises the limit")
          return nil
        }
        guard lists.last == .graph, lists.count == 1 else { continue }
        if isKey(bytes, key, "label") || isKey(bytes, key, "name") {
          graphs[graphs.count - 1].name =
            String(decoding: text.decoded(bytes, range), as: UTF8.self)
        }
      }
    }
  }

  private func addField(
    _ bytes: Span<UInt8>, _ key: Range<Int>, of list: List, at place: (line: Int, column: Int),
    _ fields: inout [List: [[UInt8]: Int]]
  ) {
    let name = bytes.bytes(key)
    let known = ["id", "source", "target", "gid", "isGroup"]
    if known.contains(where: { name.elementsEqual($0.utf8) }) || fields[list]?[name] != nil {
      return
    }
    var field = NetworkField(
      name: String(decoding: name, as: UTF8.self), isForNodes: list == .node,
      isForEdges: list == .edge)
    // Weights go by either name; weight itself goes first.
    if list == .edge, field.name == "value" { field.alias = "strength" }
    fields[list]?[name] = network.declare(field, at: network.place(place))
  }

  private static func list(_ bytes: Span<UInt8>, _ key: Range<Int>, inside parent: List?) -> List {
    switch parent {
    case nil: bytes.bytes(key).elementsEqual("graph".utf8) ? .graph : .other
    case .graph:
      bytes.bytes(key).elementsEqual("node".utf8)
        ? .node : bytes.bytes(key).elementsEqual("edge".utf8) ? .edge : .other
    default: .other
    }
  }

  private func isKey(_ bytes: Span<UInt8>, _ key: Range<Int>, _ name: String) -> Bool {
    bytes.bytes(key).elementsEqual(name.utf8)
  }

  private func isInfinite(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let word = bytes.bytes(range).map { $0 | 0x20 }
    return word.elementsEqual("inf".utf8) || word.dropFirst().elementsEqual("inf".utf8)
  }

  // MARK: What it says

  private func secondPass(
    _ bytes: Span<UInt8>, _ start: Int, _ fields: [List: [[UInt8]: Int]], _ graphs: [GraphFacts]
  ) {
    var reader = GMLReader(start: start, maximumNesting: draft.options.maximumNesting)
    var lists: [List] = []
    var key = 0..<0
    var graph = -1
    var element = Element()
    var hasLists = false
    while !issues.isFull {
      let step = reader.next(in: bytes)
      let place = reader.place(of: reader.start, in: bytes)
      switch step {
      case .end, .broken:
        if hasLists {
          issues.remark(
            "\(shown(network.input.name)): lists inside nodes and edges, such as graphics, are "
              + "not read")
        }
        return
      case .key(let range):
        key = range
        // A list begins at its key.
        if lists.last == .graph { element = Element(place: place) }
      case .open:
        let list = Self.list(bytes, key, inside: lists.last)
        if list == .graph, lists.isEmpty {
          graph += 1
          network.beginGraph(
            named: graphs[graph].name, line: graphs[graph].line,
            isUndirected: !graphs[graph].isDirected)
        } else if list == .other, lists.last == .node || lists.last == .edge {
          hasLists = true
        }
        lists.append(list)
      case .close:
        switch lists.removeLast() {
        case .node: add(node: element)
        case .edge: add(edge: element, isUndirected: !graphs[graph].isDirected, of: graph)
        default: break
        }
      case .number(let range):
        guard let list = lists.last, list == .node || list == .edge else { continue }
        let name = bytes.bytes(key)
        guard let value = NetworkText.number(bytes, range) else {
          // igraph writes NaN for an attribute that is missing; a weight is never missing.
          if !NetworkText.isMissing(bytes, range) || isWeight(fields[list]?[name]) {
            set(name, bytes.bytes(range), of: list, at: place, fields, &element)
          }
          continue
        }
        // Ids are bytes, however they are written.
        let isEnd = name.elementsEqual("id".utf8) || list == .edge
        let kept = isEnd && !isWeight(fields[list]?[name]) ? bytes.bytes(range) : value
        set(name, kept, of: list, at: place, fields, &element)
      case .string(let range):
        guard let list = lists.last, list == .node || list == .edge else { continue }
        set(bytes.bytes(key), text.decoded(bytes, range), of: list, at: place, fields, &element)
      }
    }
  }

  private func isWeight(_ field: Int?) -> Bool {
    field.map { network.meanings.ofEdges[$0] == .weight } ?? false
  }

  private func set(
    _ name: [UInt8], _ value: [UInt8], of list: List, at place: (line: Int, column: Int),
    _ fields: [List: [[UInt8]: Int]], _ element: inout Element
  ) {
    func setOnce(_ path: WritableKeyPath<Element, [UInt8]?>) {
      if let first = element[keyPath: path] {
        issues.error(
          at: network.place(place),
          "\(shown(name)) stands twice, as \"\(shown(first))\" and as \"\(shown(value))\"",
          hint: "keep one of them")
      }
      element[keyPath: path] = value
    }
    switch (list, String(decoding: name, as: UTF8.self)) {
    case (.node, "id"): setOnce(\.id)
    case (.node, "gid"): setOnce(\.group)
    case (.edge, "source"): setOnce(\.source)
    case (.edge, "target"): setOnce(\.target)
    default:
      guard let field = fields[list]?[name] else { return }
      // A key that stands several times is a list.
      if let known = element.values.firstIndex(where: { $0.field == field }) {
        element.values[known].bytes += [UInt8(ascii: ";")] + value
        return
      }
      element.values.append(
        NetworkDraft.Value(field: field, bytes: value, place: network.place(place)))
    }
  }

  private func add(node: Element) {
    let place = network.place(node.place)
    guard let id = node.id else {
      issues.error(at: place, "a node has no id", hint: "give every node an id")
      return
    }
    guard let code = network.code(of: id, at: place) else { return }
    network.declare(node: code, at: node.place)
    // yEd keeps the group that a node lies in so.
    if let group = node.group, let outer = network.code(of: group, at: place) {
      network.requireNode(outer, at: node.place)
      network.circles.note(code, in: outer, at: place)
    }
    network.describe(code, node.values, label: nil, at: place)
  }
}
