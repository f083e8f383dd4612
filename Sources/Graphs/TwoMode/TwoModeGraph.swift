/// People and the groups they belong to: an undirected graph whose ties all run between the two
/// kinds of nodes.
///
///     let clubs = TwoModeGraph(Graph(ties: [(0, 2), (1, 2), (1, 3)]), isGroup: [false, false, true, true])
///     clubs?.density()  // 3/4
public struct TwoModeGraph: Sendable {
  /// The ties, direction left out.
  public let graph: Graph
  /// The nodes that are no groups, ascending.
  public let members: [Int]
  /// The nodes that are groups, ascending.
  public let groups: [Int]

  /// The two modes of a graph; `nil` where a tie runs inside one of them, or one is empty.
  ///
  /// - Precondition: `isGroup` has an element for each node.
  public init?(_ graph: Graph, isGroup: [Bool]) {
    precondition(isGroup.count == graph.count, "each node is a group or none")
    let ties = graph.undirected(merging: .sum)
    for node in ties.nodes {
      for arc in ties.arcs(of: node) where isGroup[node] == isGroup[ties.target(of: arc)] {
        return nil
      }
    }
    self.graph = ties
    members = ties.nodes.filter { !isGroup[$0] }
    groups = ties.nodes.filter { isGroup[$0] }
    if members.isEmpty || groups.isEmpty { return nil }
  }

  /// The share of all pairs of a member and a group that have a tie: from 0 to 1.
  public func density() -> Double {
    Double(graph.tieCount) / (Double(members.count) * Double(groups.count))
  }

  /// One of the two kinds of nodes.
  public enum Side: Sendable {
    /// Those who belong to groups.
    case members
    /// What they belong to.
    case groups
  }

  /// What the tie of two nodes of one side weighs in a projection.
  public enum ProjectionWeight: Sendable {
    /// How many nodes of the other side they share.
    case shared
    /// Σ 1/(n − 1) over the nodes that they share, n the number of ties of each: who meets in a
    /// group of two is closer than who meets in a crowd. Each person's weights then add up to the
    /// number of groups in which somebody else is.
    case newman
    /// Shared nodes over the nodes of either: from 0 to 1.
    case jaccard
  }

  /// The graph of one side: a tie wherever two nodes share one of the other side.
  ///
  /// Nodes are those of `members` or `groups`, renumbered by their position there. Weights of the
  /// two-mode ties are not read.
  ///
  ///     // three people of one group
  ///     clubs.projection(onto: .members, weights: .newman)  // a triangle of weights 1/2
  ///
  /// - Parameters:
  ///   - side: The nodes that stay.
  ///   - weights: What a tie weighs.
  ///   - largest: Nodes of the other side with more ties than this are left out, as everyone meets
  ///     in an assembly of all; `nil` keeps each.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(Σ d²) over the degrees d of the other side, at most `largest` each.
  /// - SeeAlso: M. E. J. Newman, Phys. Rev. E 64:016132, 2001; S. P. Borgatti and M. G. Everett,
  ///   Social Networks 19:243, 1997.
  public func projection(
    onto side: Side, weights: ProjectionWeight = .newman, largest: Int? = 50
  ) throws -> Graph {
    let kept = side == .members ? members : groups
    var position = [Int](repeating: -1, count: graph.count)
    for (index, node) in kept.enumerated() { position[node] = index }
    func between(_ node: Int) -> [Int] {
      graph.arcs(of: node).map(graph.target(of:))
        .filter { graph.arcs(of: $0).count <= largest ?? .max }
    }
    let degrees = weights == .jaccard ? kept.map { between($0).count } : []

    var builder = GraphBuilder(count: kept.count, isDirected: false)
    var shared = [Double](repeating: 0, count: kept.count)
    var touched: [Int] = []
    var sinceCheck = 0
    for (own, node) in kept.enumerated() {
      for middle in between(node) {
        let row = graph.arcs(of: middle)
        sinceCheck += row.count
        let weight = weights == .newman ? 1 / Double(row.count - 1) : 1
        for arc in row {
          let other = position[graph.target(of: arc)]
          guard other > own else { continue }
          if shared[other] == 0 { touched.append(other) }
          shared[other] += weight
        }
      }
      for other in touched {
        let weight = shared[other]
        let either = weights == .jaccard ? Double(degrees[own] + degrees[other]) - weight : 1
        builder.add(own, other, weight: weight / either)
        shared[other] = 0
      }
      touched.removeAll(keepingCapacity: true)
      if sinceCheck > 10_000_000 {
        try Execution.checkCancellation()
        sinceCheck = 0
      }
    }
    return builder.build().graph
  }
}
