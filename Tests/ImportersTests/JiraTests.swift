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
    #expect(try ExportFixture.complaintsWithoutPlace("Jira/" + name) == [])
  }

  private let history =
    "issue_id,changelog_id,author_id,created_date,field_type,field,from,from_string,to,to_string\n"
    + "1,7,a,2026-01-05,jira,status,10,Open,20,Done\n"

  @Test func `The history of issues is counted and left out`() throws {
    let folder = try TemporaryFolder([
      "issues.csv": "id,key,project_key,issue_type,reporter_id,assignee_id\n1,A-1,A,Task,x,y\n",
      "issue_history.csv": history,
    ])
    let organisation = try folder.organisation("issues.csv", "issue_history.csv")
    #expect(organisation.people.ids.map(\.text) == ["x", "y"])
    #expect(organisation.relations.map(\.name) == ["work_requests"])
    #expect(
      organisation.provenance.remarks.contains(
        "issue_history.csv: 1 changes of issues were left out"))
    #expect(!organisation.provenance.remarks.contains { $0.contains("→") })
  }

  @Test(arguments: ["author_id", "author", "user_id", "actor_id", "changed_by"])
  func `From and to beside somebody who changed something are no ends of ties`(column: String)
    throws
  {
    let first = try complaints("\(column),from,to\na,Open,Done\n", as: "log.csv").first
    #expect(first?.hasPrefix("log.csv:1:1: error: no known table has this header") == true)
    let mail = try organisation("message_id,from,to\n1,ann,bob\n", as: "mail.csv")
    #expect(mail.people.ids.map(\.text) == ["ann", "bob"])
  }

  @Test func `One approval of two issues is refused`() throws {
    #expect(
      try complaints(
        "issue_id,approval_id,approver_id,decision\n1,9,a,approved\n2,9,b,declined\n", as: "a.csv")
        == [
          "a.csv:3:1: error: approval \"9\" is of issue \"2\" here and of \"1\" on line 2\n"
            + "  hint: an approval is of one issue; correct the approval_id or the issue_id"
        ])
  }

  @Test func `The result of a search is refused with the name of the right export`() throws {
    #expect(
      try complaints("Summary,Issue key,Issue id,Assignee\nx,A-1,1,Ann\n", as: "a.csv") == [
        "a.csv:1:1: error: a list of issues from a search in Jira, which is not read\n"
          + "  hint: export the tables of Jira's data pipeline, which have ids of people"
      ])
  }
}
