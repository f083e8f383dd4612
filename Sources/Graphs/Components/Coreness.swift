extension Graph {
  /// The largest k for which each node survives when nodes with fewer than k contacts are taken
  /// away again and again: its core number in the undirected simple graph.
  ///
  ///     Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)]).coreness()  // [2, 2, 2, 1]
  ///
  /// Directions and weights are ignored: a mutual pair is one contact.
  ///
  /// - Returns: From 0, for an isolate, to the largest degree.
  /// - Complexity: O(n + m) time and space.
  /// - SeeAlso: V. Batagelj and M. Zaveršnik, *An O(m) algorithm for cores decomposition of
  ///   networks*, 2003.
  public func coreness() -> [Int] {
    let ties = undirected(merging: .maximum)
    var degrees = [UInt32](repeating: 0, count: count)
    var remaining = [UInt32](repeating: 0, count: count)
    var queue = [UInt32](repeating: 0, count: count)
    do {
      var degree = degrees.mutableSpan
      var left = remaining.mutableSpan
      var peeled = queue.mutableSpan
      let offsets = ties.outgoing.offsets.span
      let targets = ties.outgoing.targets.span
      for node in 0..<count {
        degree[node] = offsets[node + 1] - offsets[node]
        left[node] = UInt32(node)
      }
      // What remains at k has k contacts each, so that looking through it for every k costs no
      // more than looking at all ties; a node that is peeled keeps the degree it had then.
      var leftCount = count
      var first = 0
      var level: UInt32 = 0
      while leftCount > 0 {
        var end = first
        var kept = 0
        var lowest = UInt32.max
        for place in 0..<leftCount {
          let node = left[place]
          let own = degree[Int(node)]
          if own < level { continue }
          if own == level {
            peeled[end] = node
            end += 1
          } else {
            left[kept] = node
            kept += 1
            lowest = min(lowest, own)
          }
        }
        leftCount = kept
        let wasFound = end > first
        while first < end {
          let node = Int(peeled[first])
          first += 1
          for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
            let contact = Int(targets[arc])
            let own = degree[contact]
            guard own > level else { continue }
            degree[contact] = own - 1
            if own - 1 == level {
              peeled[end] = UInt32(contact)
              end += 1
            }
          }
        }
        level = wasFound ? level + 1 : lowest
      }
    }
    return degrees.map(Int.init)
  }
}
