/// The tables of an organisation, with our names for their columns and the names that exports use.
enum TableKind: String, CaseIterable {
  // The order is that of recognition: the first whose required columns are there wins.
  case participations, votes, decisions, memberships, circles, rights, voice, roster, ties, people

  /// Columns by our name, each with the other names it goes by.
  var columns: [(name: String, synonyms: [String])] {
    let person = ("person_id", ["id", "node", "person", "employee_id", "PersonId"])
    let decision = ("decision_id", ["decision"])
    switch self {
    case .participations:
      return [decision, person, ("part", []), ("expert", []), ("status", [])]
    case .votes:
      return [
        decision, ("voter", []), ("choice", []), ("weight", ["reputation"]),
        ("time", ["date", "timestamp"]),
      ]
    case .decisions:
      return [
        decision, ("decided_by", []), ("proposed_by", []),
        ("consulted", ["reviewed_by", "advice_from"]), ("affected", []), ("approved_by", []),
        ("vetoed_by", []), ("overridden_by", []), ("objected_by", []), ("domain", []),
        ("process", []), ("magnitude", []), ("requested_at", []), ("decided_at", ["date"]),
        ("outcome", []), ("cluster", []), ("kind", []),
      ]
    case .memberships:
      return [
        person, ("circle_id", []), ("role", []), ("role_kind", []), ("share", []),
        ("appointed_by", []), ("since", []), ("until", []),
      ]
    case .circles:
      return [
        ("circle_id", []), ("parent_id", []), ("name", ["label"]), ("layer", []), ("helping", []),
        ("seats", []),
      ]
    case .rights:
      return [
        ("right_id", []), ("domain", []), ("action", []), ("holder_type", []), ("holder_id", []),
        ("basis", []), ("revocable_by", []), ("limit", []),
      ]
    case .voice:
      return [
        ("event_id", ["meeting", "thread"]), person, ("turns", []),
        ("time", ["date", "timestamp"]),
      ]
    case .roster:
      return [person, ("invited", []), ("responded", [])]
    case .ties:
      return [
        (
          "source",
          ["from", "sender", "PrimaryCollaborator_PersonId", "employeeIdSource", "sender_id"]
        ),
        (
          "target",
          ["to", "recipient", "SecondaryCollaborator_PersonId", "employeeIdTarget", "recipient_id"]
        ),
        ("relation", ["layer"]), ("weight", ["strength", "count"]),
        ("time", ["date", "timestamp"]), ("type", []),
      ]
    case .people:
      return [
        person, ("name", ["label"]), ("kind", []),
        ("unit", ["department", "dept", "team", "organization", "organisation"]), ("level", []),
        ("manager_id", ["manager", "reports_to"]), ("site", []), ("utc_offset", []),
        ("remote", []), ("fte", []), ("joined", []), ("left", []), ("eligible", []),
      ]
    }
  }

  /// Whether a table with these columns is of this kind.
  func matches(_ columns: ColumnMap) -> Bool {
    func has(_ names: String...) -> Bool { names.allSatisfy { columns[$0] != nil } }
    switch self {
    case .participations: return has("decision_id", "person_id", "part")
    case .votes: return has("decision_id", "voter")
    case .decisions:
      return has("decision_id") && (has("decided_by") || has("proposed_by") || has("outcome"))
    case .memberships: return has("circle_id", "person_id")
    case .circles: return has("circle_id")
    case .rights: return has("right_id")
    case .voice: return has("event_id", "person_id", "turns")
    case .roster: return has("person_id", "responded")
    case .ties: return has("source", "target")
    case .people: return has("person_id")
    }
  }

  /// All our column names, for suggestions.
  static let allColumnNames = Set(allCases.flatMap { $0.columns.map(\.name) })
}

/// A header as it is compared: letter case, spaces, `_` and `-` do not matter.
func normalisedHeader(_ header: String) -> String {
  let kept = header.utf8.filter { byte in
    byte != UInt8(ascii: " ") && byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-")
      && byte != UInt8(ascii: "\t")
  }
  return String(
    decoding: kept.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
}

/// The name behind `attribute:`, by which a header says that it is nothing but an attribute.
func attributeName(_ header: String) -> String? {
  let mark = "attribute:"
  return header.utf8.starts(with: mark.utf8) ? String(header.dropFirst(mark.count)) : nil
}

/// Which column of one table holds which of ours.
struct ColumnMap {
  private var positions: [String: Int] = [:]
  /// Positions of the columns that none of ours took, in order.
  private(set) var others: [Int] = []
  /// Remarks such as that `orglevel` was taken for `level`.
  private(set) var remarks: [String] = []

  subscript(name: String) -> Int? { positions[name] }

  /// No column is any of ours.
  init() {}

  /// Matches headers with the columns of `kind`; a mapping asked for goes before any name.
  init(kind: TableKind, headers: [String], mapping: [String: String]) {
    let normalised = headers.map(normalisedHeader)
    var taken = Set<Int>()
    for (name, _) in kind.columns {
      guard let theirs = mapping[name],
        let position = normalised.firstIndex(of: normalisedHeader(theirs))
      else { continue }
      positions[name] = position
      taken.insert(position)
    }
    let namesAPerson = TableKind.people.columns[0].synonyms + [TableKind.people.columns[0].name]
    let hasPerson =
      namesAPerson.contains { normalised.contains(normalisedHeader($0)) }
      || normalised.contains(where: Self.namesAnActor)
    for (name, synonyms) in kind.columns where positions[name] == nil {
      for candidate in [name] + synonyms {
        // `from` and `to` beside a person are the dates of an office, not the ends of a tie.
        if kind == .ties, candidate == "from" || candidate == "to", hasPerson { continue }
        guard let position = normalised.firstIndex(of: normalisedHeader(candidate)),
          !taken.contains(position)
        else { continue }
        positions[name] = position
        taken.insert(position)
        break
      }
    }
    if kind == .people, positions["level"] == nil,
      let position = headers.indices.first(where: {
        !taken.contains($0) && normalised[$0].hasSuffix("level")
          && attributeName(headers[$0]) == nil
      })
    {
      positions["level"] = position
      taken.insert(position)
      remarks.append("column \"\(shown(headers[position]))\" is taken for level")
    }
    others = headers.indices.filter { !taken.contains($0) && !normalised[$0].isEmpty }
  }

  /// Whether a column, by its normalised header, says who did what a row tells of: the `from` and `to`
  /// of a log of changes are values. `message_id` and the like name no person.
  private static func namesAnActor(_ header: String) -> Bool {
    header.hasPrefix("author")
      || ["changedby", "userid", "actorid", "memberid", "accountid", "personid"].contains(header)
  }

  /// `id → person_id` for each column whose name differs from ours.
  func renamed(_ headers: [String]) -> [String] {
    positions.filter { normalisedHeader(headers[$0.value]) != normalisedHeader($0.key) }
      .sorted { $0.value < $1.value }
      .map { "\(shown(headers[$0.value])) → \($0.key)" }
  }
}
