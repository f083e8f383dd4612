/// A graph with its pendant trees folded into the nodes they hang from.
///
/// Every path into a pendant tree, or out of it, passes its root, so all pairs with an end inside
/// can be counted by sizes alone. What is left, the core, has no node with a single contact.
struct PendantFolding {
  /// What remains when no node with a single contact is left.
  let core: Graph
  /// The node of the whole graph that each node of the core is.
  let originals: [Int]
  /// One for each node of the core and for each node folded into it that reaches it.
  let sourceMasses: [Double]
  /// One for each node of the core and for each node folded into it that it reaches.
  let targetMasses: [Double]
  /// What ordered pairs with an end in a folded tree give, in the whole graph, to the nodes of
  /// that tree and to its root.
  let betweenness: [Double]

  init(of graph: Graph) throws {
    let ties = graph.undirected(merging: .maximum)
    var degrees = ties.degrees()
    var pending = graph.nodes.filter { degrees[$0] == 1 }
    guard !pending.isEmpty else {
      core = graph
      originals = Array(graph.nodes)
      sourceMasses = Array(repeating: 1, count: graph.count)
      targetMasses = sourceMasses
      betweenness = Array(repeating: 0, count: graph.count)
      return
    }

    var into = [Double](repeating: 0, count: graph.count)  // folded nodes that reach the root
    var outOf = into  // folded nodes that the root reaches
    var within = into  // pairs of them in one branch, who need not pass the root
    var isFolded = [Bool](repeating: false, count: graph.count)
    var next = 0
    while next < pending.count {
      let leaf = pending[next]
      next += 1
      // Of two nodes tied only to each other, the second has nothing left to fold into.
      guard degrees[leaf] == 1,
        let tie = ties.arcs(of: leaf).first(where: { !isFolded[ties.target(of: $0)] })
      else { continue }
      let root = ties.target(of: tie)
      isFolded[leaf] = true
      let sources = graph.arc(from: leaf, to: root) == nil ? 0 : into[leaf] + 1
      let targets = graph.arc(from: root, to: leaf) == nil ? 0 : outOf[leaf] + 1
      into[root] += sources
      outOf[root] += targets
      within[root] += sources * targets
      degrees[leaf] = 0
      degrees[root] -= 1
      if degrees[root] == 1 { pending.append(root) }
    }

    let reached = try graph.reachCounts()
    let reaching = graph.isDirected ? try graph.reversed().reachCounts() : reached
    betweenness = graph.nodes.map { root in
      // From a branch to all that the root reaches, but for that branch; and into a branch from
      // all that reach the root, but for the branches.
      into[root] * Double(reached[root]) - within[root]
        + (Double(reaching[root]) - into[root]) * outOf[root]
    }
    originals = graph.nodes.filter { !isFolded[$0] }
    core = graph.induced(by: originals)
    sourceMasses = originals.map { 1 + into[$0] }
    targetMasses = originals.map { 1 + outOf[$0] }
  }
}
