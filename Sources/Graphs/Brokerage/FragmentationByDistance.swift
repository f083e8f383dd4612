extension Graph {
  /// For each node, how near the others are to one another once it is gone, directions ignored:
  /// Σ 1/d(i, j) over the ordered pairs of the others, 0 where no way is left.
  ///
  /// Divided by (n − 1)(n − 2) and taken from 1 it is Borgatti's distance-weighted fragmentation.
  ///
  /// Few distances change when a node goes: of those from a source, only the ones to the nodes it
  /// dominates, that is, stands on every shortest path to. One breadth-first search a source finds
  /// who dominates whom, and only those distances are found anew. Where the node is the only way at
  /// all, they are infinite, which a depth-first search tells for all sources beforehand.
  ///
  ///     try Graph(ties: [(0, 1), (1, 2)]).nearnessWithoutEach()  // [2, 0, 2]
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n · m) time where there are mostly several shortest paths, on all cores; at
  ///   worst, as in a ring, that times the mean distance. O(n) space a part of the work.
  /// - SeeAlso: S. P. Borgatti, *Identifying sets of key players in a social network*, CMOT 12,
  ///   2006; T. Lengauer and R. E. Tarjan, *A fast algorithm for finding dominators*, TOPLAS 1(1),
  ///   1979.
  public func nearnessWithoutEach() throws -> [Double] {
    let ties = undirected(merging: .maximum)
    let nearness = try ties.distances().harmonic
    let whole = nearness.reduce(0, +)
    let pieces = CutPieces(of: ties)
    let chunks = min(32, count)
    let losses = try parallel(chunks: chunks, scratch: { DominatorSearch(count: count) }) {
      chunk, search in
      var loss = [Double](repeating: 0, count: count)
      for source in chunkRange(chunk, of: chunks, count: count) {
        try Execution.checkCancellation()
        try search.addLosses(from: source, in: ties, pieces: pieces, to: &loss)
      }
      return loss
    }
    return nodes.map { node in
      losses.reduce(whole - 2 * nearness[node]) { $0 - $1[node] }
    }
  }
}

/// Which nodes hang together once a given one is gone.
struct CutPieces: Sendable {
  /// When a depth-first search came to each node, and how many it found from there.
  private let arrivals: [UInt32]
  private let sizes: [UInt32]
  /// The arrivals of the branches that fall off each node, ascending, row by row.
  private let offsets: [Int]
  private let branches: [UInt32]
  private let nodeAt: [UInt32]

  init(of ties: Graph) {
    let search = DepthFirstSearch(of: ties)
    var offsets = [Int](repeating: 0, count: ties.count + 1)
    let nodeAt = search.order
    func fallsOff(_ child: Int) -> Int? {
      let parent = Int(search.parents[child])
      return parent >= 0 && search.lows[child] >= search.arrivals[parent] ? parent : nil
    }
    for child in ties.nodes { if let parent = fallsOff(child) { offsets[parent + 1] += 1 } }
    for node in ties.nodes { offsets[node + 1] += offsets[node] }
    var next = offsets
    var branches = [UInt32](repeating: 0, count: offsets[ties.count])
    // By arrival, so that each row comes out ascending.
    for child in nodeAt {
      guard let parent = fallsOff(Int(child)) else { continue }
      branches[next[parent]] = search.arrivals[Int(child)]
      next[parent] += 1
    }
    arrivals = search.arrivals
    sizes = search.sizes
    self.offsets = offsets
    self.branches = branches
    self.nodeAt = nodeAt
  }

  /// Whether no way between `one` and `other` is left when `node` is gone; both in its part.
  func separates(_ node: Int, _ one: Int, from other: Int) -> Bool {
    offsets[node] < offsets[node + 1] && branch(of: one, at: node) != branch(of: other, at: node)
  }

  /// The branch below `node` that falls off and holds `other`, by its place; −1 for what is above.
  private func branch(of other: Int, at node: Int) -> Int {
    let arrival = arrivals[other]
    var low = offsets[node]
    var high = offsets[node + 1]
    while low < high {
      let middle = (low + high) / 2
      if branches[middle] <= arrival { low = middle + 1 } else { high = middle }
    }
    guard low > offsets[node] else { return -1 }
    let first = branches[low - 1]
    return arrival - first < sizes[Int(nodeAt[Int(first)])] ? low - 1 : -1
  }
}
