/// The people whom a field of a decision record names, with commas between them.
///
/// An id is the name, because records often give no address: `Ann Lee <ann@example.org>` and `Ann
/// Lee` are one person, as is `ann@example.org (Ann Lee)`. Where a login is given it is the id:
/// `@ann`, and `Ann Lee (@ann)`. Without a name it is the address. An entry that is nothing but a note
/// (in parentheses, in angle brackets, or `TBD`) is left out.
///
/// - Complexity: O(bytes).
struct NamedPeople {
  private(set) var ids: [[UInt8]] = []
  private(set) var notes = 0

  private var name: [UInt8] = []
  private var bracketed: [UInt8] = []
  private var comment: [UInt8] = []

  init(_ value: [UInt8]) {
    let at = UInt8(ascii: "@")
    var closing: UInt8?
    for byte in value {
      if byte == closing {
        closing = nil
      } else if closing == UInt8(ascii: ")") {
        comment.append(byte)
      } else if byte == UInt8(ascii: ",") {
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
    guard let id = id() else {
      notes += 1
      return
    }
    ids.append(id)
  }

  private func id() -> [UInt8]? {
    let spoken = Array(trimmed(name))
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
