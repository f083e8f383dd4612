extension Graph {
  /// The parts that hang together when direction is ignored.
  ///
  ///     Graph(arcs: [(0, 1), (2, 1)], count: 4).weakComponents().sizes  // [3, 1]
  ///
  /// - Returns: Parts numbered by their smallest node; each isolate is a part of its own.
  /// - Complexity: O(n + m α(n)) time, by union-find; O(n) space.
  public func weakComponents() -> Partition {
    var parents = nodes.map(Int32.init)
    do {
      var parent = parents.mutableSpan
      let offsets = outgoing.offsets.span
      let targets = outgoing.targets.span
      for node in 0..<count {
        for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
          var left = node
          var right = Int(targets[arc])
          // Both climb at once, halving as they go; the smaller root wins, which makes the
          // root of a part its smallest node.
          while parent[left] != parent[right] {
            if parent[left] < parent[right] { swap(&left, &right) }
            let above = Int(parent[left])
            parent[left] = parent[right]
            if above == left { break }
            left = above
          }
        }
      }
      // A parent is never larger than its child, so one ascending pass flattens every tree.
      for node in 0..<count { parent[node] = parent[Int(parent[node])] }
    }
    return Partition(renumbering: parents)
  }
}
