import Foundation
import Organisations
import TestSupport
import Testing

@testable import Importers

/// GraphML and GEXF that do not lie in memory as a whole.
struct XMLPiecesTests {
  /// Everything that is read and said, with the file in pieces of so many bytes.
  static func outcome(of path: String, pieceBytes: Int) -> [String] {
    var options = ImportOptions()
    options.pieceBytes = pieceBytes
    options.longTableBytes = 20
    do {
      let read = try Import.organisation(from: [path], options: options)
      return read.people.ids.map(\.text) + read.allRelations.flatMap { arcs(read, $0.name) }
        + circles(read) + read.provenance.remarks
        + read.provenance.warnings.map { warning in
          "\(warning.text) \(warning.count) \(warning.places)".replacing(".gz:", with: ":")
        }
    } catch {
      return error.errors.map(\.description)
    }
  }

  private func expectSame(_ path: String, _ comment: String) {
    let whole = Self.outcome(of: path, pieceBytes: 1 << 20)
    for bytes in [1, 300, 777, 5000] {
      #expect(Self.outcome(of: path, pieceBytes: bytes) == whole, "\(comment), pieces of \(bytes)")
    }
  }

  /// Edges of every look, with what libxml2 must read among them.
  private static func document(edges: Int, last: String) -> String {
    let forms = [
      "<edge source=\"a1\" target=\"é\"><data key=\"w\">1.5</data></edge>\n",
      "<edge source=\"a1\" target=\"b\"\n      id=\"x\"><data key=\"w\">2</data></edge>\r\n",
      "<!-- <edge source=\"a1\" target=\"b\"/> -->",
      "<edge target=\"&#97;1\" source='b'><data key=\"w\">\n0.25</data>\n</edge>",
      "<node id=\"late]]&gt;\"/><edge source=\"b\" target=\"late]]&gt;\"/>\n\n",
      "   <edge source=\"b\" target=\"é\"/>",
    ]
    return "<?xml version=\"1.0\"?>\n<graphml><key id=\"w\" for=\"edge\" attr.name=\"weight\"/>"
      + "<graph edgedefault=\"directed\">\n<node id=\"a1\"/><node id=\"b\"/><node id=\"é\"/>"
      + (0..<edges).map { number in
        number % forms.count == 4 && number > forms.count ? "" : forms[number % forms.count]
      }.joined() + last + "</graph></graphml>\n"
  }

  @Test func `A file in pieces of any size is the same file`() throws {
    let folder = try TemporaryFolder()
    let text = Self.document(edges: 200, last: "")
    let path = try folder.write("x.graphml", Array(text.utf8))
    expectSame(path, "all of it")
    let read = try folder.organisation("x.graphml")
    #expect(
      arcs(read) == ["a1>b:68.0", "a1>é:51.0", "b>a1:8.25", "b>late]]>:1.0", "b>é:33.0"])
  }

  @Test(arguments: [
    ("<edge source=\"a1\" target=\"b\"><data key=\"w\">no</data></edge>", "\"no\""),
    ("<edge source=\"a1\" target=\"b\"><data key=\"w\">\u{0}</data></edge>", "NUL"),
    ("<edge source=\"a1\" target=\"b\"><data", "tag"), ("<edge source=\"a1\"/>", "target"),
    ("<!DOCTYPE x>", "well-formed"), ("</node>", "match"),
  ])
  func `What is wrong far behind has its place`(last: String, word: String) throws {
    let folder = try TemporaryFolder()
    let before = Self.document(edges: 200, last: "").dropLast("</graph></graphml>\n".count)
    let path = try folder.write("x.graphml", Array(Self.document(edges: 200, last: last).utf8))
    expectSame(path, last)
    let said = Self.outcome(of: path, pieceBytes: 300)
    let line = before.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    #expect(said.first?.contains("x.graphml:\(line):") == true, "\(said)")
    #expect(said.first?.contains(word) == true, "\(said)")
  }

  @Test func `A piece that ends anywhere in a file compressed is the same`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x.graphml", Array(Self.document(edges: 200, last: "").utf8))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-k", path]
    try process.run()
    process.waitUntilExit()
    let plain = Self.outcome(of: path, pieceBytes: 300)
    #expect(Self.outcome(of: path + ".gz", pieceBytes: 300) == plain)
    #expect(plain.count > 5)
  }

  @Test(.enabled(if: SharedData.isPresent))
  func `Every file that others wrote is the same in pieces`() throws {
    let root = SharedData.folder.appendingPathComponent("data/import_conformance").path
    let files = try #require(FileManager.default.enumerator(atPath: root))
    var count = 0
    for case let name as String in files {
      let ending = Input.ending(of: name)
      let size = try FileManager.default.attributesOfItem(atPath: root + "/" + name)[.size] as? Int
      guard ["graphml", "gexf", "xml"].contains(ending), size ?? 0 < 100_000 else { continue }
      // A NUL is found first in what lies in memory, before anything else that is wrong there.
      guard FileManager.default.contents(atPath: root + "/" + name)?.contains(0) == false else {
        continue
      }
      expectSame(root + "/" + name, name)
      count += 1
    }
    #expect(count > 50)
  }
}
