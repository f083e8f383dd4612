/// The arcs between nodes that have a group, each tied pair once, from the end with fewer contacts
/// to the busier one; so no row is longer than √2m and every triangle is met once.
struct RankedArcs {
  /// The node at each rank.
  private let order: [Int]
  /// The group of the node at each rank.
  private let groups: [Int32]
  private let offsets: [Int]
  private let targets: [UInt32]
  /// 1 where an arc runs from the lower rank to the higher, 2 where one runs back, 3 for both.
  private let ways: [UInt8]

  init(_ graph: Graph, labels: [Int32]) {
    let kept = graph.nodes.filter { labels[$0] >= 0 }
    let contacts = graph.nodes.map {
      graph.arcs(of: $0).count + (graph.isDirected ? graph.incomingArcs(of: $0).count : 0)
    }
    order = kept.sorted { (contacts[$0], $0) < (contacts[$1], $1) }
    groups = order.map { labels[$0] }
    var rank = [UInt32](repeating: 0, count: graph.count)
    for (position, node) in order.enumerated() { rank[node] = UInt32(position) }

    var offsets = [0]
    var targets: [UInt32] = []
    var ways: [UInt8] = []
    offsets.reserveCapacity(order.count + 1)
    for (position, node) in order.enumerated() {
      func add(_ other: Int, _ way: UInt8) {
        guard labels[other] >= 0, rank[other] > UInt32(position) else { return }
        targets.append(rank[other])
        ways.append(way)
      }
      var out = graph.arcs(of: node)
      var into = graph.incomingArcs(of: node)
      while let arc = out.first {
        let other = graph.target(of: arc)
        while let back = into.first, graph.source(of: back) < other {
          add(graph.source(of: back), 2)
          into.removeFirst()
        }
        if let back = into.first, graph.source(of: back) == other {
          add(other, 3)
          into.removeFirst()
        } else {
          add(other, 1)
        }
        out.removeFirst()
      }
      for back in into { add(graph.source(of: back), 2) }
      offsets.append(targets.count)
    }
    self.offsets = offsets
    self.targets = targets
    self.ways = ways
  }

  /// How often each node is in the middle of i → v → k with an arc i → k, by role: that of node v
  /// at 5v + role. Nodes without a group have 0.
  func transitiveTriples() throws -> [Int] {
    let count = (order.max() ?? -1) + 1
    let chunks = max(1, min(16, targets.count / 50_000, 8_000_000 / max(1, count)))
    let parts = try parallel(
      chunks: chunks, scratch: { [UInt8](repeating: 0, count: order.count) }
    ) { chunk, marks in
      try triples(of: chunkRange(chunk, of: chunks, count: order.count), marks: &marks)
    }
    var sums = [Int](repeating: 0, count: 5 * count)
    for part in parts {
      for (position, node) in order.enumerated() {
        for role in 0..<5 { sums[5 * node + role] += part[5 * position + role] }
      }
    }
    return sums
  }

  /// The same by rank, of the triangles whose lowest rank is in `range`.
  private func triples(of range: Range<Int>, marks: inout [UInt8]) throws -> [Int] {
    var counts = [Int](repeating: 0, count: 5 * order.count)
    var sinceCheck = 0
    do {
      let offset = offsets.span
      let target = targets.span
      let ways = ways.span
      let group = groups.span
      var mark = marks.mutableSpan
      var counted = counts.mutableSpan

      for low in range {
        let row = offset[low]..<offset[low + 1]
        for arc in row { mark[Int(target[arc])] = ways[arc] }
        for arc in row {
          let middle = Int(target[arc])
          let lowMiddle = ways[arc]
          sinceCheck += offset[middle + 1] - offset[middle]
          for onward in offset[middle]..<offset[middle + 1] {
            let high = Int(target[onward])
            let lowHigh = mark[high]
            guard lowHigh != 0 else { continue }
            let middleHigh = ways[onward]
            let (a, b, c) = (group[low], group[middle], group[high])
            if middleHigh & 1 != 0 {
              if lowMiddle & 2 != 0, lowHigh & 1 != 0 { counted[place(low, b, a, c)] += 1 }
              if lowMiddle & 1 != 0, lowHigh & 1 != 0 { counted[place(middle, a, b, c)] += 1 }
              if lowHigh & 2 != 0, lowMiddle & 2 != 0 { counted[place(high, b, c, a)] += 1 }
            }
            if middleHigh & 2 != 0 {
              if lowHigh & 2 != 0, lowMiddle & 1 != 0 { counted[place(low, c, a, b)] += 1 }
              if lowMiddle & 2 != 0, lowHigh & 2 != 0 { counted[place(middle, c, b, a)] += 1 }
              if lowHigh & 1 != 0, lowMiddle & 1 != 0 { counted[place(high, a, c, b)] += 1 }
            }
          }
        }
        for arc in row { mark[Int(target[arc])] = 0 }
        if sinceCheck > 10_000_000 {
          try Execution.checkCancellation()
          sinceCheck = 0
        }
      }
    }
    return counts
  }
}

/// Where a broker's role between a sender and a receiver of these groups is counted.
@inline(__always)
private func place(_ broker: Int, _ sender: Int32, _ own: Int32, _ receiver: Int32) -> Int {
  5 * broker + BrokerageRole(sender: sender, own: own, receiver: receiver).rawValue
}
