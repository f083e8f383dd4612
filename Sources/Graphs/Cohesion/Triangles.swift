extension Graph {
  /// The share of two-paths that are closed, in the undirected simple graph.
  ///
  ///     transitivity = 3 · triangles / two-paths
  ///
  ///     Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)]).transitivity()  // 3/5
  ///
  /// - Returns: From 0 to 1; `nan` without a two-path.
  /// - Complexity: O(n + m^1.5) time, O(n + m) space.
  public func transitivity() -> Double {
    let ties = undirected(merging: .maximum)
    let twoPaths = ties.degrees().reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
    guard twoPaths > 0 else { return .nan }
    // Each triangle is found at each of its three corners.
    return ties.trianglesOfUndirected().reduce(0.0) { $0 + Double($1) } / twoPaths
  }

  /// How many of each node's pairs of contacts are themselves tied, as a share, in the undirected
  /// simple graph.
  ///
  ///     clustering(i) = triangles(i) / (d(d − 1) / 2)
  ///
  /// - Returns: From 0 to 1 for each node; `nan` where the degree is below 2.
  /// - Complexity: O(n + m^1.5) time, O(n + m) space.
  /// - SeeAlso: D. J. Watts and S. H. Strogatz, *Collective dynamics of small-world networks*,
  ///   Nature 393, 1998.
  public func localClustering() -> [Double] {
    let ties = undirected(merging: .maximum)
    let triangles = ties.trianglesOfUndirected()
    return nodes.map { node in
      let degree = Double(ties.arcs(of: node).count)
      return degree < 2 ? .nan : Double(triangles[node]) / (degree * (degree - 1) / 2)
    }
  }

  /// The number of triangles that each node belongs to, in the undirected simple graph.
  ///
  /// - Complexity: O(n + m^1.5) time, O(n + m) space.
  public func triangles() -> [Int] { undirected(merging: .maximum).trianglesOfUndirected() }

  private func trianglesOfUndirected() -> [Int] {
    // Every tie points from its rarer end to its busier one, so that no row is longer than √2m
    // and each triangle is found exactly once.
    let order = nodes.sorted { (arcs(of: $0).count, $0) < (arcs(of: $1).count, $1) }
    var rank = [UInt32](repeating: 0, count: count)
    for (position, node) in order.enumerated() { rank[node] = UInt32(position) }
    var offsets = [UInt32](repeating: 0, count: count + 1)
    var targets: [UInt32] = []
    targets.reserveCapacity(arcCount / 2)
    for (position, node) in order.enumerated() {
      for arc in arcs(of: node) {
        let other = rank[target(of: arc)]
        if other > position { targets.append(other) }
      }
      offsets[position + 1] = UInt32(targets.count)
    }

    var counts = [Int](repeating: 0, count: count)
    var marks = [UInt32](repeating: .max, count: count)
    do {
      let offsets = offsets.span
      let targets = targets.span
      var counts = counts.mutableSpan
      var marks = marks.mutableSpan
      for node in 0..<count {
        let row = Int(offsets[node])..<Int(offsets[node + 1])
        for arc in row { marks[Int(targets[arc])] = UInt32(node) }
        for arc in row {
          let second = Int(targets[arc])
          for next in Int(offsets[second])..<Int(offsets[second + 1]) {
            let third = Int(targets[next])
            if marks[third] == UInt32(node) {
              counts[node] += 1
              counts[second] += 1
              counts[third] += 1
            }
          }
        }
      }
    }
    return nodes.map { counts[Int(rank[$0])] }
  }
}
