extension Graph {
  /// All nodes in the order in which they go if whoever has most ties to those left goes next,
  /// directions ignored.
  ///
  /// Ties are counted anew after each removal; of several nodes with as many, the lowest goes.
  ///
  ///     Graph(ties: [(0, 1), (1, 2), (2, 3), (3, 4)]).removalOrderByDegree()  // [1, 3, 0, 2, 4]
  ///
  /// - Complexity: O(m log n) time, O(n + m) space.
  /// - SeeAlso: R. Albert, H. Jeong and A.-L. Barabási, *Error and attack tolerance of complex
  ///   networks*, Nature 406, 2000.
  public func removalOrderByDegree() -> [Int] {
    let ties = undirected(merging: .maximum)
    let gone: UInt32 = .max
    var degrees = ties.nodes.map { UInt32(ties.arcs(of: $0).count) }
    // Nodes by degree, ascending; those of degree d begin at starts[d].
    let largest = Int(degrees.max() ?? 0)
    var starts = [Int](repeating: 0, count: largest + 2)
    for degree in degrees { starts[Int(degree) + 1] += 1 }
    for degree in 0...largest { starts[degree + 1] += starts[degree] }
    var sorted = [UInt32](repeating: 0, count: count)
    var places = sorted
    var next = starts
    for node in nodes {
      let place = next[Int(degrees[node])]
      next[Int(degrees[node])] += 1
      sorted[place] = UInt32(node)
      places[node] = UInt32(place)
    }

    var removed: [Int] = []
    removed.reserveCapacity(count)
    var end = count
    for level in (0...largest).reversed() {
      // Nobody left has more ties than this, so nobody comes to have this many any more.
      let members = sorted[starts[level]..<end].sorted()
      var degree = degrees.mutableSpan
      var start = starts.mutableSpan
      var ranked = sorted.mutableSpan
      var place = places.mutableSpan
      let offsets = ties.outgoing.offsets.span
      let targets = ties.outgoing.targets.span
      for node in members where degree[Int(node)] == UInt32(level) {
        degree[Int(node)] = gone
        removed.append(Int(node))
        for arc in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
          let contact = Int(targets[arc])
          let own = degree[contact]
          guard own != gone else { continue }
          // To the front of its degree, which then begins one later.
          let first = start[Int(own)]
          let other = ranked[first]
          ranked[Int(place[contact])] = other
          place[Int(other)] = place[contact]
          ranked[first] = UInt32(contact)
          place[contact] = UInt32(first)
          start[Int(own)] = first + 1
          degree[contact] = own - 1
        }
      }
      end = start[level]
    }
    return removed
  }

  /// All nodes in the order in which they go if whoever stands between most of those left goes
  /// next, directions and weights ignored.
  ///
  /// Betweenness is computed anew after each removal, where anything changed: in the part that lost
  /// a node. Values within a billionth of the largest are as large; of these the lowest node goes.
  /// Once nobody stands between two others the rest go in their order.
  ///
  ///     try Graph(ties: [(0, 1), (1, 2), (2, 3), (3, 4)]).removalOrderByBetweenness()
  ///       // [2, 0, 1, 3, 4]
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: at worst n times `betweenness()`, O(n² · m); far less where parts come off.
  /// - SeeAlso: P. Holme, B. J. Kim, C. N. Yoon and S. K. Han, *Attack vulnerability of complex
  ///   networks*, Phys. Rev. E 65, 056109, 2002.
  public func removalOrderByBetweenness() throws -> [Int] {
    let ties = undirected(merging: .maximum).unweighted()
    var betweenness = try ties.betweenness()
    var isGone = [Bool](repeating: false, count: count)
    var removed: [Int] = []
    // Where two are not tied, but a step away, those between them share at least 1.
    let least = 0.5 / Double(max(1, count))
    while let largest = betweenness.max(), largest > least {
      try Execution.checkCancellation()
      guard let next = betweenness.firstIndex(where: { $0 >= largest * (1 - 1e-9) }) else { break }
      isGone[next] = true
      betweenness[next] = 0
      removed.append(next)
      let rest = ties.part(of: next, without: isGone)
      let values = try ties.induced(by: rest).betweenness()
      for (node, value) in zip(rest, values) { betweenness[node] = value }
    }
    return removed + nodes.filter { !isGone[$0] }
  }

  /// The nodes that hang together with `node` but for those that are gone, ascending; itself left
  /// out.
  private func part(of node: Int, without isGone: [Bool]) -> [Int] {
    var isFound = isGone
    var part: [Int] = []
    var waiting = [node]
    while let next = waiting.popLast() {
      for arc in arcs(of: next) where !isFound[target(of: arc)] {
        isFound[target(of: arc)] = true
        part.append(target(of: arc))
        waiting.append(target(of: arc))
      }
    }
    return part.sorted()
  }
}
