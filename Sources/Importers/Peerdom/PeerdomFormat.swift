import Organisations

/// Answers of Peerdom's API: peers, circles, roles and holders, in one file or several.
struct PeerdomFormat: FileFormat {
  let name = "peerdom"
  let title = "an export of Peerdom"
  let endings = ["json"]
  let isGraph = false

  func recognises(_ bytes: [UInt8]) -> Bool {
    let shape = JSONShape(bytes)
    // A bare list, or lists under their names.
    for prefix in ["", "peers.", "roles.", "circles.", "groups.", "holders.", "data."] {
      func has(_ names: String...) -> Bool { names.allSatisfy { shape.keys.contains(prefix + $0) } }
      if prefix.isEmpty, shape.root != UInt8(ascii: "[") { continue }
      if has("id", "firstName") || has("id", "nickName") || has("peerId", "roleId") { return true }
      if has("id", "parentId"), has("holders") || has("electable") || has("mapId") || has("slug") {
        return true
      }
    }
    return false
  }

  func read(_ input: Input, into draft: Draft) { read([input], into: draft) }

  func read(_ inputs: [Input], into draft: Draft) {
    guard !inputs.isEmpty else { return }
    var reader = PeerdomReader(draft)
    for input in inputs where !draft.issues.isFull { reader.read(input) }
    reader.finish()
  }
}
