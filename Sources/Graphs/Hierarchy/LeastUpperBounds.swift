extension Condensation {
  /// The pairs of nodes of one weak part that have no least upper bound.
  ///
  /// Whoever reaches one node of a component reaches all, so that components take the place of
  /// nodes and a pair of them counts the product of their sizes.
  func pairsWithoutLeastUpperBound() throws -> Double {
    let parts = graph.weakComponents()
    var members = [[Int]](repeating: [], count: parts.count)
    // Numbers fall along arcs; superiors are wanted first.
    for component in graph.nodes.reversed() {
      members[Int(parts.labels[component])].append(component)
    }
    // A part where nobody has two superiors is a tree: the nearest common one is the bound.
    return try members.filter { $0.contains { graph.incomingArcs(of: $0).count > 1 } }
      .reduce(0) { pairs, part in
        let bounds = UpperBounds(of: graph.induced(by: part))
        return try pairs + bounds.pairsWithoutLeast(sizes: part.map { Double(sizes[$0]) })
      }
  }
}

/// All upper bounds in a graph without cycles whose arcs go from lower to higher nodes.
private struct UpperBounds: Sendable {
  let graph: Graph
  /// A row of bits for each node: those that reach it, itself included.
  private let bits: [UInt64]
  private let words: Int
  /// The number of bits in each row.
  private let counts: [Int]

  init(of graph: Graph) {
    let words = (graph.count + 63) / 64
    var bits = [UInt64](repeating: 0, count: graph.count * words)
    var counts = [Int](repeating: 0, count: graph.count)
    for node in graph.nodes {
      let row = node * words
      bits[row + node / 64] |= 1 << UInt64(node % 64)
      for arc in graph.incomingArcs(of: node) {
        let above = graph.source(of: arc)
        for word in 0...above / 64 { bits[row + word] |= bits[above * words + word] }
      }
      for word in 0...node / 64 { counts[node] += bits[row + word].nonzeroBitCount }
    }
    self.graph = graph
    self.bits = bits
    self.words = words
    self.counts = counts
  }

  /// The pairs without a least upper bound, each counted by the product of its `sizes`.
  func pairsWithoutLeast(sizes: [Double]) throws -> Double {
    let chunks = min(64, graph.count)
    let parts = try parallel(
      chunks: chunks, scratch: { [Int32](repeating: 0, count: graph.count) }
    ) { chunk, lowest -> Double in
      var pairs = 0.0
      for node in chunkRange(chunk, of: chunks, count: graph.count) {
        try Execution.checkCancellation()
        pairs += sizes[node] * unboundedPartners(of: node, sizes: sizes, lowest: &lowest)
      }
      return pairs
    }
    return parts.reduce(0, +)
  }

  /// The sizes of the later nodes that have no least upper bound with `first`.
  ///
  /// Of all common bounds only the lowest can be the least, since it is reached by the others or
  /// there is none; and it is the least if there are no bounds but those that reach it.
  /// `lowest` holds it for each node, ~it where it is not the least, `Int32.min` without bounds.
  private func unboundedPartners(
    of first: Int, sizes: [Double], lowest: inout [Int32]
  ) -> Double {
    let offsets = graph.incoming.offsets.span
    let sources = graph.incoming.targets.span
    var lowest = lowest.mutableSpan
    var unbounded = 0.0
    for node in graph.nodes {
      if reaches(node, first) {
        lowest[node] = Int32(node)
        continue
      }
      let above = Int(offsets[node])..<Int(offsets[node + 1])
      var bound: Int32 = -1
      var isLeast = true
      for arc in above {
        let inherited = lowest[Int(sources[arc])]
        guard inherited != .min else { continue }
        if inherited < 0 { isLeast = false }
        bound = max(bound, inherited < 0 ? ~inherited : inherited)
      }
      if bound >= 0, isLeast {
        for arc in above {
          let inherited = lowest[Int(sources[arc])]
          if inherited >= 0, !reaches(Int(inherited), Int(bound)) { isLeast = false }
        }
      } else if bound >= 0 {
        // A superior without a least bound may still have one in company: count them all.
        isLeast = commonBounds(first, node) == counts[Int(bound)]
      }
      lowest[node] = bound < 0 ? .min : isLeast ? bound : ~bound
      if node > first, lowest[node] < 0 { unbounded += sizes[node] }
    }
    return unbounded
  }

  @inline(__always)
  private func reaches(_ above: Int, _ below: Int) -> Bool {
    bits[below * words + above / 64] >> UInt64(above % 64) & 1 == 1
  }

  private func commonBounds(_ one: Int, _ other: Int) -> Int {
    (0...min(one, other) / 64).reduce(0) {
      $0 + (bits[one * words + $1] & bits[other * words + $1]).nonzeroBitCount
    }
  }
}
