import Importers
import Organisations
import Testing

struct PajekTests {
  @Test func `Every row of the fixture is read`() throws {
    let organisation = try Import.organisation(from: [fixture("Pajek/team.paj")])
    #expect(organisation.people.ids.map(\.text) == ["Ada Ask", "Ben", "Cy", "Di"])
    #expect(organisation.people.names == [nil, nil, nil, nil])
    #expect(organisation.relations.map(\.name) == ["advice", "friends", "relation 3", "team"])
    #expect(arcs(organisation, "advice") == ["Ada Ask>Ben:3.0", "Ben>Cy:1.0"])
    #expect(arcs(organisation, "friends") == ["Ada Ask>Di:1.0", "Di>Ada Ask:1.0"])
    #expect(arcs(organisation, "relation 3") == ["Di>Ada Ask:2.5"])
    #expect(
      arcs(organisation, "team")
        == ["Ada Ask>Ben:1.0", "Ben>Di:0.5", "Di>Ada Ask:1.0", "Di>Ben:1.0", "Di>Cy:1.0"])
    #expect(values(organisation, "sites") == ["7", "7", "8", "8"])
    #expect(values(organisation, "age.vec") == ["31.5", "40", "52", "28"])
    let warnings = organisation.provenance.warnings.map(\.text)
    #expect(warnings.contains { $0.contains("no network, partition or vector") })
    #expect(warnings.contains { $0.contains("times of lines") })
  }

  @Test func `Numbers are the ids where labels repeat`() throws {
    let organisation = try organisation(
      "*Vertices 3\n1 \"Ann\"\n2 \"Ann\"\n*Arcs\n1 2\n3 1 .5\n", as: "x.net")
    #expect(organisation.people.ids.map(\.text) == ["1", "2", "3"])
    #expect(organisation.people.names == ["Ann", "Ann", nil])
    #expect(arcs(organisation) == ["1>2:1.0", "3>1:0.5"])
    // A label that is the number of another vertex without one.
    let numbers = try self.organisationOf("*Vertices 2\n1 \"2\"\n*Arcs\n1 2\n")
    #expect(arcs(numbers) == ["1>2:1.0"])
  }

  private func organisationOf(_ text: String) throws -> Organisation {
    try organisation(text, as: "x.net")
  }

  @Test func `A network of two sorts has undirected ties and a mode`() throws {
    let organisation = try organisationOf(
      "*Vertices 3 2\n1 a\n2 b\n3 x\n*Matrix\n1\n0\n")
    #expect(arcs(organisation) == ["a>x:1.0", "x>a:1.0"])
    #expect(values(organisation, "mode") == ["0", "0", "1"])
  }

  @Test func `Networks of a project are relations by their names`() throws {
    let organisation = try organisation(
      """
      *Network advice
      *Vertices 2\r\n1 "a"\r\n2 "b"\r\n*Arcs\r\n1 2\r
      *Network friends
      *Vertices 2
      1 "b"
      2 "c"
      *Edges
      1 2
      """, as: "x.paj")
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "c"])
    #expect(arcs(organisation, "advice") == ["a>b:1.0"])
    #expect(arcs(organisation, "friends") == ["b>c:1.0", "c>b:1.0"])
  }

  @Test func `A partition is for the networks that it has as many values as`() throws {
    let networks = "*Vertices 2\n1 a\n2 b\n*Arcs\n1 2\n*Vertices 3\n1 c\n2 a\n3 b\n*Arcs\n1 2\n"
    let organisation = try organisationOf(networks + "*Partition p\n*Vertices 3\n7\n8\n9\n")
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "c"])
    #expect(values(organisation, "p") == ["8", "9", "7"])
    #expect(organisation.provenance.warnings.isEmpty)
    let other = try organisationOf(networks + "*Partition p\n*Vertices 4\n7\n8\n9\n7\n")
    #expect(other.people.attributes.isEmpty)
    #expect(
      other.provenance.warnings.map(\.text) == [
        "\"p\" has 4 values for 2, 3 vertices; it is left out"
      ])
  }

  @Test func `What is not UTF-8 is ISO 8859-1, with a warning`() throws {
    let folder = try TemporaryFolder()
    let text = "*Vertices 2\n1 \"J\u{FC}rgen\"\n2 \"b\"\n*Arcs\n1 2\n"
    try folder.write("x.net", text.unicodeScalars.map { UInt8($0.value) })
    let organisation = try folder.organisation("x.net")
    #expect(organisation.people.ids.map(\.text) == ["J\u{FC}rgen", "b"])
    #expect(organisation.provenance.warnings[0].text.contains("ISO 8859-1"))
  }

  @Test(
    arguments: [
      ("*Vertices 2\n1️⃣3 \"x\"", "\"3\" is no vertex: they are 1 to 2"),
      ("*Vertices 2\n1 a\n1️⃣1 b", "duplicate vertex 1, first on line 2"),
      ("*Vertices 2\n*Arcs\n1 1️⃣9", "\"9\" is no vertex: they are 1 to 2"),
      ("*Vertices 2\n*Arcs\n1️⃣1", "a tie with one end"),
      ("*Vertices 2\n*Arcs\n1 2 1️⃣-1", "\"-1\" in \"weight\" is negative"),
      ("*Vertices 2\n*Arcs\n1 2 1️⃣1,5", "\"1,5\" in \"weight\" is not a number"),
      ("*Vertices 2\n*Arcslist\n1 2 1️⃣x", "\"x\" is no vertex: they are 1 to 2"),
      ("*Vertices 2\n1 1️⃣\"a", "this quote is never closed"),
      ("1️⃣*Arcs\n1 2", "ties before any *Vertices"),
      ("1️⃣*Vertices many", "*Vertices without a number"),
      ("*Vertices 1️⃣99999999", "99999999 vertices in a file of 18 bytes; the limit is 1000000"),
      ("*Vertices 2\n*Matrix\n1️⃣0 1 0", "3 numbers in a row of the matrix, 2 expected"),
      ("*Vertices 1\n*Matrix\n0\n1️⃣0", "more than 1 rows in the matrix"),
      ("1️⃣hello", "text before any section"),
      ("1️⃣*Network x", "there are no rows in the input"),
    ]) func `A broken network is refused where it breaks`(text: String, message: String) throws
  {
    let (text, place) = marked(text)
    let found = try complaints(text, as: "x.net")
    #expect(
      found.first?.hasPrefix("x.net:\(place): error: \(message)\n  hint: ") == true
        || found.first?.contains("there are no rows") == true && message.contains("no rows"),
      "\(found)")
  }

  @Test func `Nothing, NULs and control bytes are refused`() throws {
    #expect(try complaints("", as: "x.net").first?.contains("the file is empty") == true)
    #expect(try complaints("% only\n", as: "x.net").first?.contains("there is no graph") == true)
    #expect(try complaints("*Vertices 1\u{0}", as: "x.net").first?.contains("a NUL byte") == true)
    #expect(
      try complaints("*Vertices 1\n1 \"a\u{1B}[2J\"", as: "x.net").first?.contains(
        "control characters") == true)
  }

  @Test func `A file cut off anywhere is read or refused with a place`() throws {
    let good = Array("*Vertices 2\n1 \"ann\"\n2 \"bob\"\n*Arcs\n1 2 2.5\n".utf8)
    // Lines end where they end: a part that ends after a row is a shorter file.
    try expectPrefixesRefused(good, as: "x.net") { _ in true }
  }
}
