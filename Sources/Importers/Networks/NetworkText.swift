/// Texts and numbers of GML and Pajek in the bytes of ours.
struct NetworkText {
  /// Whether bytes above 127 are letters of ISO 8859-1, which GML is written in where it is not
  /// UTF-8.
  let isLatin: Bool

  /// A text with its entities replaced; what is no entity stays as it is.
  func decoded(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text[position]
      if byte == UInt8(ascii: "&"), let (scalar, end) = entity(text, position, range.upperBound) {
        bytes.append(contentsOf: String(scalar).utf8)
        position = end
      } else {
        append(byte, to: &bytes)
        position += 1
      }
    }
    return bytes
  }

  private func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    if isLatin, byte >= 0x80 {
      bytes.append(0xC0 | byte >> 6)
      bytes.append(0x80 | byte & 0x3F)
    } else {
      bytes.append(byte)
    }
  }

  /// The character of an entity that begins at an ampersand, and where the entity ends.
  private func entity(_ text: Span<UInt8>, _ start: Int, _ limit: Int) -> (Unicode.Scalar, Int)? {
    var end = start + 1
    var name: [UInt8] = []
    // No entity has a longer name.
    while end < limit, end - start < 12, text[end] != UInt8(ascii: ";") {
      name.append(text[end])
      end += 1
    }
    guard end < limit, text[end] == UInt8(ascii: ";") else { return nil }
    let word = String(decoding: name, as: UTF8.self)
    if word.hasPrefix("#x") || word.hasPrefix("#X") {
      guard let code = UInt32(word.dropFirst(2), radix: 16) else { return nil }
      return Unicode.Scalar(code).map { ($0, end + 1) }
    }
    if word.hasPrefix("#") {
      return UInt32(word.dropFirst()).flatMap(Unicode.Scalar.init).map { ($0, end + 1) }
    }
    if let scalar = Self.named[word] { return (scalar, end + 1) }
    return nil
  }

  private static let named: [String: Unicode.Scalar] = {
    var named: [String: Unicode.Scalar] = [
      "quot": "\"", "amp": "&", "lt": "<", "gt": ">", "apos": "'",
    ]
    // The names of the letters of ISO 8859-1 from 160 on, in order.
    let latin =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn "
      + "sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave "
      + "Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc "
      + "Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml "
      + "Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc "
      + "euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash "
      + "ugrave uacute ucirc uuml yacute thorn yuml"
    for (offset, name) in latin.split(separator: " ").enumerated() {
      named[String(name)] = Unicode.Scalar(UInt8(160 + offset))
    }
    return named
  }()

  /// A number as ours are written: GML allows `+1`, `.5` and `1.`; `nil` for what is none.
  static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    var bytes: [UInt8] = []
    for position in range {
      let byte = text[position]
      if byte == UInt8(ascii: "+"), position == range.lowerBound { continue }
      let hasDigit = bytes.last.map { $0 &- 0x30 < 10 } ?? false
      if byte == UInt8(ascii: "."), !hasDigit { bytes.append(UInt8(ascii: "0")) }
      if byte | 0x20 == UInt8(ascii: "e"), bytes.last == UInt8(ascii: ".") {
        bytes.append(UInt8(ascii: "0"))
      }
      bytes.append(byte)
    }
    if bytes.last == UInt8(ascii: ".") { bytes.append(UInt8(ascii: "0")) }
    return Number.parse(bytes.span, 0..<bytes.count) == nil ? nil : bytes
  }

  /// Whether the bytes say that there is no number, as igraph writes it.
  static func isMissing(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 3 else { return false }
    let word = range.map { text[$0] | 0x20 }
    return word.elementsEqual("nan".utf8)
  }
}
