/// Collects ties in any order and makes the simple graph of them.
///
/// In this order: ties of weight 0 are no ties; parallel ties are summed; loops are dropped. Each
/// is counted. The sum adds equal pairs in the order of their weights, so that the order in which
/// ties were added never shows in the last digit.
///
///     var builder = GraphBuilder(count: 3, isDirected: true)
///     builder.add(0, 1, weight: 2)
///     builder.add(0, 1, weight: 3)
///     builder.add(2, 2)
///     let (graph, tally) = builder.build()  // one arc of weight 5; one loop, one merged
///
/// - Complexity: O(n + m log d) time to build, with d the longest row; 16 bytes an arc on the way,
///   twice that above a million arcs or without direction.
public struct GraphBuilder: Sendable {
  /// What was added and is not an arc of its own in the graph.
  public struct Tally: Sendable, Equatable {
    /// Ties as they were added.
    public var added = 0
    /// Ties of weight 0, which are none.
    public var zeroWeights = 0
    /// Loops, dropped.
    public var loops = 0
    /// Ties that were summed into an earlier one of the same pair.
    public var merged = 0

    /// Nothing counted yet.
    public init() {}
  }

  /// Whether `add(0, 1)` differs from `add(1, 0)`.
  public let isDirected: Bool
  /// The number of nodes of the graph to be.
  public let count: Int

  private var sources: [UInt32] = []
  private var targets: [UInt32] = []
  private var weights: [Double]?
  private var tally = Tally()

  /// An empty builder for `count` nodes.
  public init(count: Int, isDirected: Bool, reserving capacity: Int = 0) {
    precondition(count >= 0 && count < Int(UInt32.max), "a graph has at most 2³² − 2 nodes")
    self.count = count
    self.isDirected = isDirected
    sources.reserveCapacity(capacity)
    targets.reserveCapacity(capacity)
  }

  /// Adds a tie; the weight must be finite and not negative.
  public mutating func add(_ source: Int, _ target: Int, weight: Double = 1) {
    precondition(source >= 0 && source < count && target >= 0 && target < count, "no such node")
    precondition(weight >= 0 && weight.isFinite, "a weight is finite and not negative")
    tally.added += 1
    guard weight > 0 else {
      tally.zeroWeights += 1
      return
    }
    if weight != 1, weights == nil {
      var all = [Double](repeating: 1, count: sources.count)
      all.reserveCapacity(sources.capacity)
      weights = all
    }
    sources.append(UInt32(source))
    targets.append(UInt32(target))
    weights?.append(weight)
  }

  /// How parallel ties become one.
  enum Merging { case sum, maximum, keepOne }

  /// The graph of all that was added.
  ///
  /// - Precondition: fewer than 2³² arcs.
  public consuming func build() -> (graph: Graph, tally: Tally) {
    build(merging: .sum)
  }

  consuming func build(merging: Merging) -> (graph: Graph, tally: Tally) {
    var tally = self.tally
    let directed = isDirected
    let nodes = count
    let arcs = Arcs(
      sources: sources, targets: targets, weights: merging == .keepOne ? nil : weights)
    var rows = arcs.partitioned(count: nodes, mirrored: !directed).rows(count: nodes)
    let dropped = rows.simplify(merging: merging)
    tally.loops = directed ? dropped.loops : dropped.loops / 2
    tally.merged = directed ? dropped.merged : dropped.merged / 2
    return (
      Graph(
        isDirected: directed, outgoing: rows, incoming: directed ? rows.transposed() : rows),
      tally
    )
  }
}
