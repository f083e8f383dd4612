/// Ties one after another, as a file lists them: a part of many, read on one core.
public struct TieBlock: Sendable {
  /// Where ties start.
  public var sources: [UInt32]
  /// Where they end; parallel to `sources`.
  public var targets: [UInt32]
  /// Parallel to the others; empty when every weight is 1. Each is finite and not negative.
  public var weights: [Double]

  /// Ties of these ends.
  public init(sources: [UInt32] = [], targets: [UInt32] = [], weights: [Double] = []) {
    self.sources = sources
    self.targets = targets
    self.weights = weights
  }

  /// The number of ties.
  public var count: Int { sources.count }

  /// Gives every end the number that `numbers` has for it.
  ///
  /// - Precondition: `numbers` has one for each.
  public mutating func renumber(_ numbers: [UInt32]) {
    let number = numbers.span
    var source = sources.mutableSpan
    for tie in 0..<source.count { source[tie] = number[Int(source[tie])] }
    var target = targets.mutableSpan
    for tie in 0..<target.count { target[tie] = number[Int(target[tie])] }
  }
}

extension GraphBuilder {
  /// The graph of ties in blocks, made on all cores, what was counted on the way, and the pairs
  /// whose first tie in the order of the blocks runs from the higher node to the lower.
  ///
  /// The same as adding tie after tie to a builder: ties of weight 0 are none, parallel ties are
  /// summed, loops are dropped. Pairs without a tie left are in no order.
  ///
  ///     let block = TieBlock(sources: [1, 0], targets: [0, 1])
  ///     let (graph, _, descending) = GraphBuilder.build(
  ///       count: 2, isDirected: false, blocks: [block])  // one tie of weight 2, first 1 to 0
  ///
  /// - Precondition: ends are below `count`, and there are fewer than 2³² arcs.
  /// - Complexity: O(n + m log d) time with d the longest row; 16 bytes a tie and 8 a node beside the
  ///   blocks and then 20 a tie beside the graph, at most.
  public static func build(
    count: Int, isDirected: Bool, blocks: consuming [TieBlock]
  ) -> (graph: Graph, tally: Tally, listedDescending: NodePairs) {
    precondition(count >= 0 && count < Int(UInt32.max), "a graph has at most 2³² − 2 nodes")
    var pairs = PairedTies(count: count, blocks: blocks)
    blocks = []
    Memory.giveBack()
    let merged = pairs.merge(isDirected: isDirected)
    var tally = pairs.tally
    tally.merged = merged
    let descending = pairs.listedDescending()
    return (pairs.graph(isDirected: isDirected), tally, descending)
  }
}
