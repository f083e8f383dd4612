import Importers
import Organisations
import Testing

struct VivaPersonToPersonTests {
  private let header = "PrimaryCollaborator_PersonId,SecondaryCollaborator_PersonId,MetricDate"

  @Test func `Strong and diverse ties are two relations weighted by their scores`() throws {
    let organisation = try ExportFixture.organisation("Viva/person_to_person.csv")
    #expect(
      organisation.relations.map(\.name) == ["collaboration_diverse", "collaboration_strong"])
    #expect(organisation.relations.map(\.kind) == [.communication, .communication])
    #expect(organisation.tiesInWords("collaboration_strong") == ["a>b 0.75", "b>a 0.5"])
    #expect(organisation.tiesInWords("collaboration_diverse") == ["a>c 0.75"])
    // A tie of neither kind is none, and its people are there.
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "c", "d"])
    #expect(organisation.rosterBasis == .observed)
    #expect(
      organisation.provenance.remarks.contains(
        "person_to_person.csv: 1 rows are neither a strong nor a diverse tie"))
    #expect(organisation.provenance.remarks.contains("person_to_person.csv: not used: \"Extra\""))
    #expect(organisation.provenance.sources[0].table == "viva_person_to_person")
    #expect(organisation.provenance.sources[0].rows == 5)
    #expect(organisation.provenance.warnings.isEmpty)
  }

  @Test func `Attributes come from both ends and the latest date stands`() throws {
    let organisation = try ExportFixture.organisation("Viva/person_to_person.csv")
    func values(_ name: String) -> [String?] {
      organisation.people.ids.indices.map {
        organisation.people.attribute(name)?.value(of: $0)?.text
      }
    }
    #expect(values("unit") == ["Sales", "Sales", "Finance", nil])
    #expect(values("City") == ["Bern", "Bern", "Basel", nil])
    #expect(
      organisation.provenance.remarks.contains(
        "1 people have several values of unit over time; the latest stands"))
  }

  @Test func `The order of rows does not matter`() throws {
    let text = try ExportFixture.text("Viva/person_to_person.csv")
    var lines = text.split(separator: "\n")
    lines[1...].reverse()
    let organisation = try organisation(lines.joined(separator: "\n"), as: "p2p.csv")
    #expect(organisation.tiesInWords("collaboration_strong") == ["a>b 0.75", "b>a 0.5"])
    #expect(organisation.people.attribute("unit")?.value(of: 2)?.text == "Finance")
  }

  @Test func `Two values on one date are an error`() throws {
    #expect(
      try complaints(
        header + ",PrimaryCollaborator_Organization\na,b,2026-01-04,X\na,c,2026-01-04,Y\n",
        as: "p2p.csv") == [
          "p2p.csv:3:16: error: \"a\" has two values of unit: \"X\" and \"Y\"\n"
            + "  hint: keep the right one"
        ])
  }

  @Test func `The window cuts and undirected ties are one`() throws {
    var options = ImportOptions()
    options.to = Instant(year: 2026, month: 1, day: 10)
    options.undirected = true
    let organisation = try ExportFixture.organisation(
      "Viva/person_to_person.csv", options: options)
    #expect(organisation.tiesInWords("collaboration_strong") == ["a-b", "b-a"])
    #expect(
      organisation.provenance.remarks.contains(
        "person_to_person.csv: 2 ties outside the window were left out"))
  }

  @Test func `A date that does not say which number is the day is refused once`() throws {
    let text = header + ",Strong_tie_score\na,b,01/04/2023,1\na,c,01/04/2023,1\n"
    #expect(
      try complaints(text, as: "p2p.csv") == [
        "p2p.csv:2:5: error: \"01/04/2023\" in column \"MetricDate\" does not say which number is "
          + "the day\n  hint: say --date-format %d/%m/%Y or %m/%d/%Y"
      ])
    var options = ImportOptions()
    options.dateFormat = "%d/%m/%Y"
    options.from = Instant(year: 2023, month: 4, day: 1)
    let organisation = try organisation(text, as: "p2p.csv", options: options)
    #expect(organisation.tiesInWords("collaboration_strong") == ["a>b", "a>c"])
  }

  @Test func `The older spelling of scores is the same`() throws {
    let organisation = try organisation(
      "PrimaryCollaborator_PersonId,SecondaryCollaborator_PersonId,StrongTieScore\na,b,2\na,c,0\n",
      as: "p2p.csv")
    #expect(organisation.relations.map(\.name) == ["collaboration_strong"])
    #expect(organisation.tiesInWords("collaboration_strong") == ["a>b 2.0"])
  }

  @Test func `A weight that is asked for makes one relation of all rows`() throws {
    var options = ImportOptions()
    options.columns = ["weight": "Diverse_tie_score"]
    let organisation = try ExportFixture.organisation(
      "Viva/person_to_person.csv", options: options)
    #expect(organisation.relations.map(\.name) == ["collaboration"])
    #expect(
      organisation.tiesInWords("collaboration") == ["a>b 0.2", "a>c 0.75", "b>a 0.1", "c>d 0.2"])
  }

  @Test func `Without scores all rows are ties`() throws {
    let organisation = try organisation(header + "\na,b,2026-01-04\n", as: "p2p.csv")
    #expect(organisation.tiesInWords("collaboration") == ["a>b"])
  }

  @Test(
    arguments: [
      (
        ",Strong_tie_score,Strong_tie_type\na,b,2026-01-04,1️⃣,1\n",
        "column \"Strong_tie_score\" is empty"
      ),
      (
        ",Strong_tie_score\na,b,2026-01-04,1️⃣NaN\n",
        "\"NaN\" in column \"Strong_tie_score\" is not a number"
      ),
      (
        ",Strong_tie_score\na,b,2026-01-04,1️⃣-1\n",
        "\"-1\" in column \"Strong_tie_score\" is negative"
      ),
      (
        ",Strong_tie_score\na,b,2026-01-04,1️⃣1e999\n",
        "\"1e999\" in column \"Strong_tie_score\" is not a number"
      ),
      ("\na,1️⃣,2026-01-04\n", "an id is empty in column \"SecondaryCollaborator_PersonId\""),
      (
        "\na,b,1️⃣2026-02-30\n",
        "\"2026-02-30\" in column \"MetricDate\" is no day or time that exists"
      ),
      ("\n1️⃣a,b\n", "2 fields found, 3 expected"),
      (
        "\n1️⃣a\u{7},b,2026-01-04\n",
        "\"a\\u{7}\" in column \"PrimaryCollaborator_PersonId\" is an id with control characters"
      ),
    ]) func `What is broken is refused with its place`(rest: String, message: String) throws
  {
    let (text, place) = marked(header + rest)
    let first = try #require(try complaints(text, as: "p2p.csv").first)
    #expect(first.hasPrefix("p2p.csv:\(place): error: \(message)\n  hint: "))
  }

  @Test func `A file that is cut off reads or complains with a place`() throws {
    #expect(try ExportFixture.complaintsWithoutPlace("Viva/person_to_person.csv") == [])
    #expect(
      try complaints(header + "\n", as: "p2p.csv") == [
        "p2p.csv:1:1: error: there are no rows in the input\n"
          + "  hint: add ties.csv or decisions.csv with rows"
      ])
  }
}

struct VivaGroupsTests {
  @Test func `Groups are circles and nodes of ties but nobody`() throws {
    let organisation = try ExportFixture.organisation("Viva/group_to_group.csv")
    #expect(
      organisation.tiesInWords("group_collaboration") == ["IT>Sales 12.0", "Sales>IT 50.0"])
    #expect(organisation.circlesInWords == ["IT", "Sales"])
    #expect(organisation.people.eligibleCount == 0)
    #expect(organisation.bodies.map(\.seats) == [8, 21])
    #expect(organisation.relations[0].tally.loops == 1)
    #expect(
      organisation.provenance.remarks.contains(
        "group_to_group.csv: groups are circles and nodes of ties; they are not people, not in N"))
    #expect(
      organisation.provenance.remarks.contains(
        "group_to_group.csv: 1 rows \"Within Group\" are of a group with itself"))
    #expect(
      organisation.provenance.remarks.contains(
        "group_to_group.csv: 2 rows with other, unclassified or unknown collaborators were left out"
      ))
  }

  @Test func `Groups beside people leave N as it is`() throws {
    let organisation = try ExportFixture.organisation(
      "Viva/group_to_group.csv", "Viva/person_to_person.csv")
    #expect(organisation.eligibleIds == ["a", "b", "c", "d"])
  }

  @Test func `A person has a tie to each group in a relation for each measure`() throws {
    var options = ImportOptions()
    options.dateFormat = "%d/%m/%Y"
    let organisation = try ExportFixture.organisation(
      "Viva/person_to_group.csv", options: options)
    #expect(organisation.relations.map(\.name) == ["group_mails", "group_meetings"])
    #expect(organisation.tiesInWords("group_meetings") == ["a>Engineering 3.0", "b>Engineering"])
    #expect(organisation.tiesInWords("group_mails") == ["a>Engineering 10.0"])
    #expect(organisation.eligibleIds == ["a", "b"])
    #expect(
      organisation.people.attribute("LevelDesignation")?.values.map(\.text) == ["Junior", "Senior"])
    // The function of the person is not in the table, so neither is the own group's name.
    #expect(
      organisation.provenance.remarks.contains(
        "person_to_group.csv: 1 rows with other, unclassified or unknown collaborators were left out"
      ))
  }

  @Test func `Several attributes of groups are refused`() throws {
    #expect(
      try complaints(
        "PrimaryCollaborator_A,PrimaryCollaborator_B,SecondaryCollaborator_A,"
          + "Group_collaboration_time_invested\nx,y,z,1\n", as: "g2g.csv") == [
          "g2g.csv:1:1: error: several columns name a group: \"PrimaryCollaborator_A\", "
            + "\"PrimaryCollaborator_B\"\n  hint: export the query with one attribute of groups"
        ])
  }

  @Test(
    arguments: [
      ("x,1️⃣,1\n", "column \"SecondaryCollaborator_A\" is empty"),
      ("x,y,1️⃣\n", "column \"Group_collaboration_time_invested\" is empty"),
      ("x,y,1️⃣inf\n", "\"inf\" in column \"Group_collaboration_time_invested\" is not a number"),
    ]) func `What is broken is refused with its place`(row: String, message: String) throws
  {
    let (text, place) = marked(
      "PrimaryCollaborator_A,SecondaryCollaborator_A,Group_collaboration_time_invested\n" + row)
    let first = try #require(try complaints(text, as: "g2g.csv").first)
    #expect(first.hasPrefix("g2g.csv:\(place): error: \(message)\n  hint: "))
  }

  @Test(arguments: ["group_to_group.csv", "person_to_group.csv"])
  func `A file that is cut off reads or complains with a place`(name: String) throws {
    var options = ImportOptions()
    if name == "person_to_group.csv" { options.dateFormat = "%d/%m/%Y" }
    #expect(try ExportFixture.complaintsWithoutPlace("Viva/" + name, options: options) == [])
  }

  @Test(
    arguments: [
      ("Unclassified_Internal", 1, 0), ("Unclassified External", 1, 0),
      ("Internal collaborators", 1, 0), ("Other collaborators", 1, 0),
      ("Collaborators Within Group", 0, 1),
    ]) func `What stands for no group is no circle`(name: String, others: Int, own: Int) throws
  {
    var options = ImportOptions()
    options.weightMeans = .distance
    let organisation = try organisation(
      "PrimaryCollaborator_A,SecondaryCollaborator_A,Group_collaboration_time_invested\n"
        + "x,y,2\nx,\(name),1\n", as: "g2g.csv", options: options)
    #expect(organisation.circlesInWords == ["x", "y"])
    #expect(organisation.tiesInWords("group_collaboration") == ["x>y 2.0"])
    let remarks = organisation.provenance.remarks
    #expect(remarks.contains { $0.contains("unknown collaborators were left out") } == (others > 0))
    #expect(remarks.contains { $0.contains("are of a group with itself") } == (own > 0))
    #expect(remarks.contains { $0.contains("--weight-means distance is not used") })
  }
}
