import Organisations

/// What the names of relations say.
extension RelationAssembly {
  /// What a name says about a relation; `nil` for a name that says nothing.
  static func kind(of name: String) -> Relation.Kind? {
    let name = normalisedHeader(name)
    let prefixes: [(String, Relation.Kind)] = [
      ("reportsto", .command), ("command", .command), ("advice", .advice),
      ("approval", .approval), ("proposer", .approval), ("email", .communication),
      ("message", .communication), ("contact", .communication), ("communication", .communication),
      ("interaction", .communication), ("meeting", .communication),
      ("collaboration", .communication), ("info", .communication),
      ("work", .communication), ("friend", .trust), ("trust", .trust), ("like", .trust),
    ]
    return prefixes.first { name.utf8.starts(with: $0.0.utf8) }?.1
  }

  /// Whether ties of that name run from subordinate to superior.
  static func isReversed(_ name: String) -> Bool {
    normalisedHeader(name).hasPrefix("reportsto")
  }
}
