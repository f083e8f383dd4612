import Foundation
import Organisations
import Testing

@testable import Importers

/// What fields, presets and marks of networks mean, whatever the format.
struct NetworkMeaningsTests {
  private static let namespace = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"

  private func graphML(_ keys: String, _ body: String) -> String {
    Self.namespace + keys + "<graph edgedefault=\"directed\">" + body + "</graph></graphml>"
  }

  private func edge(_ source: String, _ target: String, _ data: (String, String)...) -> String {
    "<edge source=\"\(source)\" target=\"\(target)\">"
      + data.map { "<data key=\"\($0.0)\">\($0.1)</data>" }.joined() + "</edge>"
  }

  private let nodes = "<node id=\"a\"/><node id=\"b\"/><node id=\"c\"/>"

  private func organisation(_ text: String, window: (String?, String?) = (nil, nil)) throws
    -> Organisation
  {
    let dates = DateReader(format: nil)
    func day(_ text: String?) -> Instant? {
      guard let bytes = text.map({ Array($0.utf8) }),
        case .success(let instant) = dates.parse(bytes.span, 0..<bytes.count)
      else { return nil }
      return instant
    }
    var options = ImportOptions()
    options.from = day(window.0)
    options.to = day(window.1)
    let name = text.hasPrefix("<gexf") ? "x.gexf" : text.hasPrefix("graph") ? "x.gml" : "x.graphml"
    return try ImportersTests.organisation(text, as: name, options: options)
  }

  private func warnings(_ organisation: Organisation) -> [String] {
    organisation.provenance.warnings.map { "\($0.text): \($0.count)" }
  }

  @Test func `Two keys of one name are one thing`() throws {
    let read = try organisation(
      graphML(
        """
        <key id="d3" for="edge" attr.name="weight" attr.type="double"/>
        <key id="d2" for="edge" attr.name="weight" attr.type="long"/>
        <key id="d1" for="node" attr.name="level" attr.type="double"/>
        <key id="d0" for="node" attr.name="level" attr.type="long"/>
        <key id="d4" for="node" attr.name="Colour"/><key id="d5" for="node" attr.name="colour"/>
        """,
        """
        <node id="a"><data key="d0">1</data><data key="d4">red</data></node>
        <node id="b"><data key="d1">2.5</data><data key="d5">blue</data></node>
        <node id="c"><data key="d0">3</data></node>
        """ + edge("a", "b", ("d2", "10")) + edge("b", "c", ("d3", "2.5"))
          + edge("c", "a", ("d2", "7"))))
    #expect(arcs(read) == ["a>b:10.0", "b>c:2.5", "c>a:7.0"])
    #expect(read.people.levels == [1, 2.5, 3])
    #expect(read.people.attributes.map(\.name) == ["Colour"])
    #expect(values(read, "Colour") == ["red", "blue", nil])
    #expect(warnings(read) == [])
  }

  @Test func `A preset of one of two keys gives way to the other`() throws {
    let read = try organisation(
      graphML(
        """
        <key id="d0" for="node" attr.name="level"><default>3</default></key>
        <key id="d1" for="node" attr.name="level"/>
        <key id="d2" for="node" attr.name="site"><default>here</default></key>
        <key id="d3" for="node" attr.name="hue"><default>grey</default></key>
        <key id="d4" for="node" attr.name="hue"/>
        """,
        "<node id=\"a\"><data key=\"d1\">1</data><data key=\"d4\">red</data></node><node id=\"b\"/>"
          + "<node id=\"c\"><data key=\"d2\"/><data key=\"d3\"></data></node>"
          + edge("a", "b")))
    #expect(read.people.levels == [1, 3, 3])
    #expect(values(read, "hue") == ["red", "grey", nil])
    #expect(values(read, "site") == ["here", "here", nil])
  }

  @Test(
    arguments: [
      ("weights", "weight", "1", "2"), ("relations", "relation", "x", "y"),
      ("times", "time", "2024-01-01", "2024-01-02"),
    ]) func `Two values for one meaning are an error`(
      what: String, name: String, one: String, other: String
    ) throws
  {
    let keys =
      "<key id=\"k\" for=\"edge\" attr.name=\"\(name)\"/>"
      + "<key id=\"l\" for=\"edge\" attr.name=\"\(name.uppercased())\"/>"
    func found(_ text: String, _ file: String) throws -> Bool {
      try complaints(text, as: file).first?.contains("an edge states two different \(what)")
        == true
    }
    let two = graphML(keys, nodes + edge("a", "b", ("k", one), ("l", other)))
    #expect(try found(two, "x.graphml"))
    let twice = graphML(keys, nodes + edge("a", "b", ("k", one), ("k", other)))
    #expect(try found(twice, "x.graphml"))
    let alike = graphML(keys, nodes + edge("a", "b", ("k", one), ("l", one)))
    #expect(try complaints(alike, as: "x.graphml") == [])
    #expect(
      try found(
        "graph [ node [ id 1 ] edge [ source 1 target 1 \(name) \"\(one)\" "
          + "\(name.uppercased()) \"\(other)\" ] ]", "x.gml"))
    #expect(
      try found(
        """
        <gexf><graph defaultedgetype="directed"><attributes class="edge">
        <attribute id="0" title="\(name)"/><attribute id="1" title="\(name.uppercased())"/>
        </attributes><nodes><node id="a"/></nodes><edges><edge source="a" target="a"><attvalues>
        <attvalue for="0" value="\(one)"/><attvalue for="1" value="\(other)"/></attvalues></edge>
        </edges></graph></gexf>
        """, "x.gexf"))
  }

  @Test func `Two names of one node are an error`() throws {
    let keys =
      "<key id=\"k\" for=\"node\" attr.name=\"name\"/><key id=\"l\" for=\"node\" attr.name=\"Name\"/>"
    let body = "<node id=\"a\"><data key=\"k\">Ann</data><data key=\"l\">Bob</data></node>"
    #expect(
      try complaints(graphML(keys, body), as: "x.graphml").first?.contains(
        "\"a\" has two values of name: \"Ann\" and \"Bob\"") == true)
  }

  @Test func `Attributes of one title in GEXF are one thing`() throws {
    let read = try organisation(
      """
      <gexf><graph defaultedgetype="directed"><attributes class="edge">
      <attribute id="0" title="Weight" type="integer"/><attribute id="1" title="Weight" type="double"/>
      </attributes><nodes><node id="a"/><node id="b"/></nodes><edges>
      <edge source="a" target="b"><attvalues><attvalue for="1" value="2.5"/></attvalues></edge>
      <edge source="b" target="a"><attvalues><attvalue for="0" value="4"/></attvalues></edge>
      </edges></graph></gexf>
      """)
    #expect(arcs(read) == ["a>b:2.5", "b>a:4.0"])
  }

  @Test func `A weight that is missing beside others is 1, with a warning`() throws {
    let missing = "edges without a weight, beside others with one, have the weight 1"
    let key = "<key id=\"w\" for=\"edge\" attr.name=\"weight\"/>"
    let body = nodes + edge("a", "b", ("w", "2")) + edge("b", "c") + edge("c", "a")
    let read = try organisation(graphML(key, body))
    #expect(warnings(read) == ["\(missing): 2"])
    #expect(arcs(read) == ["a>b:2.0", "b>c:1.0", "c>a:1.0"])
    let preset = key.replacing("/>", with: "><default>4</default></key>")
    #expect(warnings(try organisation(graphML(preset, body))) == [])
    #expect(warnings(try organisation(graphML(key, nodes + edge("b", "c")))) == [])
    let gml = "graph [ directed 1 node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 weight 3 ] "
    #expect(
      warnings(try organisation(gml + "edge [ source 2 target 1 ] ]")) == ["\(missing): 1"])
    let gexf =
      "<gexf><graph defaultedgetype=\"directed\"><nodes><node id=\"a\"/></nodes><edges>"
      + "<edge source=\"a\" target=\"a\" weight=\"2\"/><edge source=\"a\" target=\"a\"/>"
    #expect(warnings(try organisation(gexf + "</edges></graph></gexf>"))[0] == "\(missing): 1")
  }

  @Test func `A weight beside an unused one of the same name counts, and what is unused is said`()
    throws
  {
    let read = try organisation(
      graphML(
        """
        <key id="d0" for="edge" attr.name="weight"/><key id="d1" for="edge" attr.name="Weight"/>
        <key id="d2" for="node" attr.name="weight"/><key id="d3" for="all" attr.name="strength"/>
        <key id="d4" for="all" attr.name="colour"/>
        """,
        "<node id=\"a\"><data key=\"d2\">9</data><data key=\"d4\">red</data></node><node id=\"b\"/>"
          + edge("a", "b", ("d1", "3"), ("d3", "4"))))
    #expect(arcs(read) == ["a>b:3.0"])
    #expect(
      read.provenance.remarks.contains("x.graphml: not used of the edges: \"strength\""))
  }

  @Test(arguments: [false, true]) func `The preset of a time is compared with the window`(
    isSlow: Bool
  ) throws {
    let key =
      "<key id=\"t\" for=\"edge\" attr.name=\"time\"><default>2024-01-01</default></key>"
      + "<key id=\"w\" for=\"edge\" attr.name=\"weight\"/>"
    // An entity is nothing that is read as a plain edge.
    let body =
      nodes + edge(isSlow ? "&#97;" : "a", "b", ("w", "2"))
      + edge("b", "c", ("t", "2022-01-01"), ("w", "1"))
    #expect(arcs(try organisation(graphML(key, body), window: (nil, "2023-01-01"))) == ["b>c:1.0"])
    #expect(arcs(try organisation(graphML(key, body), window: ("2023-01-01", nil))) == ["a>b:2.0"])
    #expect(arcs(try organisation(graphML(key, body))) == ["a>b:2.0", "b>c:1.0"])
    let broken = graphML(key.replacing("2024-01-01", with: "soon"), body)
    #expect(
      try complaints(broken, as: "x.graphml").first?.contains("\"soon\" in \"time\" is not a date")
        == true)
  }

  @Test func `The preset of a time in GEXF is compared with the window`() throws {
    let text = """
      <gexf><graph defaultedgetype="directed"><attributes class="edge"><attribute id="0" title="time">
      <default>2024-01-01</default></attribute></attributes><nodes><node id="a"/><node id="b"/></nodes>
      <edges><edge source="a" target="b"/><edge source="b" target="a"><attvalues>
      <attvalue for="0" value="2022-01-01"/></attvalues></edge></edges></graph></gexf>
      """
    #expect(arcs(try organisation(text, window: (nil, "2023-01-01"))) == ["b>a:1.0"])
    #expect(arcs(try organisation(text)) == ["a>b:1.0", "b>a:1.0"])
  }

  /// A file of ours, as NetworkX writes it again: the data of the graph come last.
  @Test(arguments: [true, false]) func `Marks of a file of ours count wherever its own data are`(
    isFirst: Bool
  ) throws {
    let own = """
      <data key="r">- directed adv
      - undirected talk
      </data><data key="c">circle_id,parent_id,name,layer,helping,seats
      a,,,organisation,0,
      z,,,organisation,0,
      </data><data key="b">body_id
      z
      </data>
      """
    let body =
      nodes + "<node id=\"z\"/>" + edge("a", "b", ("n", "adv"), ("m", "false"))
      + edge("b", "c", ("n", "talk"), ("m", "False"))
      + edge("c", "b", ("m", "True"), ("n", "talk")) + edge("z", "b", ("n", "adv"))
    let read = try organisation(
      graphML(
        """
        <key id="m" for="edge" attr.name="mirror" attr.type="boolean"/>
        <key id="n" for="edge" attr.name="relation"/><key id="r" for="graph" attr.name="relations"/>
        <key id="c" for="graph" attr.name="circles"/><key id="b" for="graph" attr.name="bodies"/>
        """, isFirst ? own + body : body + own))
    #expect(arcs(read, "adv") == ["a>b:1.0", "z>b:1.0"])
    #expect(arcs(read, "talk") == ["b>c:1.0", "c>b:1.0"])
    #expect(read.relations.map(\.graph.isDirected) == [true, false])
    #expect(read.relations.map(\.graph.tieCount) == [2, 1])
    // The circle a is a person too, and the circle z is nobody.
    #expect(read.people.isEligible == [true, true, true, false])
  }

  @Test func `A mirror in a file of another program is no mark`() throws {
    let read = try organisation(
      graphML(
        "<key id=\"m\" for=\"edge\" attr.name=\"mirror\"/>",
        nodes + edge("a", "b", ("m", "true"))))
    #expect(arcs(read) == ["a>b:1.0"])
    #expect(read.provenance.remarks.contains("x.graphml: not used of the edges: \"mirror\""))
  }

  @Test func `A circle that is its own parent is an error`() throws {
    let folder = try TemporaryFolder([
      "circles.csv": "circle_id,parent_id\na,a\nb,a\n", "ties.csv": "source,target\nx,y\n",
    ])
    do {
      _ = try folder.organisation()
      Issue.record("it was read")
    } catch let failure as ImportFailure {
      #expect(failure.errors.map(\.message) == ["the circle \"a\" is its own parent"])
      #expect(failure.errors.map(\.line) == [2])
    }
  }

  @Test func `An encoding that is asked for or marked is that of GML and Pajek`() throws {
    let folder = try TemporaryFolder()
    let gml = "graph [ node [ id 1 label \"\u{20AC}\u{E9}\" ] node [ id 2 ] ]"
    let net = "*Vertices 2\n1 \"\u{20AC}\u{E9}\"\n2 \"b\"\n*Arcs\n1 2\n"
    for (name, text) in [("x.gml", gml), ("x.net", net)] {
      let units = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      let wide = try folder.organisation(
        URL(fileURLWithPath: try folder.write(name, [0xFF, 0xFE] + units)).lastPathComponent)
      #expect(
        (wide.people.names + wide.people.ids.map(\.text)).contains("\u{20AC}\u{E9}"), "\(name)")
      let bytes = text.unicodeScalars.map { $0 == "\u{20AC}" ? 0x80 : UInt8($0.value) }
      try folder.write(name, bytes)
      var options = ImportOptions()
      options.encoding = .windows1252
      let narrow = try folder.organisation(name, options: options)
      #expect(narrow.people.ids == wide.people.ids)
      #expect(narrow.provenance.remarks.contains("\(name): the encoding is Windows-1252"))
      options.encoding = .utf8
      #expect(throws: ImportFailure.self) { try folder.organisation(name, options: options) }
    }
  }
}
