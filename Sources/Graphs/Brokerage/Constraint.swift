extension Graph {
  /// How far each node's contacts are tied up with one another: Burt's constraint.
  ///
  /// With `p(i, j)` the share of *i*'s tie strength that goes to *j*, arcs both ways added up,
  ///
  ///     constraint(i) = Σⱼ (p(i, j) + Σ_q p(i, q) · p(q, j))²     j over i's contacts, q ≠ i, j
  ///
  /// A broker between strangers scores low, a member of a closed clique high. `p(q, j)` is the
  /// share in the whole network, not only within ego's.
  ///
  ///     Graph(ties: [(0, 1), (0, 2), (0, 3)]).constraint()  // [⅓, 1, 1, 1]
  ///
  /// - Returns: Above 0 and below 2 for each node (an unweighted triangle gives 1.125); `nan` for
  ///   a node without contacts.
  /// - Throws: `Cancelled`.
  /// - Complexity: That of `burtScores()`, which this is a part of.
  /// - SeeAlso: R. S. Burt, *Structural Holes*, 1992, chapter 2.
  public func constraint() throws -> [Double] { try burtScores().constraint }
}
