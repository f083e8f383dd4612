import Importers
import Organisations
import Testing

struct GMLTests {
  @Test func `Every row of the fixture is read`() throws {
    let organisation = try Import.organisation(from: [fixture("GML/team.gml")])
    #expect(organisation.people.ids.map(\.text) == ["1", "2", "3"])
    #expect(
      organisation.people.names == ["Ada & \"Bo\" éé &unknown;", "Ben", "two\nlines"])
    #expect(organisation.people.levels[0] == 1)
    #expect(values(organisation, "tag") == [nil, "x;y", nil])
    #expect(values(organisation, "score") == [nil, "0.5", nil])
    #expect(circles(organisation) == ["9: 2 3"])
    #expect(organisation.circles[0].name == "Team")
    #expect(arcs(organisation) == ["1>2:2.5", "2>3:1.0", "3>1:4.0"])
    #expect(organisation.relations.map(\.name) == ["team"])
    #expect(organisation.provenance.sources[0].columns.contains("value → weight"))
    #expect(
      organisation.provenance.remarks.contains(
        "team.gml: lists inside nodes and edges, such as graphics, are not read"))
  }

  @Test func `A weight goes before a value`() throws {
    let organisation = try organisation(
      "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 value 7 weight +2. ] ]",
      as: "x.gml")
    #expect(arcs(organisation) == ["1>2:2.0", "2>1:2.0"])
  }

  @Test func `Several graphs are relations by their names`() throws {
    let organisation = try organisation(
      """
      graph [ label "advice" directed 1 node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]
      graph [ label "friends" node [ id 1 ] node [ id 3 ] edge [ source 3 target 1 ] ]
      """, as: "x.gml")
    #expect(organisation.relations.map(\.name) == ["advice", "friends"])
    #expect(organisation.people.ids.map(\.text) == ["1", "2", "3"])
    #expect(organisation.relations.map(\.graph.isDirected) == [true, false])
  }

  @Test func `What is not UTF-8 is ISO 8859-1`() throws {
    let folder = try TemporaryFolder()
    let text = "graph [ node [ id 1 label \"J\u{FC}rgen\" ] node [ id 2 ] ]"
    try folder.write("x.gml", text.unicodeScalars.map { UInt8($0.value) })
    let organisation = try folder.organisation("x.gml")
    #expect(organisation.people.names == ["J\u{FC}rgen", nil])
    #expect(
      organisation.provenance.remarks.contains("x.gml: it is not UTF-8 and is read as ISO 8859-1"))
  }

  @Test(arguments: [
    ("x.gml", "graph [\n node [ id 1 label \"J\u{FC}\0n\" ] ]", "2:23"),
    ("x.net", "*Vertices 2\n1 \"J\u{FC}\0n\"\n*Arcs\n1 2\n", "2:6"),
  ])
  func `A NUL is in no text, also behind letters of ISO 8859-1`(
    name: String, text: String, place: String
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write(name, text.unicodeScalars.map { UInt8($0.value) })
    let failure = #expect(throws: ImportFailure.self) { _ = try folder.organisation(name) }
    #expect(failure?.errors.first.map { "\($0.line):\($0.column)" } == place)
    #expect(failure?.errors.first?.message == "a NUL byte: this is no text")
  }

  @Test(
    arguments: [
      ("graph [ 1️⃣node [ label \"x\" ] ]", "a node has no id"),
      ("graph [ node [ id 1 ]\n 1️⃣node [ id 1 ] ]", "duplicate node \"1\", first on line 1"),
      ("graph [ node [ id 1 id 1️⃣2 ] ]", "id stands twice, as \"1\" and as \"2\""),
      ("graph [ node [ id 1 ] 1️⃣edge [ source 1 ] ]", "an edge lacks its source or target"),
      (
        "graph [ node [ id 1 ] 1️⃣edge [ source 1 target 2 ] ]",
        "an edge ends at \"2\", which is no node"
      ),
      (
        "graph [ node [ id 1 ] edge [ source 1 target 1 weight 1️⃣NaN ] ]",
        "\"NaN\" in \"weight\" is not a number"
      ),
      (
        "graph [ node [ id 1 ] edge [ source 1 target 1 weight 1️⃣-2 ] ]",
        "\"-2\" in \"weight\" is negative"
      ),
      (
        "graph [ node [ id 1️⃣x1 ] ]", "\"x1\" is neither a number nor a text in quotes"
      ),
      ("graph [ directed 1️⃣2 ]", "directed \"2\" is neither 0 nor 1"),
      ("graph 1️⃣]", "] stands where none may"),
      ("graph [ 1️⃣[ ] ]", "[ stands where none may"),
      ("graph [ 1️⃣\"x\" ]", "a text stands where none may"),
      ("graph [ 1️⃣= 2 ]", "a key begins with a letter"),
      ("graph [ label 1️⃣\"x ]", "this quote is never closed"),
      ("1️⃣Creator \"me\"", "there is no graph in it"),
    ]) func `A broken network is refused where it breaks`(text: String, message: String) throws
  {
    let (text, place) = marked(text)
    let found = try complaints(text, as: "x.gml")
    #expect(
      found.first?.hasPrefix("x.gml:\(place): error: \(message)\n  hint: ") == true, "\(found)")
  }

  @Test func `Depth and lengths have limits`() throws {
    let deep = "graph [ " + String(repeating: "x [ ", count: 100_000)
    #expect(
      try complaints(deep, as: "x.gml").first?.contains(
        "lists are nested deeper than 256, the limit\n  hint: --maximum-nesting") == true)
    let long = "graph [ node [ id 1 label \"\(String(repeating: "a", count: 300_000))\" ] ]"
    #expect(
      try complaints(long, as: "x.gml").first?.contains("--maximum-value-bytes") == true)
    let keys = (0...1000).map { "k\($0) 1" }.joined(separator: " ")
    #expect(
      try complaints("graph [ node [ id 1 \(keys) ] ]", as: "x.gml").first?.contains(
        "more than 1000 attributes, the limit") == true)
    #expect(try complaints("", as: "x.gml").first?.contains("the file is empty") == true)
    #expect(
      try complaints("graph [ node [ id \"a\u{1B}\" ] ]", as: "x.gml").first?.contains(
        "control characters") == true)
  }

  @Test func `Every prefix of a good document is refused with a place`() throws {
    let good = Array(
      "graph [ directed 1 node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]".utf8)
    try expectPrefixesRefused(good, as: "x.gml")
  }
}
