extension Graph {
  /// How near each node is to all it reaches.
  ///
  ///     harmonic(i) = Σ_{j ≠ i} 1 / d(i, j)     1/∞ = 0
  ///
  /// Distances are hops along outgoing arcs; how near others are *to* a node is
  /// `reversed().harmonicCloseness()`. Not divided by n − 1.
  ///
  ///     try Graph(arcs: [(0, 1), (1, 2)]).harmonicCloseness()  // [1.5, 1, 0]
  ///
  /// - Returns: From 0 to n − 1 for each node; 0 for one that reaches nobody.
  /// - Throws: `Cancelled`.
  /// - Complexity: That of `distances()`.
  /// - SeeAlso: M. Marchiori and V. Latora, *Harmony in the small-world*, Physica A 285, 2000.
  public func harmonicCloseness() throws -> [Double] { try distances().harmonic }
}
