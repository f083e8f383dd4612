import Foundation
import Organisations
import Testing

@testable import Importers

/// Networks that are small and take long, or much memory, if they are read without care.
struct NetworkLimitsTests {
  private let namespace = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"

  /// What is said of a file, within a time that even a slow machine keeps.
  private func complaintsInTime(
    _ text: String, as name: String, pieceBytes: Int = 1 << 20
  ) throws -> [String] {
    let clock = ContinuousClock()
    var found: [String] = []
    var options = ImportOptions()
    options.pieceBytes = pieceBytes
    let time = try clock.measure { found = try complaints(text, as: name, options: options) }
    #expect(time < .seconds(30), "\(name) took \(time)")
    return found
  }

  @Test(arguments: [300, 5000, 1 << 20])
  func `More than a thousand attributes in a tag are refused`(
    pieceBytes: Int
  ) throws {
    let many = (0..<200_000).map { " a\($0)='x=\"'" }.joined()
    let found = try complaintsInTime(
      namespace + "\n<graph edgedefault=\"directed\">\n<node id=\"a\"\(many)/></graph></graphml>",
      as: "x.graphml", pieceBytes: pieceBytes)
    // The id is the first of them, so a999 is the first beyond the limit.
    let column =
      "<node id=\"a\"".utf8.count + (0..<999).reduce(0) { $0 + " a\($1)='x=\"'".utf8.count }
    #expect(
      found.first?.hasPrefix(
        "x.graphml:3:\(column + " a999=".utf8.count): error: more than 1000 attributes in one tag")
        == true, "\(found)")
  }

  @Test func `A thousand attributes, and equals signs in values and text, are read`() throws {
    let many = (0..<998).map { " a\($0)='=\($0)'" }.joined()
    let signs = String(repeating: "= ", count: 3000)
    let text =
      namespace + "<!-- a < b \(signs) --><key id=\"k\" for=\"node\" attr.name=\"note\"/>"
      + "<graph edgedefault=\"directed\"><node id=\"a\"\(many) x=\"\(signs)\"><data key=\"k\">\(signs)"
      + "</data></node><edge source=\"a\" target=\"a\"/></graph></graphml>"
    #expect(try complaintsInTime(text, as: "x.graphml") == [])
  }

  @Test(arguments: ["graphml", "gml", "net", "paj"]) func `More than a thousand graphs are refused`(
    format: String
  ) throws {
    func text(_ count: Int) -> String {
      let numbers = 0..<count
      switch format {
      case "graphml":
        return namespace + "<graph edgedefault=\"directed\"><node id=\"a\"/></graph>"
          + numbers.dropFirst().map { "<graph id=\"g\($0)\" edgedefault=\"directed\"/>" }.joined()
          + "</graphml>"
      case "gml": return numbers.map { "graph [ label \"g\($0)\" node [ id 1 ] ]\n" }.joined()
      case "net": return numbers.map { _ in "*Vertices 1\n*Arcs\n1 1\n" }.joined()
      default: return numbers.map { "*Network n\($0)\n*Vertices 1\n*Arcs\n1 1\n" }.joined()
      }
    }
    #expect(
      try complaintsInTime(text(100_000), as: "x." + format).first?.contains(
        "more than 1000 graphs in one file, the limit") == true)
    #expect(try complaints(text(1000), as: "x." + format) == [])
  }

  @Test func `More than a thousand relations in all are refused`() throws {
    let ties = { (file: Int) in
      "source,target,relation\n" + (0..<600).map { "a,b,r\(file)-\($0)\n" }.joined()
    }
    let folder = try TemporaryFolder(["ties_1.csv": ties(1), "ties_2.csv": ties(2)])
    do {
      _ = try folder.organisation()
      Issue.record("they were read")
    } catch let failure as ImportFailure {
      #expect(failure.errors.first?.message == "more than 1000 relations in all, the limit")
    }
    let lines = (0..<3000).map { "- directed r\($0)\n" }.joined()
    let own =
      namespace
      + "<key id=\"r\" for=\"graph\" attr.name=\"relations\"/><graph edgedefault=\"directed\">"
      + "<data key=\"r\">\(lines)</data><node id=\"a\"/></graph></graphml>"
    #expect(try complaints(own, as: "x.graphml").first?.contains("relations in all") == true)
  }

  @Test func `Vertices of Pajek are limited in all`() throws {
    let found = try complaintsInTime(
      String(repeating: "*Vertices 999999\n", count: 10), as: "x.net")
    #expect(
      found.first?.hasPrefix(
        "x.net:2:11: error: 1999998 vertices in a file of 170 bytes; the limit is 1000000") == true)
  }

  @Test func `Times of one edge take no longer the more there are`() throws {
    let spells = (0..<60_000).map {
      "<spell start=\"20\(10 + $0 % 90)-01-01\" end=\"20\(10 + $0 % 90)-02-01\"/>"
    }.joined()
    let found = try complaintsInTime(
      """
      <gexf><graph defaultedgetype="directed"><nodes><node id="a"/><node id="b"/></nodes><edges>
      <edge source="a" target="b"><spells>\(spells)</spells></edge></edges></graph></gexf>
      """, as: "x.gexf")
    #expect(found == [])
  }

  @Test func `Presets of many keys are given to many nodes`() throws {
    let keys = (0..<900).map {
      "<key id=\"k\($0)\" for=\"node\" attr.name=\"n\($0)\"><default>v</default></key>"
    }.joined()
    let nodes = (0..<2000).map { "<node id=\"p\($0)\"/>" }.joined()
    let text =
      namespace + keys + "<graph edgedefault=\"directed\">" + nodes
      + "<edge source=\"p0\" target=\"p1\"/></graph></graphml>"
    #expect(try complaintsInTime(text, as: "x.graphml") == [])
    let read = try organisation(text, as: "x.graphml")
    #expect(read.people.attributes.count == 900)
    #expect(values(read, "n899").allSatisfy { $0 == "v" })
  }

  @Test func `A table of thousands of columns is read as fast as one of thousands of rows`() throws
  {
    let header = "person_id,unit" + (0..<8000).map { ",c\($0)" }.joined() + "\n"
    let row = String(repeating: ",x", count: 8001) + "\n"
    let table = header + (0..<30).map { "p\($0)" + row }.joined()
    let folder = try TemporaryFolder(["people.csv": table, "ties.csv": "source,target\np1,p2\n"])
    let clock = ContinuousClock()
    var read: Organisation?
    let time = try clock.measure { read = try folder.organisation() }
    #expect(time < .seconds(30), "it took \(time)")
    #expect(read?.people.attributes.count == 8001)
  }

  @Test func `Values of an attribute are kept where they are few and where they are many`() {
    var values = AttributeValues()
    var expected: [Int: String] = [:]
    var seed: UInt64 = 7
    for step in 0..<20_000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Far apart, then close together, then far apart again.
      let span: UInt64 = step < 500 ? 100_000 : step < 19_000 ? 3000 : 10_000_000
      let person = Int(seed >> 33 % span)
      let text = "v\(seed >> 40 % 17)"
      values.set(person, to: values.code(of: text))
      expected[person] = text
    }
    #expect(expected.allSatisfy { values[$0.key] == $0.value })
    #expect(values[5_000_001] == expected[5_000_001])
    let order = expected.keys.sorted().reversed() + [10_000_001]
    var positions = [Int](repeating: -1, count: 10_000_002)
    for (position, person) in order.enumerated() { positions[person] = position }
    let attribute = values.attribute(named: "x", of: order.count, positions: positions)
    #expect(attribute == Attribute(name: "x", texts: order.map { expected[$0] }))
  }
}
