import Organisations

/// Groups as ends of ties: circles known by name, and by size where the table states it.
struct VivaGroups {
  private let draft: Draft
  private var codes: [Identifier: Int] = [:]
  private var sizes: [Identifier: (time: Instant?, size: Double)] = [:]
  /// Rows whose other end is no group.
  private var unnamed = 0
  /// Rows whose group is their own.
  private var own = 0

  init(_ draft: Draft) { self.draft = draft }

  /// What a cell names besides groups.
  private enum Sentinel {
    /// The group at the other end.
    case own
    /// People in no group, or in several.
    case others
  }

  private func sentinel(_ text: String) -> Sentinel? {
    switch normalisedHeader(text) {
    case "withingroup", "collaboratorswithingroup": .own
    case "othercollaborators", "internalcollaborators", "externalcollaborators",
      "unclassifiedcollaborators", "unclassifiedinternal", "unclassifiedexternal":
      .others
    default: nil
    }
  }

  /// The node of the group in a cell; for `Within Group` that of the group `own`; `nil` for people
  /// in no group.
  mutating func node(
    _ cell: [UInt8], own: [UInt8]?, at place: @autoclosure () -> Place
  ) -> Int? {
    var text = String(decoding: cell, as: UTF8.self)
    if sentinel(text) == .own, let own, sentinel(String(decoding: own, as: UTF8.self)) == nil {
      self.own += 1
      text = String(decoding: own, as: UTF8.self)
    }
    guard sentinel(text) == nil else {
      unnamed += 1
      return nil
    }
    let id = Identifier(text)
    if let code = codes[id] { return code }
    guard let code = draft.person(Array(text.utf8), at: place()) else { return nil }
    codes[id] = code
    if draft.circleIndex[id] == nil {
      draft.circleIndex[id] = draft.circles.count
      draft.circles.append(Circle(id: id))
    }
    return code
  }

  /// Notes how many belong to a group; of several dates the latest stands.
  mutating func note(size: Double, of id: Identifier, at time: Instant?) {
    if let known = sizes[id]?.time, let time, time < known { return }
    sizes[id] = (time, size)
  }

  /// Hands sizes to the draft as seats, and says what the nodes are.
  func finish(_ table: Table) {
    for id in codes.keys.sorted() {
      guard let circle = draft.circleIndex[id], let size = sizes[id]?.size else { continue }
      draft.circleSeats[circle] = Int(min(size, 1e9))
      _ = draft.body(id)
    }
    let issues = draft.issues
    issues.remark(
      "\(table.name): groups are circles and nodes of ties; they are not people, not in N")
    draft.remarkAmounts(table.name)
    if own > 0 {
      issues.remark("\(table.name): \(own) rows \"Within Group\" are of a group with itself")
    }
    if unnamed > 0 {
      issues.remark(
        "\(table.name): \(unnamed) rows with other, unclassified or unknown collaborators were left "
          + "out")
    }
  }
}
