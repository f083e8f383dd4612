extension Graph {
  /// How often each arc lies on shortest paths: edge betweenness.
  ///
  ///     betweenness(a) = Σ_{s ≠ t} σ(s, t | a) / σ(s, t)
  ///
  /// with σ(s, t) the number of shortest paths from *s* to *t* and σ(s, t | a) of those along the
  /// arc *a*. Unordered pairs when undirected, ordered pairs when directed; pairs without a path add
  /// nothing. Not divided by anything. The ends of an arc count as a pair of their own.
  ///
  ///     try Graph(ties: [(0, 1), (1, 2)]).tieBetweenness()  // [2, 2, 2, 2]
  ///     try Graph(arcs: [(0, 1), (1, 2)]).tieBetweenness()  // [2, 2]
  ///
  /// Lengths, equal lengths and pendant trees are treated as in `betweenness(along:)`. The values of
  /// a node's arcs out add up to what passes the node plus what begins there.
  ///
  /// - Returns: From 0 to n²/4 when undirected, below n² when directed, one for each outgoing
  ///   arc by its position; a tie without direction has the same value at both its arcs. An arc
  ///   longer than another way between its ends has 0.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n · m) time, O(n · m · log n) with lengths, on all cores; O(m) space a part of
  ///   the work.
  /// - SeeAlso: M. Girvan and M. E. J. Newman, *Community structure in social and biological
  ///   networks*, PNAS 99, 2002; U. Brandes, *On variants of shortest-path betweenness centrality
  ///   and their generic computation*, Social Networks 30(2), 2008.
  public func tieBetweenness(along length: PathLength = .hops) throws -> [Double] {
    let folding = try PendantFolding(of: self)
    let core = try DependencyTask(
      in: folding.core, along: length, adding: .arcs, targetMasses: folding.targetMasses,
      sourceWeights: folding.sourceMasses
    ).sums()
    var total = [Double](repeating: 0, count: arcCount)
    for (arc, pairs) in folding.arcBetweenness { total[arc] = pairs }
    // The core keeps its nodes and rows in order, with the folded nodes left out.
    var next = 0
    for original in folding.originals {
      for arc in arcs(of: original) where folding.keeps(target(of: arc)) {
        total[arc] = core.arcs[next]
        next += 1
      }
    }
    return isDirected ? total : averagedOverDirections(total)
  }

  /// For each tie the mean of its two arcs, which differ in their last digits.
  private func averagedOverDirections(_ values: [Double]) -> [Double] {
    var averaged = values
    // Rows are sorted, so that the arcs back are met in the order of their rows as well.
    var next = nodes.map { arcs(of: $0).lowerBound }
    for node in nodes {
      for arc in arcs(of: node) {
        let back = next[target(of: arc)]
        next[target(of: arc)] += 1
        averaged[arc] = (values[arc] + values[back]) / 2
      }
    }
    return averaged
  }
}
