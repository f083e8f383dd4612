extension Graph {
  /// How often each node lies on shortest paths between two others.
  ///
  ///     betweenness(v) = Σ_{s ≠ v ≠ t} σ(s, t | v) / σ(s, t)
  ///
  /// with σ(s, t) the number of shortest paths from *s* to *t* and σ(s, t | v) of those through
  /// *v*. Unordered pairs when undirected, ordered pairs along arcs when directed; pairs without
  /// a path add nothing. Not divided by anything.
  ///
  ///     Graph(ties: [(0, 1), (1, 2), (2, 3)]).betweenness()  // [0, 2, 2, 0]
  ///
  /// Lengths of 1/w that differ by a billionth of themselves count as equal, since 1/3 + 1/6 and
  /// 1/2 are not the same `Double`. A tie a billion times as strong as others is therefore as good as
  /// no length at all, and which of its ends lies behind the other is not told: there the two may get
  /// different values by their numbers alone. Pendant trees are folded into the node they hang from, so a
  /// tree costs no search at all.
  ///
  /// - Returns: Zero or more for each node, at most (n − 1)(n − 2), half of it when undirected.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n · m) time, O(n · m · log n) with lengths; O(n) space a thread, on all cores.
  /// - SeeAlso: U. Brandes, *A faster algorithm for betweenness centrality*, J. Math. Sociol.
  ///   25(2), 2001; A. E. Sarıyüce et al., *Graph manipulations for fast centrality computation*,
  ///   ACM TKDD 11(3), 2017.
  public func betweenness(along length: PathLength = .hops) throws -> [Double] {
    let folding = try PendantFolding(of: self)
    // Over ordered pairs, each counted once for every pair of nodes folded into its ends.
    let core = try DependencyTask(
      in: folding.core, along: length, adding: .nodes, targetMasses: folding.targetMasses,
      sourceWeights: folding.sourceMasses
    ).sums()
    var total = folding.betweenness
    for (node, original) in folding.originals.enumerated() { total[original] += core.nodes[node] }
    // Each unordered pair was met from both its ends.
    return isDirected ? total : total.map { $0 / 2 }
  }
}
