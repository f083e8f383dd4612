/// A node without which its part falls into pieces.
public struct ArticulationPoint: Sendable, Equatable {
  /// The node.
  public let node: Int
  /// The sizes of the pieces that fall off, largest first: all that remains of the node's
  /// component except its largest piece.
  public let fallingOff: [Int]
}

extension Graph {
  /// The nodes whose absence cuts others off from one another, directions ignored.
  ///
  ///     Graph(ties: [(0, 1), (1, 2), (2, 3)]).articulationPoints().map(\.node)       // [1, 2]
  ///     Graph(ties: [(0, 1), (0, 2), (0, 3)]).articulationPoints()[0].fallingOff  // [1, 1]
  ///
  /// - Returns: In node order; none for a ring or a single tie.
  /// - Complexity: O(n + m) time and space.
  /// - SeeAlso: J. Hopcroft and R. Tarjan, *Algorithm 447*, Comm. ACM 16(6), 1973.
  public func articulationPoints() -> [ArticulationPoint] {
    let ties = undirected(merging: .maximum)
    let search = DepthFirstSearch(of: ties)
    // The pieces below each node; the one above it is what remains of the component.
    var pieces: [Int: [Int]] = [:]
    for child in nodes {
      let parent = Int(search.parents[child])
      guard parent >= 0, search.lows[child] >= search.arrivals[parent] else { continue }
      pieces[parent, default: []].append(Int(search.sizes[child]))
    }
    let components = ties.weakComponents()
    return pieces.keys.sorted().compactMap { node in
      var remaining = pieces[node, default: []]
      let component = components.sizes[Int(components.labels[node])]
      let above = component - 1 - remaining.reduce(0, +)
      if above > 0 { remaining.append(above) }
      guard remaining.count > 1 else { return nil }
      remaining.sort(by: >)
      return ArticulationPoint(node: node, fallingOff: Array(remaining.dropFirst()))
    }
  }
}
