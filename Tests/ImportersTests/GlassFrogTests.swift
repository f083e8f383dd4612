import Importers
import Organisations
import Testing

struct GlassFrogTests {
  @Test func `Roles, circles and people of three files refer to one another`() throws {
    let organisation = try ExportFixture.organisation(
      "GlassFrog/people.json", "GlassFrog/roles.json", "GlassFrog/circles.json")
    #expect(organisation.circlesInWords == ["10 (Company)", "20 (Sales) in 10"])
    #expect(
      organisation.membershipsInWords == [
        "1 in 10 as Lead Link (Company), lead",
        "2 in 10 as Sales, other",
        "2 in 10 as Secretary, secretary, by election, until 2026-12-31",
        "2 in 20 as Lead Link (Sales), lead",
        "3 in 20 as Price Setter, other",
        "3 in 20 as Rep Link, representative, by election",
        "4 in 20, member",
        "9 in 20 as Price Setter, other",
      ])
    #expect(
      organisation.rightsInWords == [
        "101 1: role Sales may decide 55", "101 2: role Sales may decide 56",
        "205 1: role Price Setter may decide 57",
      ])
    #expect(organisation.people.ids.map(\.text) == ["1", "2", "20", "3", "4", "9"])
    #expect(organisation.people.names[0] == "One")
    #expect(organisation.rosterBasis == .declared)
    // 9 has a role and is not listed; the person 20 is not the circle 20.
    #expect(organisation.eligibleIds == ["1", "2", "20", "3", "4"])
    #expect(organisation.provenance.remarks.contains("GlassFrog: 1 roles are filled by nobody"))
    #expect(
      organisation.provenance.sources.map(\.table) == ["glassfrog", "glassfrog", "glassfrog"])
    #expect(organisation.provenance.sources.map(\.rows) == [2, 5, 7])
  }

  @Test func `Any order of the files gives the same organisation`() throws {
    let names = ["GlassFrog/people.json", "GlassFrog/roles.json", "GlassFrog/circles.json"]
    let one = try ExportFixture.organisation(names[0], names[1], names[2])
    let other = try ExportFixture.organisation(names[2], names[1], names[0])
    #expect(one.membershipsInWords == other.membershipsInWords)
    #expect(one.circlesInWords == other.circlesInWords)
    #expect(one.rightsInWords == other.rightsInWords)
    #expect(one.people.ids == other.people.ids)
  }

  @Test func `Without a list of people everybody in a role counts`() throws {
    let organisation = try ExportFixture.organisation("GlassFrog/roles.json")
    #expect(organisation.rosterBasis == .observed)
    #expect(organisation.eligibleIds == ["1", "2", "3", "9"])
    #expect(organisation.circlesInWords == ["10 (Company)", "20 (Sales) in 10"])
  }

  @Test func `The table has names for ids`() throws {
    let organisation = try ExportFixture.organisation("GlassFrog/circles_roles.csv")
    #expect(organisation.circlesInWords == ["Company (Company)", "Sales (Sales)"])
    #expect(
      organisation.membershipsInWords == [
        "Nine in Sales as Price Setter, other", "One in Company as Lead Link (Company), lead",
        "Three in Sales as Price Setter, other", "Two in Sales as Lead Link (Sales), lead",
      ])
    #expect(
      organisation.provenance.remarks.contains("circles_roles.csv: 1 roles are filled by nobody"))
    #expect(organisation.provenance.sources[0].rows == 5)
  }

  @Test func `A comma in a name of the table is refused with its line`() throws {
    #expect(
      try complaints(
        "Circle,Role,Filled-by\nCompany,Lead, and more,One\n", as: "roles.csv") == [
          "roles.csv:2:1: error: 4 fields found, 3 expected\n"
            + "  hint: put fields that hold the delimiter or a line break in quotes"
        ])
    #expect(
      try complaints("Circle,Role,Filled-by\nCompany,Lead,\n", as: "roles.csv") == [
        "roles.csv:2:14: error: nobody is named\n"
          + "  hint: a role that nobody fills says --unfilled--"
      ])
  }

  @Test(
    arguments: [
      (#"{"roles": [{"id": 1, "links": {"circle": 1️⃣true}}]}"#, "roles[0].links.circle is no id"),
      (#"{"roles": [1️⃣{"id": 1, "links": {}}]}"#, "roles[0] lies in no circle"),
      (#"{"roles": [1️⃣{"links": {"circle": 1}}]}"#, "roles[0] has no id"),
      (
        #"{"roles": [{"id": 1, "links": {"circle": 2, "people": [1️⃣{}]}}]}"#,
        "roles[0].links.people[0] is no id"
      ),
      (
        #"{"roles": [{"id": 1, "links": {"circle": 2, "people": 1️⃣"7"}}]}"#,
        "roles[0].links.people is no list"
      ),
      (
        #"{"roles": [{"id": 1, "elected_until": 1️⃣"soon", "links": {"circle": 2}}]}"#,
        "roles[0].elected_until is not a date"
      ),
      (#"{"roles": [{"id": 1, "links": {"circle": 2}}, 1️⃣7]}"#, "roles[1] is no object"),
      (
        "{\"roles\": [\n {\"id\": 1, \"links\": {\"circle\": 2},1️⃣,}]}",
        "\",\" where a key in quotes must stand"
      ),
      (
        #"{"roles": [{"id": 1, 1️⃣"id": 2, "links": {"circle": 2}}]}"#,
        "the key \"id\" stands twice in an object"
      ),
      (#"{"roles": [{"id": 1, "links": {"circle": 2}1️⃣"#, "the JSON ends in the middle"),
      (
        #"1️⃣{"roles": [{"id": "rol_1", "parent_role_id": null, "links": {}}]}"#,
        "this is an answer of version 5 of GlassFrog's API, which is not read"
      ),
    ]) func `What is broken is refused with its place`(json: String, message: String) throws
  {
    let (text, place) = marked(json)
    let said = try complaints(text, as: "roles.json")
    let first = try #require(said.first)
    #expect(first.hasPrefix("roles.json:\(place): error: \(message)\n  hint: "))
  }

  @Test func `Circles must not lie in one another`() throws {
    let text = """
      {"roles": [
        {"id": 1, "name": "A", "links": {"circle": 8, "supporting_circle": 9}},
        {"id": 2, "name": "B", "links": {"circle": 9, "supporting_circle": 8}}]}
      """
    let said = try complaints(text, as: "roles.json")
    #expect(said.count == 1)
    #expect(said[0].contains("the circles 8, 9 lie in one another: a cycle of parents"))
  }

  @Test func `A circle lies in one circle`() throws {
    let text = """
      {"roles": [
        {"id": 1, "name": "A", "links": {"circle": 7, "supporting_circle": 9}},
        {"id": 2, "name": "B", "links": {"circle": 8, "supporting_circle": 9}}]}
      """
    let said = try complaints(text, as: "roles.json")
    #expect(
      said.first?.hasPrefix(
        "roles.json:3:3: error: circle \"9\" lies in \"8\" here and in \"7\" elsewhere") == true)
  }

  @Test func `Ids with control characters are refused and texts that nobody reads are not`() throws
  {
    let bad = #"{"roles": [{"id": 1, "links": {"circle": 2, "people": ["a\u0007"]}}]}"#
    #expect(
      try complaints(bad, as: "roles.json").first?.contains(
        #"the id "a\u{7}" holds control characters"#) == true)
    let good =
      #"{"roles": [{"id": 1, "purpose": "\u0007", "links": {"circle": 2, "people": [3]}}]}"#
    #expect(try organisation(good, as: "roles.json").membershipsInWords == ["3 in 2 as 1, other"])
  }

  @Test(arguments: ["roles.json", "circles.json", "people.json", "circles_roles.csv"])
  func `A file that is cut off reads or complains with a place`(name: String) throws {
    #expect(try ExportFixture.complaintsWithoutPlace("GlassFrog/" + name) == [])
  }
}
