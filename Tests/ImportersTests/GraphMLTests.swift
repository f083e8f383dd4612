import Graphs
import Importers
import Organisations
import Testing

struct GraphMLTests {
  private func document(_ body: String, keys: String = "", direction: String = "directed") -> String
  {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="w" for="edge" attr.name="weight" attr.type="double"/>\(keys)
    <graph id="G" edgedefault="\(direction)">
    \(body)
    </graph>
    </graphml>
    """
  }

  @Test func `Nodes are people and edges ties, edges may come first`() throws {
    let organisation = try organisation(
      document(
        """
        <edge source="a" target="b"><data key="w"> 2.5
        </data></edge><node id="a"/><node id="b"/><node id="c&amp;d"/>
        <edge source="b" target="a"/>
        """), as: "mail.graphml")
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "c&d"])
    #expect(arcs(organisation) == ["a>b:2.5", "b>a:1.0"])
    #expect(organisation.relations[0].name == "mail")
    #expect(organisation.rosterBasis == .observed)
  }

  @Test func `Keys have the meanings of table columns, with defaults`() throws {
    let organisation = try organisation(
      document(
        """
        <node id="a"><data key="l">1</data><data key="n">Ann</data><data key="x">red</data></node>
        <node id="b"/>
        """,
        keys: """
          <key id="l" for="node" attr.name="Level" attr.type="int"><default>3</default></key>
          <key id="n" for="node" attr.name="label"/><key id="x" for="all" attr.name="colour"/>
          """), as: "x.graphml")
    #expect(organisation.people.levels == [1, 3])
    #expect(organisation.people.names == ["Ann", nil])
    #expect(organisation.people.attribute("colour")?.value(of: 0)?.text == "red")
    #expect(organisation.rosterBasis == .declared)
  }

  @Test func `Relations come from the edge, else a known graph id, else the file`() throws {
    let keys = "<key id=\"r\" for=\"edge\" attr.name=\"relation\"/>"
    let named = try organisation(
      document(
        """
        <node id="a"/><node id="b"/><edge source="a" target="b"><data key="r">advice</data></edge>
        <edge source="b" target="a"/>
        """, keys: keys), as: "mail.graphml")
    #expect(named.relations.map(\.name) == ["advice", "mail"])
    let known = try organisation(
      document("<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"/>")
        .replacing("id=\"G\"", with: "id=\"reports_to\""), as: "snapshot.graphml")
    #expect(known.command?.name == "reports_to")
    #expect(arcs(known) == ["b>a:1.0"])
  }

  @Test func `Edges may have directions of their own`() throws {
    let organisation = try organisation(
      document(
        """
        <node id="a"/><node id="b"/><node id="c"/><edge source="a" target="b" directed="false"/>
        <edge source="c" target="b"/>
        """), as: "x.graphml")
    #expect(arcs(organisation) == ["a>b:1.0", "b>a:1.0", "c>b:1.0"])
    let undirected = try self.undirectedPair()
    #expect(!undirected.relations[0].graph.isDirected)
    #expect(undirected.relations[0].graph.tieCount == 1)
  }

  @Test func `Ties are counted as the file lists them, whatever their directions`() throws {
    let edges = [
      ("a", "b", true), ("a", "b", false), ("c", "b", false), ("b", "c", false), ("c", "c", false),
      ("a", "c", true), ("a", "c", true),
    ]
    let organisation = try organisation(
      document(
        "<node id=\"a\"/><node id=\"b\"/><node id=\"c\"/>"
          + edges.map { source, target, isDirected in
            "<edge source=\"\(source)\" target=\"\(target)\" directed=\"\(isDirected)\"/>"
          }.joined()), as: "x.graphml")
    #expect(arcs(organisation) == ["a>b:2.0", "a>c:2.0", "b>a:1.0", "b>c:2.0", "c>b:2.0"])
    let tally = organisation.relations[0].tally
    #expect(tally.added == 7)
    // b and c twice without direction, a to c twice with it; a to b once each way of saying.
    #expect(tally.merged == 2)
    #expect(tally.loops == 1)
    #expect(organisation.provenance.warnings.map(\.count) == [2])
  }

  private func undirectedPair() throws -> Organisation {
    try organisation(
      document(
        "<node id=\"a\"/><node id=\"b\"/><edge source=\"b\" target=\"a\"/>",
        direction: "undirected"),
      as: "x.graphml")
  }

  @Test func `A node with a graph inside is a circle`() throws {
    let organisation = try organisation(
      document(
        """
        <node id="board"><graph edgedefault="directed"><node id="a"/><node id="b"/>
        <edge source="a" target="b"/></graph></node><node id="c"/><edge source="c" target="a"/>
        """), as: "x.graphml")
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "c"])
    #expect(organisation.circles.map(\.id.text) == ["board"])
    #expect(organisation.members(of: 0, at: nil) == [0, 1])
    #expect(arcs(organisation) == ["a>b:1.0", "c>a:1.0"])
    #expect(organisation.provenance.warnings.first?.text.contains("nested") == true)
  }

  @Test(
    "A circle is no node for a tie that is none",
    arguments: [
      ##"<edge source="c" target="b"><data key="w">0</data></edge>"##,
      ##"<edge source="c" target="c"/>"##,
    ]) func circleWithoutTies(edge: String) throws
  {
    let nested = """
      <node id="c"><graph id="in"><node id="a1"/><node id="a2"/><edge source="a1" target="a2"/>
      </graph></node><node id="b"/>\(edge)
      """
    let key = ##"<key id="w" for="edge" attr.name="weight" attr.type="double"/>"##
    let organisation = try organisation(document(nested, keys: key), as: "x.graphml")
    #expect(organisation.people.ids.map(\.text) == ["a1", "a2", "b"])
    #expect(organisation.circles.map(\.id.text) == ["c"])
    let tally = organisation.relations[0].tally
    #expect(tally.added == 2)
    #expect(tally.zeroWeights + tally.loops == 1)
  }

  @Test(
    arguments: [
      (
        "<node id=\"a\"/>\n1️⃣<edge source=\"a\" target=\"ghost\"/>",
        "an edge ends at \"ghost\", which is no node"
      ),
      ("<node id=\"a\"/>\n 1️⃣<node id=\"a\"/>", "duplicate node \"a\", first on line 5"),
      ("1️⃣<node/>", "a node has no id"),
      ("1️⃣<node id=\"\"/>", "an id is empty"),
      ("<node id=\"a\"/>1️⃣<edge source=\"a\"/>", "an edge lacks its source or target"),
      (
        "<node id=\"a\"/><edge source=\"a\" target=\"a\">1️⃣<data key=\"w\">NaN</data></edge>",
        "\"NaN\" in \"weight\" is not a number"
      ),
      (
        "<node id=\"a\"/><edge source=\"a\" target=\"a\">\n1️⃣<data key=\"w\">-3</data></edge>",
        "\"-3\" in \"weight\" is negative"
      ),
      (
        "<node id=\"a\"/><hyperedge>1️⃣<endpoint node=\"x\"/></hyperedge>",
        "\"x\" is named here and is no node"
      ),
      ("<hyperedge>1️⃣<endpoint/></hyperedge>", "an endpoint names no node"),
      (
        "<hyperedge id=\"h\"/>1️⃣<hyperedge id=\"h\"/>", "the id \"h\" is that of another group"
      ),
      (
        "<node id=\"a\"/>1️⃣<edge source=\"a\" target=\"a\" directed=\"no\"/>",
        "directed \"no\" is neither true nor false"
      ),
      ("<node id=\"a\">1️⃣<node id=\"b\"/></node>", "a node or an edge stands outside of a graph"),
      (
        "<x><node id=\"a\">1️⃣<graph><edge source=\"a\" target=\"b\"/></graph></node></x>",
        "a graph stands where none is read"
      ),
    ]) func `A broken network is refused where it breaks`(body: String, message: String) throws
  {
    let (text, place) = marked(document(body))
    let found = try complaints(text, as: "x.graphml")
    #expect(
      found.first?.hasPrefix("x.graphml:\(place): error: \(message)\n  hint: ") == true, "\(found)")
  }

  @Test func `A graph in a node that is in none has no ties`() throws {
    let edges = String(repeating: "<edge source=\"a\" target=\"a\"/>\n", count: 3)
    let text =
      "<graphml>\n<x><node id=\"a\"><graph edgedefault=\"directed\">\n\(edges)</graph></node></x></graphml>"
    #expect(
      try complaints(text, as: "x.graphml").first?.contains("a graph stands where none is read")
        == true)
  }

  @Test func `Depth and lengths have limits that can be raised`() throws {
    let deep = document(
      "<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"/>"
        + String(repeating: "<x>", count: 300) + String(repeating: "</x>", count: 300))
    #expect(
      try complaints(deep, as: "x.graphml").first?.contains(
        "elements are nested deeper than 256, the limit\n  hint: --maximum-nesting raises") == true)
    var options = ImportOptions()
    options.maximumNesting = 400
    #expect(try complaints(deep, as: "x.graphml", options: options) == [])
    options.maximumValueBytes = 10
    let long = document("<node id=\"aaaaaaaaaaa\"/>")
    #expect(
      try complaints(long, as: "x.graphml", options: options).first?.contains(
        "--maximum-value-bytes") == true)
  }

  @Test func `Several graphs in a file are relations by their ids`() throws {
    let organisation = try organisation(
      """
      <graphml><graph id="mail" edgedefault="directed"><node id="a"/><node id="b"/>
      <edge source="a" target="b"/></graph>
      <graph id="friends" edgedefault="undirected"><node id="a"/><node id="c"/>
      <edge source="c" target="a"/></graph><graph edgedefault="directed"/></graphml>
      """, as: "x.graphml")
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "c"])
    #expect(organisation.relations.map(\.name) == ["friends", "graph 3", "mail"])
    #expect(organisation.relations.map(\.graph.isDirected) == [false, true, true])
    #expect(arcs(organisation, "mail") == ["a>b:1.0"])
    #expect(arcs(organisation, "friends") == ["a>c:1.0", "c>a:1.0"])
    #expect(
      organisation.provenance.remarks.contains(
        "x.graphml: there are 3 graphs, each a relation by its name: \"mail\", \"friends\", "
          + "\"graph 3\""))
    #expect(
      try complaints(
        "<graphml><graph edgedefault=\"directed\"><node id=\"a\"/>\n<node id=\"a\"/></graph></graphml>",
        as: "x.graphml"
      ).first?.contains("duplicate node") == true)
  }

  @Test func `A hyperedge is a circle of its ends`() throws {
    let organisation = try organisation(
      document(
        """
        <node id="a"/><node id="b"/><hyperedge id="jury"><endpoint node="a"/><endpoint node="b"/>
        <endpoint node="a"/></hyperedge><hyperedge><endpoint node="b" port="x"/></hyperedge>
        """), as: "x.graphml")
    #expect(circles(organisation) == ["jury: a b", "hyperedge 2: b"])
    #expect(organisation.provenance.warnings.first { $0.text.contains("hyperedges") }?.count == 2)
    #expect(arcs(organisation) == [])
  }

  @Test func `A graph of yEd has its groups and labels`() throws {
    let organisation = try Import.organisation(from: [fixture("GraphML/yed.graphml")])
    #expect(organisation.people.ids.map(\.text) == ["n0::n0", "n0::n1", "n1"])
    #expect(organisation.people.names == ["Ada", "Ben", "Cy"])
    #expect(organisation.circles.map(\.name) == ["Board"])
    #expect(circles(organisation) == ["n0: n0::n0 n0::n1"])
    #expect(values(organisation, "description") == ["chairs", nil, nil])
    #expect(organisation.people.attributes.map(\.name) == ["description"])
    #expect(arcs(organisation) == ["n0::n0>n0::n1:1.0", "n1>n0::n0:1.0"])
    #expect(organisation.provenance.warnings.contains { $0.text.contains("ports are not read") })
  }

  @Test func `Keys that are undeclared or for other elements are read with a warning`() throws {
    let organisation = try organisation(
      document(
        """
        <node id="a"><data key="d9">red</data></node><node id="b"/>
        <edge source="a" target="b"><data key="n">2</data></edge>
        """, keys: "<key id=\"n\" for=\"node\" attr.name=\"strength\"/>"
      )
      .replacing(
        "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>", with: ""),
      as: "x.graphml")
    #expect(values(organisation, "d9") == ["red", nil])
    #expect(arcs(organisation) == ["a>b:2.0"])
    let warnings = organisation.provenance.warnings.map(\.text)
    #expect(warnings.contains { $0.contains("\"d9\" is not declared") })
    #expect(warnings.contains { $0.contains("\"n\" is declared for other elements") })
  }

  @Test(
    arguments: [
      ("attr.name=\"Edge Weight\"", "3", "x", "a>b:3.0"),
      ("attr.name=\"labelE\" attr.type=\"string\"", "advice", "advice", "a>b:1.0"),
      ("attr.name=\"Relationship\"", "trust", "trust", "a>b:1.0"),
      ("attr.name=\"\"", "7", "x", "a>b:1.0"),
    ]) func `Edges speak the dialects of other programs`(
      key: String, value: String, relation: String, arc: String
    ) throws
  {
    let organisation = try organisation(
      """
      <graphml><key id="k" for="edge" \(key)/><graph edgedefault="directed"><node id="a"/>
      <node id="b"/><edge source="a" target="b"><data key="k">\(value)</data></edge></graph></graphml>
      """, as: "x.graphml")
    #expect(organisation.relations.map(\.name) == [relation])
    #expect(arcs(organisation) == [arc])
  }

  @Test func `Typed values lose the blanks around them, and what is odd is kept as text`() throws {
    let organisation = try organisation(
      document(
        """
        <node id="a"><data key="b"> TRUE </data><data key="i"> 7 </data><data key="s"> x </data></node>
        <node id="b"><data key="b">0</data><data key="i">seven</data><data key="s"></data></node>
        <edge source="a" target="b"/>
        """,
        keys: """
          <key id="b" for="node" attr.name="remote" attr.type="boolean"/>
          <key id="i" for="node" attr.name="age" attr.type="int"/>
          <key id="s" for="node" attr.name="note" attr.type="string"/>
          """), as: "x.graphml")
    #expect(values(organisation, "remote") == ["true", "false"])
    #expect(values(organisation, "age") == ["7", "seven"])
    #expect(values(organisation, "note") == [" x ", nil])
    #expect(organisation.provenance.warnings.first?.text.contains("\"age\"") == true)
  }

  @Test func `Every prefix of a good document is refused with a place`() throws {
    let good = Array(
      """
      <?xml version="1.0"?><graphml><key id="w" for="edge" attr.name="weight"/>
      <graph id="G" edgedefault="directed"><node id="a"/><node id="é"/>
      <edge source="a" target="é"><data key="w">1</data></edge></graph></graphml>
      """.utf8)
    try expectPrefixesRefused(good, as: "x.graphml")
  }

  @Test func `UTF-16 and Latin-1 are read when they say so`() throws {
    let folder = try TemporaryFolder()
    let text =
      "<?xml version=\"1.0\" encoding=\"ENC\"?><graphml><graph edgedefault=\"directed\">"
      + "<node id=\"Zo\u{EB}\"/><node id=\"b\"/><edge source=\"b\" target=\"Zo\u{EB}\"/>"
      + "</graph></graphml>"
    let wide = text.replacing("ENC", with: "UTF-16").utf16.flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
    }
    try folder.write("wide.graphml", [0xFF, 0xFE] + wide)
    let latin = text.replacing("ENC", with: "ISO-8859-1").unicodeScalars.map { UInt8($0.value) }
    try folder.write("latin.graphml", latin)
    for (name, encoding) in [("wide.graphml", "UTF-16"), ("latin.graphml", "ISO-8859-1")] {
      let organisation = try folder.organisation(name)
      #expect(organisation.people.ids.map(\.text) == ["Zo\u{EB}", "b"])
      #expect(organisation.provenance.remarks.contains("\(name): the encoding is \(encoding)"))
    }
  }
}
