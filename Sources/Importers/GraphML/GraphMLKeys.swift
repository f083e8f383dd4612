/// The keys of one GraphML document: their ids, and the fields that they are.
struct GraphMLKeys: Sendable {
  /// What a key may be for.
  enum Domain: Int, Sendable {
    case node, edge, graph
  }

  private var ids = IdentifierPool()
  /// For each id the field of each domain, −1 where none is declared.
  private var fields: [[Int]] = []
  /// The field that was declared last.
  private(set) var newest: Int?

  /// Declares a key; twice for one sort of element is an error.
  mutating func declare(
    _ id: [UInt8], domain: [UInt8]?, _ field: NetworkField, in network: NetworkDraft,
    at place: Place
  ) {
    let code = self.code(of: id.span)
    let domains: [Domain] =
      switch domain.map({ String(decoding: $0, as: UTF8.self) }) {
      case "node", "port": [.node]
      case "edge": [.edge]
      case "graph", "graphml": [.graph]
      default: [.node, .edge, .graph]
      }
    guard domains.allSatisfy({ fields[code][$0.rawValue] < 0 }) else {
      newest = nil
      // Neo4j writes a key again for every sort of node that has it.
      let isSame = domains.allSatisfy { domain in
        let known = fields[code][domain.rawValue]
        return known >= 0 && network.fields[known].name == field.name
          && network.fields[known].sort == field.sort
      }
      if isSame {
        network.issues.warning("keys are declared twice, alike", at: place)
        return
      }
      network.issues.error(
        at: place, "the key \"\(shown(id))\" is declared twice",
        hint: "give every key an id of its own")
      return
    }
    var field = field
    field.isForNodes = domains.contains(.node)
    field.isForEdges = domains.contains(.edge)
    let position = network.declare(field, at: place)
    for domain in domains { fields[code][domain.rawValue] = position }
    newest = position
  }

  /// The field that a key is for an element, where it is declared for it.
  mutating func known(_ id: Span<UInt8>, for domain: Domain) -> Int? {
    let field = fields[code(of: id)][domain.rawValue]
    return field >= 0 ? field : nil
  }

  /// The same for a key that stands in a text, which nothing is kept of.
  func known(_ text: Span<UInt8>, _ range: Range<Int>, for domain: Domain) -> Int? {
    guard let code = ids.existing(text, range), fields[code][domain.rawValue] >= 0 else {
      return nil
    }
    return fields[code][domain.rawValue]
  }

  /// The field that a key is for an element; for one that is declared for other elements, or not
  /// at all, there is a warning and a field all the same.
  mutating func field(
    _ id: Span<UInt8>, for domain: Domain, in network: NetworkDraft, at place: Place
  ) -> Int {
    let code = self.code(of: id)
    if fields[code][domain.rawValue] >= 0 { return fields[code][domain.rawValue] }
    let text = shown(ids.bytes(of: code))
    if let other = fields[code].first(where: { $0 >= 0 }) {
      network.issues.warning(
        "the key \"\(text)\" is declared for other elements than those that use it; it is read",
        at: place)
      fields[code][domain.rawValue] = other
      return other
    }
    network.issues.warning(
      "the key \"\(text)\" is not declared; it is read as an attribute of that name", at: place)
    let field = network.declare(
      NetworkField(
        name: ids.text(of: code), isForNodes: domain == .node, isForEdges: domain == .edge),
      at: place)
    fields[code][domain.rawValue] = field
    return field
  }

  private mutating func code(of id: Span<UInt8>) -> Int {
    let code = ids.code(of: id, 0..<id.count)
    if code == fields.count { fields.append([-1, -1, -1]) }
    return code
  }
}
