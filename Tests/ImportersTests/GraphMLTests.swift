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

  private func arcs(_ organisation: Organisation, _ relation: Int = 0) -> [String] {
    let graph = organisation.allRelations[relation].graph
    return graph.nodes.flatMap { node in
      graph.arcs(of: node).map {
        "\(organisation.people.ids[node])>\(organisation.people.ids[graph.target(of: $0)])"
          + ":\(graph.weight(of: $0))"
      }
    }
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
    arguments: [
      (
        "<node id=\"a\"/>\n1️⃣<edge source=\"a\" target=\"ghost\"/>",
        "an edge ends at \"ghost\", which is no node"
      ),
      ("<node id=\"a\"/>\n 1️⃣<node id=\"a\"/>", "duplicate node \"a\", first on line 5"),
      ("1️⃣<node/>", "a node has no id"),
      ("1️⃣<node id=\"\"/>", "an id is empty"),
      ("<node id=\"a\">1️⃣<data key=\"d9\">1</data></node>", "the key \"d9\" is not declared"),
      ("<node id=\"a\"/>1️⃣<edge source=\"a\"/>", "an edge lacks its source or target"),
      (
        "<node id=\"a\"/><edge source=\"a\" target=\"a\">1️⃣<data key=\"w\">NaN</data></edge>",
        "\"NaN\" in \"weight\" is not a number"
      ),
      (
        "<node id=\"a\"/><edge source=\"a\" target=\"a\">\n1️⃣<data key=\"w\">-3</data></edge>",
        "\"-3\" in \"weight\" is negative"
      ),
      ("1️⃣<hyperedge/>", "hyperedges are not read"),
    ]) func `A broken network is refused where it breaks`(body: String, message: String) throws
  {
    let (text, place) = marked(document(body))
    let found = try complaints(text, as: "x.graphml")
    #expect(
      found.first?.hasPrefix("x.graphml:\(place): error: \(message)\n  hint: ") == true, "\(found)")
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

  @Test func `Two graphs in a file are refused, both named`() throws {
    let text = "<graphml><graph id=\"A\" edgedefault=\"directed\"/>\n<graph id=\"B\"/></graphml>"
    #expect(
      try complaints(text, as: "x.graphml").first?.hasPrefix(
        "x.graphml:2:1: error: a second graph, \"B\"; the first, \"A\", is on line 1") == true)
  }

  @Test func `Every prefix of a good document is refused with a place`() throws {
    let good = Array(
      """
      <?xml version="1.0"?><graphml><key id="w" for="edge" attr.name="weight"/>
      <graph id="G" edgedefault="directed"><node id="a"/><node id="é"/>
      <edge source="a" target="é"><data key="w">1</data></edge></graph></graphml>
      """.utf8)
    let folder = try TemporaryFolder()
    for end in 0...good.count {
      try folder.write("x.graphml", Array(good[..<end]))
      do {
        _ = try folder.organisation("x.graphml")
        #expect(end == good.count)
      } catch {
        let failure = try #require(error as? ImportFailure)
        #expect(end < good.count, "\(failure)")
        #expect(failure.errors.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.hint.isEmpty })
      }
    }
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
