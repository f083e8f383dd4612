extension Graph {
  /// How many ordered pairs of nodes have an arc in both of two graphs, and in either.
  ///
  /// A tie without direction is an arc both ways. Shared over either is Jaccard's coefficient.
  ///
  ///     Graph(arcs: [(0, 1), (1, 2)]).sharedArcs(with: Graph(arcs: [(0, 1), (2, 1)]))
  ///       // shared 1, either 3
  ///
  /// - Precondition: both have as many nodes, the same in the same order.
  /// - Complexity: O(n + m) time.
  /// - SeeAlso: P. Jaccard, *Étude comparative de la distribution florale dans une portion des Alpes
  ///   et du Jura*, Bull. Soc. Vaud. Sci. Nat. 37, 1901.
  public func sharedArcs(with other: Graph) -> (shared: Int, either: Int) {
    precondition(count == other.count, "graphs of the same nodes")
    let offsets = outgoing.offsets.span
    let targets = outgoing.targets.span
    let otherOffsets = other.outgoing.offsets.span
    let otherTargets = other.outgoing.targets.span
    var shared = 0
    for node in 0..<count {
      var arc = Int(offsets[node])
      var otherArc = Int(otherOffsets[node])
      let end = Int(offsets[node + 1])
      let otherEnd = Int(otherOffsets[node + 1])
      while arc < end, otherArc < otherEnd {
        let (one, two) = (targets[arc], otherTargets[otherArc])
        if one == two { shared += 1 }
        if one <= two { arc += 1 }
        if two <= one { otherArc += 1 }
      }
    }
    return (shared, arcCount + other.arcCount - shared)
  }
}
