import Foundation
import Graphs
import Organisations

@testable import Metrics

/// A folder of graphs with values of other tools.
struct OracleFolder {
  let folder: URL

  /// The rows of a table by column name.
  func table(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let rows = records(text)
    guard let header = rows.first else { return [] }
    return rows.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(header, row))
    }
  }

  /// One graph as a network: people in the order of their ids.
  func network(_ name: String, directed: Bool) throws -> Network {
    let nodes = try table("graphs/\(name).nodes.csv")
    var people = People(ids: nodes.compactMap { $0["id"].map(Identifier.init) }.sorted())
    let rows = nodes.sorted { Identifier($0["id"] ?? "") < Identifier($1["id"] ?? "") }
    people.attributes = Set(nodes.flatMap(\.keys)).subtracting(["id", "label", "level"]).sorted()
      .map { name in Attribute(name: name, texts: rows.map { $0[name] }) }
    var builder = GraphBuilder(count: people.count, isDirected: directed)
    var listedDescending: Set<UInt64> = []
    var listed: Set<UInt64> = []
    for row in try table("graphs/\(name).edges.csv") {
      guard let source = row["source"].flatMap({ people.index(of: Identifier($0)) }),
        let target = row["target"].flatMap({ people.index(of: Identifier($0)) })
      else { throw OracleError.unknownEnd(name, row.description) }
      builder.add(source, target, weight: row["weight"].flatMap(Double.init) ?? 1)
      let pair = UInt64(min(source, target)) << 32 | UInt64(max(source, target))
      if listed.insert(pair).inserted, source > target { listedDescending.insert(pair) }
    }
    let (graph, tally) = builder.build()
    return Network(
      Relation(
        name: name, kind: .other, graph: graph, tally: tally,
        listedDescending: NodePairs(listedDescending)),
      people: people)
  }

  /// Records of a comma-separated text with quotes.
  private func records(_ text: String) -> [[String]] {
    var all: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var quoted = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): quoted.toggle()
      case UInt8(ascii: ",") where !quoted:
        record.append(String(decoding: field, as: UTF8.self))
        field = []
      case UInt8(ascii: "\n") where !quoted:
        all.append(record + [String(decoding: field, as: UTF8.self)])
        (record, field) = ([], [])
      case UInt8(ascii: "\r") where !quoted: break
      default: field.append(byte)
      }
    }
    return all
  }

  enum OracleError: Error { case unknownEnd(String, String) }
}

/// What names one value of a network: measure, variant and the text of the `node` column.
struct ValueKey: Hashable {
  var measure: String
  var variant: String
  var node: String
}

/// Every value of every measure in the catalogue.
func allValues(of network: Network) throws -> [ValueKey: Double] {
  var values: [ValueKey: Double] = [:]
  for metric in Catalogue.networkMetrics {
    for column in try metric.columns(of: network) {
      let ids = network.people.ids
      let nodes: [String] =
        switch column.scope {
        case .whole: [""]
        case .people: ids.map(\.text)
        case .some(let people): people.map { ids[$0].text }
        case .ties(let ties): ties.map { "\(ids[$0.0].text)|\(ids[$0.1].text)" }
        case .labelled(let labels): labels
        }
      for (node, value) in zip(nodes, column.values) {
        values[ValueKey(measure: column.measure, variant: column.variant, node: node)] = value
      }
    }
  }
  return values
}
