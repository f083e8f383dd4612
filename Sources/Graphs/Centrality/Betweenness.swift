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
  /// 1/2 are not the same `Double`. Pendant trees are folded into the node they hang from, so a
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
    let core = try folding.core.dependencies(along: length, folding: folding)
    var total = folding.betweenness
    for (node, original) in folding.originals.enumerated() { total[original] += core[node] }
    // Each unordered pair was met from both its ends.
    return isDirected ? total : total.map { $0 / 2 }
  }

  /// Over ordered pairs, each counted once for every pair of nodes folded into its ends, the share
  /// of shortest paths that pass a node between them.
  private func dependencies(along length: PathLength, folding: PendantFolding) throws -> [Double] {
    let weighted = length == .inverseStrength && isWeighted
    let sources = nodes.filter { !arcs(of: $0).isEmpty }
    let chunks = min(64, sources.count)
    let lengths = weighted ? outgoing.lengthsOfArcs() : []

    let parts = try parallel(
      chunks: chunks, scratch: { DependencySearch(count: count, isWeighted: weighted) }
    ) { chunk, search in
      search.startSum()
      for index in chunkRange(chunk, of: chunks, count: sources.count) {
        try Execution.checkCancellation()
        if weighted {
          search.addDependencies(
            from: sources[index], in: outgoing, lengths: lengths, folding: folding)
        } else {
          search.addDependencies(from: sources[index], in: outgoing, folding: folding)
        }
      }
      return search.sum
    }
    var total = [Double](repeating: 0, count: count)
    for part in parts { for node in nodes { total[node] += part[node] } }
    return total
  }
}

extension Graph.Rows {
  /// 1/w for each arc, the length of a path along it.
  func lengthsOfArcs() -> [Double] {
    weights?.map { 1 / $0 } ?? Array(repeating: 1, count: targets.count)
  }
}
