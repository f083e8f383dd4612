extension Graph {
  /// The pairs of those left that some way connects once the first k nodes of `order` are gone,
  /// for each k from 0 to n, directions ignored.
  ///
  ///     Graph(ties: [(0, 1), (1, 2), (2, 3)]).connectedPairs(removing: [1, 0, 2, 3])
  ///       // [6, 1, 1, 0, 0]
  ///
  /// Nodes are added back from the last to the first, which only ever joins parts. Divided by
  /// (n − k)(n − k − 1)/2 it is 1 − F, Borgatti's fragmentation F of those left.
  ///
  /// - Precondition: `order` holds each node once.
  /// - Complexity: O(n log n + m α(n)) time, O(n + m) space.
  public func connectedPairs(removing order: [Int]) -> [Int] {
    precondition(order.sorted() == Array(nodes), "each node once")
    var reunion = Reunion(count: count)
    reunion.order = order.map(UInt32.init)
    var pairs = [Int](repeating: 0, count: count + 1)
    _ = reunion.run(in: undirected(merging: .maximum), addingTo: &pairs)
    return pairs
  }
}
