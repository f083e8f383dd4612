import Importers
import Organisations
import Testing

struct HolaspiritTests {
  private let sheets = ["Circles & Roles", "Members", "Assignations", "Policies", "Meeting"]

  @Test func `Sheets refer to one another`() throws {
    let organisation = try Import.organisation(
      from: sheets.reversed().map { ExportFixture.path("Holaspirit/\($0).csv") })
    #expect(organisation.circlesInWords == ["c0 (Company)", "c1 (Sales) in c0", "r6 (Shop) in c1"])
    #expect(
      organisation.membershipsInWords == [
        "ada@example.org in c0 as Circle Lead, lead, since 2025-02-01",
        "ben@example.org in c0 as Accounts, other, since 2025-02-01",
        "ben@example.org in c1 as Sales (Circle Lead), lead, since 2025-02-01",
        "cy@example.org in c1 as Seller, other, since 2025-03-01, until 2026-03-01",
        "eva@example.org in c1, member, since 2025-04-01",
      ])
    #expect(
      organisation.rightsInWords == [
        "ada@example.org decides in c0 as r3: ada@example.org may decide r3",
        "r2 1: role Accounts may decide -",
      ])
    #expect(organisation.people.names == ["Ada One", "Ben Two", "Cy Three", "Di Four", nil])
    #expect(organisation.eligibleIds == ["ada@example.org", "ben@example.org", "cy@example.org"])
    #expect(
      organisation.tiesInWords("reports_to") == [
        "ada@example.org>ben@example.org", "ada@example.org>cy@example.org",
      ])
    #expect(
      organisation.provenance.warnings.contains(
        Provenance.Warning(
          text: "managers who are no members, or whose name two members have",
          places: ["Members.csv:5:43"])))
    #expect(organisation.provenance.sources.map(\.rows) == [5, 7, 1, 4, 1])
    #expect(
      organisation.provenance.remarks.contains(
        "Meeting.csv: meetings are listed without who was there; nothing is made of them"))
  }

  @Test func `A folder of sheets is the same`() throws {
    let organisation = try Import.organisation(from: [ExportFixture.path("Holaspirit")])
    #expect(organisation.circles.count == 3)
    #expect(organisation.memberships.count == 5)
  }

  @Test func `Assignations alone make circles and roles`() throws {
    let organisation = try ExportFixture.organisation("Holaspirit/Assignations.csv")
    #expect(organisation.circlesInWords == ["c0 (Company)", "c1 (Sales)"])
    #expect(organisation.rosterBasis == .observed)
    #expect(organisation.people.count == 4)
  }

  @Test(
    arguments: [
      (
        "Circle ID,Circle,Role ID,Role,IsCircle\n1️⃣,,r1,R,FALSE\n",
        "the role \"R\" lies in no circle", 3
      ),
      ("Circle ID,Circle,Role ID,Role,IsCircle\nc,C,1️⃣,R,FALSE\n", "a role has no id", 0),
      (
        "Circle ID,Circle,Role ID,Role,IsCircle\nc,C,r,R,1️⃣maybe\n",
        "\"maybe\" in column \"IsCircle\" is neither yes nor no", 0
      ),
      (
        "Last name,First name,Email,Privilege\nA,B,1️⃣,member\n", "a member has no e-mail address", 0
      ),
      (
        "Last name,First name,Email,Privilege\nA,B,x,member\nA,B,1️⃣x,member\n",
        "\"x\" in column \"Email\" stands twice", 0
      ),
      (
        "Email,Circle ID,Circle,Role,Since,Scope\nx,c,C,R,1️⃣01/02/2025,\n",
        "\"01/02/2025\" in column \"Since\" is not a date", 0
      ),
      ("Email,Circle ID,Circle,Role,Scope\nx,1️⃣,C,R,\n", "column \"Circle ID\" is empty", 0),
    ]) func `What is broken is refused with its place`(
      csv: String, message: String, after: Int
    ) throws
  {
    let (text, _) = marked(csv)
    let mark = marked(csv).place.split(separator: ":").compactMap { Int($0) }
    let first = try #require(try complaints(text, as: "sheet.csv").first)
    let column = after == 0 ? mark[1] : after
    #expect(first.hasPrefix("sheet.csv:\(mark[0]):\(column): error: \(message)\n  hint: "))
  }

  @Test func `Circles that share a name have no parent and a warning`() throws {
    let organisation = try organisation(
      """
      Circle ID,Circle,Role ID,Role,IsCircle
      ,,r0,Company,TRUE
      c0,Company,r1,Shop,TRUE
      c1,Shop,r2,Seller,FALSE
      c2,Shop,r3,Seller,FALSE
      """, as: "circles.csv")
    #expect(organisation.circlesInWords == ["c0 (Company)", "c1 (Shop)", "c2 (Shop)"])
    #expect(
      organisation.provenance.warnings.map(\.text) == [
        "circles share a name, so that the sheet does not say in which circles they lie"
      ])
  }

  @Test(arguments: ["Circles & Roles", "Members", "Assignations"])
  func `A sheet that is cut off reads or complains with a place`(name: String) throws {
    #expect(try ExportFixture.complaintsWithoutPlace("Holaspirit/\(name).csv") == [])
  }

  @Test func `Somebody who decides in several scopes has one right`() throws {
    let organisation = try organisation(
      """
      Email,Circle ID,Circle,Role ID,Role,Scope,Decision Maker
      a@x,c,C,r,R,North,TRUE
      a@x,c,C,r,R,South,TRUE
      """, as: "assignations.csv")
    #expect(organisation.rightsInWords == ["a@x decides in c as r: a@x may decide r"])
    #expect(organisation.memberships.count == 1)
  }

  @Test func `The full export is read, and sheets of work only counted`() throws {
    let work = [
      "Tasks": "Board ID,Board,Members,Column,Status,Task ID,Title\nb,B,a@x,Doing,current,t,T\n",
      "Publications": "Circle ID,Circle,Role ID,Role,Member,Title\nc9,Nine,r,R,a@x,T\n",
      "Checklists":
        "Circle ID,Circle,Role ID,Role,Recurrence,Members,Title\nc9,Nine,,,weekly,a@x,T\n",
      "Metrics": "Circle ID,Circle,Role ID,Role,Recurrence,Members,Title\nc9,Nine,,,weekly,a@x,T\n",
      "Actions": "Circle ID,Circle,Role ID,Role,Members,Status,Title\nc9,Nine,r,R,a@x,done,T\n",
      "To-do": "Circle ID,Circle,Project,Item,Checked\nc9,Nine,P,I,TRUE\n",
    ]
    let folder = try TemporaryFolder(
      Dictionary(uniqueKeysWithValues: work.map { ($0.key + ".csv", $0.value) }))
    for sheet in sheets {
      try folder.write(
        sheet + ".csv", Array(try ExportFixture.text("Holaspirit/\(sheet).csv").utf8))
    }
    let full = try Import.organisation(
      from: (sheets + work.keys).map { folder.file($0 + ".csv") })
    #expect(full.circlesInWords == ["c0 (Company)", "c1 (Sales) in c0", "r6 (Shop) in c1"])
    #expect(full.memberships.count == 5)
    #expect(full.provenance.skipped.isEmpty)
    #expect(try folder.organisation().provenance.skipped.isEmpty)
    #expect(
      full.provenance.remarks.filter {
        $0.hasSuffix(
          "checklists, metrics, publications and tasks say what is done; nothing is made of them")
      }.count == work.count)
  }
}
