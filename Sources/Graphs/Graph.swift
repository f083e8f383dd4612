/// A simple graph: nodes `0..<count`, arcs without loops, each pair at most once, every weight
/// finite and above zero.
///
/// Weight is tie strength, always: the larger, the closer. An undirected graph holds each tie as
/// two arcs. Rows are sorted by the other end, so that every result is the same for any order of
/// the input.
///
///     let path = Graph(ties: [(0, 1), (1, 2)])
///     path.count               // 3
///     path.degrees()           // [1, 2, 1]
///     path.tieCount            // 2
///
/// Storage is compressed sparse rows, outgoing and incoming (one shared copy when undirected):
/// 32-bit targets, weights only when some weight is not 1.
public struct Graph: Sendable, Equatable {
  /// One direction of the arcs: the row of a node lists the other ends in ascending order.
  struct Rows: Sendable, Equatable {
    /// `offsets[node]..<offsets[node + 1]` are the row's positions in `targets`.
    var offsets: [UInt32]
    var targets: [UInt32]
    /// Parallel to `targets`; `nil` when every weight is 1.
    var weights: [Double]?
  }

  /// Whether arcs have a direction; an undirected graph has every arc both ways.
  public let isDirected: Bool

  let outgoing: Rows
  let incoming: Rows

  /// The number of nodes.
  public var count: Int { outgoing.offsets.count - 1 }

  /// All nodes, in order.
  public var nodes: Range<Int> { 0..<count }

  /// The number of stored arcs: twice the number of ties when undirected.
  public var arcCount: Int { outgoing.targets.count }

  /// The number of arcs of a directed graph, of ties of an undirected one.
  public var tieCount: Int { isDirected ? arcCount : arcCount / 2 }

  /// Whether any weight differs from 1.
  public var isWeighted: Bool { outgoing.weights != nil }

  /// The positions of the arcs that leave `node`.
  public func arcs(of node: Int) -> Range<Int> {
    Int(outgoing.offsets[node])..<Int(outgoing.offsets[node + 1])
  }

  /// The node that the outgoing arc at `arc` points to.
  public func target(of arc: Int) -> Int { Int(outgoing.targets[arc]) }

  /// The strength of the outgoing arc at `arc`.
  public func weight(of arc: Int) -> Double { outgoing.weights?[arc] ?? 1 }

  /// The positions, among the incoming arcs, of those that reach `node`.
  public func incomingArcs(of node: Int) -> Range<Int> {
    Int(incoming.offsets[node])..<Int(incoming.offsets[node + 1])
  }

  /// The node that the incoming arc at `arc` comes from.
  public func source(of arc: Int) -> Int { Int(incoming.targets[arc]) }

  /// The strength of the incoming arc at `arc`.
  public func incomingWeight(of arc: Int) -> Double { incoming.weights?[arc] ?? 1 }

  /// The position of the arc from `source` to `target`, or `nil` where there is none.
  ///
  /// - Complexity: O(log d) in the out-degree d of `source`.
  public func arc(from source: Int, to target: Int) -> Int? {
    var low = Int(outgoing.offsets[source])
    var high = Int(outgoing.offsets[source + 1])
    while low < high {
      let middle = (low + high) / 2
      if Int(outgoing.targets[middle]) < target { low = middle + 1 } else { high = middle }
    }
    return low < Int(outgoing.offsets[source + 1]) && Int(outgoing.targets[low]) == target
      ? low : nil
  }

  /// A graph from rows that already keep every promise above.
  init(isDirected: Bool, outgoing: Rows, incoming: Rows) {
    self.isDirected = isDirected
    self.outgoing = outgoing
    self.incoming = incoming
  }

  /// An undirected graph from unweighted ties; `count` defaults to one more than the largest node.
  public init(ties: [(Int, Int)], count: Int? = nil) {
    self.init(pairs: ties, count: count, isDirected: false)
  }

  /// A directed graph from unweighted arcs; `count` defaults to one more than the largest node.
  public init(arcs: [(Int, Int)], count: Int? = nil) {
    self.init(pairs: arcs, count: count, isDirected: true)
  }

  private init(pairs: [(Int, Int)], count: Int?, isDirected: Bool) {
    let nodes = count ?? (pairs.map { max($0.0, $0.1) }.max().map { $0 + 1 } ?? 0)
    var builder = GraphBuilder(count: nodes, isDirected: isDirected, reserving: pairs.count)
    for (source, target) in pairs { builder.add(source, target) }
    self = builder.build(merging: .keepOne).graph
  }
}
