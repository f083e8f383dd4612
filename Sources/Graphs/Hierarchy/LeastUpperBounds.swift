extension Condensation {
  /// The pairs of nodes of one weak part that have no least upper bound.
  ///
  /// Whoever reaches one node of a component reaches all, so that components take the place of
  /// nodes and a pair of them counts the product of their sizes.
  ///
  /// - Parameter reached: The nodes that each component reaches.
  func pairsWithoutLeastUpperBound(reached: [Int]) throws -> Double {
    let (kept, masses) = foldingOneSuperior()
    let parts = graph.weakComponents()
    var members = [[Int]](repeating: [], count: parts.count)
    // Numbers fall along arcs; superiors are wanted first.
    for component in graph.nodes.reversed() where kept[component] {
      members[Int(parts.labels[component])].append(component)
    }
    return try members.filter { $0.count > 1 }.reduce(0) { pairs, part in
      let total = part.reduce(0) { $0 + masses[$1] }
      // Nobody is above a root, so it has a bound with those whom it reaches and no others. Two
      // roots are met from both sides.
      let roots = part.filter { graph.incomingArcs(of: $0).isEmpty }
      let unreached = roots.reduce(0) { $0 + masses[$1] * (total - Double(reached[$1])) }
      let rootMass = roots.reduce(0) { $0 + masses[$1] }
      let twice = (rootMass * rootMass - roots.reduce(0) { $0 + masses[$1] * masses[$1] }) / 2
      guard part.count - roots.count > 1 else { return pairs + unreached - twice }

      let bounds = UpperBounds(of: graph.induced(by: part))
      return try pairs + unreached - twice
        + bounds.pairsWithoutLeast(masses: part.map { masses[$0] })
    }
  }

  /// Folds whoever has one superior and nobody below into that superior, again and again: they
  /// have the same bounds with all others. A tree folds into its root.
  private func foldingOneSuperior() -> (kept: [Bool], masses: [Double]) {
    var kept = [Bool](repeating: true, count: sizes.count)
    var masses = sizes.map(Double.init)
    var below = graph.degrees()
    // Arcs go to lower numbers: all below a component are settled before it.
    for component in graph.nodes where below[component] == 0 {
      let above = graph.incomingArcs(of: component)
      guard above.count == 1 else { continue }
      let superior = graph.source(of: above.lowerBound)
      kept[component] = false
      masses[superior] += masses[component]
      below[superior] -= 1
    }
    return (kept, masses)
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

  /// The pairs without a least upper bound, roots left out, each counted by the product of its masses.
  func pairsWithoutLeast(masses: [Double]) throws -> Double {
    let lower = graph.nodes.filter { !graph.incomingArcs(of: $0).isEmpty }
    let chunks = min(64, lower.count)
    let parts = try parallel(
      chunks: chunks, scratch: { [Int32](repeating: 0, count: graph.count) }
    ) { chunk, lowest -> Double in
      var pairs = 0.0
      for node in lower[chunkRange(chunk, of: chunks, count: lower.count)] {
        try Execution.checkCancellation()
        pairs += masses[node] * unboundedPartners(of: node, masses: masses, lowest: &lowest)
      }
      return pairs
    }
    return parts.reduce(0, +)
  }

  /// The masses of the later nodes below others that have no least upper bound with `first`.
  ///
  /// Of all common bounds only the lowest can be the least, since it is reached by the others or
  /// there is none; and it is the least if there are no bounds but those that reach it.
  /// `lowest` holds it for each node, ~it where it is not the least, `Int32.min` without bounds.
  private func unboundedPartners(
    of first: Int, masses: [Double], lowest: inout [Int32]
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
      if node > first, !above.isEmpty, lowest[node] < 0 { unbounded += masses[node] }
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
