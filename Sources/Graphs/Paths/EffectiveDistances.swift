#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

extension Graph {
  /// How many different distances a search meets, each counted by the share of nodes found there:
  /// exp of the entropy of the distances from the node with most arcs, along them or against them,
  /// whichever is more.
  ///
  ///     Graph(ties: [(0, 1), (1, 2)]).effectiveDistances()  // 1: both others are one step from 1
  ///
  /// Searches that share a pass visit a node about as often as this says.
  ///
  /// - Returns: At least 1, which is also what a graph without arcs has.
  /// - Complexity: O(n + m).
  public func effectiveDistances() -> Double {
    let rows = isDirected ? [outgoing, incoming] : [outgoing]
    let sizes = nodes.map { arcs(of: $0).count + (isDirected ? incomingArcs(of: $0).count : 0) }
    guard let start = nodes.max(by: { sizes[$0] < sizes[$1] }) else { return 1 }
    return rows.reduce(1) { most, rows in
      var search = PlainSearch(count: count)
      let levels = search.levels(from: start, in: rows)
      let met = levels.reduce(0) { $0 + $1.length * $1.nodes }
      let entropy = levels.reduce(0.0) {
        let share = Double($1.nodes) / Double(met)
        return $0 - Double($1.length) * share * log(share)
      }
      return max(most, exp(entropy))
    }
  }
}
