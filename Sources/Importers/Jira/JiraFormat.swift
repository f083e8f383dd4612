import Organisations

/// Tables of Jira's data pipeline: issues, and who was to approve them; they refer to one another.
struct JiraFormat: TableFormat {
  let name = "jira"
  let title = "a table of Jira's data pipeline"
  let holdsTies = false

  func matches(_ headers: Set<String>) -> Bool {
    JiraColumns.areIssues(headers) || JiraColumns.areApprovers(headers)
      || JiraColumns.areChanges(headers)
  }

  func read(_ table: Table, into draft: Draft) { read([table], into: draft) }

  func read(_ tables: [Table], into draft: Draft) {
    guard !tables.isEmpty else { return }
    var reader = JiraReader(draft)
    func matching(_ areThese: (Set<String>) -> Bool) -> [Table] {
      tables.filter { areThese(Set($0.headers.map(normalisedHeader))) }
    }
    // Approvals name issues, and the issue says who asked.
    for table in matching(JiraColumns.areIssues) { reader.readIssues(table) }
    for table in matching(JiraColumns.areApprovers) { reader.readApprovers(table) }
    for table in matching(JiraColumns.areChanges) { reader.skipChanges(table) }
    reader.finish()
  }
}

/// The columns, each by the names under which versions and rewritings of the export have it.
enum JiraColumns {
  static let issueOfApproval = ["issue_id", "issue_key", "issue"]
  static let approval = ["approval_id"]
  static let approver = ["approver_id", "approver_user_id", "approver"]
  static let answer = ["approver_decision", "decision", "approval_decision", "approval_status"]
  static let answered = [
    "approver_decision_date", "decision_date", "approval_completed_date", "completed_date",
    "approved_date",
  ]
  static let asked = ["approval_created_date", "created_date", "created"]
  static let result = ["final_decision", "approval_final_decision"]

  static func areIssues(_ headers: Set<String>) -> Bool {
    headers.isSuperset(of: ["id", "key", "projectkey", "issuetype"])
      && !headers.isDisjoint(with: ["reporterid", "creatorid", "assigneeid"])
  }

  static func areApprovers(_ headers: Set<String>) -> Bool {
    [issueOfApproval, approver, answer].allSatisfy { names in
      !headers.isDisjoint(with: names.map(normalisedHeader))
    }
  }

  /// The history of issues, whose `from` and `to` are values of a field, not people.
  static func areChanges(_ headers: Set<String>) -> Bool {
    headers.isSuperset(of: ["changelogid", "issueid"])
  }

  /// The CSV of a search for issues, which names people by what is shown of them.
  static func areSearchResults(_ headers: Set<String>) -> Bool {
    headers.isSuperset(of: ["summary", "issuekey"])
  }
}

extension Table {
  /// The first of these columns that is there.
  func column(named names: [String]) -> Int? {
    names.lazy.compactMap { column(named: $0) }.first
  }
}
