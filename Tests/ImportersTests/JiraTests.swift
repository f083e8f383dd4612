import Importers
import Organisations
import Testing

struct JiraTests {
  @Test func `Issues are requests for work and approvals decisions`() throws {
    let organisation = try ExportFixture.organisation("Jira/approvers.csv", "Jira/issues.csv")
    #expect(organisation.tiesInWords("work_requests") == ["1>2", "3>2"])
    #expect(organisation.relations.map(\.kind) == [.communication])
    #expect(
      organisation.decisionsInWords == [
        "501 approval adopted 2026-01-09: proposer 3; decider 4; decider 5; approver 4 (required); "
          + "approver 5 (required)",
        "502 approval rejected 2026-01-10: proposer 1; decider 4; approver 4 (required); "
          + "approver 5 (required)",
        "503 approval pending -: proposer 1; approver 5 (required)",
      ])
    #expect(organisation.decisions.allSatisfy { $0.domain?.text == "OPS" })
    #expect(
      organisation.decisions.map { $0.requestedAt?.dayText } == [
        "2026-01-07", "2026-01-09", "2026-01-09",
      ])
    for remark in [
      "issues.csv: 1 issues lack a reporter or an assignee and are no ties",
      "issues.csv: 1 issues are assigned to whoever reported them and are no ties",
    ] { #expect(organisation.provenance.remarks.contains(remark)) }
    #expect(organisation.provenance.sources.map(\.rows) == [5, 4])
    #expect(organisation.provenance.warnings.isEmpty)
  }

  @Test func `Each table is read alone`() throws {
    let approvals = try ExportFixture.organisation("Jira/approvers.csv")
    #expect(approvals.decisions.count == 3)
    #expect(approvals.decisions[0].holders(.proposer).isEmpty)
    #expect(
      approvals.provenance.remarks.contains(
        "Jira: without the table of issues, who asked for approval is not known"))
    let issues = try ExportFixture.organisation("Jira/issues.csv")
    #expect(!issues.hasDecisionLog)
    #expect(issues.people.ids.map(\.text) == ["1", "2", "3"])
  }

  @Test func `The window cuts both`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2026, month: 1, day: 6)
    options.to = Instant(year: 2026, month: 1, day: 9)
    let organisation = try ExportFixture.organisation(
      "Jira/approvers.csv", "Jira/issues.csv", options: options)
    #expect(organisation.tiesInWords("work_requests") == ["3>2"])
    #expect(organisation.decisions.map(\.id.text) == ["501", "503"])
  }

  @Test func `Keys name issues too and a stated result goes before answers`() throws {
    let folder = try TemporaryFolder([
      "issues.csv": "id,key,project_key,issue_type,reporter_id\n7,A-1,A,Task,x\n",
      "approvers.csv":
        "issue_key,approver_id,decision,final_decision\nA-1,y,declined,approved\nA-2,z,,\n",
    ])
    let organisation = try folder.organisation("issues.csv", "approvers.csv")
    #expect(
      organisation.decisionsInWords == [
        "A-1 approval adopted -: proposer x; decider y; approver y (required)",
        "A-2 approval pending -: approver z (required)",
      ])
    #expect(
      organisation.provenance.warnings.map(\.text) == [
        "approvals of issues that the table of issues lacks",
        "relation \"work_requests\" has no ties",
      ])
  }

  @Test(
    arguments: [
      (
        "issue_id,approver_id,decision\n1,a,1️⃣maybe\n",
        "\"maybe\" in column \"decision\" is no answer that is known"
      ),
      ("issue_id,approver_id,decision\n1️⃣,a,approved\n", "column \"issue_id\" is empty"),
      ("issue_id,approver_id,decision\n1,1️⃣,approved\n", "column \"approver_id\" is empty"),
      ("issue_id,approver_id,decision\n1️⃣1,a\n", "2 fields found, 3 expected"),
      (
        "id,key,project_key,issue_type,reporter_id\n1,k,p,t,a\n1️⃣1,k,p,t,a\n",
        "issue \"1\" stands twice, first on line 2"
      ),
      ("id,key,project_key,issue_type,reporter_id\n1️⃣,k,p,t,a\n", "an issue has no id"),
      (
        "id,key,project_key,issue_type,reporter_id,created_date\n1,k,p,t,a,1️⃣05/Jan/26\n",
        "\"05/Jan/26\" in column \"created_date\" is not a date"
      ),
    ]) func `What is broken is refused with its place`(csv: String, message: String) throws
  {
    let (text, place) = marked(csv)
    let first = try #require(try complaints(text, as: "jira.csv").first)
    #expect(first.hasPrefix("jira.csv:\(place): error: \(message)\n  hint: "))
  }

  @Test(arguments: ["issues.csv", "approvers.csv"])
  func `A file that is cut off reads or complains with a place`(name: String) throws {
    #expect(try ExportFixture.complaintsWithoutPlace("Jira/" + name).isEmpty)
  }
}
