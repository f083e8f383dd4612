/// Breadth-first searches from 512 nodes at once: a bit for each of them at every node.
///
/// The searches run against the arcs. So whatever arrives at a node is at its distance from that
/// node, and the node adds to its own sums. How many nodes each search meets at a distance gives
/// the sums of its end: distances both from and to every node come of one pass. The lanes of a node
/// are a line of the cache, which is what an arc costs.
struct SharedTraversal {
  typealias Lanes = SIMD8<UInt64>
  static let laneCount = 512

  /// How many lanes are set.
  @inline(__always)
  static func count(_ lanes: Lanes) -> Int {
    var count = 0
    for word in 0..<Lanes.scalarCount { count += lanes[word].nonzeroBitCount }
    return count
  }

  /// The lanes that have arrived at each node at all, now, and at the next distance.
  private var seen: [Lanes]
  private var current: [Lanes]
  private var next: [Lanes]
  private var frontier: [UInt32]
  private var touched: [UInt32]

  init(count: Int) {
    seen = Array(repeating: .zero, count: count)
    current = Array(repeating: .zero, count: count)
    next = Array(repeating: .zero, count: count)
    frontier = Array(repeating: 0, count: count)
    touched = Array(repeating: 0, count: count)
  }

  /// Adds the distances from every node to each of `ends`; returns the sums of those to each of them.
  mutating func run(
    to ends: ArraySlice<Int>, in graph: Graph, adding sums: inout Distances
  ) throws -> [DistanceSums] {
    var arriving = [DistanceSums](repeating: DistanceSums(), count: ends.count)
    var counter = LaneCounter()
    let outOffsets = graph.outgoing.offsets.span
    let outTargets = graph.outgoing.targets.span
    let inOffsets = graph.incoming.offsets.span
    let inTargets = graph.incoming.targets.span
    var seenMemory = self.seen.lent()
    defer { self.seen = seenMemory }
    var seen = seenMemory.mutableSpan
    var currentMemory = self.current.lent()
    defer { self.current = currentMemory }
    var current = currentMemory.mutableSpan
    var nextMemory = self.next.lent()
    defer { self.next = nextMemory }
    var next = nextMemory.mutableSpan
    var frontierMemory = self.frontier.lent()
    defer { self.frontier = frontierMemory }
    var frontier = frontierMemory.mutableSpan
    var touchedMemory = self.touched.lent()
    defer { self.touched = touchedMemory }
    var touched = touchedMemory.mutableSpan
    var harmonicMemory = sums.harmonic.lent()
    defer { sums.harmonic = harmonicMemory }
    var harmonic = harmonicMemory.mutableSpan
    var totalMemory = sums.totals.lent()
    defer { sums.totals = totalMemory }
    var total = totalMemory.mutableSpan
    var reachedMemory = sums.reached.lent()
    defer { sums.reached = reachedMemory }
    var reached = reachedMemory.mutableSpan
    var eccentricityMemory = sums.eccentricities.lent()
    defer { sums.eccentricities = eccentricityMemory }
    var eccentricity = eccentricityMemory.mutableSpan

    for node in 0..<graph.count { seen[node] = .zero }
    var full = Lanes.zero
    var frontierCount = 0
    var frontierArcs = 0
    for (lane, end) in ends.enumerated() {
      var bits = Lanes.zero
      bits[lane >> 6] = 1 << UInt64(lane & 63)
      full |= bits
      seen[end] = bits
      current[end] = bits
      frontier[frontierCount] = UInt32(end)
      frontierCount += 1
      frontierArcs += Int(inOffsets[end + 1] - inOffsets[end])
    }

    var distance = 0
    while frontierCount > 0 {
      try Execution.checkCancellation()
      distance += 1
      var touchedCount = 0
      if frontierArcs < graph.arcCount / 2 {
        // Few arcs lead into the frontier: push along them.
        for place in 0..<frontierCount {
          if place & 0xfff == 0xfff { try Execution.checkCancellation() }
          let node = Int(frontier[place])
          let bits = current[node]
          for arc in Int(inOffsets[node])..<Int(inOffsets[node + 1]) {
            let source = Int(inTargets[arc])
            let waiting = next[source]
            if waiting == .zero {
              touched[touchedCount] = UInt32(source)
              touchedCount += 1
            }
            next[source] = waiting | bits
          }
        }
      } else {
        // Many do: let every node that still misses a lane look along its own arcs.
        for node in 0..<graph.count where seen[node] != full {
          if touchedCount & 0xfff == 0xfff { try Execution.checkCancellation() }
          var bits = Lanes.zero
          for arc in Int(outOffsets[node])..<Int(outOffsets[node + 1]) {
            bits |= current[Int(outTargets[arc])]
          }
          if bits != .zero {
            next[node] = bits
            touched[touchedCount] = UInt32(node)
            touchedCount += 1
          }
        }
      }

      for place in 0..<frontierCount { current[Int(frontier[place])] = .zero }
      frontierCount = 0
      frontierArcs = 0
      let share = 1 / Double(distance)
      for place in 0..<touchedCount {
        let node = Int(touched[place])
        let fresh = next[node] & ~seen[node]
        next[node] = .zero
        guard fresh != .zero else { continue }
        seen[node] |= fresh
        current[node] = fresh
        frontier[frontierCount] = UInt32(node)
        frontierCount += 1
        frontierArcs += Int(inOffsets[node + 1] - inOffsets[node])
        counter.add(fresh)
        let arrived = Self.count(fresh)
        harmonic[node] += Double(arrived) * share
        total[node] += arrived * distance
        reached[node] += arrived
        eccentricity[node] = max(eccentricity[node], distance)
      }
      counter.take(lanes: ends.count) { lane, count in
        arriving[lane].harmonic += Double(count) * share
        arriving[lane].total += count * distance
        arriving[lane].reached += count
        arriving[lane].eccentricity = distance
      }
    }
    return arriving
  }
}

extension Graph {
  /// Distances to and from `ends`: the sums from every node over the way to them, and the whole of
  /// the sums to each end, in their order.
  func sharedTraversals(to ends: [Int]) throws -> (leaving: Distances, arriving: [DistanceSums]) {
    // Above what the cache of one core holds, and where there is more than one batch.
    count > 32_768 && ends.count > SharedTraversal.laneCount && arcCount > 0
      ? try traversalsByCommunity(to: ends) : try traversalsInOrder(to: ends)
  }

  /// The same with communities standing together: most arcs stay near, and searches that start
  /// beside one another share more of their way. The graph must have arcs.
  func traversalsByCommunity(
    to ends: [Int]
  ) throws -> (leaving: Distances, arriving: [DistanceSums]) {
    var random = Xoshiro256(seed: 1)
    let plain = unweighted()
    let communities = try ClusterGraph(plain.undirected(merging: .maximum), resolution: 1)
      .leidenPass(from: nodes.map { UInt32($0) }, isRough: true, using: &random)
    let ranked = try RankedRows(of: plain, groups: communities)
    // Its rows are not sorted, which a traversal does not need.
    let graph = Graph(
      isDirected: isDirected, outgoing: ranked.outgoing, incoming: ranked.incoming)
    let order = ends.indices.sorted { ranked.ranks[ends[$0]] < ranked.ranks[ends[$1]] }
    let (leaving, arriving) = try graph.traversalsInOrder(
      to: order.map { Int(ranked.ranks[ends[$0]]) })
    var sums = [DistanceSums](repeating: DistanceSums(), count: ends.count)
    for (place, end) in order.enumerated() { sums[end] = arriving[place] }
    return (leaving.renumbered(ranked.ranks), sums)
  }

  func traversalsInOrder(
    to ends: [Int]
  ) throws -> (leaving: Distances, arriving: [DistanceSums]) {
    let batches = (ends.count + SharedTraversal.laneCount - 1) / SharedTraversal.laneCount
    let chunks = min(32, batches)
    let parts = try parallel(chunks: chunks, scratch: { SharedTraversal(count: count) }) {
      chunk, search in
      var leaving = Distances(count: count)
      var arriving: [DistanceSums] = []
      for batch in chunkRange(chunk, of: chunks, count: batches) {
        let first = batch * SharedTraversal.laneCount
        let lanes = ends[first..<min(first + SharedTraversal.laneCount, ends.count)]
        arriving += try search.run(to: lanes, in: self, adding: &leaving)
      }
      return (leaving, arriving)
    }
    var leaving = Distances(count: count)
    for part in parts { leaving.add(part.0) }
    return (leaving, parts.flatMap { $0.1 })
  }
}
