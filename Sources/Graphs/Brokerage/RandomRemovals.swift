/// What stays connected while nodes go in random orders.
public struct RandomRemovals: Sendable, Equatable {
  /// After the first k nodes of an order are gone, the pairs of the others that some way connects:
  /// the mean over all orders, for k from 0 to n.
  public let meanPairs: [Double]
  /// For each order, the mean over k from 0 to n − 2 of the share of the pairs of the n − k others
  /// that some way connects; `nan` below two nodes.
  public let meanShares: [Double]
}

extension Graph {
  /// What stays connected while nodes go in random orders, all equally likely, directions ignored:
  /// what `connectedPairs(removing:)` gives for nodes that are nothing special.
  ///
  ///     // In a star of 5 the centre stays with chance 1 − k/5, and with it all pairs:
  ///     try Graph.star(leaves: 4).connectedPairs(removingAtRandom: 10_000, using: &random)
  ///       // meanPairs about [10, 4.8, 1.8, 0.4, 0, 0]
  ///
  /// - Precondition: `orders > 0`.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(orders · (n + m α(n))) time on all cores, O(n) space a thread.
  public func connectedPairs(
    removingAtRandom orders: Int, using random: inout some RandomNumberGenerator
  ) throws -> RandomRemovals {
    precondition(orders > 0, "one order or more")
    let ties = undirected(merging: .maximum)
    let seeds = (0..<orders).map { _ in random.next() }
    let chunks = min(orders, 8)
    let count = count
    let results = try parallel(chunks: chunks, scratch: { Reunion(count: count) }) {
      chunk, reunion in
      var pairs = [Int](repeating: 0, count: count + 1)
      let shares = try chunkRange(chunk, of: chunks, count: orders).map { order in
        try Execution.checkCancellation()
        var stream = Xoshiro256(seed: seeds[order])
        reunion.order = (0..<UInt32(count)).shuffled(using: &stream)
        return reunion.run(in: ties, addingTo: &pairs)
      }
      return (pairs, shares)
    }
    var sums = [Int](repeating: 0, count: count + 1)
    for (pairs, _) in results {
      for (left, number) in pairs.enumerated() { sums[left] += number }
    }
    return RandomRemovals(
      meanPairs: sums.map { Double($0) / Double(orders) }, meanShares: results.flatMap(\.1))
  }
}
