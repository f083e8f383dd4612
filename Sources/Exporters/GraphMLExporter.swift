import Graphs
import Organisations

/// The relations and the people of an organisation as GraphML, which Gephi, igraph, NetworkX and
/// our own importer read.
///
/// Every tie has its relation and its weight; every person has a level, a name, eligibility and the
/// attributes. All stands in one graph, because other programs read the first one only, and without
/// nested graphs, which they flatten or refuse. Edges are of one sort, because NetworkX refuses a
/// mix and igraph takes all for the first: where some relation is directed, a tie of another that
/// is not stands there both ways, the second time marked as the `mirror` of the first. Circles, memberships and
/// relations without ties are data of the graph, which our importer reads and the others keep as
/// text. Decisions, rights, voice and responses have no place in it.
public struct GraphMLExporter: Sendable {
  /// An exporter; it has no options.
  public init() {}

  /// The one file, named after the organisation's place in a folder of ours: `network.graphml`.
  public func files(of organisation: Organisation) -> [(name: String, bytes: [UInt8])] {
    [("network.graphml", bytes(of: organisation))]
  }

  /// The document.
  ///
  /// - Complexity: O(people · attributes + ties) time; the document in memory and once more the ids.
  public func bytes(of organisation: Organisation) -> [UInt8] {
    var document = GraphMLWriter(organisation)
    document.writeKeys()
    document.writeOwnData()
    document.writePeople()
    return document.withTies(closing: "  </graph>\n</graphml>\n")
  }
}

/// Writes one document from top to bottom.
private struct GraphMLWriter {
  private typealias Column = (name: String, type: String, value: (Int) -> String?)

  private let organisation: Organisation
  private let relations: [Relation]
  private let isWeighted: Bool
  private let isDirected: Bool
  private let columns: [Column]
  private let ownData: [(name: String, text: [UInt8])]
  var xml = XMLWriter()

  /// The name of the relation that all edges have, so that none need say it.
  private var soleRelation: String? { relations.count == 1 ? relations[0].name : nil }

  init(_ organisation: Organisation) {
    self.organisation = organisation
    relations = organisation.allRelations
    isWeighted = relations.contains { $0.graph.isWeighted }
    isDirected = relations.isEmpty || relations.contains { $0.graph.isDirected }
    columns = Self.columns(of: organisation)
    ownData = Self.ownData(of: organisation)
  }

  private static func columns(of organisation: Organisation) -> [Column] {
    let people = organisation.people
    var columns: [Column] = []
    if people.names.contains(where: { $0 != nil }) {
      columns.append(("label", "string", { people.names[$0] }))
    }
    if people.levels.contains(where: { !$0.isNaN }) {
      columns.append(
        ("level", "double", { people.levels[$0].isNaN ? nil : numberText(people.levels[$0]) }))
    }
    // Who counts would otherwise follow from decisions, which are not written.
    if organisation.rosterBasis != .observed {
      columns.append(("eligible", "boolean", { people.isEligible[$0] ? "true" : "false" }))
    }
    let headers = AttributeHeaders(organisation)
    for attribute in people.attributes {
      let header = headers.header(of: attribute.name)
      columns.append((header, "string", { attribute.value(of: $0)?.text }))
    }
    return columns
  }

  private static func ownData(of organisation: Organisation) -> [(name: String, text: [UInt8])] {
    let tables = TableWriter(organisation: organisation)
    var data: [(name: String, text: [UInt8])] = []
    if let circles = tables.circles() { data.append(("circles", circles)) }
    if let memberships = tables.memberships() { data.append(("memberships", memberships)) }
    let relations = organisation.allRelations
    if !relations.isEmpty {
      // A kind that is assumed is assumed again.
      let lines = relations.map { relation in
        "\(relation.kindIsAssumed ? "-" : relation.kind.rawValue) "
          + "\(relation.graph.isDirected ? "directed" : "undirected") \(line(relation.name))\n"
      }
      data.append(("relations", Array(lines.joined().utf8)))
    }
    if !organisation.circles.isEmpty {
      let lines = tables.bodies().sorted().map { line(organisation.people.ids[$0].text) + "\n" }
      data.append(("bodies", Array(("body_id\n" + lines.joined()).utf8)))
    }
    return data
  }

  /// A text in one line: `\\`, `\n` and `\r` for what would end it.
  private static func line(_ text: String) -> String {
    var line: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): line += Array("\\\\".utf8)
      case 0x0A: line += Array("\\n".utf8)
      case 0x0D: line += Array("\\r".utf8)
      default: line.append(byte)
      }
    }
    return String(decoding: line, as: UTF8.self)
  }

  mutating func writeKeys() {
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.raw("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
    for (index, column) in columns.enumerated() {
      xml.raw("  <key id=\"n\(index)\" for=\"node\" attr.name=\"")
      xml.text(column.name)
      xml.raw("\" attr.type=\"\(column.type)\"/>\n")
    }
    xml.raw("  <key id=\"relation\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"")
    if let name = soleRelation {
      xml.raw("><default>")
      xml.text(name)
      xml.raw("</default></key>\n")
    } else {
      xml.raw("/>\n")
    }
    if isWeighted {
      xml.raw("  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n")
    }
    if isDirected, relations.contains(where: { !$0.graph.isDirected }) {
      xml.raw("  <key id=\"mirror\" for=\"edge\" attr.name=\"mirror\" attr.type=\"boolean\"/>\n")
    }
    for (name, _) in ownData {
      xml.raw("  <key id=\"\(name)\" for=\"graph\" attr.name=\"\(name)\" attr.type=\"string\"/>\n")
    }
  }

  mutating func writeOwnData() {
    let graphName = relations.count == 1 ? relations[0].name : "organisation"
    xml.raw("  <graph id=\"")
    xml.text(graphName)
    xml.raw("\" edgedefault=\"\(isDirected ? "directed" : "undirected")\">\n")
    for (name, text) in ownData {
      xml.raw("    <data key=\"\(name)\">")
      xml.text(text)
      xml.raw("</data>\n")
    }
  }

  mutating func writePeople() {
    for person in 0..<organisation.people.count {
      xml.raw("    <node id=\"")
      xml.text(organisation.people.ids[person].text)
      xml.raw("\">")
      for (index, column) in columns.enumerated() {
        guard let value = column.value(person) else { continue }
        xml.raw("<data key=\"n\(index)\">")
        xml.text(value)
        xml.raw("</data>")
      }
      xml.raw("</node>\n")
    }
  }

  /// The document so far, all ties and its end.
  ///
  /// - Complexity: O(bytes), each written once: how many there are is counted before. On all cores.
  func withTies(closing: String) -> [UInt8] {
    let ids = EscapedIDs(organisation.people.ids)
    let parts = relations.flatMap { relation in
      let form = TieForm(
        relation, isNamed: soleRelation == nil, isMirrored: isDirected, isWeighted: isWeighted)
      return TiePart.parts(of: relation, form)
    }
    let sizes = concurrently(parts.count) { parts[$0].mostBytes(ids) }
    let starts = sizes.reduce(into: [xml.bytes.count]) { starts, size in
      starts.append(starts[starts.count - 1] + size)
    }
    let end = Array(closing.utf8)
    return [UInt8](unsafeUninitializedCapacity: starts[parts.count] + end.count) { buffer, count in
      var before = ByteSink(buffer)
      before.append(xml.bytes.span)
      // Each part has a place of its own, which one thread alone touches.
      nonisolated(unsafe) let places = buffer
      let written = concurrently(parts.count) { part in
        var sink = ByteSink(
          UnsafeMutableBufferPointer(rebasing: places[starts[part]..<starts[part + 1]]))
        parts[part].write(ids, to: &sink)
        return sink.count
      }
      for (part, size) in written.enumerated() {
        before.take(size, from: starts[part])
      }
      before.append(end.span)
      count = before.count
    }
  }
}
