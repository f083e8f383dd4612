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
    document.writeTies()
    document.xml.raw("  </graph>\n</graphml>\n")
    return document.xml.bytes
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
      columns.append(("name", "string", { people.names[$0] }))
    }
    if people.levels.contains(where: { !$0.isNaN }) {
      columns.append(
        ("level", "double", { people.levels[$0].isNaN ? nil : numberText(people.levels[$0]) }))
    }
    // Who counts would otherwise follow from decisions, which are not written.
    if organisation.rosterBasis != .observed {
      columns.append(("eligible", "boolean", { people.isEligible[$0] ? "true" : "false" }))
    }
    for attribute in people.attributes {
      columns.append((attribute.name, "string", { attribute.value(of: $0)?.text }))
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
      // A kind that is assumed is assumed again, and a line break would end the line.
      let lines = relations.filter { !$0.name.utf8.contains(0x0A) }.map { relation in
        "\(relation.kindIsAssumed ? "-" : relation.kind.rawValue) "
          + "\(relation.graph.isDirected ? "directed" : "undirected") \(relation.name)\n"
      }
      data.append(("relations", Array(lines.joined().utf8)))
    }
    return data
  }

  mutating func writeKeys() {
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.raw("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
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

  mutating func writeTies() {
    // Each id is escaped once, however many ties it has.
    var ids = XMLWriter()
    var ends = [0]
    for id in organisation.people.ids {
      ids.text(id.text)
      ends.append(ids.bytes.count)
    }
    let opening = Array("    <edge source=\"".utf8)
    let between = Array("\" target=\"".utf8)
    let closing = Array("</data></edge>\n".utf8)
    let hasWeights = isWeighted
    func middle(of relation: Relation, _ more: String) -> [UInt8] {
      var middle = XMLWriter()
      middle.raw("\">\(more)<data key=\"relation\">")
      middle.text(relation.name)
      middle.raw(hasWeights ? "</data><data key=\"weight\">" : "</data></edge>\n")
      return middle.bytes
    }
    let width = 2 * ids.bytes.count / max(1, ends.count) + opening.count + between.count
    for relation in relations {
      let isMirrored = isDirected && !relation.graph.isDirected
      let once = middle(of: relation, "")
      let mirrored = middle(of: relation, "<data key=\"mirror\">true</data>")
      xml.reserve(relation.graph.arcCount * (width + once.count + 24))
      func write(_ source: Int, _ target: Int, _ weight: Double, _ middle: [UInt8]) {
        xml.append(opening)
        xml.append(ids.bytes, ends[source]..<ends[source + 1])
        xml.append(between)
        xml.append(ids.bytes, ends[target]..<ends[target + 1])
        xml.append(middle)
        if hasWeights {
          xml.number(weight)
          xml.append(closing)
        }
      }
      forEachTie(of: relation) { source, target, weight in
        write(source, target, weight, once)
        if isMirrored { write(target, source, weight, mirrored) }
      }
    }
  }
}
