/// The people whom a field of a decision record names, with commas between them.
///
/// An id is the name, because records often give no address: `Ann Lee <ann@example.org>` and `Ann
/// Lee` are one person, as is `ann@example.org (Ann Lee)`. Without a name it is the address, or what
/// follows an `@`. What else stands in parentheses belongs to nobody's name; an entry that is
/// nothing else is a note, and left out.
///
/// - Complexity: O(bytes).
struct NamedPeople {
  private(set) var ids: [[UInt8]] = []
  private(set) var notes = 0

  init(_ value: [UInt8]) {
    var name: [UInt8] = []
    var bracketed: [UInt8] = []
    var comment: [UInt8] = []
    var closing: UInt8?
    var hasEntry = false
    func isBlank(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
    for byte in value + Array(",".utf8) {
      if byte == UInt8(ascii: ","), closing == nil || closing == UInt8(ascii: ">") {
        finish(name, bracketed, comment, hasEntry)
        (name, bracketed, comment, closing, hasEntry) = ([], [], [], nil, false)
      } else if byte == closing {
        closing = nil
      } else if closing == UInt8(ascii: ">") {
        bracketed.append(byte)
      } else if closing != nil {
        comment.append(byte)
      } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "(") {
        closing = UInt8(ascii: byte == UInt8(ascii: "<") ? ">" : ")")
        hasEntry = true
      } else if isBlank(byte) {
        // Folded lines leave runs of blanks inside a name.
        if let last = name.last, last != 0x20 { name.append(0x20) }
      } else {
        name.append(byte)
        hasEntry = true
      }
    }
    // A parenthesis that is never closed has taken the last comma.
    if hasEntry { finish(name, bracketed, [], hasEntry) }
  }

  private mutating func finish(
    _ name: [UInt8], _ bracketed: [UInt8], _ comment: [UInt8], _ hasEntry: Bool
  ) {
    var id = Array(trimmed(name))
    if id.isEmpty { id = Array(trimmed(bracketed)) }
    if id.contains(UInt8(ascii: "@")), id.first != UInt8(ascii: "@") {
      let spoken = Array(trimmed(comment))
      id = spoken.isEmpty ? AddressList.address(id) ?? id : spoken
    }
    if id.count > 1, id.first == UInt8(ascii: "@") { id.removeFirst() }
    if id.isEmpty {
      if hasEntry { notes += 1 }
    } else {
      ids.append(id)
    }
  }
}
