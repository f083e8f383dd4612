import Graphs
import TestSupport
import Testing

@testable import Importers

/// Plain edges of GraphML that are read in parts, side by side.
@Suite(.serialized)
struct GraphMLPartsTests {
  /// What stands among plain edges that is for libxml2 to read, or is odd.
  private static let odd = [
    "<edge target=\"p3\" source='p4'/>", "<edge source=\"&#112;7\" target=\"p9\"/>",
    "<!--\n    <edge source=\"p1\" target=\"p2\"/>\n    <edge source=\"p2\" target=\"p1\"/>\n -->",
    "<edge source=\"p1\" target=\"p2\"><data key=\"w\"> 2 </data></edge>",
    "<edge id=\"e\" source=\"p5\" target=\"p6\" directed=\"false\"><data key=\"w\">2</data></edge>",
    "<edge source=\"p1\" target=\"new\"><data key=\"r\">other</data></edge><node id=\"new\"/>",
    "<edge source=\"p8\"\n    target=\"p9\"><data key=\"r\">mail</data><data key=\"x\">y</data></edge>",
    "<edge source=\"p8\" target=\"p9\"><data key=\"x\"><![CDATA[\n    <edge source=\"p1\" target=\"p2\"/>"
      + "\n    <edge source=\"p3\" target=\"p2\"/>]]></data></edge>",
  ]

  /// A document of so many edges; every `gap`-th is odd, and `broken` stands before the one in the
  /// middle.
  private static func document(
    edges: Int, gap: Int = 700, broken: String = "", seed: UInt64 = 7
  ) -> String {
    var random = Xoshiro256(seed: seed)
    var lines = [
      "<graphml><key id=\"w\" for=\"edge\" attr.name=\"weight\"/>",
      "<key id=\"x\" for=\"all\" attr.name=\"x\"/>",
      "<key id=\"r\" for=\"edge\" attr.name=\"relation\"><default>mail</default></key>",
      "<graph edgedefault=\"directed\">",
    ]
    for person in 0..<400 { lines.append("<node id=\"p\(person)\"/>") }
    for edge in 0..<edges {
      if edge == edges / 2, !broken.isEmpty { lines.append(broken) }
      if edge % gap == gap - 1 {
        lines.append(
          odd[edge / gap % odd.count].replacing("\"new\"", with: "\"new\(edge)\""))
      }
      let source = Int.random(in: 0..<400, using: &random)
      let target = Int.random(in: 0..<400, using: &random)
      let weight =
        edge % 5 == 4
        ? "" : "<data key=\"w\">\(Double(Int.random(in: 1...9999, using: &random)) / 1000)</data>"
      let name = edge % 11 == 10 ? "<data key=\"r\">talk\(edge / 4000)</data>" : ""
      lines.append(
        "    <edge source=\"p\(source)\" target=\"p\(target)\">\(weight)\(name)</edge>")
    }
    return (lines + ["</graph>", "</graphml>", ""]).joined(separator: "\n")
  }

  /// What is read and said on one thread and on three, in pieces of several sizes and with all edges
  /// read by libxml2, which must all be the same.
  private func outcome(of text: String, _ comment: Comment) throws -> [String] {
    defer { Execution.threadCount = 0 }
    let folder = try TemporaryFolder()
    let path = try folder.write("x.graphml", Array(text.utf8))
    Execution.threadCount = 1
    let said = XMLPiecesTests.outcome(of: path, pieceBytes: 1 << 20)
    for (threads, bytes) in [(1, 50_000), (2, 3000), (2, 1 << 20), (3, 50_000)] {
      Execution.threadCount = threads
      #expect(
        XMLPiecesTests.outcome(of: path, pieceBytes: bytes) == said,
        "\(comment), \(threads) threads, pieces of \(bytes)")
    }
    // No edge that ends in a carriage return is plain.
    _ = try folder.write("x.graphml", Array(text.replacing("\n", with: "\r\n").utf8))
    #expect(XMLPiecesTests.outcome(of: path, pieceBytes: 1 << 20) == said, "\(comment), by libxml2")
    return said
  }

  @Test(arguments: [1, 10, 700, 9000])
  func `Any number of threads reads the same organisation`(gap: Int) throws {
    let edges = gap == 1 ? 2000 : 12_000
    let said = try outcome(of: Self.document(edges: edges, gap: gap), "one in \(gap) is odd")
    #expect(said.count > edges / 2)
  }

  @Test(arguments: [
    ("    <edge source=\"p1\" target=\"p2\"><data key=\"w\">-1</data></edge>", "negative"),
    ("    <edge source=\"p1\" target=\"p2\"><data key=\"w\">1</edge>", "match"),
    ("    <edge source=\"p1\"/>", "target"), ("    <edge source=\"p1\" target=\"p&2\"/>", "XML"),
    ("    <edge source=\"p1\" target=\"p2\" source=\"p3\"/>", "twice"),
    ("</graph></graph>", "match"),
  ])
  func `A broken edge among thousands has its place`(broken: String, word: String) throws {
    let text = Self.document(edges: 10_000, broken: broken)
    let said = try outcome(of: text, "\(broken)")
    let before = text[..<(try #require(text.range(of: broken))).lowerBound]
    let line = before.utf8.count { $0 == 0x0A } + 1
    #expect(said.first?.contains("x.graphml:\(line):") == true, "\(said.prefix(3))")
    #expect(said.first?.contains(word) == true, "\(said.prefix(3))")
  }

  @Test func `An edge to nobody among thousands has its place`() throws {
    let edge = "    <edge source=\"p1\" target=\"p400\"/>"
    let text = Self.document(edges: 10_000, broken: edge)
    let said = try outcome(of: text, "nobody")
    let before = text[..<(try #require(text.range(of: edge))).lowerBound]
    let line = before.utf8.count { $0 == 0x0A } + 1
    #expect(
      said.contains { $0.contains("x.graphml:\(line):5") && $0.contains("p400") },
      "\(said.prefix(3))")
  }

  @Test func `Edges without nodes are numbered in the order of the file`() throws {
    let nodes = (0..<400).map { "<node id=\"p\($0)\"/>\n" }.joined()
    let text = Self.document(edges: 10_000, gap: 20_000).replacing(nodes, with: "")
    let said = try outcome(of: text, "without nodes")
    #expect(!said.isEmpty)
  }

  @Test func `What follows a plain edge on its line has its column`() throws {
    let edge = "    <edge source=\"p1\" target=\"p2\"/>"
    let text = Self.document(edges: 3000, broken: edge + "<node id=\"p7\"/><node id=\"p8\"/>")
    let said = try outcome(of: text, "two nodes again")
    #expect(said.count == 2)
    for (column, complaint) in zip([edge.utf8.count + 1, edge.utf8.count + 16], said) {
      #expect(complaint.contains(":\(column): error: duplicate node"), "\(complaint)")
    }
  }
}
