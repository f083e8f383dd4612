/// An undirected graph with its pendant trees folded into the nodes they hang from.
///
/// Every shortest path into a pendant tree enters at its root, so all pairs with an end inside can
/// be counted by sizes alone. What is left, the core, has no node of degree 1.
struct PendantFolding {
  /// What remains when no node of degree 1 is left.
  let core: Graph
  /// The node of the whole graph that each node of the core is.
  let originals: [Int]
  /// One for each node of the core and for each node folded into it.
  let masses: [Double]
  /// The betweenness, in the whole graph, that pairs with an end in a folded tree give to nodes
  /// of that tree and to its root.
  let betweenness: [Double]

  init(of graph: Graph) {
    let components = graph.weakComponents()
    var degrees = graph.degrees()
    var mass = [Double](repeating: 1, count: graph.count)
    var between = [Double](repeating: 0, count: graph.count)
    var pending = graph.nodes.filter { degrees[$0] == 1 }
    var isFolded = [Bool](repeating: false, count: graph.count)

    var next = 0
    while next < pending.count {
      let leaf = pending[next]
      next += 1
      // Of two nodes tied only to each other, the second has nothing left to fold into.
      guard degrees[leaf] == 1,
        let arc = graph.arcs(of: leaf).first(where: { !isFolded[graph.target(of: $0)] })
      else { continue }
      let root = graph.target(of: arc)
      isFolded[leaf] = true
      degrees[leaf] = 0
      // Between the leaf's tree and all outside it but the root, trees folded earlier included.
      let whole = Double(components.sizes[Int(components.labels[leaf])])
      between[root] += mass[leaf] * (whole - mass[leaf] - mass[root])
      mass[root] += mass[leaf]
      degrees[root] -= 1
      if degrees[root] == 1 { pending.append(root) }
    }

    originals = graph.nodes.filter { !isFolded[$0] }
    core = graph.induced(by: originals)
    masses = originals.map { mass[$0] }
    betweenness = between
  }
}
