import Foundation
import Graphs
import TestSupport

/// The graphs of `../shared/oracles` and the values that other tools gave for them.
struct OracleGraph: Sendable {
  /// The graph as its files say.
  let graph: Graph
  /// The node of each id.
  let nodes: [String: Int]

  /// A value of `targets.csv`.
  struct Target: Sendable {
    /// The id of a node, `u|v` for a tie, empty for the whole graph.
    let node: String
    /// The expected value.
    let value: Double
  }

  /// The names of all graphs.
  static let names = index.map(\.name)

  private static let index: [(name: String, isDirected: Bool)] =
    rows(of: "graphs.csv").map { ($0[0], $0[1] == "1") }
  private static let targets: [String: [Target]] = Dictionary(
    grouping: rows(of: "targets.csv").map { row in
      (
        "\(row[0]) \(row[1]) \(row[6])",
        Target(node: row[2], value: Double(row[3].lowercased()) ?? .nan)
      )
    }, by: \.0
  ).mapValues { $0.map(\.1) }

  /// Reads `graphs/NAME.nodes.csv` and `graphs/NAME.edges.csv`.
  init(named name: String) {
    let ids = OracleGraph.rows(of: "graphs/\(name).nodes.csv").map { $0[0] }
    nodes = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let isDirected = OracleGraph.index.first { $0.name == name }?.isDirected ?? false
    var builder = GraphBuilder(count: ids.count, isDirected: isDirected)
    for row in OracleGraph.rows(of: "graphs/\(name).edges.csv") {
      guard let source = nodes[row[0]], let target = nodes[row[1]] else { continue }
      builder.add(source, target, weight: row.count > 2 ? Double(row[2]) ?? 1 : 1)
    }
    graph = builder.build().graph
  }

  /// The expected values of a measure of the graph `name`; none where nobody gave any.
  static func targets(_ name: String, _ measure: String, options: String) -> [Target] {
    targets["\(name) \(measure) \(options)", default: []]
  }

  /// Lines of comma-separated fields below the header; only a last field may be quoted.
  private static func rows(of file: String) -> [[String]] {
    let url = SharedData.folder.appendingPathComponent("oracles/\(file)")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", maxSplits: 6, omittingEmptySubsequences: false).map(String.init)
    }
  }
}
