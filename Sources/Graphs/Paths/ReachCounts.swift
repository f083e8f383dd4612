extension Graph {
  /// The number of other nodes that each node reaches along arcs.
  ///
  ///     try Graph(arcs: [(0, 1), (1, 2)]).reachCounts()  // [2, 1, 0]
  ///
  /// - Returns: From 0 to n − 1 for each node.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n + m) when undirected, and where no strong component is reached from two
  ///   others at once, or none reaches two, as in lines of command; else O(c · (c + a) / 512) time
  ///   over the c strong components and the a arcs between them, on all cores.
  public func reachCounts() throws -> [Int] {
    guard isDirected else {
      let parts = weakComponents()
      return parts.labels.map { parts.sizes[Int($0)] - 1 }
    }
    let condensation = Condensation(of: self)
    let reached = try condensation.reachedNodes()
    return condensation.labels.map { reached[Int($0)] - 1 }
  }
}

extension Condensation {
  /// The nodes that each component reaches, its own included.
  ///
  /// A bit for each of 512 components, handed on against the arcs in one pass, since arcs only go
  /// to lower numbers. Components of one size share a pass, so that bits count as nodes.
  func reachedNodes() throws -> [Int] {
    if isForest { return sizesOfSubtrees() }
    let order = sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    var batches: [Range<Int>] = []
    for place in order.indices {
      if let last = batches.last, last.count < SharedTraversal.laneCount,
        sizes[order[last.lowerBound]] == sizes[order[place]]
      {
        batches[batches.count - 1] = last.lowerBound..<place + 1
      } else {
        batches.append(place..<place + 1)
      }
    }

    let chunks = min(32, batches.count)
    let parts = try parallel(
      chunks: chunks, scratch: { [SharedTraversal.Lanes](repeating: .zero, count: sizes.count) }
    ) { [batches] chunk, lanes -> [Int] in
      var reached = [Int](repeating: 0, count: sizes.count)
      for batch in chunkRange(chunk, of: chunks, count: batches.count) {
        try Execution.checkCancellation()
        let members = order[batches[batch]]
        addReach(of: members, lanes: &lanes, to: &reached)
      }
      return reached
    }
    var reached = [Int](repeating: 0, count: sizes.count)
    for part in parts { for index in reached.indices { reached[index] += part[index] } }
    return reached
  }

  /// Whether there are no two ways from one component to another: none has two arcs to it, or none
  /// has two from it.
  private var isForest: Bool {
    graph.degrees().allSatisfy { $0 < 2 } || graph.inDegrees().allSatisfy { $0 < 2 }
  }

  /// What each component reaches where what its arcs lead to has nothing in common.
  private func sizesOfSubtrees() -> [Int] {
    var reached = sizes
    for component in graph.nodes {
      for arc in graph.arcs(of: component) {
        reached[component] += reached[graph.target(of: arc)]
      }
    }
    return reached
  }

  private func addReach(
    of members: ArraySlice<Int>, lanes: inout [SharedTraversal.Lanes], to reached: inout [Int]
  ) {
    guard let first = members.first, let lowest = members.min() else { return }
    let size = sizes[first]
    let offsets = graph.outgoing.offsets.span
    let targets = graph.outgoing.targets.span
    var lanes = lanes.mutableSpan
    var reached = reached.mutableSpan
    for component in 0..<lanes.count { lanes[component] = .zero }
    for (lane, member) in members.enumerated() {
      lanes[member][lane >> 6] = 1 << UInt64(lane & 63)
    }
    for component in lowest..<lanes.count {
      var bits = lanes[component]
      for arc in Int(offsets[component])..<Int(offsets[component + 1]) {
        bits |= lanes[Int(targets[arc])]
      }
      lanes[component] = bits
      reached[component] += SharedTraversal.count(bits) * size
    }
  }
}
