/// What stands above the text of a decision record; the text itself is never looked at.
enum RecordHeader {
  /// One field: its name in lowercase and where its lines begin.
  struct Field {
    var name: String
    var range: Range<Int>
    var line: Int
  }

  /// Front matter between two lines `---`, by its outermost keys; `isClosed` where the second is there.
  case frontMatter([Field], isClosed: Bool)
  /// Headers as mail has them, the first of which is a number: `PEP: 8`.
  case fields([Field])
  /// Items `* Status: accepted` right below the title, as MADR had them before front matter.
  case items([Field])
  case none

  /// Finds the header at the start of the bytes.
  ///
  /// - Complexity: O(bytes of the header).
  init(_ text: Span<UInt8>, markLength: Int) {
    var lines = Lines(text, from: markLength)
    guard let first = lines.next(in: text) else {
      self = .none
      return
    }
    if Self.isFence(first, in: text) {
      self = Self.frontMatter(&lines, in: text)
    } else if Self.isNumber(first, in: text) {
      self = Self.fields(Lines(text, from: markLength), in: text)
    } else {
      let items = Self.items(Lines(text, from: markLength), in: text)
      self = items.isEmpty ? .none : .items(items)
    }
  }

  private static func frontMatter(_ lines: inout Lines, in text: Span<UInt8>) -> RecordHeader {
    var fields: [Field] = []
    while let line = lines.next(in: text) {
      if isFence(line, in: text) { return .frontMatter(fields, isClosed: true) }
      if let name = name(line, in: text) {
        fields.append(Field(name: name, range: line, line: lines.number))
      } else if let last = fields.indices.last {
        fields[last].range = fields[last].range.lowerBound..<line.upperBound
      }
    }
    return .frontMatter(fields, isClosed: false)
  }

  private static func fields(_ start: Lines, in text: Span<UInt8>) -> RecordHeader {
    var lines = start
    var fields: [Field] = []
    while let line = lines.next(in: text), !line.isEmpty {
      if let name = name(line, in: text) {
        fields.append(Field(name: name, range: line, line: lines.number))
      } else if let last = fields.indices.last, text[line.lowerBound] <= 0x20 {
        fields[last].range = fields[last].range.lowerBound..<line.upperBound
      } else {
        break
      }
    }
    return .fields(fields)
  }

  /// The items below a line `# Title` and blank lines; whatever else ends them.
  private static func items(_ start: Lines, in text: Span<UInt8>) -> [Field] {
    var lines = start
    var fields: [Field] = []
    while let line = lines.next(in: text) {
      if line.isEmpty { continue }
      let first = text[line.lowerBound]
      if first == UInt8(ascii: "#"), fields.isEmpty, lines.number == 1 { continue }
      guard first == UInt8(ascii: "*") || first == UInt8(ascii: "-"), line.count > 2,
        text[line.lowerBound + 1] == 0x20,
        let name = name(line.lowerBound + 2..<line.upperBound, in: text)
      else { break }
      fields.append(
        Field(name: name, range: line.lowerBound + 2..<line.upperBound, line: lines.number))
    }
    return fields
  }

  /// Whether the line is `---`, with blanks behind it at most.
  private static func isFence(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard line.count >= 3 else { return false }
    for position in line {
      let byte = text[position]
      let isDash = position < line.lowerBound + 3
      if isDash ? byte != UInt8(ascii: "-") : byte != 0x20 && byte != 0x09 { return false }
    }
    return true
  }

  /// Whether the line is two to eight capitals, a colon and a number.
  private static func isNumber(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    var position = line.lowerBound
    while position < line.upperBound, (0x41...0x5A).contains(text[position]) { position += 1 }
    guard (2...8).contains(position - line.lowerBound), position < line.upperBound,
      text[position] == UInt8(ascii: ":")
    else { return false }
    position += 1
    while position < line.upperBound, text[position] == 0x20 { position += 1 }
    guard position < line.upperBound else { return false }
    while position < line.upperBound, (0x30...0x39).contains(text[position]) { position += 1 }
    return position == line.upperBound
  }

  /// The name that begins the line, in lowercase.
  private static func name(_ line: Range<Int>, in text: Span<UInt8>) -> String? {
    var bytes: [UInt8] = []
    for position in line {
      let byte = text[position]
      if byte == UInt8(ascii: ":") {
        return bytes.isEmpty ? nil : String(decoding: lowercasedASCII(bytes), as: UTF8.self)
      }
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      let isOther =
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
      guard isLetter || isOther && !bytes.isEmpty, bytes.count < 64 else { return nil }
      bytes.append(byte)
    }
    return nil
  }
}
