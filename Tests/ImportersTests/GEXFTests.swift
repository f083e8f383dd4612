import Importers
import Organisations
import Testing

struct GEXFTests {
  private func document(_ nodes: String, _ edges: String, graph: String = "") -> String {
    """
    <gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed" \(graph)>
    <nodes>\(nodes)</nodes>
    <edges>\(edges)</edges></graph></gexf>
    """
  }

  private let pair = "<node id=\"a\"/><node id=\"b\"/>"

  @Test func `Every row of the fixture is read`() throws {
    let organisation = try Import.organisation(from: [fixture("GEXF/team.gexf")])
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "c", "d"])
    #expect(organisation.people.names == ["Ada", "Ben & Co", "Cy", nil])
    #expect(organisation.people.levels[0] == 1)
    #expect(values(organisation, "site") == ["Bonn", "Ulm", "Ulm", "Ulm"])
    #expect(values(organisation, "remote") == ["false", "false", "true", "false"])
    #expect(circles(organisation) == ["board: a b", "team: c"])
    #expect(organisation.circles.map(\.name) == ["Board", "Team"])
    #expect(organisation.relations.map(\.name) == ["advice", "team"])
    #expect(arcs(organisation, "advice") == ["b>c:1.0", "c>b:1.0"])
    // The weights of January and June are summed where no window is asked for.
    #expect(arcs(organisation, "team") == ["a>b:2.5", "c>d:1.0", "d>a:5.0", "d>c:1.0"])
    #expect(
      organisation.provenance.remarks.contains(
        "team.gexf: weights that change over time are summed"))
  }

  @Test func `The window keeps edges and weights that are there at some time of it`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2026, month: 1, day: 1)
    options.to = Instant(year: 2026, month: 2, day: 28)
    let organisation = try Import.organisation(
      from: [fixture("GEXF/team.gexf")], options: options)
    #expect(arcs(organisation, "team") == ["a>b:2.5", "d>a:1.0"])
    // d comes in May.
    #expect(organisation.people.isEligible == [true, true, true, false])
    #expect(
      organisation.provenance.remarks.contains(
        "team.gexf: 1 edges outside the window were left out"))
  }

  @Test func `Times that are numbers are not used, and said to be none`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2026, month: 1, day: 1)
    let organisation = try organisation(
      document(
        pair, "<edge source=\"a\" target=\"b\" start=\"3\" end=\"5\"/>",
        graph: "timeformat=\"double\""), as: "x.gexf", options: options)
    #expect(arcs(organisation) == ["a>b:1.0"])
    #expect(
      organisation.provenance.remarks.contains(
        "x.gexf: its times are numbers, not dates: they are not used"))
  }

  @Test func `Without a default, edges are undirected, as GEXF says`() throws {
    let organisation = try organisation(
      "<gexf><graph><nodes>\(pair)</nodes><edges><edge source=\"b\" target=\"a\"/></edges></graph></gexf>",
      as: "x.gexf")
    #expect(organisation.relations[0].graph.isDirected == false)
    #expect(organisation.provenance.warnings[0].text.contains("taken as undirected"))
  }

  @Test(
    arguments: [
      ("1️⃣<node/>", "", "a node has no id"),
      ("<node id=\"a\"/>1️⃣<node id=\"a\"/>", "", "duplicate node \"a\", first on line 2"),
      ("<node id=\"a\"/>", "1️⃣<edge source=\"a\"/>", "an edge lacks its source or target"),
      (
        "<node id=\"a\"/>", "1️⃣<edge source=\"a\" target=\"x\"/>",
        "an edge ends at \"x\", which is no node"
      ),
      (
        "<node id=\"a\"/>", "1️⃣<edge source=\"a\" target=\"a\" weight=\"1e999\"/>",
        "\"1e999\" in \"weight\" is not a number"
      ),
      (
        "<node id=\"a\"/>", "1️⃣<edge source=\"a\" target=\"a\" weight=\"-1\"/>",
        "\"-1\" in \"weight\" is negative"
      ),
      (
        "<node id=\"a\"/>", "1️⃣<edge source=\"a\" target=\"a\" type=\"both\"/>",
        "type \"both\" is none of an edge"
      ),
      ("1️⃣<node id=\"a\" pid=\"x\"/>", "", "\"x\" is named here and is no node"),
      (
        "1️⃣<node id=\"a\" pid=\"b\"/><node id=\"b\" pid=\"a\"/>", "",
        "the nodes b, a lie in one another: a cycle"
      ),
      ("1️⃣<node id=\"a\" start=\"soon\"/>", "", "\"soon\" is not a time"),
    ]) func `A broken network is refused where it breaks`(
      nodes: String, edges: String, message: String
    ) throws
  {
    let (text, place) = marked(document(nodes, edges))
    let found = try complaints(text, as: "x.gexf")
    #expect(
      found.first?.hasPrefix("x.gexf:\(place): error: \(message)\n  hint: ") == true, "\(found)")
  }

  @Test func `Nothing, a page and another root are told apart`() throws {
    #expect(try complaints("", as: "x.gexf").first?.contains("the file is empty") == true)
    #expect(try complaints("<html/>", as: "x.gexf").first?.contains("an HTML page") == true)
    #expect(try complaints("<graphml/>", as: "x.gexf").first?.contains("\"graphml\"") == true)
    #expect(
      try complaints(document("", ""), as: "x.gexf").first?.contains("there are no rows") == true)
  }

  @Test func `A file named xml is known by its root`() throws {
    let text = document(pair, "<edge source=\"a\" target=\"b\"/>")
    #expect(try organisation(text, as: "x.xml").provenance.sources[0].table == "GEXF")
  }

  @Test func `Depth and lengths have limits`() throws {
    let deep =
      "<gexf><graph>" + String(repeating: "<nodes>", count: 300)
      + String(repeating: "</nodes>", count: 300) + "</graph></gexf>"
    #expect(try complaints(deep, as: "x.gexf").first?.contains("--maximum-nesting") == true)
    var options = ImportOptions()
    options.maximumValueBytes = 40
    let long = document("<node id=\"\(String(repeating: "a", count: 50))\"/>", "")
    #expect(
      try complaints(long, as: "x.gexf", options: options).first?.contains(
        "--maximum-value-bytes") == true)
  }

  @Test func `Every prefix of a good document is refused with a place`() throws {
    let good = Array(document(pair, "<edge source=\"a\" target=\"b\"/>").utf8)
    try expectPrefixesRefused(good, as: "x.gexf")
  }
}
