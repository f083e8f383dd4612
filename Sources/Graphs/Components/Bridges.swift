extension Graph {
  /// The ties whose absence cuts others off from one another, directions ignored.
  ///
  ///     Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)]).bridges()  // [(2, 3)]
  ///
  /// - Returns: The lower node first, in ascending order.
  /// - Complexity: O(n + m) time, O(b log b) for the order of b bridges; O(n) space.
  /// - SeeAlso: `biconnectivity()`, which gives cut nodes and blocks from the same search.
  ///   R. Tarjan, *A note on finding the bridges of a graph*, Inf. Proc. Letters 2(6), 1974.
  public func bridges() -> [(Int, Int)] {
    DepthFirstSearch(of: undirected(merging: .maximum)).bridges()
  }
}

extension DepthFirstSearch {
  func bridges() -> [(Int, Int)] {
    var ends: [UInt64] = []
    for child in parents.indices {
      let parent = Int(parents[child])
      guard parent >= 0, lows[child] > arrivals[parent] else { continue }
      ends.append(UInt64(min(child, parent)) << 32 | UInt64(max(child, parent)))
    }
    ends.sort()
    return ends.map { (Int($0 >> 32), Int(UInt32(truncatingIfNeeded: $0))) }
  }
}
