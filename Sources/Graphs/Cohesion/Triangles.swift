extension Graph {
  /// The share of two-paths that are closed, in the undirected simple graph.
  ///
  ///     transitivity = 3 · triangles / two-paths
  ///
  ///     Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)]).transitivity()  // 3/5
  ///
  /// - Returns: From 0 to 1; `nan` without a two-path.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n + m^1.5) time, on all cores; O(n + m) space.
  public func transitivity() throws -> Double {
    let ties = undirected(merging: .maximum)
    let twoPaths = ties.degrees().reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
    guard twoPaths > 0 else { return .nan }
    // Each triangle is found at each of its three corners.
    return try ties.trianglesOfUndirected().reduce(0.0) { $0 + Double($1) } / twoPaths
  }

  /// How many of each node's pairs of contacts are themselves tied, as a share, in the undirected
  /// simple graph.
  ///
  ///     clustering(i) = triangles(i) / (d(d − 1) / 2)
  ///
  /// - Returns: From 0 to 1 for each node; `nan` where the degree is below 2.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n + m^1.5) time, on all cores; O(n + m) space.
  /// - SeeAlso: D. J. Watts and S. H. Strogatz, *Collective dynamics of small-world networks*,
  ///   Nature 393, 1998.
  public func localClustering() throws -> [Double] {
    let ties = undirected(merging: .maximum)
    let triangles = try ties.trianglesOfUndirected()
    return nodes.map { node in
      let degree = Double(ties.arcs(of: node).count)
      return degree < 2 ? .nan : Double(triangles[node]) / (degree * (degree - 1) / 2)
    }
  }

  /// The number of triangles that each node belongs to, in the undirected simple graph.
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n + m^1.5) time, on all cores; O(n + m) space.
  public func triangles() throws -> [Int] {
    try undirected(merging: .maximum).trianglesOfUndirected()
  }

  private func trianglesOfUndirected() throws -> [Int] {
    let oriented = OrientedTies(self)
    // Each lane counts the triangles of every so manieth block of ranks, so that busy ranks are
    // shared out; whole numbers add up to the same in any order.
    let lanes = max(1, min(8, arcCount / 10_000))
    let blocks = (count + 255) / 256
    let parts = try parallel(chunks: lanes, scratch: oriented.marks) { lane, marks in
      var counts = [Int](repeating: 0, count: count)
      var triangles = counts.mutableSpan
      for block in stride(from: lane, to: blocks, by: lanes) {
        let ranks = block * 256..<min(count, block * 256 + 256)
        try oriented.forEachTriangle(lowest: ranks, marks: &marks) { triangle in
          triangles[triangle.low] += 1
          triangles[triangle.middle] += 1
          triangles[triangle.high] += 1
        }
      }
      return counts
    }
    var triangles = [Int](repeating: 0, count: count)
    for part in parts {
      for (rank, node) in oriented.nodes.enumerated() { triangles[Int(node)] += part[rank] }
    }
    return triangles
  }
}
