/// The rows of a graph with the nodes of most contacts first: what a search reads most often then
/// stands together and stays in the fastest cache.
struct RankedRows: Sendable {
  let outgoing: Graph.Rows
  let incoming: Graph.Rows
  /// The node of the graph at each rank.
  let originals: [UInt32]
  /// The rank of each node of the graph.
  let ranks: [UInt32]

  var count: Int { originals.count }

  init(of graph: Graph) throws {
    let degrees = graph.nodes.map { node in
      graph.arcs(of: node).count + (graph.isDirected ? graph.incomingArcs(of: node).count : 0)
    }
    // Equal degrees in the order of the nodes: one sort of whole numbers.
    let keys = graph.nodes.map { UInt64(UInt32.max - UInt32(degrees[$0])) << 32 | UInt64($0) }
    let originals = keys.sorted().map { UInt32(truncatingIfNeeded: $0) }
    var ranks = [UInt32](repeating: 0, count: graph.count)
    for (rank, node) in originals.enumerated() { ranks[Int(node)] = UInt32(rank) }
    self.originals = originals
    self.ranks = ranks
    outgoing = try graph.outgoing.renumbered(originals, ranks: ranks)
    incoming =
      graph.isDirected ? try graph.incoming.renumbered(originals, ranks: ranks) : outgoing
  }

  /// Every node that has an arc out, one beside another as a search from the first rank meets them:
  /// neighbours are about as far from everything, so they share most of a traversal.
  func sources() -> [UInt32] {
    var isMet = [Bool](repeating: false, count: count)
    var order: [UInt32] = []
    order.reserveCapacity(count)
    var next = 0
    for start in 0..<count where !isMet[start] {
      isMet[start] = true
      order.append(UInt32(start))
      while next < order.count {
        let node = Int(order[next])
        next += 1
        for arc in Int(outgoing.offsets[node])..<Int(outgoing.offsets[node + 1]) {
          let target = Int(outgoing.targets[arc])
          if !isMet[target] {
            isMet[target] = true
            order.append(UInt32(target))
          }
        }
      }
    }
    return order.filter { outgoing.offsets[Int($0)] < outgoing.offsets[Int($0) + 1] }
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
