import Graphs
import Organisations

/// The relations and the people of an organisation as GraphML, which Gephi, igraph, NetworkX and
/// our own importer read.
///
/// Every tie has its relation, its weight and its own direction; every person has a level, a name,
/// eligibility and the attributes. Decisions, circles, rights and voice have no place in it.
public struct GraphMLExporter: Sendable {
  /// An exporter; it has no options.
  public init() {}

  /// The one file, named after the organisation's place in a folder of ours: `network.graphml`.
  public func files(of organisation: Organisation) -> [(name: String, bytes: [UInt8])] {
    [("network.graphml", bytes(of: organisation))]
  }

  /// The document.
  ///
  /// - Complexity: O(people · attributes + ties).
  public func bytes(of organisation: Organisation) -> [UInt8] {
    let people = organisation.people
    let relations = organisation.allRelations
    let isWeighted = relations.contains { $0.graph.isWeighted }
    let isDirected = relations.allSatisfy { $0.graph.isDirected }
    let isRoster = organisation.rosterBasis == .declared

    var xml = XMLWriter()
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.raw("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
    var columns: [(name: String, type: String, value: (Int) -> String?)] = []
    if people.names.contains(where: { $0 != nil }) {
      columns.append(("name", "string", { people.names[$0] }))
    }
    if people.levels.contains(where: { !$0.isNaN }) {
      columns.append(
        ("level", "double", { people.levels[$0].isNaN ? nil : numberText(people.levels[$0]) }))
    }
    if isRoster {
      columns.append(("eligible", "boolean", { people.isEligible[$0] ? "true" : "false" }))
    }
    for attribute in people.attributes {
      columns.append((attribute.name, "string", { attribute.value(of: $0)?.text }))
    }
    for (index, column) in columns.enumerated() {
      xml.raw("  <key id=\"n\(index)\" for=\"node\" attr.name=\"")
      xml.text(column.name)
      xml.raw("\" attr.type=\"\(column.type)\"/>\n")
    }
    xml.raw(
      "  <key id=\"relation\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>\n")
    if isWeighted {
      xml.raw("  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n")
    }
    let graphName = relations.count == 1 ? relations[0].name : "organisation"
    xml.raw("  <graph id=\"")
    xml.text(graphName)
    xml.raw("\" edgedefault=\"\(isDirected ? "directed" : "undirected")\">\n")

    for person in 0..<people.count {
      xml.raw("    <node id=\"")
      xml.text(people.ids[person].text)
      xml.raw("\">")
      for (index, column) in columns.enumerated() {
        guard let value = column.value(person) else { continue }
        xml.raw("<data key=\"n\(index)\">")
        xml.text(value)
        xml.raw("</data>")
      }
      xml.raw("</node>\n")
    }
    for relation in relations {
      forEachTie(of: relation) { source, target, weight in
        xml.raw("    <edge source=\"")
        xml.text(people.ids[source].text)
        xml.raw("\" target=\"")
        xml.text(people.ids[target].text)
        if relation.graph.isDirected != isDirected {
          xml.raw("\" directed=\"\(relation.graph.isDirected)")
        }
        xml.raw("\"><data key=\"relation\">")
        xml.text(relation.name)
        xml.raw("</data>")
        if isWeighted { xml.raw("<data key=\"weight\">\(numberText(weight))</data>") }
        xml.raw("</edge>\n")
      }
    }
    xml.raw("  </graph>\n</graphml>\n")
    return xml.bytes
  }
}

/// XML as bytes; text is escaped byte by byte, so that no combining character hides a quote.
private struct XMLWriter {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Text of data, for element content and for values in double quotes alike.
  mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case 0x09, 0x0A, 0x0D: raw("&#\(byte);")
      // XML has no way to write other control characters; the importers refuse them in ids.
      case 0..<0x20: raw("\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }
}
