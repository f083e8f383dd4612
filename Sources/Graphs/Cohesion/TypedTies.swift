/// The ties of a graph, each once, from its rarer end to its busier one, with their direction.
///
/// So no row is longer than √2m, and each triangle is met exactly once.
struct TypedTies {
  private var offsets: [UInt32]
  /// Ranks of the busier ends, four times over, plus how the two are tied.
  private var ends: [UInt32]

  /// How a tie runs, from the end of the lower rank: forth, back, or both ways.
  private static let forth: UInt32 = 0
  private static let back: UInt32 = 1
  private static let both: UInt32 = 2

  /// - Precondition: fewer than 2³⁰ nodes.
  init(of graph: Graph) {
    precondition(graph.count < 1 << 30, "a rank and a direction share 32 bits")
    let outOffsets = graph.outgoing.offsets.span
    let outTargets = graph.outgoing.targets.span
    let inOffsets = graph.incoming.offsets.span
    let inTargets = graph.incoming.targets.span
    let ranks = Self.ranks(of: graph)
    let rank = ranks.span
    var order = [UInt32](repeating: 0, count: graph.count)
    for node in 0..<graph.count { order[Int(rank[node])] = UInt32(node) }

    var offsets = [UInt32](repeating: 0, count: graph.count + 1)
    var ends: [UInt32] = []
    ends.reserveCapacity(graph.arcCount)
    for position in 0..<graph.count {
      let node = Int(order[position])
      var out = Int(outOffsets[node])
      var into = Int(inOffsets[node])
      let outEnd = Int(outOffsets[node + 1])
      let inEnd = Int(inOffsets[node + 1])
      while out < outEnd || into < inEnd {
        let target = out < outEnd ? outTargets[out] : .max
        let source = into < inEnd ? inTargets[into] : .max
        let other = rank[Int(min(target, source))]
        if other > UInt32(position) {
          ends.append(
            other << 2 | (target == source ? Self.both : target < source ? Self.forth : Self.back))
        }
        if target <= source { out += 1 }
        if source <= target { into += 1 }
      }
      offsets[position + 1] = UInt32(ends.count)
    }
    self.offsets = offsets
    self.ends = ends
  }

  /// The place of each node by the number of its arcs, ties in the order of nodes.
  private static func ranks(of graph: Graph) -> [UInt32] {
    let degrees = zip(graph.degrees(), graph.inDegrees()).map { $0 + $1 }
    var starts = [UInt32](repeating: 0, count: (degrees.max() ?? 0) + 2)
    for degree in degrees { starts[degree + 1] += 1 }
    for degree in starts.indices.dropFirst() { starts[degree] += starts[degree - 1] }
    return degrees.map { degree in
      defer { starts[degree] += 1 }
      return starts[degree]
    }
  }

  /// How many triples are tied in all three pairs, by kind.
  func closedTriads() throws -> [(TriadCensus.Kind, Int)] {
    let count = offsets.count - 1
    let chunks = max(1, min(64, ends.count / 20_000))
    // A mark is the row's node, four times over, plus the direction of its tie; 3 is none.
    let parts = try parallel(
      chunks: chunks, scratch: { [UInt32](repeating: .max, count: count) }
    ) { chunk, marks in
      var tallies = [Int](repeating: 0, count: 27)
      // Chunks of equally many ties: rows are of very different work.
      let range = chunkRange(chunk, of: chunks, count: ends.count)
      var node = firstRow(endingAfter: range.lowerBound)
      var sinceCheck = 0
      while node < count, Int(offsets[node]) < range.upperBound {
        sinceCheck += tally(node, into: &tallies, marks: &marks)
        if sinceCheck > 10_000_000 {
          sinceCheck = 0
          try Execution.checkCancellation()
        }
        node += 1
      }
      return tallies
    }
    let tallies = parts.reduce(into: [Int](repeating: 0, count: 27)) { sums, part in
      for place in sums.indices { sums[place] += part[place] }
    }
    return tallies.enumerated().map { (Self.kinds[$0.offset], $0.element) }
  }

  /// The first row that begins at or after `place`.
  private func firstRow(endingAfter place: Int) -> Int {
    var (low, high) = (0, offsets.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Adds the triangles in which `node` has the lowest rank; returns how many ties were looked at.
  private func tally(_ node: Int, into tallies: inout [Int], marks: inout [UInt32]) -> Int {
    let offsets = offsets.span
    let ends = ends.span
    var mark = marks.mutableSpan
    var tally = tallies.mutableSpan
    let row = Int(offsets[node])..<Int(offsets[node + 1])
    guard row.count > 1 else { return 0 }
    let own = UInt32(node) << 2
    for place in row { mark[Int(ends[place] >> 2)] = own | ends[place] & 3 }
    var looks = 0
    for place in row {
      let second = Int(ends[place] >> 2)
      let first = Int(ends[place] & 3) * 9
      let onwards = Int(offsets[second])..<Int(offsets[second + 1])
      looks += onwards.count
      for next in onwards {
        let seen = mark[Int(ends[next] >> 2)]
        if seen & ~3 == own { tally[first + Int(ends[next] & 3) * 3 + Int(seen & 3)] += 1 }
      }
    }
    return looks
  }

  /// The kind of a triangle of ranks 0 < 1 < 2 by how 0–1, 1–2 and 0–2 are tied.
  private static let kinds: [TriadCensus.Kind] = (0..<27).map { code in
    let pairs = [(0, 1, code / 9), (1, 2, code / 3 % 3), (0, 2, code % 3)]
    let arcs = pairs.flatMap { low, high, tie in
      tie == forth ? [(low, high)] : tie == back ? [(high, low)] : [(low, high), (high, low)]
    }
    let shape = TriadCensus.Shape(.empty, arcs)
    // Corners, pairs and two-paths tell all closed kinds apart.
    return TriadCensus.shapes.first { known in
      known.mutual + known.asymmetric == 3 && known.corners == shape.corners
    }?.kind ?? .empty
  }
}
