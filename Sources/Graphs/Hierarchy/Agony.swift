/// How badly arcs fit into any ranking, and a ranking into which they fit best.
public struct Agony: Sendable, Equatable {
  /// Σ max(0, r(u) − r(v) + 1) over the arcs u → v, at its least.
  public let total: Int
  /// Ranks for which it is that, at least 0: an arc is at ease where it leads to a higher rank.
  public let ranks: [Int]
}

extension Graph {
  /// The least that arcs must suffer in a ranking: agony.
  ///
  /// An arc to a higher rank suffers nothing, one within a rank 1, one to the next lower rank 2:
  ///
  ///     agony = min over integer ranks r of Σ max(0, r(u) − r(v) + 1) over the arcs u → v
  ///
  ///     try Graph(arcs: [(0, 1), (1, 2), (2, 0)]).agony().total  // 3: all of one rank
  ///     try Graph(arcs: [(0, 1), (1, 2), (0, 2)]).agony().ranks  // [0, 1, 2], total 0
  ///
  /// It is also the largest number of arcs that can be covered by cycles without a common arc, and
  /// found as such. Arcs between strong components are on no cycle: the components are ranked one
  /// by one and then lifted until those arcs are at ease. Weights are ignored; an undirected tie
  /// is two arcs, which suffer 2 together in every ranking, so that everything has rank 0.
  ///
  /// - Returns: The total, from 0, no cycle, to m, all arcs on cycles of their own; and the ranks.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n) rounds of O(m√m) at worst; about ten rounds where ways are short. O(n + m)
  ///   space.
  /// - SeeAlso: M. Gupte et al., *Finding hierarchy in directed online social networks*, WWW 2011;
  ///   N. Tatti, *Faster way to agony*, ECML PKDD 2014.
  public func agony() throws -> Agony {
    let (labels, components) = tarjan()
    var cycles = CycleCover(of: self, within: labels)
    try cycles.extend()

    // Components come with every arc to a lower number: lift each above whatever points to it.
    var ranks = cycles.potentials.map { -Int($0) }
    var lifts = [Int](repeating: 0, count: components)
    var lowest = [Int](repeating: .max, count: components)
    for node in nodes { lowest[Int(labels[node])] = min(lowest[Int(labels[node])], ranks[node]) }
    for node in nodes { ranks[node] -= lowest[Int(labels[node])] }
    for node in nodes.sorted(by: { (labels[$0], $1) > (labels[$1], $0) }) {
      // All arcs into the component come from those before it.
      let lift = lifts[Int(labels[node])]
      for arc in arcs(of: node) where labels[target(of: arc)] != labels[node] {
        let target = target(of: arc)
        let component = Int(labels[target])
        lifts[component] = max(lifts[component], ranks[node] + lift + 1 - ranks[target])
      }
    }
    return Agony(
      total: cycles.coveredCount,
      ranks: nodes.map { ranks[$0] + lifts[Int(labels[$0])] })
  }
}
