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
  /// - Complexity: O(n + m) time, O(n log n) for the pieces; O(n) space.
  /// - SeeAlso: `biconnectivity()`, which gives bridges and blocks from the same search.
  ///   J. Hopcroft and R. Tarjan, *Algorithm 447*, Comm. ACM 16(6), 1973.
  public func articulationPoints() -> [ArticulationPoint] {
    DepthFirstSearch(of: undirected(merging: .maximum)).articulationPoints()
  }
}

extension DepthFirstSearch {
  func articulationPoints() -> [ArticulationPoint] {
    let sizes = sizes
    let roots = roots()
    // The pieces below each node, as node and size in one word: by node, largest first.
    var pieces: [UInt64] = []
    for child in parents.indices where beginsBlock(child) {
      pieces.append(UInt64(parents[child]) << 32 | UInt64(.max - sizes[child]))
    }
    pieces.sort()

    var points: [ArticulationPoint] = []
    var first = 0
    while first < pieces.count {
      let node = Int(pieces[first] >> 32)
      var below: [Int] = []
      while first + below.count < pieces.count, pieces[first + below.count] >> 32 == node {
        below.append(Int(.max - UInt32(truncatingIfNeeded: pieces[first + below.count])))
      }
      first += below.count
      // What is above the node hangs together, and is what remains of the component.
      let above = Int(sizes[Int(roots[node])]) - 1 - below.reduce(0, +)
      if above > 0 {
        let place = below.firstIndex { $0 < above } ?? below.count
        below.insert(above, at: place)
      }
      if below.count > 1 {
        points.append(ArticulationPoint(node: node, fallingOff: Array(below.dropFirst())))
      }
    }
    return points
  }
}
