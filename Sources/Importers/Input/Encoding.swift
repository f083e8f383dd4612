/// Looks at the bytes of a file before anything is read from them.
enum Encoding {
  /// The length of a UTF-8 byte-order mark at the start, 0 or 3.
  static func markLength(_ bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Whether the bytes begin with the byte-order mark of UTF-16 or UTF-32.
  static func isWide(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// The position of the first NUL, or of the first byte that is not UTF-8.
  static func firstFault(_ text: Span<UInt8>) -> (offset: Int, isNUL: Bool)? {
    var position = 0
    let count = text.count
    let bytes = text.bytes
    while position < count {
      // Letters, many at a time: no high bit, and no byte that a subtraction of 1 makes high.
      while position + 32 <= count {
        let words = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self)
        let suspects = words | (words &- SIMD4(repeating: 0x0101_0101_0101_0101))
        let all = suspects[0] | suspects[1] | suspects[2] | suspects[3]
        guard all & 0x8080_8080_8080_8080 == 0 else { break }
        position += 32
      }
      while position + 8 <= count {
        let word = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
        let suspects = word | (word &- 0x0101_0101_0101_0101)
        guard suspects & 0x8080_8080_8080_8080 == 0 else { break }
        position += 8
      }
      guard position < count else { break }
      let byte = text[position]
      if byte < 0x80 {
        if byte == 0 { return (position, true) }
        position += 1
        continue
      }
      // Lowest and highest second byte rule out overlong forms, surrogates and beyond U+10FFFF.
      let (length, second): (Int, ClosedRange<UInt8>)
      switch byte {
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return (position, false)
      }
      guard position + length <= count, second.contains(text[position + 1]) else {
        return (position, false)
      }
      for next in position + 2..<max(position + 2, position + length) {
        guard text[next] & 0xC0 == 0x80 else { return (position, false) }
      }
      position += length
    }
    return nil
  }

  /// What is wrong with the bytes of a text, and where.
  struct Fault: Error {
    var line: Int
    var column: Int
    var message: String
    var hint: String

    /// A byte that is no part of UTF-8, or a NUL.
    init(_ byte: UInt8, line: Int, column: Int) {
      self.line = line
      self.column = column
      if byte == 0 {
        message = "a NUL byte: this is no text"
        hint = "save the table as UTF-8"
      } else {
        message = "the byte 0x\(hexadecimal(Unicode.Scalar(byte))) is not UTF-8"
        hint = "save the table as UTF-8, or say how it is written: --encoding windows-1252"
      }
    }

    /// UTF-16 that nothing in the file tells from UTF-8 but its NULs.
    init(unmarked encoding: ImportOptions.TextEncoding) {
      line = 1
      column = 1
      message = "every second byte is NUL: this is UTF-16 without a byte-order mark"
      hint = "say how it is written: --encoding \(encoding.rawValue), or save the file as UTF-8"
    }

    /// What no character of another encoding is.
    init(_ message: String, line: Int, column: Int, hint: String) {
      self.line = line
      self.column = column
      self.message = message
      self.hint = hint
    }
  }

  /// What is wrong with text in UTF-8.
  static func fault(in bytes: [UInt8]) -> Fault? {
    firstFault(bytes.span).map { fault in
      let (line, column) = place(of: fault.offset, in: bytes)
      return Fault(bytes[fault.offset], line: line, column: column)
    }
  }

  /// What is wrong with text in UTF-8 that is not in memory.
  static func firstFault(in stream: ByteStream) throws(ImportFailure) -> Fault? {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var count = 0
    // Of the bytes before the buffer.
    var line = 1
    var column = 1
    var isAtEnd = false
    while !isAtEnd {
      let more = try stream.read(into: &buffer, from: count)
      isAtEnd = more == 0
      count += more
      // A character or a line break may be cut at the end of the buffer.
      let sure = isAtEnd ? count : max(0, count - 4)
      let fault = firstFault(buffer.span.extracting(0..<count))
      let end = min(sure, fault?.offset ?? sure)
      for position in 0..<end {
        let isBreak =
          buffer[position] == UInt8(ascii: "\n")
          || (buffer[position] == UInt8(ascii: "\r")
            && !(position + 1 < count && buffer[position + 1] == UInt8(ascii: "\n")))
        line += isBreak ? 1 : 0
        column = isBreak ? 1 : column + 1
      }
      if let fault, fault.offset < sure {
        return Fault(buffer[fault.offset], line: line, column: column)
      }
      buffer.replaceSubrange(0..<count - end, with: Array(buffer[end..<count]))
      count -= end
    }
    return nil
  }

  /// Line and column of an offset, from 1, by line feeds and lone carriage returns.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var lineStart = 0
    for position in 0..<min(offset, bytes.count) {
      let isBreak =
        bytes[position] == UInt8(ascii: "\n")
        || (bytes[position] == UInt8(ascii: "\r")
          && !(position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n")))
      if isBreak {
        line += 1
        lineStart = position + 1
      }
    }
    return (line, offset - lineStart + 1)
  }
}
