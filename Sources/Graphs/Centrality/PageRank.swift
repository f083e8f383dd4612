extension Graph {
  /// Where a reader would be found who follows arcs at random, by their strength, and now and then
  /// starts afresh anywhere.
  ///
  ///     rank(v) = (1 − d)/n + d · (Σ_{u → v} rank(u) · w(u, v) / strength(u) + lost/n)
  ///
  /// with *lost* the rank of the nodes without outgoing arcs, handed to all alike.
  ///
  ///     try Graph(ties: [(0, 1), (0, 2)]).pageRank()  // [0.4865, 0.2568, 0.2568]
  ///
  /// - Parameter damping: The chance d of following an arc; at least 0 and below 1.
  /// - Returns: Above 0 for each node, 1 in sum; iterated until Σ|change| < 10⁻¹².
  /// - Throws: `Cancelled`.
  /// - Complexity: O((n + m) · log ε / log d) time, on all cores; O(n + m) space.
  /// - SeeAlso: L. Page, S. Brin, R. Motwani and T. Winograd, *The PageRank citation ranking*, 1999.
  public func pageRank(damping: Double = 0.85) throws -> [Double] {
    precondition(damping >= 0 && damping < 1, "the damping is at least 0 and below 1")
    guard count > 0 else { return [] }
    let strengths = strengths()
    let chunks = max(1, min(32, (count + arcCount) / 50_000))
    var ranks = [Double](repeating: 1 / Double(count), count: count)
    var change = Double.infinity

    while change >= 1e-12 {
      try Execution.checkCancellation()
      var lost = 0.0
      var perStrength = ranks
      for node in nodes {
        if strengths[node] > 0 { perStrength[node] /= strengths[node] } else { lost += ranks[node] }
      }
      let base = (1 - damping) / Double(count) + damping * lost / Double(count)
      let handed = perStrength
      let parts = try parallel(chunks: chunks) { chunk in
        incoming.weightedSums(of: handed, in: chunkRange(chunk, of: chunks, count: count))
      }
      change = 0
      var node = 0
      for part in parts {
        for sum in part {
          let rank = base + damping * sum
          change += abs(rank - ranks[node])
          ranks[node] = rank
          node += 1
        }
      }
    }
    return ranks
  }
}

extension Graph.Rows {
  /// Σ of the values at the other ends of each row, times the weights.
  fileprivate func weightedSums(of values: [Double], in range: Range<Int>) -> [Double] {
    var sums = [Double](repeating: 0, count: range.count)
    var sum = sums.mutableSpan
    let values = values.span
    let offsets = offsets.span
    let targets = targets.span
    if let weights {
      let weights = weights.span
      for node in range {
        var row = 0.0
        for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
          row += values[Int(targets[arc])] * weights[arc]
        }
        sum[node - range.lowerBound] = row
      }
    } else {
      for node in range {
        var row = 0.0
        for arc in Int(offsets[node])..<Int(offsets[node + 1]) { row += values[Int(targets[arc])] }
        sum[node - range.lowerBound] = row
      }
    }
    return sums
  }
}
