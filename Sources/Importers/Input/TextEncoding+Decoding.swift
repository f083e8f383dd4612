extension ImportOptions.TextEncoding {
  /// What a byte-order mark at the start says, and how long it is; `nil` without one.
  static func marked(_ bytes: [UInt8]) -> (encoding: Self, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// The form of UTF-16 that bytes without a mark look like: letters of Latin have a NUL beside them,
  /// always on one side; `nil` where they look like text of one byte a letter, or like no text.
  static func withoutMark(_ bytes: [UInt8]) -> Self? {
    guard marked(bytes) == nil else { return nil }
    let head = bytes.prefix(256)
    let pairs = head.count / 2
    var lower = 0
    var higher = 0
    for pair in 0..<pairs {
      if head[2 * pair] == 0 { lower += 1 }
      if head[2 * pair + 1] == 0 { higher += 1 }
    }
    guard pairs > 1 else { return nil }
    if lower == 0, 2 * higher >= pairs { return .utf16LittleEndian }
    return higher == 0 && 2 * lower >= pairs ? .utf16BigEndian : nil
  }

  /// Its name in remarks.
  var title: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16, the lower byte first"
    case .utf16BigEndian: "UTF-16, the higher byte first"
    case .latin1: "Latin-1"
    case .windows1252: "Windows-1252"
    }
  }

  /// The bytes of a text, from `start` on, as UTF-8.
  ///
  /// - Throws: What is no character, with its line and column; for UTF-16 the column counts units.
  func decoded(_ bytes: [UInt8], from start: Int) throws(Encoding.Fault) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(self == .latin1 || self == .windows1252 ? bytes.count : bytes.count / 2)
    switch self {
    case .utf8: text += bytes[start...]
    case .latin1:
      for byte in bytes[start...] { Self.append(Unicode.Scalar(byte), to: &text) }
    case .windows1252:
      for byte in bytes[start...] {
        guard (0x80...0x9F).contains(byte) else {
          Self.append(Unicode.Scalar(byte), to: &text)
          continue
        }
        let code = Self.windowsCharacters[Int(byte) - 0x80]
        guard code > 0, let scalar = Unicode.Scalar(code) else {
          throw fault(
            "the byte 0x\(String(byte, radix: 16, uppercase: true)) is no character of Windows-1252",
            after: text)
        }
        Self.append(scalar, to: &text)
      }
    case .utf16LittleEndian, .utf16BigEndian: try decodeWide(bytes, from: start, into: &text)
    }
    return text
  }

  private func decodeWide(
    _ bytes: [UInt8], from start: Int, into text: inout [UInt8]
  ) throws(Encoding.Fault) {
    let isLittle = self == .utf16LittleEndian
    func unit(_ position: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[position]), UInt32(bytes[position + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    var position = start
    while position + 1 < bytes.count {
      var code = unit(position)
      position += 2
      if code & 0xFC00 == 0xD800, position + 1 < bytes.count,
        unit(position) & 0xFC00 == 0xDC00
      {
        code = 0x10000 + (code & 0x3FF) << 10 + unit(position) & 0x3FF
        position += 2
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw fault(
          "half a character: the unit 0x\(String(code, radix: 16, uppercase: true)) stands alone",
          after: text)
      }
      Self.append(scalar, to: &text)
    }
    guard position == bytes.count else {
      throw fault("UTF-16 ends in the middle of a unit of two bytes", after: text)
    }
  }

  private func fault(_ message: String, after text: [UInt8]) -> Encoding.Fault {
    let (line, column) = Encoding.place(of: text.count, in: text)
    let lineStart = text.count - column + 1
    return Encoding.Fault(
      message, line: line, column: units(in: text.span, lineStart..<text.count) + 1,
      hint: "save the table as UTF-8, or name another --encoding")
  }

  /// How many bytes of Latin-1, or units of UTF-16, the UTF-8 was made of.
  func units(in text: Span<UInt8>, _ range: Range<Int>) -> Int {
    let isWide = self == .utf16LittleEndian || self == .utf16BigEndian
    var units = 0
    for position in range {
      if text[position] & 0xC0 != 0x80 { units += 1 }
      if isWide, text[position] >= 0xF0 { units += 1 }
    }
    return units
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    if scalar.isASCII {
      text.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }

  /// The characters of the bytes 0x80 to 0x9F; 0 for the five that are none.
  private static let windowsCharacters: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}

extension Input {
  /// The input with its bytes in UTF-8; `nil`, with a complaint, where they are not what they should
  /// be.
  ///
  /// A mark goes before what the user says: in a folder, one file may differ from the others. Bytes
  /// that are UTF-8 already stay as they are and are not looked at.
  func decoded(_ options: ImportOptions, _ issues: Issues) throws(ImportFailure) -> Input? {
    let mark = ImportOptions.TextEncoding.marked(bytes)
    let encoding = mark?.encoding ?? options.encoding ?? .utf8
    guard encoding != .utf8 else { return self }
    var decoded = self
    try decoded.readWhole(limits: options)
    do {
      decoded.bytes = try encoding.decoded(decoded.bytes, from: mark?.length ?? 0)
    } catch {
      issues.error(
        at: Place(file: shown(path), line: error.line, column: error.column), error.message,
        hint: error.hint)
      return nil
    }
    decoded.encoding = encoding
    issues.remark("\(shown(name)): the encoding is \(encoding.title)")
    return decoded
  }
}
