/// How many pairs of nodes are tied both ways, one way and not at all.
public struct DyadCensus: Sendable, Equatable {
  /// Pairs with an arc each way.
  public let mutual: Int
  /// Pairs with an arc one way.
  public let asymmetric: Int
  /// Pairs without an arc.
  public let null: Int
}

extension Graph {
  /// The pairs of nodes by how they are tied: both ways, one way, not at all.
  ///
  ///     Graph(arcs: [(0, 1), (1, 0), (1, 2)]).dyadCensus()  // 1 mutual, 1 asymmetric, 1 null
  ///
  /// Weights are ignored; every tie of an undirected graph is mutual.
  ///
  /// - Returns: Three counts, n(n − 1)/2 in sum.
  /// - Complexity: O(n + m) time, by merging sorted rows.
  /// - SeeAlso: P. W. Holland and S. Leinhardt, *Local structure in social networks*, Sociological
  ///   Methodology 7, 1976.
  public func dyadCensus() -> DyadCensus {
    let mutual =
      nodes.reduce(0) { $0 + countOfTies(of: $1).mutual } / 2
    let asymmetric = arcCount - 2 * mutual
    return DyadCensus(
      mutual: mutual, asymmetric: asymmetric, null: count * (count - 1) / 2 - mutual - asymmetric)
  }

  /// How many contacts `node` has that it is tied with both ways, only from it, only to it.
  func countOfTies(of node: Int) -> (mutual: Int, out: Int, into: Int) {
    let outTargets = outgoing.targets.span
    let inTargets = incoming.targets.span
    var out = Int(outgoing.offsets[node])
    var into = Int(incoming.offsets[node])
    let outEnd = Int(outgoing.offsets[node + 1])
    let inEnd = Int(incoming.offsets[node + 1])
    let total = (out: outEnd - out, into: inEnd - into)
    var mutual = 0
    while out < outEnd, into < inEnd {
      let target = outTargets[out]
      let source = inTargets[into]
      if target == source { mutual += 1 }
      if target <= source { out += 1 }
      if source <= target { into += 1 }
    }
    return (mutual, total.out - mutual, total.into - mutual)
  }
}
