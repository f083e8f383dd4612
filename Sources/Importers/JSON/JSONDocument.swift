/// A JSON text as a flat list of its values in the order of the bytes; an object lists its keys too.
///
/// Values stay bytes until somebody asks: ids that are numbers keep their digits, and every value
/// knows its place. Foundation's reader gives neither, and no second value of a repeated key.
final class JSONDocument {
  enum Kind: UInt8 { case object, array, string, number, yes, no, null }

  struct Node {
    let kind: Kind
    /// The first byte; for a string the opening quote.
    let start: UInt32
    /// Behind the last byte.
    fileprivate(set) var end: UInt32
    /// The position behind everything that lies in it.
    fileprivate(set) var next: UInt32
  }

  let input: Input
  private(set) var nodes: [Node] = []
  private let options: ImportOptions
  private lazy var lines = LineIndex(input.bytes)

  init(_ input: Input, _ options: ImportOptions) {
    self.input = input
    self.options = options
  }

  /// The one value of a whole file; `nil`, with a complaint, where the bytes are no sound JSON.
  static func read(_ input: Input, _ options: ImportOptions, _ issues: Issues) -> JSONValue? {
    let document = JSONDocument(input, options)
    guard isText(input, issues) else { return nil }
    let start = Encoding.markLength(input.bytes)
    return document.parse(start..<input.bytes.count, issues)
  }

  /// Whether the bytes are UTF-8 and more than none; complains where not.
  static func isText(_ input: Input, _ issues: Issues) -> Bool {
    guard !Encoding.isWide(input.bytes) else {
      issues.error(at: input.place, "JSON is UTF-8, this is UTF-16", hint: "save it as UTF-8")
      return false
    }
    guard !trimmed(input.bytes[Encoding.markLength(input.bytes)...]).isEmpty else {
      issues.error(at: input.place, "the file is empty", hint: "export it again")
      return false
    }
    let bytes = input.bytes
    guard let fault = Encoding.firstFault(bytes.span) else { return true }
    let (line, column) = Encoding.place(of: fault.offset, in: input.bytes)
    let byte = String(input.bytes[fault.offset], radix: 16, uppercase: true)
    issues.error(
      at: Place(file: shown(input.path), line: line, column: column),
      fault.isNUL ? "a NUL byte: this is no text" : "the byte 0x\(byte) is not UTF-8",
      hint: "save it as UTF-8")
    return false
  }

  /// Reads the value in these bytes in place of the one before, whose values are gone with it.
  func parse(_ range: Range<Int>, _ issues: Issues) -> JSONValue? {
    var parser = JSONParser(options)
    // The list goes there and back, so that a file of many lines has one.
    swap(&nodes, &parser.nodes)
    let bytes = input.bytes
    let fault = parser.parse(bytes.span, range)
    swap(&nodes, &parser.nodes)
    guard let fault else { return JSONValue(document: self, index: 0) }
    issues.error(at: place(of: fault.offset), fault.message, hint: fault.hint)
    return nil
  }

  /// The place of a byte. O(log lines), after O(bytes) once.
  func place(of offset: Int) -> Place {
    let (line, column) = lines.place(of: offset)
    return Place(file: shown(input.path), line: line, column: column)
  }
}

/// Where the lines of a text begin.
struct LineIndex {
  private var starts = [0]

  init(_ bytes: [UInt8]) {
    for (position, byte) in bytes.enumerated() where byte == 0x0A { starts.append(position + 1) }
  }

  /// Line and column from 1. O(log lines).
  func place(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - starts[low] + 1)
  }
}

/// Reads the grammar of RFC 8259 without recursion, and refuses keys that an object has twice.
///
/// - Complexity: O(bytes) time; O(values) space.
private struct JSONParser {
  struct Fault {
    var offset: Int
    var message: String
    var hint: String
  }

  /// What may stand next.
  private enum State { case value, valueOrEnd, key, keyOrEnd, colon, separator }

  var nodes: [JSONDocument.Node] = []
  private let maximumNesting: Int
  private let maximumValueBytes: Int
  private var open: [Int] = []

  init(_ options: ImportOptions) {
    maximumNesting = options.maximumNesting
    maximumValueBytes = options.maximumValueBytes
  }

  mutating func parse(_ text: Span<UInt8>, _ range: Range<Int>) -> Fault? {
    guard range.upperBound <= Int(UInt32.max) else {
      return Fault(
        offset: 0, message: "JSON of more than 4 GiB is not read", hint: "export a shorter period")
    }
    nodes.removeAll(keepingCapacity: true)
    var position = range.lowerBound
    var state = State.value
    while true {
      while position < range.upperBound, Self.isBlank(text[position]) { position += 1 }
      guard position < range.upperBound else {
        if nodes.isEmpty || !open.isEmpty { return cutOff(at: position) }
        return nil
      }
      if state == .separator, open.isEmpty {
        return unexpected(text[position], at: position, "the end of the file")
      }
      let byte = text[position]
      switch (state, byte) {
      case (.value, UInt8(ascii: "{")), (.valueOrEnd, UInt8(ascii: "{")):
        if let fault = begin(.object, at: position) { return fault }
        position += 1
        state = .keyOrEnd
      case (.value, UInt8(ascii: "[")), (.valueOrEnd, UInt8(ascii: "[")):
        if let fault = begin(.array, at: position) { return fault }
        position += 1
        state = .valueOrEnd
      case (.keyOrEnd, UInt8(ascii: "}")), (.valueOrEnd, UInt8(ascii: "]")):
        position += 1
        if let fault = close(text, end: position) { return fault }
        state = .separator
      case (.separator, UInt8(ascii: "}")), (.separator, UInt8(ascii: "]")):
        let isObject = nodes[open[open.count - 1]].kind == .object
        guard isObject == (byte == UInt8(ascii: "}")) else {
          return unexpected(byte, at: position, isObject ? ", or }" : ", or ]")
        }
        position += 1
        if let fault = close(text, end: position) { return fault }
      case (.separator, UInt8(ascii: ",")):
        state = nodes[open[open.count - 1]].kind == .object ? .key : .value
        position += 1
      case (.colon, UInt8(ascii: ":")):
        state = .value
        position += 1
      case (.key, UInt8(ascii: "\"")), (.keyOrEnd, UInt8(ascii: "\"")),
        (.value, UInt8(ascii: "\"")), (.valueOrEnd, UInt8(ascii: "\"")):
        if let fault = string(text, &position, range.upperBound) { return fault }
        state = state == .key || state == .keyOrEnd ? .colon : .separator
      case (.value, _), (.valueOrEnd, _):
        if let fault = scalar(text, &position, range.upperBound) { return fault }
        state = .separator
      case (.key, _), (.keyOrEnd, _): return unexpected(byte, at: position, "a key in quotes")
      case (.colon, _): return unexpected(byte, at: position, "a colon")
      case (.separator, _):
        let isObject = nodes[open[open.count - 1]].kind == .object
        return unexpected(byte, at: position, isObject ? ", or }" : ", or ]")
      }
    }
  }

  private mutating func begin(_ kind: JSONDocument.Kind, at position: Int) -> Fault? {
    guard open.count < maximumNesting else {
      return Fault(
        offset: position, message: "values are nested deeper than \(maximumNesting), the limit",
        hint: "--maximum-nesting raises the limit")
    }
    open.append(nodes.count)
    append(kind, position, position)
    return nil
  }

  private mutating func close(_ text: Span<UInt8>, end: Int) -> Fault? {
    let container = open.removeLast()
    nodes[container].end = UInt32(end)
    nodes[container].next = UInt32(nodes.count)
    return nodes[container].kind == .object ? repeatedKey(of: container, text) : nil
  }

  private mutating func append(_ kind: JSONDocument.Kind, _ start: Int, _ end: Int) {
    nodes.append(
      JSONDocument.Node(
        kind: kind, start: UInt32(start), end: UInt32(end), next: UInt32(nodes.count + 1)))
  }

  /// Objects of exports have a handful of keys, so most are compared pair by pair.
  private func repeatedKey(of object: Int, _ text: Span<UInt8>) -> Fault? {
    var keys: [Int] = []
    var hasEscapes = false
    var child = object + 1
    while child < Int(nodes[object].next) {
      keys.append(child)
      for position in Int(nodes[child].start)..<Int(nodes[child].end)
      where text[position] == UInt8(ascii: "\\") {
        hasEscapes = true
      }
      child = Int(nodes[child + 1].next)
    }
    func fault(_ key: Int) -> Fault {
      Fault(
        offset: Int(nodes[key].start),
        message:
          "the key \"\(shown(JSONText.decoded(text, nodes[key])))\" stands twice in an object",
        hint: "keep one of them")
    }
    if hasEscapes || keys.count > 32 {
      var pool = IdentifierPool()
      for (position, key) in keys.enumerated()
      where pool.code(of: JSONText.decoded(text, nodes[key])) < position {
        return fault(key)
      }
      return nil
    }
    for (position, key) in keys.enumerated() {
      for other in keys[..<position] where isEqual(key, other, text) { return fault(key) }
    }
    return nil
  }

  private func isEqual(_ one: Int, _ other: Int, _ text: Span<UInt8>) -> Bool {
    let start = Int(nodes[one].start)
    let otherStart = Int(nodes[other].start)
    let count = Int(nodes[one].end) - start
    guard count == Int(nodes[other].end) - otherStart else { return false }
    for offset in 0..<count where text[start + offset] != text[otherStart + offset] { return false }
    return true
  }

  private mutating func string(
    _ text: Span<UInt8>, _ position: inout Int, _ end: Int
  ) -> Fault? {
    let start = position
    position += 1
    while position < end {
      let byte = text[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        append(.string, start, position)
        guard position - start - 2 <= maximumValueBytes else {
          return Fault(
            offset: start, message: "a text is longer than \(maximumValueBytes) bytes, the limit",
            hint: "raise the limit with --maximum-value-bytes")
        }
        return nil
      }
      guard byte >= 0x20 else {
        return Fault(
          offset: position, message: "a control character in a text",
          hint: "close the quote, or write the character as an escape such as \\n")
      }
      position += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      guard position < end else { break }
      guard let length = JSONText.escapeLength(text, position, end) else {
        return Fault(
          offset: position - 1, message: "an escape that JSON does not have",
          hint: "double the backslash if it belongs to the text")
      }
      position += length
    }
    return Fault(
      offset: start, message: "this quote is never closed", hint: "the file may be cut off")
  }

  /// A number, `true`, `false` or `null`.
  private mutating func scalar(
    _ text: Span<UInt8>, _ position: inout Int, _ end: Int
  ) -> Fault? {
    let start = position
    while position < end, !Self.endsScalar(text[position]) { position += 1 }
    if let kind = Self.word(text, start..<position) {
      append(kind, start, position)
      return nil
    }
    let word = (start..<min(position, start + 200)).map { text[$0] }
    guard !word.isEmpty else { return unexpected(text[start], at: start, "a value") }
    guard position - start > 200 || !JSONText.isNumber(word) else {
      append(.number, start, position)
      return nil
    }
    guard position < end || open.isEmpty else { return cutOff(at: start) }
    return Fault(
      offset: start, message: "\"\(shown(word))\" is no JSON value",
      hint: "a value is a text in quotes, a number, true, false, null, […] or {…}")
  }

  /// The kind of the value that these bytes name.
  private static func word(_ text: Span<UInt8>, _ range: Range<Int>) -> JSONDocument.Kind? {
    func isEqual(_ word: String) -> Bool {
      guard word.utf8.count == range.count else { return false }
      return zip(range, word.utf8).allSatisfy { text[$0] == $1 }
    }
    guard let first = range.first.map({ text[$0] }) else { return nil }
    switch first {
    case UInt8(ascii: "t"): return isEqual("true") ? .yes : nil
    case UInt8(ascii: "f"): return isEqual("false") ? .no : nil
    case UInt8(ascii: "n"): return isEqual("null") ? .null : nil
    default: return nil
    }
  }

  private func cutOff(at position: Int) -> Fault {
    Fault(
      offset: position, message: "the JSON ends in the middle", hint: "the file may be cut off")
  }

  private func unexpected(_ byte: UInt8, at position: Int, _ wanted: String) -> Fault {
    Fault(
      offset: position, message: "\"\(shown([byte]))\" where \(wanted) must stand",
      hint: "check commas, quotes and brackets")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func endsScalar(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\"")
      || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
  }
}
