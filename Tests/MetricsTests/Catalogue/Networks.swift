import Graphs
import Organisations

@testable import Metrics

/// A graph as a network of people p00, p01 …
func network(_ graph: Graph, attributes: [Attribute] = []) -> Network {
  var people = People(
    ids: graph.nodes.map {
      Identifier(String(repeating: "p", count: 1 + $0 / 100) + padded($0 % 100))
    })
  people.attributes = attributes
  return Network(Relation(name: "ties", kind: .other, graph: graph), people: people)
}

/// The values of one variant of a measure; `nil` where the measure has no such variant.
func values(
  _ metric: some NetworkMetric, _ variant: String = "", of graph: Graph
) throws -> [Double]? {
  try metric.columns(of: network(graph)).first { $0.variant == variant }?.values
}

/// The one value of a measure of the whole.
func value(
  _ metric: some NetworkMetric, _ variant: String = "", of graph: Graph
) throws -> Double? {
  try values(metric, variant, of: graph)?.first
}

/// Graphs whose values are known by hand.
enum Known {
  /// 0 in the middle of 1 … 4.
  static let star = Graph(ties: (1...4).map { (0, $0) })
  /// 0 – 1 – 2 – 3 – 4.
  static let path = Graph(ties: (0..<4).map { ($0, $0 + 1) })
  /// 0 – 1 – … – 5 – 0.
  static let ring = Graph(ties: (0..<6).map { ($0, ($0 + 1) % 6) })
  /// 0 → 1 → … → 4 → 0.
  static let directedRing = Graph(arcs: (0..<5).map { ($0, ($0 + 1) % 5) })
  /// 0 over 1 and 2, each over two.
  static let tree = Graph(arcs: (1..<7).map { (($0 - 1) / 2, $0) })
  /// All six pairs of four.
  static let complete = Graph(ties: [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)])

  /// A random graph of up to 20 people, directed, weighted or with parts as the seed decides.
  static func random(_ seed: UInt64) -> Graph {
    var random = Xoshiro256(seed: seed)
    let count = Int.random(in: 2...20, using: &random)
    var builder = GraphBuilder(count: count, isDirected: seed % 2 == 0)
    for _ in 0..<Int.random(in: 0...3 * count, using: &random) {
      let weight = seed % 3 == 0 ? 1 : Double(Int.random(in: 1...8, using: &random)) / 2
      builder.add(
        Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random),
        weight: weight)
    }
    return builder.build().graph
  }
}

private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
