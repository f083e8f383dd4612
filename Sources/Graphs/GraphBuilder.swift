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
    let byTarget = arcs.rows(of: nodes, mirrored: !directed)
    var rows = byTarget.transposed()
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

  /// Rows by target, in the order of adding within a row; with `mirrored`, each arc both ways.
  func rows(of count: Int, mirrored: Bool) -> Graph.Rows {
    let total = mirrored ? 2 * targets.count : targets.count
    precondition(total < Int(UInt32.max), "a graph has fewer than 2³² arcs")
    var offsets = [UInt32](repeating: 0, count: count + 1)
    for target in targets { offsets[Int(target) + 1] += 1 }
    if mirrored { for source in sources { offsets[Int(source) + 1] += 1 } }
    for node in 0..<count { offsets[node + 1] += offsets[node] }

    var next = offsets
    var ends = [UInt32](repeating: 0, count: total)
    var strengths = weights.map { _ in [Double](repeating: 0, count: total) }
    for arc in targets.indices {
      let position = Int(next[Int(targets[arc])])
      next[Int(targets[arc])] += 1
      ends[position] = sources[arc]
      if let weights { strengths?[position] = weights[arc] }
      if mirrored {
        let mirror = Int(next[Int(sources[arc])])
        next[Int(sources[arc])] += 1
        ends[mirror] = targets[arc]
        if let weights { strengths?[mirror] = weights[arc] }
      }
    }
    return Graph.Rows(offsets: offsets, targets: ends, weights: strengths)
  }
}

extension Graph.Rows {
  var count: Int { offsets.count - 1 }

  /// The same arcs by their other end; rows come out sorted.
  func transposed() -> Graph.Rows {
    var turned = [UInt32](repeating: 0, count: offsets.count)
    for target in targets { turned[Int(target) + 1] += 1 }
    for node in 0..<count { turned[node + 1] += turned[node] }

    var next = turned
    var ends = [UInt32](repeating: 0, count: targets.count)
    var strengths = weights.map { _ in [Double](repeating: 0, count: targets.count) }
    for node in 0..<count {
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[arc])
        let position = Int(next[target])
        next[target] += 1
        ends[position] = UInt32(node)
        if let weights { strengths?[position] = weights[arc] }
      }
    }
    return Graph.Rows(offsets: turned, targets: ends, weights: strengths)
  }

  /// Merges equal targets of a row and drops loops, in place; rows must be sorted.
  mutating func simplify(merging: GraphBuilder.Merging) -> (loops: Int, merged: Int) {
    var loops = 0
    var merged = 0
    var kept = 0
    var rowStart = 0
    var run: [Double] = []
    for node in 0..<count {
      let rowEnd = Int(offsets[node + 1])
      var arc = rowStart
      while arc < rowEnd {
        let target = targets[arc]
        var end = arc + 1
        while end < rowEnd, targets[end] == target { end += 1 }
        if Int(target) == node {
          loops += end - arc
        } else {
          merged += end - arc - 1
          targets[kept] = target
          if weights != nil || (end - arc > 1 && merging == .sum) {
            if weights == nil { weights = [Double](repeating: 1, count: targets.count) }
            if end - arc == 1 {
              let alone = weights?[arc] ?? 1
              weights?[kept] = alone
            } else {
              run.removeAll(keepingCapacity: true)
              for parallel in arc..<end { run.append(weights?[parallel] ?? 1) }
              run.sort()
              weights?[kept] =
                merging == .sum ? run.reduce(0, +) : run[run.count - 1]
            }
          }
          kept += 1
        }
        arc = end
      }
      rowStart = rowEnd
      offsets[node + 1] = UInt32(kept)
    }
    targets.removeSubrange(kept...)
    weights?.removeSubrange(kept...)
    if let all = weights, all.allSatisfy({ $0 == 1 }) { weights = nil }
    return (loops, merged)
  }
}
