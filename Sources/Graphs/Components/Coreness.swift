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
    var degrees = ties.degrees().map(UInt32.init)
    var starts = [UInt32](repeating: 0, count: Int(degrees.max() ?? 0) + 2)
    var orders = [UInt32](repeating: 0, count: count)
    var positions = [UInt32](repeating: 0, count: count)

    // Nodes sorted by remaining degree; `start[d]` is where those with degree d begin.
    for degree in degrees { starts[Int(degree) + 1] += 1 }
    for degree in starts.indices.dropFirst() { starts[degree] += starts[degree - 1] }
    var next = starts
    for node in nodes {
      let place = next[Int(degrees[node])]
      next[Int(degrees[node])] += 1
      orders[Int(place)] = UInt32(node)
      positions[node] = place
    }

    do {
      var degree = degrees.mutableSpan
      var start = starts.mutableSpan
      var order = orders.mutableSpan
      var position = positions.mutableSpan
      let offsets = ties.outgoing.offsets.span
      let targets = ties.outgoing.targets.span
      for place in 0..<count {
        let node = Int(order[place])
        for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
          let contact = Int(targets[arc])
          guard degree[contact] > degree[node] else { continue }
          // Swap with the first of the same degree, then move the border past it.
          let bucket = Int(degree[contact])
          let first = Int(start[bucket])
          let other = order[first]
          let from = position[contact]
          order[first] = UInt32(contact)
          order[Int(from)] = other
          position[contact] = UInt32(first)
          position[Int(other)] = from
          start[bucket] += 1
          degree[contact] -= 1
        }
      }
    }
    return degrees.map(Int.init)
  }
}
