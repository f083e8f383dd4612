extension Graph {
  /// The graph without a random share of its ties, or arcs when directed: round(share · m) of
  /// them, drawn evenly and without replacement.
  ///
  ///     var random = Xoshiro256(seed: 1)
  ///     Graph(ties: [(0, 1), (1, 2), (2, 3), (3, 0)]).removingTies(share: 0.5, using: &random)
  ///       .tieCount  // 2
  ///
  /// - Parameter share: From 0 to 1.
  /// - Returns: A graph on the same nodes; a remaining tie keeps its weight.
  /// - Complexity: O(n + m) time; one random number a tie.
  public func removingTies(
    share: Double, using random: inout some RandomNumberGenerator
  ) -> Graph {
    precondition(share >= 0 && share <= 1, "a share lies between 0 and 1")
    var toRemove = Int((share * Double(tieCount)).rounded())
    var remaining = tieCount
    var builder = GraphBuilder(count: count, isDirected: isDirected, reserving: tieCount - toRemove)
    for node in nodes {
      for arc in arcs(of: node) where isDirected || target(of: arc) > node {
        // Each of the remaining ties is as likely as any other to be among those to remove.
        if Int.random(in: 0..<remaining, using: &random) < toRemove {
          toRemove -= 1
        } else {
          builder.add(node, target(of: arc), weight: weight(of: arc))
        }
        remaining -= 1
      }
    }
    return builder.build().graph
  }
}
