extension Graph {
  /// Whether nodes with many ties are tied to nodes with many ties: the correlation of the degrees
  /// at both ends of a tie.
  ///
  ///     r = Pearson's correlation of (out-degree of u, in-degree of v) over the arcs u → v
  ///
  /// An undirected tie counts both ways, with the degrees of its ends. Weights are ignored.
  ///
  ///     Graph(ties: [(0, 1), (0, 2), (0, 3)]).degreeAssortativity()  // −1
  ///
  /// - Returns: From −1 to 1; `nan` where all sources, or all targets, have one degree.
  /// - Complexity: O(n + m).
  /// - SeeAlso: M. E. J. Newman, *Assortative mixing in networks*, PRL 89, 2002.
  public func degreeAssortativity() -> Double {
    let out = degrees()
    let into = inDegrees()
    // A node of out-degree d is a source d times: sums over nodes are sums over arcs.
    let (sources, sourceSpread) = Self.moments(of: out)
    let (targets, targetSpread) = Self.moments(of: into)
    // Equal degrees make a spread of exactly 0 in whole numbers.
    guard Self.varies(out), Self.varies(into) else { return .nan }
    var common = 0.0
    for node in nodes {
      var row = 0.0
      for arc in arcs(of: node) { row += Double(into[target(of: arc)]) - targets }
      common += row * (Double(out[node]) - sources)
    }
    return max(-1, min(1, common / (sourceSpread * targetSpread).squareRoot()))
  }

  private static func varies(_ degrees: [Int]) -> Bool {
    let positive = degrees.filter { $0 > 0 }
    return positive.contains { $0 != positive[0] }
  }

  /// The mean degree over arc ends, and Σ (degree − mean)² over them.
  private static func moments(of degrees: [Int]) -> (mean: Double, spread: Double) {
    let ends = degrees.reduce(0, +)
    let squares = degrees.reduce(0.0) { $0 + Double($1) * Double($1) }
    let mean = squares / Double(ends)
    let spread = degrees.reduce(0.0) {
      $0 + Double($1) * (Double($1) - mean) * (Double($1) - mean)
    }
    return (mean, spread)
  }
}
