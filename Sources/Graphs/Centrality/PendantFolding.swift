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
  /// The ordered pairs that each arc of a folded tree, by its position in the whole graph, lies
  /// between.
  let arcBetweenness: [(arc: Int, pairs: Double)]
  /// The node of the core into which each node of the whole graph is folded, its own if it is not.
  let homes: [UInt32]

  /// Whether a node of the whole graph is one of the core.
  func keeps(_ node: Int) -> Bool { originals[Int(homes[node])] == node }

  /// A node folded into its one contact, with all that was folded into it.
  private struct Branch {
    var leaf: Int
    var root: Int
    /// How many nodes of it reach the root.
    var sources: Double
    /// How many nodes of it the root reaches.
    var targets: Double
  }

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
      arcBetweenness = []
      homes = graph.nodes.map { UInt32($0) }
      return
    }

    var into = [Double](repeating: 0, count: graph.count)  // folded nodes that reach the root
    var outOf = into  // folded nodes that the root reaches
    var within = into  // pairs of them in one branch, who need not pass the root
    var isFolded = [Bool](repeating: false, count: graph.count)
    var branches: [Branch] = []
    var next = 0
    while next < pending.count {
      if next & 1023 == 0 { try Execution.checkCancellation() }
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
      branches.append(Branch(leaf: leaf, root: root, sources: sources, targets: targets))
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
    // From a branch into all that its root reaches outside it, and the other way round.
    arcBetweenness = branches.flatMap { branch in
      let beyond = 1 + Double(reached[branch.root]) - branch.targets
      let before = 1 + Double(reaching[branch.root]) - branch.sources
      return [
        graph.arc(from: branch.leaf, to: branch.root).map { ($0, branch.sources * beyond) },
        graph.arc(from: branch.root, to: branch.leaf).map { ($0, branch.targets * before) },
      ].compactMap { $0 }
    }
    originals = graph.nodes.filter { !isFolded[$0] }
    core = graph.induced(by: originals)
    sourceMasses = originals.map { 1 + into[$0] }
    targetMasses = originals.map { 1 + outOf[$0] }
    var homes = [UInt32](repeating: 0, count: graph.count)
    for (node, original) in originals.enumerated() { homes[original] = UInt32(node) }
    for branch in branches.reversed() { homes[branch.leaf] = homes[branch.root] }
    self.homes = homes
  }
}
