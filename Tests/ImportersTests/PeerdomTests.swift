import Importers
import Organisations
import Testing

struct PeerdomTests {
  private func read(options: ImportOptions = ImportOptions()) throws -> Organisation {
    try ExportFixture.organisation(
      "Peerdom/roles.json", "Peerdom/peers.json", "Peerdom/circles.json", options: options)
  }

  @Test func `Peers, circles and roles of three files refer to one another`() throws {
    let organisation = try read()
    #expect(organisation.circlesInWords == ["c-1 (Company)", "c-2 (Bakery) in c-1"])
    #expect(
      organisation.membershipsInWords == [
        "p-1 in c-1 as Lead Link, lead, 0.2",
        "p-2 in c-2 as Rep Link, representative, 0.1, by election, until 2026-06-30",
        "p-3 in c-2 as Baker, other, by election, until 2025-11-30",
      ])
    #expect(organisation.people.names == ["Ada One", "Ben Two", "Cy"])
    // Cy has left.
    #expect(organisation.eligibleIds == ["p-1", "p-2"])
    #expect(
      organisation.provenance.warnings.map(\.text).contains(
        "roles that lie in no circle and are left out"))
    #expect(
      organisation.provenance.remarks.contains(
        "Peerdom: 1 contributions are not in percent and are no shares"))
  }

  @Test func `The window says who was there`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2025, month: 1, day: 1)
    options.to = Instant(year: 2025, month: 3, day: 31)
    #expect(try read(options: options).eligibleIds == ["p-1", "p-3"])
  }

  @Test(
    arguments: [
      (#"[{"id": "a", "firstName": "A", "joinedAt": 1️⃣"soon"}]"#, "[0].joinedAt is not a date"),
      (#"[{"id": 1️⃣[], "firstName": "A"}]"#, "[0].id is no id"),
      (#"[{"id": "r", "parentId": "c", "holders": [1️⃣{}]}]"#, "[0].holders[0] names no peer"),
      (
        #"[{"peerId": "p", "roleId": "r", "percentage": 1️⃣"many"}]"#,
        "[0].percentage is not a number"
      ),
      (#"[{"peerId": "p", "roleId": "r", "percentage": 1️⃣-1}]"#, "[0].percentage is negative"),
      (
        #"[{"peerId": "p", "roleId": "r", "percentage": 1️⃣1e999}]"#, "[0].percentage is not a number"
      ),
    ]) func `What is broken is refused with its place`(json: String, message: String) throws
  {
    let (text, place) = marked(json)
    let first = try #require(try complaints(text, as: "peers.json").first)
    #expect(first.hasPrefix("peers.json:\(place): error: \(message)\n  hint: "))
  }

  @Test(arguments: ["peers.json", "circles.json", "roles.json"])
  func `A file that is cut off reads or complains with a place`(name: String) throws {
    #expect(try ExportFixture.complaintsWithoutPlace("Peerdom/" + name) == [])
  }

  @Test func `A node that holders name and nothing lies in is a role`() throws {
    let folder = try TemporaryFolder([
      "roles.json": """
      [{"id": "r1", "name": "Seller", "parentId": "c1", "electable": false},
       {"id": "c1", "name": "Sales", "parentId": null, "electable": false},
       {"id": "c2", "name": "Empty", "parentId": "c1", "electable": false}]
      """,
      "holders.json": """
      [{"peerId": "p1", "roleId": "r1", "percentage": 40}, {"peerId": "p2", "roleId": "c1"}]
      """,
    ])
    let organisation = try folder.organisation("roles.json", "holders.json")
    // Nobody holds c2 and nothing lies in it: a vacant role.
    #expect(organisation.circlesInWords == ["c1 (Sales)"])
    #expect(
      organisation.provenance.remarks.contains(
        "Peerdom: 1 nodes within circles, with nobody and nothing in them, are vacant roles"))
    #expect(
      organisation.membershipsInWords == ["p1 in c1 as Seller, other, 0.4", "p2 in c1, member"])
    #expect(
      try folder.organisation("holders.json", "roles.json").membershipsInWords
        == organisation.membershipsInWords)
  }

  @Test(arguments: ["data.json", "circles.json", "Our-Groups.json"])
  func `A node with nobody and nothing in it is a circle at the top or in a file of circles`(
    name: String
  ) throws {
    let nodes = """
      [{"id": "top", "name": "Top", "parentId": null, "electable": false},
       {"id": "c", "name": "Sales", "parentId": "top", "electable": false},
       {"id": "alone", "name": "Alone", "parentId": null, "electable": false}]
      """
    let holders = #"[{"peerId": "p", "roleId": "top"}]"#
    let folder = try TemporaryFolder([name: nodes, "holders.json": holders])
    #expect(
      try folder.organisation(name, "holders.json").circlesInWords
        == (name == "data.json"
          ? ["alone (Alone)", "top (Top)"] : ["alone (Alone)", "c (Sales) in top", "top (Top)"]))
  }
}
