import Graphs
import Importers
import Organisations
import Testing

struct PeopleTests {
  private func folder(_ people: String, ties: String = "source,target\na,b\n") throws
    -> TemporaryFolder
  {
    try TemporaryFolder(["people.csv": people, "ties.csv": ties])
  }

  @Test(arguments: ["eligible", "joined", "left", "level", "unit", "manager_id", "Dept", "manager"])
  func `A table with such a column is the roster`(column: String) throws {
    let organisation = try folder("id,\(column)\na,\nb,\nz,\n").organisation(
      "people.csv", "ties.csv")
    #expect(organisation.rosterBasis == .declared)
    #expect(organisation.people.isEligible == [true, true, true])
  }

  @Test func `Without one it adds attributes, and N is everyone named`() throws {
    let organisation = try folder("id,role,age\na,x,33\nz,,\n").organisation(
      "people.csv", "ties.csv")
    #expect(organisation.rosterBasis == .observed)
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "z"])
    #expect(organisation.people.eligibleCount == 3)
    #expect(organisation.people.attributes.map(\.name) == ["age", "role"])
    #expect(organisation.people.attribute("age")?.value(of: 0)?.text == "33")
    #expect(organisation.people.attribute("role")?.codes == [0, -1, -1])
  }

  @Test func `People whom the roster lacks stay in the graph and out of N`() throws {
    let organisation = try folder("id,unit\na,x\n", ties: "source,target\na,b\nc,b\n")
      .organisation("people.csv", "ties.csv")
    #expect(organisation.people.isEligible == [true, false, false])
    #expect(organisation.relations[0].graph.tieCount == 2)
    let warning = organisation.provenance.warnings.first
    #expect(warning?.count == 2)
    #expect(warning?.text.hasPrefix("ties name people that the roster lacks") == true)
  }

  @Test func `Who had left before the window or joined after it is not eligible`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2026, month: 1, day: 1)
    options.to = Instant(year: 2026, month: 6, day: 30)
    let people = """
      id,joined,left,eligible
      a,2020-01-01,2025-12-31,1
      b,2020-01-01,2026-01-01,1
      c,2026-06-30,,yes
      d,2026-07-01,,1
      e,,,0
      """
    let organisation = try folder(people).organisation("people.csv", "ties.csv", options: options)
    #expect(organisation.people.isEligible == [false, true, true, false, false])
    #expect(try folder(people).organisation("people.csv", "ties.csv").people.eligibleCount == 4)
  }

  @Test func `Levels may count from the bottom, and orglevel is taken for level`() throws {
    var options = ImportOptions()
    options.levelsDescending = true
    options.columns = ["unit": "region"]
    let organisation = try folder("id,orglevel,region,dept\na,5,1,x\nb,2,2,y\nc,,2,\n")
      .organisation("people.csv", "ties.csv", options: options)
    #expect(organisation.people.levels[0] == 1)
    #expect(organisation.people.levels[1] == 4)
    #expect(organisation.people.levels[2].isNaN)
    #expect(organisation.people.attribute("unit")?.value(of: 2)?.text == "2")
    #expect(organisation.people.attribute("dept")?.value(of: 0)?.text == "x")
    #expect(
      organisation.provenance.remarks.contains(
        "people.csv: column \"orglevel\" is taken for level"))
    #expect(throws: ImportFailure.self) {
      try folder("id,grade\na,5\n").organisation("people.csv", "ties.csv", options: options)
    }
  }

  @Test func `A people table without rows is no roster`() throws {
    let organisation = try folder("id,unit\n").organisation("people.csv", "ties.csv")
    #expect(organisation.rosterBasis == .observed)
    #expect(organisation.people.eligibleCount == 2)
    #expect(organisation.provenance.warnings.map(\.text) == ["people.csv: the table has no rows"])
    #expect(try complaints("id,unit\n", as: "people.csv").count == 1)
  }

  @Test func `Managers in one cell are joined without spaces`() throws {
    #expect(
      try complaints("id,manager\na,\nb,\nc,a; b\n", as: "people.csv") == [
        "people.csv:4:3: error: the id \" b\" begins or ends with a space; \"b\" is known\n"
          + "  hint: ids in one cell are joined by ; without spaces"
      ])
  }

  @Test func `An id stands once`() throws {
    #expect(
      try complaints("id,manager,unit\na,,X\nb,a,X\nb,a,Y\n", as: "people.csv") == [
        "people.csv:4:1: error: \"b\" stands twice, first on line 3\n"
          + "  hint: one row a person; several managers go into one cell with ; between them"
      ])
  }

  @Test func `Managers make the hierarchy, superior to subordinate`() throws {
    let organisation = try organisation(
      "id,manager\nceo,\na,ceo\nb,a;ceo\nboss,boss\n", as: "people.csv")
    let command = try #require(organisation.command)
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "boss", "ceo"])
    #expect(command.graph.tieCount == 3)
    #expect(command.graph.arc(from: 3, to: 0) != nil)
    #expect(command.graph.arc(from: 0, to: 1) != nil)
    #expect(command.isReversed)
    #expect(command.tally.loops == 1)
  }

  @Test func `A cycle of reporting lines is named`() throws {
    #expect(
      try complaints("id,manager,unit\na,b,X\nb,c,X\nc,a,X\nd,a,X\n", as: "people.csv") == [
        "people.csv:2:3: error: reporting lines run in a cycle: a, b, c\n"
          + "  hint: one of them reports to nobody, or to somebody else"
      ])
    #expect(
      try complaints("source,target\nx,y\ny,x\n", as: "edges_reports_to.csv") == [
        "edges_reports_to.csv:2:1: error: reporting lines run in a cycle: x, y\n"
          + "  hint: one of them reports to nobody, or to somebody else"
      ])
    // Circles command each other, and that is no mistake.
    #expect(try complaints("source,target\nx,y\ny,x\n", as: "edges_command.csv") == [])
  }

  @Test func `Sources of the hierarchy are united and must not disagree`() throws {
    let people = "id,manager_id\na,\nb,a\nc,\n"
    let agreeing = try TemporaryFolder([
      "people.csv": people, "edges_reports_to.csv": "source,target\nb,a\nc,b\n",
    ]).organisation("people.csv", "edges_reports_to.csv")
    #expect(agreeing.command?.graph.tieCount == 2)
    #expect(agreeing.command?.name == "reports_to")
    #expect(agreeing.command?.tally.merged == 0)
    let folder = try TemporaryFolder([
      "people.csv": people, "edges_reports_to.csv": "source,target\nb,c\n",
    ])
    do {
      _ = try folder.organisation("people.csv", "edges_reports_to.csv")
      Issue.record("the conflict was overlooked")
    } catch {
      #expect(
        (error as? ImportFailure)?.errors.first?.message
          == "\"b\" reports to \"a\" here and to \"c\" elsewhere")
    }
  }

  @Test(
    arguments: [
      ("id,level\na,1️⃣VP\n", "\"VP\" in column \"level\" is not a number"),
      ("id,eligible\na,1️⃣maybe\n", "\"maybe\" in column \"eligible\" is neither yes nor no"),
      ("id,joined\na,1️⃣01/02/2020\n", "\"01/02/2020\" in column \"joined\" is not a date"),
      ("id,manager\na,1️⃣b;;c\n", "\"b;;c\" in column \"manager\" has an empty entry"),
    ]) func `A cell that does not fit is refused`(text: String, message: String) throws
  {
    let (text, place) = marked(text)
    let found = try complaints(text, as: "people.csv")
    #expect(found.first?.hasPrefix("people.csv:\(place): error: \(message)\n  hint: ") == true)
  }

  @Test func `A people table alone says nothing of authority`() throws {
    #expect(
      try complaints("id,unit\na,x\n", as: "people.csv")
        == [
          "people.csv:1:1: error: there are neither ties nor decisions\n"
            + "  hint: add ties.csv or decisions.csv"
        ].map { $0 })
  }
}
