extension Graph {
  /// How many of each node's contacts lead somewhere that no other does: Burt's effective size.
  ///
  ///     size(i) = Σⱼ (1 − Σ_q p(i, q) · m(j, q))     j over i's contacts, q ≠ i, j
  ///
  /// with `p(i, q)` the share of *i*'s strength that goes to *q*, arcs both ways added up, and
  /// `m(j, q)` the strength of *j*'s tie with *q* over that of *j*'s strongest. Divided by the
  /// number of contacts it is Burt's efficiency.
  ///
  ///     Graph(ties: [(0, 1), (0, 2), (1, 2), (0, 3)]).effectiveSize()[0]  // 3 − 2/3
  ///
  /// - Returns: At most the number of contacts; `nan` for a node without contacts.
  /// - Throws: `Cancelled`.
  /// - Complexity: That of `burtScores()`, which this is a part of.
  /// - SeeAlso: R. S. Burt, *Structural Holes*, 1992, chapter 2.
  public func effectiveSize() throws -> [Double] { try burtScores().effectiveSize }
}
