extension Graph {
  /// How many arcs each node is below the nearest root: a node that no arc reaches.
  ///
  ///     Graph(arcs: [(0, 1), (1, 2), (3, 2)]).levelsBelowRoots()  // [0, 1, 1, 0]
  ///
  /// Ways run along the arcs, weights are ignored, a node without arcs is a root. The largest value
  /// is the depth of a hierarchy, and one more the number of its layers.
  ///
  /// - Returns: From 0, for a root, to n − 1; `nan` for a node under no root, which is in a circle
  ///   or below one.
  /// - Complexity: O(n + m) time, O(n) space.
  public func levelsBelowRoots() -> [Double] {
    var levels = [Double](repeating: .nan, count: count)
    var queue = [UInt32](repeating: 0, count: count)
    do {
      var level = levels.mutableSpan
      var found = queue.mutableSpan
      let offsets = outgoing.offsets.span
      let targets = outgoing.targets.span
      var end = 0
      for node in 0..<count where incomingArcs(of: node).isEmpty {
        level[node] = 0
        found[end] = UInt32(node)
        end += 1
      }
      var place = 0
      while place < end {
        let node = Int(found[place])
        place += 1
        for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
          let target = Int(targets[arc])
          guard level[target].isNaN else { continue }
          level[target] = level[node] + 1
          found[end] = UInt32(target)
          end += 1
        }
      }
    }
    return levels
  }
}
