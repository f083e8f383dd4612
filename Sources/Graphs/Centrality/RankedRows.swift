/// The rows of a graph with the nodes of most contacts first, in all or in each group: what a search reads most often then
/// stands together and stays in the fastest cache.
struct RankedRows: Sendable {
  let outgoing: Graph.Rows
  let incoming: Graph.Rows
  /// The node of the graph at each rank.
  let originals: [UInt32]
  /// The rank of each node of the graph.
  let ranks: [UInt32]

  var count: Int { originals.count }

  /// - Parameter groups: Where given, the nodes of a group stand together.
  init(of graph: Graph, groups: [UInt32]? = nil) throws {
    let degrees = graph.nodes.map { node in
      graph.arcs(of: node).count + (graph.isDirected ? graph.incomingArcs(of: node).count : 0)
    }
    // Equal degrees in the order of the nodes: one sort of whole numbers.
    let keys = graph.nodes.map { UInt64(UInt32.max - UInt32(degrees[$0])) << 32 | UInt64($0) }
    var originals = keys.sorted().map { UInt32(truncatingIfNeeded: $0) }
    if let groups {
      let places = originals.indices.map { UInt64(groups[Int(originals[$0])]) << 32 | UInt64($0) }
      originals = places.sorted().map { originals[Int(UInt32(truncatingIfNeeded: $0))] }
    }
    var ranks = [UInt32](repeating: 0, count: graph.count)
    for (rank, node) in originals.enumerated() { ranks[Int(node)] = UInt32(rank) }
    self.originals = originals
    self.ranks = ranks
    outgoing = try graph.outgoing.renumbered(originals, ranks: ranks)
    incoming =
      graph.isDirected ? try graph.incoming.renumbered(originals, ranks: ranks) : outgoing
  }

  /// Every node that has an arc out, those with the same best connected contact beside one another:
  /// they are about as far from everything, so they share most of a traversal.
  func sources() -> [UInt32] {
    let keys: [UInt64] = (0..<count).compactMap { node in
      let contacts = outgoing.targets[outgoing.row(node)]
      return contacts.min().map { UInt64($0) << 32 | UInt64(node) }
    }
    return keys.sorted().map { UInt32(truncatingIfNeeded: $0) }
  }
}

extension Graph.Rows {
  /// The same rows in another order, their targets renamed to match; each row keeps its own order.
  fileprivate func renumbered(_ originals: [UInt32], ranks: [UInt32]) throws -> Graph.Rows {
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(originals.count + 1)
    var renamed: [UInt32] = []
    renamed.reserveCapacity(targets.count)
    var strengths: [Double]?
    if let weights {
      strengths = []
      strengths?.reserveCapacity(weights.count)
    }
    for (rank, node) in originals.enumerated() {
      if rank & 4095 == 0 { try Execution.checkCancellation() }
      let row = Int(self.offsets[Int(node)])..<Int(self.offsets[Int(node) + 1])
      for target in targets[row] { renamed.append(ranks[Int(target)]) }
      if let weights { strengths?.append(contentsOf: weights[row]) }
      offsets.append(UInt32(renamed.count))
    }
    return Graph.Rows(offsets: offsets, targets: renamed, weights: strengths)
  }
}
