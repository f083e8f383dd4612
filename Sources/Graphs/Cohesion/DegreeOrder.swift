/// The nodes of a graph, fewest ties first, then by number.
struct DegreeOrder: Sendable {
  /// The node of each rank, and the rank of each node.
  private(set) var nodes: [UInt32]
  private(set) var ranks: [UInt32]
  /// The number of ties of all ranks before each.
  private(set) var offsets: [UInt32]

  /// - Complexity: O(n).
  init(of degrees: [Int]) {
    let count = degrees.count
    nodes = [UInt32](repeating: 0, count: count)
    ranks = nodes
    offsets = [UInt32](repeating: 0, count: count + 1)
    var starts = [UInt32](repeating: 0, count: (degrees.max() ?? 0) + 1)
    for degree in degrees { starts[degree] += 1 }
    _ = starts.addUp()
    for node in 0..<count {
      let rank = starts[degrees[node]]
      starts[degrees[node]] += 1
      nodes[Int(rank)] = UInt32(node)
      ranks[node] = rank
      offsets[Int(rank)] = UInt32(degrees[node])
    }
    _ = offsets.addUp()
  }
}
