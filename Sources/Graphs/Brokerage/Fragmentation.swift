extension Graph {
  /// The number of pairs of nodes that some way connects, directions ignored.
  ///
  /// With s the sizes of the parts, Σ s(s − 1)/2. Divided by n(n − 1)/2 and taken from 1 it is
  /// Borgatti's fragmentation F.
  ///
  ///     Graph(ties: [(0, 1), (1, 2)], count: 4).connectedPairs()  // 3
  ///
  /// - Complexity: O(n + m α(n)) time, O(n) space.
  /// - SeeAlso: S. P. Borgatti, *Identifying sets of key players in a social network*, CMOT 12, 2006.
  public func connectedPairs() -> Int {
    weakComponents().sizes.reduce(0) { $0 + pairs(of: $1) }
  }

  /// For each node, the number of pairs of the others that some way connects once it is gone,
  /// directions ignored.
  ///
  /// Without a node its part of s nodes falls into the pieces of a depth-first search: one for each
  /// branch below the node that has no tie past it, and what is left.
  ///
  ///     Graph(ties: [(0, 1), (1, 2)]).connectedPairsWithoutEach()  // [1, 0, 1]
  ///
  /// - Complexity: O(n + m) time and space, for all nodes together.
  /// - SeeAlso: J. Hopcroft and R. Tarjan, *Algorithm 447*, Comm. ACM 16(6), 1973.
  public func connectedPairsWithoutEach() -> [Int] {
    let search = DepthFirstSearch(of: undirected(merging: .maximum))
    let sizes = search.sizes
    let parts = weakComponents()
    let whole = parts.sizes.reduce(0) { $0 + pairs(of: $1) }
    var remaining = nodes.map { parts.sizes[Int(parts.labels[$0])] - 1 }
    var connected = nodes.map { whole - pairs(of: remaining[$0] + 1) }
    for child in nodes {
      let parent = Int(search.parents[child])
      guard parent >= 0, search.lows[child] >= search.arrivals[parent] else { continue }
      remaining[parent] -= Int(sizes[child])
      connected[parent] += pairs(of: Int(sizes[child]))
    }
    return zip(connected, remaining).map { $0 + pairs(of: $1) }
  }
}

private func pairs(of count: Int) -> Int { count * (count - 1) / 2 }
