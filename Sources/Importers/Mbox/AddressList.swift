/// The addresses in a value of From, To or Cc (RFC 5322, the obsolete forms too); display names,
/// comments and the names of groups are dropped.
///
///     AddressList(Array("Ann <ann@Example.org>, team: bob@example.org;".utf8)).addresses
///     // ann@example.org and bob@example.org, as bytes
///
/// An address is its bytes with the domain in lowercase, because domains do not tell letter case;
/// the part before the `@` is kept as it is, because mail servers may tell it. `ann at example.org`,
/// as list archives write it, is ann@example.org.
///
/// - Complexity: O(bytes); comments nest in a counter, so no depth is too much.
struct AddressList {
  private(set) var addresses: [[UInt8]] = []
  /// Entries that hold something, but no address.
  private(set) var unusable = 0

  private var words: [UInt8] = []
  private var hasGap = false
  private var angle: [UInt8]?
  private var isInAngle = false

  init(_ value: [UInt8]) {
    var position = 0
    while position < value.count {
      let byte = value[position]
      switch byte {
      case UInt8(ascii: "("):
        position = Self.end(ofCommentAt: position, in: value)
        hasGap = true
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "["):
        let end = Self.end(ofQuoteAt: position, in: value)
        append(value[position..<end])
        position = end
        continue
      case UInt8(ascii: "<"):
        // The angle before was never closed.
        if angle?.isEmpty == false { flush() }
        angle = []
        isInAngle = true
        hasGap = false
      case UInt8(ascii: ">"):
        // What follows is another entry, whether or not somebody wrote a comma.
        if isInAngle { flush() }
      case UInt8(ascii: ":"):
        // Behind it stand the members of a group, or the address behind an obsolete route.
        if isInAngle { angle = [] } else { words = [] }
        hasGap = false
      case UInt8(ascii: ",") where isInAngle && angle?.first == UInt8(ascii: "@"):
        append(byte)
      case UInt8(ascii: ","), UInt8(ascii: ";"): flush()
      case 0x20, 0x09, 0x0A, 0x0D: hasGap = true
      default: append(byte)
      }
      position += 1
    }
    flush()
  }

  private mutating func append(_ bytes: some Collection<UInt8>) {
    for byte in bytes { append(byte) }
  }

  private mutating func append(_ byte: UInt8) {
    if isInAngle {
      if hasGap, angle?.isEmpty == false { angle?.append(0x20) }
      angle?.append(byte)
    } else {
      if hasGap, !words.isEmpty { words.append(0x20) }
      words.append(byte)
    }
    hasGap = false
  }

  private mutating func flush() {
    let entry = angle ?? words
    if !entry.isEmpty {
      if let address = Self.address(entry) {
        addresses.append(address)
      } else {
        unusable += 1
      }
    } else if !words.isEmpty {
      unusable += 1
    }
    words = []
    angle = nil
    isInAngle = false
    hasGap = false
  }

  /// The id of one address without a display name; `nil` where the bytes are none.
  static func address(_ entry: some Collection<UInt8>) -> [UInt8]? {
    let at = UInt8(ascii: "@")
    var bytes: [UInt8] = []
    var gaps: [Int] = []
    var signs: [Int] = []
    let entry = Array(entry)
    var position = 0
    while position < entry.count {
      let byte = entry[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "[") {
        let end = end(ofQuoteAt: position, in: entry)
        bytes.append(contentsOf: entry[position..<end])
        position = end
        continue
      }
      position += 1
      let isJoint = byte == at || byte == UInt8(ascii: ".")
      if byte == 0x20 || byte == 0x09 {
        let next = position < entry.count ? entry[position] : at
        let isBesideJoint =
          next == at || next == UInt8(ascii: ".") || bytes.last == at
          || bytes.last == UInt8(ascii: ".")
        if !isBesideJoint, !bytes.isEmpty {
          gaps.append(bytes.count)
          bytes.append(0x20)
        }
        continue
      }
      if isJoint, byte == at { signs.append(bytes.count) }
      bytes.append(byte)
    }
    if signs.isEmpty, gaps.count == 2, bytes[gaps[0]...gaps[1]].elementsEqual(" at ".utf8) {
      bytes.replaceSubrange(gaps[0]...gaps[1], with: [at])
      signs = [gaps[0]]
      gaps = []
    }
    guard signs.count == 1, gaps.isEmpty, let sign = signs.first else { return nil }
    let local = unquoted(bytes[..<sign])
    let domain = lowercasedASCII(bytes[(sign + 1)...])
    guard !local.isEmpty, !domain.isEmpty else { return nil }
    let address = local + [at] + domain
    guard !address.contains(where: { $0 < 0x20 || $0 == 0x7F }),
      Encoding.firstFault(address.span) == nil
    else { return nil }
    return address
  }

  /// A quoted local part without quotes that it does not need: `"ann"@x` is ann@x.
  private static func unquoted(_ local: ArraySlice<UInt8>) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    guard local.count > 2, local.first == quote, local.last == quote else { return Array(local) }
    let inner = local.dropFirst().dropLast()
    let isAtom = inner.allSatisfy { byte in
      byte > 0x20 && byte != 0x7F && !"()<>[]:;@\\,\"".utf8.contains(byte)
    }
    let dot = UInt8(ascii: ".")
    return isAtom && inner.first != dot && inner.last != dot ? Array(inner) : Array(local)
  }

  /// Where a comment ends; the end of the value for one that is not closed.
  private static func end(ofCommentAt start: Int, in value: [UInt8]) -> Int {
    var depth = 0
    var position = start
    while position < value.count {
      switch value[position] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return position + 1 }
      case UInt8(ascii: "\\"): position += 1
      default: break
      }
      position += 1
    }
    return value.count
  }

  /// Where a quoted string or a domain in brackets ends.
  private static func end(ofQuoteAt start: Int, in value: [UInt8]) -> Int {
    let closing = value[start] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "\"")
    var position = start + 1
    while position < value.count {
      if value[position] == closing { return position + 1 }
      position += value[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return value.count
  }
}
