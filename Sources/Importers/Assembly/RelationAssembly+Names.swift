import Organisations

/// What the names of relations say.
extension RelationAssembly {
  /// What a name says about a relation; `nil` for a name that says nothing.
  static func kind(of name: String) -> Relation.Kind? {
    let bytes = name.utf8.map { byte -> UInt8 in
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ")
        ? UInt8(ascii: "_") : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
    let prefixes: [(String, Relation.Kind)] = [
      ("reports_to", .command), ("command", .command), ("advice", .advice),
      ("approval", .approval), ("proposer_", .approval), ("email", .communication),
      ("message", .communication), ("contact", .communication), ("communication", .communication),
      ("interaction", .communication), ("meeting", .communication),
      ("collaboration", .communication), ("info", .communication),
      ("work", .communication), ("friend", .trust), ("trust", .trust), ("like", .trust),
    ]
    return prefixes.first { bytes.starts(with: Array($0.0.utf8)) }?.1
  }

  /// Whether ties of that name run from subordinate to superior.
  static func isReversed(_ name: String) -> Bool {
    normalisedHeader(name).hasPrefix("reportsto")
  }
}
