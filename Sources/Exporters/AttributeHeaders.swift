import Organisations

/// The headers of attributes, such that reading them gives the same attributes and nothing else.
struct AttributeHeaders {
  /// What stands before a name that would mean something else, for our reader to take away.
  static let mark = "attribute:"

  /// Names by which a table of people, or what a table is, is recognised; as they are compared.
  static let reserved: Set = [
    "personid", "id", "node", "person", "employeeid", "name", "label", "level", "department",
    "dept", "team", "organization", "organisation", "managerid", "manager", "reportsto", "joined",
    "left", "eligible", "decisionid", "decision", "part", "voter", "decidedby",
    "proposedby", "outcome", "circleid", "rightid", "eventid", "meeting", "thread", "turns",
    "responded", "source", "from", "sender", "primarycollaboratorpersonid", "employeeidsource",
    "senderid", "target", "to", "recipient", "secondarycollaboratorpersonid", "employeeidtarget",
    "recipientid",
  ]

  private let isRoster: Bool
  private let counts: [String: Int]

  init(_ organisation: Organisation) {
    isRoster = organisation.rosterBasis == .declared
    counts = organisation.people.attributes.reduce(into: [:]) {
      $0[Self.compared($1.name), default: 0] += 1
    }
  }

  /// What an attribute is called in a file.
  func header(of name: String) -> String {
    let compared = Self.compared(name)
    // A unit makes a table of people the roster; two headers may not be compared alike.
    let isPlain =
      !Self.reserved.contains(compared) && !compared.hasSuffix("level")
      && (isRoster || compared != "unit") && counts[compared] == 1
      && !name.hasPrefix(Self.mark) && !isBlankAtAnEnd(name)
    return isPlain ? name : Self.mark + name
  }

  private func isBlankAtAnEnd(_ name: String) -> Bool {
    [name.utf8.first, name.utf8.last].contains { $0 == nil || $0 ?? 0 <= 0x20 }
  }

  /// Letter case, blanks, `_` and `-` do not matter.
  static func compared(_ name: String) -> String {
    let kept = name.utf8.filter { ![0x20, 0x09, 0x2D, 0x5F].contains($0) }
    return String(
      decoding: kept.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
