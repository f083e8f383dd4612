extension Graph {
  /// How densely the nodes with more than k ties are tied among themselves, for each k: the
  /// rich-club coefficients, not normalised.
  ///
  ///     φ(k) = 2 E(k) / N(k)(N(k) − 1)    N(k) nodes of degree > k, E(k) ties between them
  ///
  ///     Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)]).richClub()  // [2/3, 1]
  ///
  /// Directions and weights are ignored.
  ///
  /// - Returns: From 0 to 1 for k = 0, 1, … as long as two nodes have more than k ties; empty
  ///   without ties.
  /// - Complexity: O(n + m).
  /// - SeeAlso: V. Colizza, A. Flammini, M. A. Serrano and A. Vespignani, *Detecting rich-club
  ///   ordering in complex networks*, Nature Physics 2, 2006.
  public func richClub() -> [Double] {
    let ties = undirected(merging: .maximum)
    let degrees = ties.degrees()
    let largest = degrees.max() ?? 0
    // Nodes and ties by the largest k for which they still count, plus one.
    var members = [Int](repeating: 0, count: largest + 1)
    var between = members
    for node in ties.nodes {
      members[degrees[node]] += 1
      for arc in ties.arcs(of: node) where ties.target(of: arc) > node {
        between[min(degrees[node], degrees[ties.target(of: arc)])] += 1
      }
    }
    var coefficients: [Double] = []
    var (memberCount, tieCount) = (0, 0)
    for degree in stride(from: largest, to: 0, by: -1) {
      memberCount += members[degree]
      tieCount += between[degree]
      guard memberCount > 1 else { continue }
      coefficients.append(2 * Double(tieCount) / (Double(memberCount) * Double(memberCount - 1)))
    }
    return coefficients.reversed()
  }
}
