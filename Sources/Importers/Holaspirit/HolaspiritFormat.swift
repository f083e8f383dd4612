import Organisations

/// Sheets of Holaspirit's full export, each saved as CSV; they refer to one another.
struct HolaspiritFormat: TableFormat {
  let name = "holaspirit"
  let title = "a sheet of an export of Holaspirit"
  let holdsTies = false

  /// The sheets that are told by their columns; more columns, in the account's language, may follow.
  enum Sheet: String, CaseIterable {
    case circles = "Circles & Roles"
    case members = "Members"
    case assignations = "Assignations"
    case policies = "Policies"
    case meetings = "Meeting"
    case others = "Checklists, Metrics, Publications, Tasks and the like"

    init?(_ headers: Set<String>) {
      let sheet = Self.allCases.first { sheet in
        sheet.columns.contains(where: headers.isSuperset)
      }
      guard let sheet else { return nil }
      let ofAssignations: Set = ["decisionmaker", "circleadmin", "timespent", "hiring", "scope"]
      if sheet == .assignations, headers.isDisjoint(with: ofAssignations) { return nil }
      self = sheet
    }

    /// The columns that tell the sheet, of which one set is enough.
    private var columns: [Set<String>] {
      switch self {
      case .circles: [["circleid", "roleid", "role", "iscircle"]]
      case .members: [["lastname", "firstname", "email", "privilege"]]
      case .assignations: [["email", "circleid", "circle"]]
      case .policies: [["circleid", "domain", "policy"]]
      case .meetings: [["circleid", "template", "openedat"]]
      case .others:
        [
          ["circleid", "circle", "title"], ["circleid", "circle", "project", "item"],
          ["taskid", "title", "board"],
        ]
      }
    }
  }

  func matches(_ headers: Set<String>) -> Bool { Sheet(headers) != nil }

  func read(_ table: Table, into draft: Draft) { read([table], into: draft) }

  func read(_ tables: [Table], into draft: Draft) {
    guard !tables.isEmpty else { return }
    var reader = HolaspiritReader(draft)
    // Members give names and circles their ids before anything refers to them.
    for sheet in [Sheet.circles, .members, .assignations, .policies, .meetings, .others] {
      for table in tables where Sheet(Set(table.headers.map(normalisedHeader))) == sheet {
        reader.read(table, sheet)
      }
    }
    reader.finish()
  }
}
