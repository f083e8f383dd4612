/// How single values are written.
extension YAMLSubset {
  /// A scalar without quotes up to a comment, the end of the line, or one of the stops.
  func plain(_ start: Int, until stops: [UInt8]) -> [UInt8] {
    var end = start
    while end < line.count, !stops.contains(line[end]) {
      if line[end] == UInt8(ascii: "#"), end > start, line[end - 1] == 0x20 { break }
      end += 1
    }
    return Array(trimmed(line[start..<end]))
  }

  func expectEnd(_ position: Int) throws(Fault) {
    let rest = trimmed(line[position...])
    guard rest.isEmpty || rest.first == UInt8(ascii: "#") else {
      throw fault(rest.startIndex, "text behind a value", "put a # before a comment")
    }
  }

  /// The items of `[a, "b", 'c']`, each with its position.
  func flowList(_ start: Int) throws(Fault) -> [(value: [UInt8], position: Int)] {
    var items: [(value: [UInt8], position: Int)] = []
    var position = start + 1
    func skipBlanks() {
      while position < line.count, line[position] == 0x20 || line[position] == 0x09 {
        position += 1
      }
    }
    while true {
      skipBlanks()
      guard position < line.count else {
        throw fault(start, "a list in brackets that is not closed on its line", "close it with ]")
      }
      if line[position] == UInt8(ascii: "]") { break }
      let item = position
      switch line[position] {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        throw fault(position, "a list or map inside a list in brackets", "write a list of scalars")
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let (value, end) = try quoted(position)
        items.append((value, item))
        position = end
      default:
        let stops = Array(",]".utf8)
        items.append((plain(position, until: stops), item))
        while position < line.count, !stops.contains(line[position]) { position += 1 }
      }
      skipBlanks()
      if position < line.count, line[position] == UInt8(ascii: ",") {
        position += 1
      } else if position < line.count, line[position] != UInt8(ascii: "]") {
        throw fault(position, "text behind an item of a list", "put a comma between two items")
      }
    }
    try expectEnd(position + 1)
    return items
  }

  /// The bytes of a quoted scalar and where it ends.
  func quoted(_ start: Int) throws(Fault) -> ([UInt8], Int) {
    let quote = line[start]
    var bytes: [UInt8] = []
    var position = start + 1
    while position < line.count {
      let byte = line[position]
      position += 1
      if byte == quote {
        guard quote == UInt8(ascii: "'"), position < line.count, line[position] == quote else {
          return (bytes, position)
        }
        position += 1
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        guard position < line.count, let plain = Self.escapes[line[position]] else {
          throw fault(
            position - 1, "an escape that is not read", "write \\\" or \\\\, or the letter itself")
        }
        bytes.append(plain)
        position += 1
        continue
      }
      bytes.append(byte)
    }
    throw fault(start, "a quote that is not closed on its line", "close it")
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: " "): 0x20, UInt8(ascii: "t"): 0x09,
    UInt8(ascii: "n"): 0x0A,
  ]

  func refuseColon(in value: [UInt8], at position: Int) throws(Fault) {
    let colon = value.indices.first {
      value[$0] == UInt8(ascii: ":") && ($0 + 1 == value.count || value[$0 + 1] == 0x20)
    }
    guard let colon else { return }
    throw fault(position + colon, "a colon in a value without quotes", "put the value in quotes")
  }
}
