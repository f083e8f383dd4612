import Organisations

/// One value of a JSON document, with its place and its path for complaints.
struct JSONValue {
  let document: JSONDocument
  let index: Int

  private var node: JSONDocument.Node { document.nodes[index] }

  var kind: JSONDocument.Kind { node.kind }
  var place: Place { document.place(of: Int(node.start)) }

  /// The values of an array in order; none of anything else.
  var elements: [JSONValue] {
    guard kind == .array else { return [] }
    var values: [JSONValue] = []
    var child = index + 1
    while child < Int(node.next) {
      values.append(JSONValue(document: document, index: child))
      child = Int(document.nodes[child].next)
    }
    return values
  }

  /// The keys of an object, each as a value of its own, with what they hold; none of anything else.
  var members: [(key: JSONValue, value: JSONValue)] {
    guard kind == .object else { return [] }
    var members: [(key: JSONValue, value: JSONValue)] = []
    var key = index + 1
    while key < Int(node.next) {
      members.append(
        (JSONValue(document: document, index: key), JSONValue(document: document, index: key + 1)))
      key = Int(document.nodes[key + 1].next)
    }
    return members
  }

  /// What an object has under a key, `null` included; `nil` where it has no such key. O(members).
  func member(_ name: String) -> JSONValue? {
    guard kind == .object else { return nil }
    let (bytes, nodes) = (document.input.bytes, document.nodes)
    let length = name.utf8.count
    let end = Int(nodes[index].next)
    var key = index + 1
    while key < end {
      let start = Int(nodes[key].start) + 1
      if Int(nodes[key].end) - 1 - start == length {
        var position = start
        for byte in name.utf8 {
          guard bytes[position] == byte else { break }
          position += 1
        }
        if position - start == length { return JSONValue(document: document, index: key + 1) }
      }
      key = Int(nodes[key + 1].next)
    }
    return nil
  }

  /// What an object has under a key; `nil` where it has no such key, or `null`.
  subscript(name: String) -> JSONValue? {
    guard let value = member(name), value.kind != .null else { return nil }
    return value
  }

  /// The bytes of a text with escapes resolved, or of anything else as they stand in the file.
  var bytes: [UInt8] {
    let text = document.input.bytes
    return kind == .string
      ? JSONText.decoded(text.span, node) : Array(text[Int(node.start)..<Int(node.end)])
  }

  /// The same as text, U+FFFD for half a character.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// How the value is found from the root: `roles[3].links.circle`. O(document).
  var path: String {
    var path = ""
    var current = JSONValue(document: document, index: 0)
    func contains(_ value: JSONValue) -> Bool {
      value.index <= index && index < Int(value.node.next)
    }
    while current.index < index {
      if current.kind == .array {
        guard let step = current.elements.enumerated().first(where: { contains($0.element) }) else {
          break
        }
        path += "[\(step.offset)]"
        current = step.element
      } else {
        guard let step = current.members.first(where: { contains($0.value) }) else { break }
        path += (path.isEmpty ? "" : ".") + step.key.text
        current = step.value
      }
    }
    return shown(path)
  }
}

extension JSONValue {
  /// Complains of a value: `roles[3].id must be …`.
  func complain(_ what: String, hint: String, _ issues: Issues) {
    // A path costs a walk through the document, which a full list is not worth.
    guard !issues.isFull else { return }
    let path = path
    issues.error(at: place, (path.isEmpty ? "the value" : path) + " " + what, hint: hint)
  }

  /// The bytes of an id: a text as it is, or a number with its digits; `nil`, with a complaint,
  /// for anything else.
  func identifier(_ issues: Issues) -> Identifier? {
    guard kind == .string || kind == .number else {
      complain("is no id", hint: "an id is a text or a number", issues)
      return nil
    }
    let bytes = bytes
    guard !bytes.isEmpty else {
      complain("is an empty id", hint: "give everything an id", issues)
      return nil
    }
    guard Encoding.firstFault(bytes.span)?.isNUL != false else {
      complain(
        "is an id with half a character",
        hint: "an escape from \\ud800 to \\udfff needs its other half", issues)
      return nil
    }
    return Identifier(String(decoding: bytes, as: UTF8.self))
  }

  /// A number of 0 or more, in quotes or not; `nil`, with a complaint, for anything else.
  func amount(_ issues: Issues) -> Double? {
    guard kind == .number || kind == .string, let number = Number.parse(text) else {
      complain(
        "is not a number", hint: "write decimals with a point and no unit, as in 2.5", issues)
      return nil
    }
    guard number >= 0 else {
      complain("is negative", hint: "write 0 or more", issues)
      return nil
    }
    return number
  }

  /// A date in quotes; `nil`, with a complaint, for anything else.
  func date(_ dates: DateReader, _ issues: Issues) -> Instant? {
    let bytes = bytes
    guard kind == .string, case .success(let instant) = dates.parse(bytes.span, 0..<bytes.count)
    else {
      complain(
        "is not a date",
        hint: dates.format == nil
          ? "write 2026-03-31, or say how dates are written: --date-format %d/%m/%Y"
          : "dates must follow --date-format", issues)
      return nil
    }
    issues.remarkOffset(if: dates.statesOffset(bytes.span, 0..<bytes.count))
    return instant
  }

  /// The elements of what must be a list; none, with a complaint, of anything else.
  func list(_ issues: Issues) -> [JSONValue] {
    if kind != .array { complain("is no list", hint: "export it again", issues) }
    return elements
  }

  /// The elements of what must be a list of objects; others are complained of.
  func objects(_ issues: Issues) -> [JSONValue] {
    list(issues).filter { element in
      if element.kind != .object {
        element.complain("is no object", hint: "export it again", issues)
      }
      return element.kind == .object
    }
  }

}
