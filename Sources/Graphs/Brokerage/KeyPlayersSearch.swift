/// The ties of a graph of at most 60 nodes, one word a node: bit j of word i is the tie i – j.
struct AdjacencyMasks {
  private let rows: [UInt64]

  /// `nil` for a larger graph.
  init?(of ties: Graph) {
    guard ties.count <= 60 else { return nil }
    rows = ties.nodes.map { node in
      ties.arcs(of: node).reduce(0) { $0 | 1 << UInt64(ties.target(of: $1)) }
    }
  }

  /// The pairs of the nodes that are not in `gone` which some way connects.
  func connectedPairs(without gone: [Int]) -> Int {
    var open = everyone(but: gone)
    var pairs = 0
    while open != 0 {
      var part: UInt64 = open & (~open + 1)
      var frontier = part
      while frontier != 0 {
        part |= frontier
        frontier = reached(from: frontier) & open & ~part
      }
      open &= ~part
      pairs += part.nonzeroBitCount * (part.nonzeroBitCount - 1) / 2
    }
    return pairs
  }

  private func everyone(but gone: [Int]) -> UInt64 {
    gone.reduce((1 << UInt64(rows.count)) - 1) { $0 & ~(1 << UInt64($1)) }
  }

  /// All nodes that some node of `frontier` is tied to.
  @inline(__always)
  private func reached(from frontier: UInt64) -> UInt64 {
    var left = frontier
    var next: UInt64 = 0
    while left != 0 {
      next |= rows[left.trailingZeroBitCount]
      left &= left - 1
    }
    return next
  }

  /// Σ 1/d over the ordered pairs of the nodes that are not in `gone`.
  func nearness(without gone: [Int]) -> Double {
    let open = everyone(but: gone)
    var sum = 0.0
    for source in rows.indices where open >> UInt64(source) & 1 == 1 {
      sum += search(from: source, within: open) { distance, arrived, sum in
        sum += Double(arrived.nonzeroBitCount) / Double(distance)
      }
    }
    return sum
  }

  /// 1/d from `source` to each node: 1 for itself, 0 where there is no way.
  func shares(from source: Int) -> [Double] {
    var shares = [Double](repeating: 0, count: rows.count)
    shares[source] = 1
    _ = search(from: source, within: .max) { distance, arrived, _ in
      for node in rows.indices where arrived >> UInt64(node) & 1 == 1 {
        shares[node] = 1 / Double(distance)
      }
    }
    return shares
  }

  @inline(__always)
  private func search(
    from source: Int, within open: UInt64,
    _ level: (_ distance: Int, _ arrived: UInt64, _ sum: inout Double) -> Void
  ) -> Double {
    var sum = 0.0
    var unseen = open & ~(1 << UInt64(source))
    var frontier: UInt64 = 1 << UInt64(source)
    var distance = 0
    while frontier != 0 {
      frontier = reached(from: frontier) & unseen
      unseen &= ~frontier
      distance += 1
      level(distance, frontier, &sum)
    }
    return sum
  }
}

extension Graph {
  /// The same nodes without the ties of those in `gone`; of an undirected graph, weights left out.
  func isolating(_ gone: [Int]) -> Graph {
    precondition(!isDirected, "ties go with both their ends")
    var isGone = [Bool](repeating: false, count: count)
    for node in gone { isGone[node] = true }
    var newOffsets = outgoing.offsets
    var newTargets = outgoing.targets
    var kept = 0
    do {
      var offset = newOffsets.mutableSpan
      var target = newTargets.mutableSpan
      let away = isGone.span
      var arc = 0
      for node in 0..<count {
        let end = Int(offset[node + 1])
        if away[node] { arc = end }
        while arc < end {
          let other = target[arc]
          target[kept] = other
          kept += away[Int(other)] ? 0 : 1
          arc += 1
        }
        offset[node + 1] = UInt32(kept)
      }
    }
    newTargets.removeSubrange(kept...)
    let rows = Rows(offsets: newOffsets, targets: newTargets, weights: nil)
    return Graph(isDirected: false, outgoing: rows, incoming: rows)
  }
}

/// How far each node is from the nearest member of a growing set.
struct NearestMember: Sendable {
  private var distances: [UInt32]

  init(count: Int) { distances = Array(repeating: .max, count: count) }

  /// Lets `member` in.
  mutating func add(_ member: Int, in ties: Graph) {
    var search = NearerSearch(count: distances.count)
    _ = search.gain(of: member, over: distances, in: ties)
    for (node, distance) in search.found { distances[Int(node)] = distance }
  }

  /// By how much Σ 1/d(S, j), where a member counts 1, would grow with each node.
  func gains(in ties: Graph) throws -> [Double] {
    let chunks = min(64, ties.count)
    let distances = distances
    return try parallel(chunks: chunks, scratch: { NearerSearch(count: ties.count) }) {
      chunk, search in
      try chunkRange(chunk, of: chunks, count: ties.count).map { node in
        if node % 64 == 0 { try Execution.checkCancellation() }
        return search.gain(of: node, over: distances, in: ties)
      }
    }.flatMap { $0 }
  }
}

/// A breadth-first search that stops wherever the set already is as near: what lies behind is
/// nearer to the set, too.
private struct NearerSearch {
  private var isSeen: [Bool]
  /// The nodes that are nearer than they were, each with its new distance.
  private(set) var found: [(node: UInt32, distance: UInt32)] = []

  init(count: Int) { isSeen = Array(repeating: false, count: count) }

  mutating func gain(of start: Int, over distances: [UInt32], in ties: Graph) -> Double {
    found.removeAll(keepingCapacity: true)
    guard distances[start] > 0 else { return 0 }
    let offsets = ties.outgoing.offsets.span
    let targets = ties.outgoing.targets.span
    let old = distances.span
    var seenMemory = isSeen.lent()
    defer { isSeen = seenMemory }
    var seen = seenMemory.mutableSpan
    func share(_ distance: UInt32) -> Double {
      distance == .max ? 0 : 1 / Double(max(1, distance))
    }

    var gain = 1 - share(old[start])
    seen[start] = true
    found.append((UInt32(start), 0))
    var place = 0
    while place < found.count {
      let (node, distance) = found[place]
      place += 1
      for arc in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
        let target = Int(targets[arc])
        guard !seen[target], old[target] > distance + 1 else { continue }
        seen[target] = true
        found.append((UInt32(target), distance + 1))
        gain += share(distance + 1) - share(old[target])
      }
    }
    for entry in found { seen[Int(entry.node)] = false }
    return gain
  }
}
