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
/// - Complexity: O(n + m) time to build, three words an arc on the way.
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
    var rows = arcs.rows(of: nodes, mirrored: !directed)
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

/// Arcs in the order of adding, before they are sorted into rows.
private struct Arcs {
  var sources: [UInt32]
  var targets: [UInt32]
  var weights: [Double]?

  /// Rows by source, in the order of adding within a row; with `mirrored`, each arc both ways.
  consuming func rows(of count: Int, mirrored: Bool) -> Graph.Rows {
    let total = mirrored ? 2 * targets.count : targets.count
    precondition(total < Int(UInt32.max), "a graph has fewer than 2³² arcs")
    var offsets = [UInt32](repeating: 0, count: count + 1)
    var ends = [UInt32](repeating: 0, count: total)
    var strengths = weights.map { _ in [Double](repeating: 0, count: total) }

    // Counted one place further on, and moved back by the filling itself.
    do {
      let sources = sources.span
      let targets = targets.span
      var next = offsets.mutableSpan
      for arc in 0..<sources.count {
        next[Int(sources[arc])] += 1
        if mirrored { next[Int(targets[arc])] += 1 }
      }
      var sum: UInt32 = 0
      for node in 0...count {
        let length = next[node]
        next[node] = sum
        sum += length
      }
      var end = ends.mutableSpan
      if let weights, var all = strengths {
        strengths = nil
        let weights = weights.span
        var strength = all.mutableSpan
        for arc in 0..<sources.count {
          let place = Int(next[Int(sources[arc])])
          next[Int(sources[arc])] += 1
          end[place] = targets[arc]
          strength[place] = weights[arc]
          guard mirrored else { continue }
          let mirror = Int(next[Int(targets[arc])])
          next[Int(targets[arc])] += 1
          end[mirror] = sources[arc]
          strength[mirror] = weights[arc]
        }
        strengths = all
      } else {
        for arc in 0..<sources.count {
          let place = Int(next[Int(sources[arc])])
          next[Int(sources[arc])] += 1
          end[place] = targets[arc]
          guard mirrored else { continue }
          let mirror = Int(next[Int(targets[arc])])
          next[Int(targets[arc])] += 1
          end[mirror] = sources[arc]
        }
      }
      // Each place now holds where its row ends, which is where the next begins.
      for node in (0..<count).reversed() { next[node + 1] = next[node] }
      next[0] = 0
    }
    return Graph.Rows(offsets: offsets, targets: ends, weights: strengths)
  }
}
