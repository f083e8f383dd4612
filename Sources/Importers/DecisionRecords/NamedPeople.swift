/// The people whom a field of a decision record names, with commas or semicolons between them.
///
/// An id is the name, because records often give no address: `Ann Lee <ann@example.org>` and `Ann
/// Lee` are one person, as is `ann@example.org (Ann Lee)`. Where a login is given it is the id:
/// `@ann`, and `Ann Lee (@ann)`. Without a name it is the address. An entry that is nothing but a note
/// (in parentheses, in angle brackets, or `TBD`) is left out. A `Jr.` or `III` behind a comma belongs to
/// the name before it, and quotes around a name are no part of it.
///
/// - Complexity: O(bytes).
struct NamedPeople {
  private(set) var ids: [[UInt8]] = []
  private(set) var notes = 0

  /// Whether the last id is a name, which may go on behind a comma.
  private var endsWithName = false
  private var name: [UInt8] = []
  private var bracketed: [UInt8] = []
  private var comment: [UInt8] = []

  init(_ value: [UInt8]) {
    let at = UInt8(ascii: "@")
    let quote = UInt8(ascii: "\"")
    var closing: UInt8?
    for (position, byte) in value.enumerated() {
      if byte == closing {
        closing = nil
      } else if closing == UInt8(ascii: ")") {
        comment.append(byte)
      } else if closing == quote {
        name.append(byte)
      } else if byte == quote, name.isEmpty, value[(position + 1)...].contains(quote) {
        closing = quote
      } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
        closing = nil
        finish()
      } else if closing != nil {
        bracketed.append(byte)
      } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "(") {
        closing = UInt8(ascii: byte == UInt8(ascii: "<") ? ">" : ")")
        // What is in them is something, even when it is nothing.
        if closing == UInt8(ascii: ")") { comment.append(0x20) } else { bracketed.append(0x20) }
      } else if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        // Folded lines leave runs of blanks inside a name.
        if let last = name.last, last != 0x20 { name.append(0x20) }
      } else {
        // Logins are also listed without commas.
        if byte == at, name.first == at, name.last == 0x20 { finish() }
        name.append(byte)
      }
    }
    finish()
  }

  private mutating func finish() {
    defer { (name, bracketed, comment) = ([], [], []) }
    guard !name.isEmpty || !bracketed.isEmpty || !comment.isEmpty else { return }
    if let last = ids.last, endsWithName, Self.isSuffix(trimmed(name)) {
      ids[ids.count - 1] =
        Self.login(Array(trimmed(comment))) ?? last + Array(", ".utf8) + trimmed(name)
      return
    }
    endsWithName = false
    guard let id = id() else {
      notes += 1
      return
    }
    endsWithName = id.elementsEqual(trimmed(name))
    ids.append(id)
  }

  /// Whether it is what stands behind the name of somebody called as a parent is.
  private static func isSuffix(_ name: ArraySlice<UInt8>) -> Bool {
    let suffixes: Set = ["jr.", "jr", "sr.", "sr", "ii", "iii", "iv"]
    return suffixes.contains(String(decoding: lowercasedASCII(name), as: UTF8.self))
  }

  private func id() -> [UInt8]? {
    var spoken = Array(trimmed(name))
    // Lines of a text that looks like a list.
    if spoken.starts(with: "- ".utf8) || spoken.starts(with: "* ".utf8) {
      spoken.removeFirst(2)
    }
    let aside = Array(trimmed(comment))
    if let login = Self.login(spoken) ?? (spoken.isEmpty ? nil : Self.login(aside)) { return login }
    if spoken.isEmpty { return AddressList.address(trimmed(bracketed)) }
    let placeholders: Set = ["tbd", "todo", "n/a", "none", "-"]
    if placeholders.contains(String(decoding: lowercasedASCII(spoken), as: UTF8.self)) {
      return nil
    }
    guard let address = AddressList.address(spoken) else { return spoken }
    return aside.isEmpty ? address : aside
  }

  /// What follows the `@` of a login.
  private static func login(_ text: [UInt8]) -> [UInt8]? {
    guard text.count > 1, text[0] == UInt8(ascii: "@"), !text.contains(0x20) else { return nil }
    return Array(text.dropFirst())
  }
}
