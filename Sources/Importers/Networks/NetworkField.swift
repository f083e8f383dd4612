/// One attribute of nodes or edges, as a file of a network declares it or, undeclared, uses it.
struct NetworkField {
  /// The name that it goes by; its id where it has none.
  var name: String
  /// The name that its meaning follows from, where its own says nothing in general.
  var alias: String?
  var isForNodes: Bool
  var isForEdges: Bool
  /// What a node or an edge has that says nothing.
  var preset: [UInt8]?
  var sort = Sort.text

  /// As a column of a table would be called.
  var header: String { alias ?? name }

  /// What the values are.
  enum Sort {
    case text, boolean, number

    /// The sort that a type names in GraphML, GEXF and their dialects; text for all others.
    init(_ type: [UInt8]) {
      switch String(decoding: type, as: UTF8.self) {
      case "boolean", "bool": self = .boolean
      case "int", "integer", "long", "short", "byte", "float", "double", "long_double",
        "biginteger",
        "bigdecimal":
        self = .number
      default: self = .text
      }
    }
  }

  /// What a value says, or `nil` where it says nothing; `isOdd` for one that is not of its sort and
  /// is kept as it is.
  func text(of value: [UInt8]) -> (text: String, isOdd: Bool)? {
    guard sort != .text else {
      return value.isEmpty ? nil : (String(decoding: value, as: UTF8.self), false)
    }
    let range = trimmedRange(of: value)
    let text = String(decoding: value[range], as: UTF8.self)
    // Gephi writes a missing number so.
    if range.isEmpty || text == "null" { return nil }
    guard sort == .boolean else { return (text, Number.parse(value.span, range) == nil) }
    switch normalisedHeader(text) {
    case "true", "1", "yes": return ("true", false)
    case "false", "0", "no": return ("false", false)
    default: return (text, true)
    }
  }
}

/// Whether a value says yes.
func isYes(_ value: [UInt8]) -> Bool {
  ["true", "1", "yes"].contains(
    normalisedHeader(String(decoding: trimmedBytes(value), as: UTF8.self)))
}

/// Where the bytes stand that are no blanks.
func trimmedRange(of value: [UInt8]) -> Range<Int> {
  var start = 0
  var end = value.count
  while start < end, value[start] <= 0x20 { start += 1 }
  while end > start, value[end - 1] <= 0x20 { end -= 1 }
  return start..<end
}

/// A value without the blanks around it.
func trimmedBytes(_ value: [UInt8]) -> [UInt8] { Array(value[trimmedRange(of: value)]) }
