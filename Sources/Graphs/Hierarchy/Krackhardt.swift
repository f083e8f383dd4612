/// How far a directed graph is one tree of command: four answers that are never averaged.
public struct KrackhardtScores: Sendable, Equatable {
  /// The share of pairs that hang together when direction is ignored; `nan` below two nodes.
  public let connectedness: Double
  /// One minus the share of mutual pairs among the pairs of which one reaches the other; `nan`
  /// without arcs.
  public let hierarchy: Double
  /// One minus the share of possible surplus arcs, beyond a tree in each part, that are there;
  /// `nan` where no part can have any.
  public let efficiency: Double
  /// The same, a mutual pair counting as one link among n(n − 1)/2.
  public let linkEfficiency: Double
  /// The share of pairs that have a least upper bound, of those that may lack one; `nan` where no
  /// part has three nodes.
  public let leastUpperBoundedness: Double
}

extension Graph {
  /// Krackhardt's four dimensions of an out-tree, along arcs from superior to subordinate.
  ///
  ///     connectedness = Σ n_c(n_c − 1) / n(n − 1)                    over weak parts c of n_c nodes
  ///     hierarchy     = 1 − mutually reachable / reachable pairs
  ///     efficiency    = 1 − (arcs − Σ(n_c − 1)) / Σ(n_c − 1)²
  ///     LUBedness     = 1 − V / Σ (n_c − 1)(n_c − 2)/2               V pairs without a least bound
  ///
  /// An upper bound of two nodes reaches both; it is the least if all other upper bounds reach
  /// it. Every node reaches itself. (R's `sna` takes a bound that reaches all others instead.)
  ///
  /// - Returns: All four are 1 for an out-tree and for nothing else.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n + m) for trees; else O(c · a) time, on all cores, and O(c²/8) bytes over the c
  ///   strong components, trees below one superior left out, and the a arcs between them.
  /// - SeeAlso: D. Krackhardt, *Graph theoretical dimensions of informal organizations*, in Carley
  ///   and Prietula (eds.), *Computational Organization Theory*, 1994.
  public func krackhardt() throws -> KrackhardtScores {
    let parts = weakComponents().sizes.map(Double.init)
    let size = Double(count)
    let together = parts.reduce(0) { $0 + $1 * ($1 - 1) }
    let tree = parts.reduce(0) { $0 + ($1 - 1) }
    let links = Double(isDirected ? undirected(merging: .maximum).tieCount : tieCount)
    let condensation = Condensation(of: self)
    let reached = try condensation.reachedNodes()

    let mutual = condensation.sizes.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
    let reachable =
      zip(condensation.sizes, reached).reduce(0.0) {
        $0 + Double($1.0) * Double($1.1 - 1)
      } - mutual
    let unbounded = try condensation.pairsWithoutLeastUpperBound(reached: reached)
    return KrackhardtScores(
      connectedness: size > 1 ? together / (size * (size - 1)) : .nan,
      hierarchy: reachable > 0 ? 1 - mutual / reachable : .nan,
      efficiency: complement(Double(arcCount) - tree, of: together - tree),
      linkEfficiency: complement(links - tree, of: together / 2 - tree),
      leastUpperBoundedness: complement(
        unbounded, of: parts.reduce(0) { $0 + ($1 - 1) * ($1 - 2) / 2 }))
  }
}

/// One minus a share; `nan` where the whole is nothing.
private func complement(_ part: Double, of whole: Double) -> Double {
  whole > 0 ? 1 - part / whole : .nan
}
