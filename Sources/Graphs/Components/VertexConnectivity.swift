extension Graph {
  /// The smallest number of nodes whose absence leaves the others unconnected, directions ignored.
  ///
  ///     κ = min over untied i, j of the number of ways from i to j that share no node between
  ///
  ///     try Graph(ties: [(0, 1), (1, 2), (2, 3), (3, 0)]).vertexConnectivity()  // 2
  ///
  /// - Returns: n − 1 where every pair is tied, which is 0 for a single node; 0 for an unconnected
  ///   graph and without nodes; at most the smallest degree.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n · κ · m) time at worst, with m for n + m; usually far less, as only nodes
  ///   with fewer than κ contacts before them need a search, which mostly ends after some steps.
  ///   O(n + m) space.
  /// - SeeAlso: S. Even, *An algorithm for determining whether the connectivity of a graph is at
  ///   least k*, SIAM J. Comput. 4(3), 1975; J. Moody and D. R. White, *Structural cohesion and
  ///   embeddedness*, Am. Sociol. Rev. 68, 2003.
  public func vertexConnectivity() throws -> Int {
    let ties = undirected(merging: .maximum)
    guard count > 1, let smallest = ties.degrees().min(), smallest > 0 else { return 0 }
    if smallest == count - 1 { return smallest }
    if ties.weakComponents().count > 1 { return 0 }
    if !ties.articulationPoints().isEmpty { return 1 }
    if smallest == 2 { return 2 }

    // Even: with v₁ … v_n in any order, less than k nodes separate nothing if they do not separate
    // any two of v₁ … v_k, nor any later node from all that come before it.
    let order = ties.adjacencyOrder()
    var ways = DisjointWays(in: ties)
    var connectivity = smallest
    for earlier in 0..<smallest {
      let end = order[earlier]
      for arc in ties.arcs(of: end) { ways.isEnd[ties.target(of: arc)] = true }
      for later in earlier + 1..<max(earlier + 1, connectivity)
      where ties.arc(from: order[later], to: end) == nil {
        connectivity = try ways.count(from: order[later], avoiding: end, limit: connectivity)
      }
      for arc in ties.arcs(of: end) { ways.isEnd[ties.target(of: arc)] = false }
    }
    for later in order.indices {
      let node = order[later]
      if later >= connectivity {
        // Contacts that came before are ways of one step.
        let before = ties.arcs(of: node).count { ways.isEnd[ties.target(of: $0)] }
        if before < connectivity {
          connectivity = try ways.count(from: node, avoiding: nil, limit: connectivity)
        }
      }
      ways.isEnd[node] = true
    }
    return connectivity
  }

  /// The nodes in an order in which each has as many contacts before it as any that remain.
  private func adjacencyOrder() -> [Int] {
    var contactsBefore = [Int](repeating: 0, count: count)
    var isPlaced = [Bool](repeating: false, count: count)
    // Nodes by contacts before them; outdated entries are passed over.
    var waiting: [[Int]] = [Array(nodes)]
    var order: [Int] = []
    while let node = waiting[waiting.count - 1].popLast() {
      if !isPlaced[node], contactsBefore[node] == waiting.count - 1 {
        isPlaced[node] = true
        order.append(node)
        for arc in arcs(of: node) where !isPlaced[target(of: arc)] {
          let contact = target(of: arc)
          contactsBefore[contact] += 1
          if contactsBefore[contact] == waiting.count { waiting.append([]) }
          waiting[contactsBefore[contact]].append(contact)
        }
      }
      while waiting.count > 1, waiting[waiting.count - 1].isEmpty { waiting.removeLast() }
    }
    return order
  }
}
