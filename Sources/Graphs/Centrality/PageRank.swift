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
  /// - Returns: Above 0 for each node, 1 in sum; iterated until Σ|change| < 10⁻¹², which after k
  ///   rounds is at most 2dᵏ but for rounding.
  /// - Throws: `Cancelled`.
  /// - Complexity: O((n + m) · log ε / log d) time, on all cores; O(n + m) space.
  /// - SeeAlso: L. Page, S. Brin, R. Motwani and T. Winograd, *The PageRank citation ranking*, 1999.
  public func pageRank(damping: Double = 0.85) throws -> [Double] {
    precondition(damping >= 0 && damping < 1, "the damping is at least 0 and below 1")
    guard count > 0 else { return [] }
    let graph = withFiniteStrengths()
    let (count, strengths) = (count, graph.strengths())
    let rows = graph.incoming
    let cuts = rows.cuts()
    var ranks = [Double](repeating: 1 / Double(count), count: count)
    // What each node hands on along an arc of weight 1, in this round and the next.
    var handed = zip(ranks, strengths).map { $1 > 0 ? $0 / $1 : 0 }
    var nextHanded = handed
    var round = PageRankRound()
    for (rank, strength) in zip(ranks, strengths) where strength == 0 { round.lost += rank }

    // More than exact arithmetic would change; what is above it is rounding, which may go on for ever.
    var largestChange = 2.0
    while round.change >= 1e-12, largestChange >= 1e-12 {
      largestChange *= damping
      try Execution.checkCancellation()
      let base = (1 - damping + damping * round.lost) / Double(count)
      let current = handed
      let parts = inParts(of: &ranks, &nextHanded, at: cuts) { part, rank, next in
        rows.follow(
          current, damping: damping, base: base, nodes: cuts[part]..<cuts[part + 1],
          strengths: strengths, ranks: &rank, handed: &next)
      }
      round = parts.reduce(PageRankRound(change: 0)) {
        PageRankRound(change: $0.change + $1.change, lost: $0.lost + $1.lost)
      }
      swap(&handed, &nextHanded)
    }
    return ranks
  }
}

/// What is known after a round: Σ|change|, and the rank of the nodes without outgoing arcs.
private struct PageRankRound: BitwiseCopyable, Sendable {
  var change = Double.infinity
  var lost = 0.0
}

extension Graph.Rows {
  /// One round for `nodes`; the spans begin at the first of them.
  fileprivate func follow(
    _ values: [Double], damping: Double, base: Double, nodes: Range<Int>, strengths: [Double],
    ranks: inout MutableSpan<Double>, handed: inout MutableSpan<Double>
  ) -> PageRankRound {
    let values = values.span
    let offsets = offsets.span
    let sources = targets.span
    let strengths = strengths.span
    // Without weights the span is empty, and never read.
    let stored = weights ?? []
    let weights = stored.span
    let isWeighted = !weights.isEmpty
    var round = PageRankRound(change: 0)
    for node in nodes {
      // Equal terms, as those of a hub, round alike: one long sum of a million would be off by more
      // than a round changes. So blocks are summed, and what their sum loses is kept.
      var total = 0.0
      var missed = 0.0
      var block = Int(offsets[node])
      let end = Int(offsets[node + 1])
      while block < end {
        let next = min(block + 64, end)
        var sum = 0.0
        if isWeighted {
          for arc in block..<next { sum += values[Int(sources[arc])] * weights[arc] }
        } else {
          for arc in block..<next { sum += values[Int(sources[arc])] }
        }
        // All terms are positive, so the total is the larger one but at the start.
        let added = total + sum
        missed += total >= sum ? (total - added) + sum : (sum - added) + total
        total = added
        block = next
      }
      let rank = base + damping * (total + missed)
      round.change += abs(rank - ranks[node - nodes.lowerBound])
      ranks[node - nodes.lowerBound] = rank
      if strengths[node] > 0 {
        handed[node - nodes.lowerBound] = rank / strengths[node]
      } else {
        round.lost += rank
      }
    }
    return round
  }
}
