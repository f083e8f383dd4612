extension Graph {
  /// The ties whose absence cuts others off from one another, directions ignored.
  ///
  ///     Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)]).bridges()  // [(2, 3)]
  ///
  /// - Returns: The lower node first, in ascending order.
  /// - Complexity: O(n + m) time and space.
  /// - SeeAlso: R. Tarjan, *A note on finding the bridges of a graph*, Inf. Proc. Letters 2(6), 1974.
  public func bridges() -> [(Int, Int)] {
    let search = DepthFirstSearch(of: undirected(merging: .maximum))
    return nodes.compactMap { child -> (Int, Int)? in
      let parent = Int(search.parents[child])
      guard parent >= 0, search.lows[child] > search.arrivals[parent] else { return nil }
      return (min(child, parent), max(child, parent))
    }.sorted { $0 < $1 }
  }
}
