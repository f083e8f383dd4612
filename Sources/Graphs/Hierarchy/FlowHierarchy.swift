extension Graph {
  /// The share of arcs that lie on no cycle: those between different strong components.
  ///
  ///     Graph(arcs: [(0, 1), (1, 0), (1, 2)]).flowHierarchy()  // ⅓
  ///
  /// Arcs count by their weight; `unweighted()` counts them alike.
  ///
  /// - Returns: From 0, a ring, to 1, no cycle at all; `nan` without arcs.
  /// - Complexity: O(n + m) time, O(n) space.
  /// - SeeAlso: J. Luo and C. L. Magee, *Detecting evolving patterns of self-organizing networks by
  ///   flow hierarchy measurement*, Complexity 16(6), 2011.
  public func flowHierarchy() -> Double {
    guard arcCount > 0 else { return .nan }
    let labels = strongComponents().labels
    var all = 0.0
    var cyclic = 0.0
    for node in nodes {
      for arc in arcs(of: node) {
        all += weight(of: arc)
        if labels[node] == labels[target(of: arc)] { cyclic += weight(of: arc) }
      }
    }
    return 1 - cyclic / all
  }
}
