extension Graph {
  /// The height of each node when every arc would like its target one above its source, and pulls
  /// by its weight: the trophic level.
  ///
  /// The heights h make Σ w(i, j) (hⱼ − hᵢ − 1)² over the arcs i → j as small as it can be, which is
  ///
  ///     Λ h = v     Λ = diag(in + out) − W − Wᵀ,  v = in − out
  ///
  /// in each weak component by itself, with 0 the lowest height.
  ///
  ///     try Graph(arcs: [(0, 1), (1, 2)]).trophicLevels()          // [0, 1, 2]
  ///     try Graph(arcs: [(0, 1), (1, 2), (0, 2)]).trophicLevels()  // [0, ⅔, 4/3]
  ///
  /// Minus this, plus a constant in each weak component, is SpringRank without regularisation.
  /// Multiplying all weights changes nothing; an isolate is at 0. Ties of an undirected graph pull
  /// both ways, so that everything is at 0.
  ///
  /// - Returns: At least 0 for each node; `nan` in a part that hangs together only by ties a billion
  ///   times weaker than its strongest, and on no tree, where rounding would decide the heights.
  /// - Throws: `Cancelled`; `Unsettled` where a part is so long and thin that it does not settle.
  /// - Complexity: O(n + m) where pendant trees and chains of nodes are all there is; else
  ///   O((n + m) · √κ) with κ the condition of what is left when these are folded away.
  /// - SeeAlso: R. S. MacKay, S. Johnson and B. Sansom, *How directed is a directed network?*,
  ///   R. Soc. Open Sci. 7, 2020; C. De Bacco, D. B. Larremore and C. Moore, *A physical model for
  ///   efficient ranking in networks*, Sci. Adv. 4, 2018.
  public func trophicLevels() throws -> [Double] {
    let parts = weakComponents()
    var springs = Springs(of: self, parts: parts)
    var heights = try springs.settled()
    var lowest = [Double](repeating: .infinity, count: parts.count)
    for node in nodes {
      let part = Int(parts.labels[node])
      // A height of `nan` makes its whole part undefined.
      lowest[part] = heights[node].isNaN ? .nan : min(lowest[part], heights[node])
    }
    for node in nodes { heights[node] -= lowest[Int(parts.labels[node])] }
    return heights
  }

  /// How far the arcs are from leading exactly one level up: trophic incoherence F₀.
  ///
  ///     F₀ = Σ w(i, j) (hⱼ − hᵢ − 1)² / Σ w(i, j)
  ///
  ///     let graph = Graph(arcs: [(0, 1), (1, 2), (0, 2)])
  ///     graph.trophicIncoherence(of: try graph.trophicLevels())  // 1/9
  ///
  /// - Parameter levels: The trophic levels of this graph.
  /// - Returns: From 0, every arc one level up, to 1, a ring; `nan` without arcs, and where a level
  ///   is `nan`.
  /// - Complexity: O(n + m).
  /// - SeeAlso: R. S. MacKay, S. Johnson and B. Sansom, *How directed is a directed network?*,
  ///   R. Soc. Open Sci. 7, 2020.
  public func trophicIncoherence(of levels: [Double]) -> Double {
    precondition(levels.count == count, "a level for each node")
    guard arcCount > 0 else { return .nan }
    // Relative to the heaviest, so that no sum overflows.
    let heaviest = outgoing.weights?.max() ?? 1
    var strain = 0.0
    var all = 0.0
    for node in nodes {
      for arc in arcs(of: node) {
        let off = levels[target(of: arc)] - levels[node] - 1
        strain += weight(of: arc) / heaviest * off * off
        all += weight(of: arc) / heaviest
      }
    }
    return strain / all
  }
}
