extension Graph {
  /// How unevenly the constraint on each node is spread over its contacts: Burt's hierarchy.
  ///
  /// With `cⱼ` the constraint that comes from contact *j* of N, and C their mean,
  ///
  ///     hierarchy(i) = Σⱼ (cⱼ / C) ln(cⱼ / C) / (N ln N)
  ///
  /// - Returns: From 0, all contacts constrain alike, to 1, one of them does it all; 1 for a node
  ///   with a single contact, `nan` without contacts.
  /// - Throws: `Cancelled`.
  /// - Complexity: That of `burtScores()`, which this is a part of.
  /// - SeeAlso: R. S. Burt, *Structural Holes*, 1992, chapter 2.
  public func burtHierarchy() throws -> [Double] { try burtScores().hierarchy }
}
