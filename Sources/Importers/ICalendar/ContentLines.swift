/// Goes through the content lines of a calendar, folded ones put together; only those of wanted
/// names are kept, so that no text of a meeting ever is.
///
/// - Complexity: O(bytes).
struct ContentLines {
  /// One property: `ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.org`.
  struct Line {
    /// In lowercase.
    var name: String
    /// Names in lowercase, values without quotes; of several values of one name the first.
    var parameters: [String: [UInt8]] = [:]
    var value: ArraySlice<UInt8> = []
    var number: Int
  }

  enum Step {
    case line(Line)
    case broken(line: Int, message: String, hint: String)
    case end
  }

  private var lines: Lines
  private let wanted: Set<String>
  private let limit: Int

  init(_ text: Span<UInt8>, from start: Int, wanted: Set<String>, limit: Int) {
    lines = Lines(text, from: start)
    self.wanted = wanted
    self.limit = limit
  }

  /// The next property of a wanted name.
  mutating func next(in text: Span<UInt8>) -> Step {
    while let first = lines.next(in: text) {
      let number = lines.number
      if first.isEmpty { continue }
      var bytes: [UInt8] = []
      var name: String?
      var isWanted = false
      var part: Range<Int>? = first
      while let range = part {
        var start = range.lowerBound
        if name == nil {
          while start < range.upperBound, text[start] != UInt8(ascii: ":"),
            text[start] != UInt8(ascii: ";")
          {
            if bytes.count < 64 { bytes.append(text[start]) }
            start += 1
          }
          if start < range.upperBound {
            let found = String(decoding: lowercasedASCII(bytes), as: UTF8.self)
            name = found
            isWanted = wanted.contains(found)
            bytes = []
          }
        }
        if isWanted {
          guard bytes.count + range.count <= limit else {
            skipFolds(in: text)
            return .broken(
              line: number, message: "a property is longer than \(limit) bytes, the limit",
              hint: "raise the limit with --maximum-value-bytes")
          }
          for position in start..<range.upperBound { bytes.append(text[position]) }
        }
        part = nextFold(in: text)
      }
      guard let name else {
        // What stands in it may be the text of a meeting, and is not repeated.
        return .broken(
          line: number, message: "a line without a colon",
          hint: "a line is NAME:VALUE; one that goes on begins with a space")
      }
      if isWanted { return parse(bytes, name, number) }
    }
    return .end
  }

  /// The rest of a folded line, without the space that marks it.
  private mutating func nextFold(in text: Span<UInt8>) -> Range<Int>? {
    guard lines.position < text.count,
      text[lines.position] == 0x20 || text[lines.position] == 0x09,
      let range = lines.next(in: text)
    else { return nil }
    return range.isEmpty ? range : range.lowerBound + 1..<range.upperBound
  }

  private mutating func skipFolds(in text: Span<UInt8>) {
    while nextFold(in: text) != nil {}
  }

  /// Takes `;PARAMETER=VALUE…:VALUE` apart.
  private func parse(_ bytes: [UInt8], _ name: String, _ number: Int) -> Step {
    var line = Line(name: name, number: number)
    var position = 0
    while position < bytes.count, bytes[position] == UInt8(ascii: ";") {
      position += 1
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "="),
        bytes[position] != UInt8(ascii: ":"), bytes[position] != UInt8(ascii: ";")
      {
        position += 1
      }
      let parameter = String(decoding: lowercasedASCII(bytes[start..<position]), as: UTF8.self)
      var value: [UInt8] = []
      if position < bytes.count, bytes[position] == UInt8(ascii: "=") {
        position += 1
        var isQuoted = false
        while position < bytes.count {
          let byte = bytes[position]
          if byte == UInt8(ascii: "\"") {
            isQuoted.toggle()
          } else if !isQuoted, byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") {
            break
          } else {
            value.append(byte)
          }
          position += 1
        }
      }
      if line.parameters[parameter] == nil { line.parameters[parameter] = value }
    }
    guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
      return .broken(
        line: number, message: "\(shown(name.uppercased())) has no value",
        hint: "close the quotes of its parameters, and put a colon before the value")
    }
    line.value = bytes[(position + 1)...]
    return .line(line)
  }
}
