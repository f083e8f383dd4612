/// A breadth-first search that keeps only how many nodes stand at each distance.
struct PlainSearch {
  private var seen: [UInt64]
  private var order: [UInt32]

  init(count: Int) {
    seen = Array(repeating: 0, count: count / 64 + 1)
    order = Array(repeating: 0, count: count)
  }

  /// The sums over the distances from `source` along `rows`.
  mutating func sums(from source: Int, in rows: Graph.Rows) -> DistanceSums {
    var sums = DistanceSums()
    search(from: source, in: rows) { distance, nodes in
      sums.harmonic += Double(nodes) / Double(distance)
      sums.total += distance * nodes
      sums.reached += nodes
      sums.eccentricity = distance
    }
    return sums
  }

  /// How many nodes stand at each distance from `source` along `rows`, equal numbers in one run.
  mutating func levels(from source: Int, in rows: Graph.Rows) -> [LevelRun] {
    var runs: [LevelRun] = []
    search(from: source, in: rows) { distance, nodes in
      if let last = runs.last, last.nodes == nodes {
        runs[runs.count - 1].length += 1
      } else {
        runs.append(LevelRun(after: distance - 1, length: 1, nodes: nodes))
      }
    }
    return runs
  }

  @inline(__always)
  private mutating func search(
    from source: Int, in rows: Graph.Rows, level: (_ distance: Int, _ nodes: Int) -> Void
  ) {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    var seenMemory = self.seen.lent()
    defer { self.seen = seenMemory }
    var seen = seenMemory.mutableSpan
    var orderMemory = self.order.lent()
    defer { self.order = orderMemory }
    var order = orderMemory.mutableSpan

    // A bit a node: the marks of a large graph stay in the fastest cache.
    seen[source >> 6] |= 1 << UInt64(source & 63)
    order[0] = UInt32(source)
    var found = 1
    var place = 0
    var distance = 0
    while place < found {
      let end = found
      if distance > 0 { level(distance, end - place) }
      while place < end {
        let node = Int(order[place])
        place += 1
        for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
          let target = Int(targets[arc])
          let bit: UInt64 = 1 << UInt64(target & 63)
          if seen[target >> 6] & bit == 0 {
            seen[target >> 6] |= bit
            order[found] = UInt32(target)
            found += 1
          }
        }
      }
      distance += 1
    }
    for place in 0..<found { seen[Int(order[place]) >> 6] = 0 }
  }
}

extension Graph {
  /// Distances from `sources` only, one search each; zero in all other places.
  func singleTraversals(from sources: [Int]) throws -> [Distances] {
    let chunks = min(32, sources.count)
    return try parallel(chunks: chunks, scratch: { PlainSearch(count: count) }) { chunk, search in
      var part = Distances(count: count)
      for index in chunkRange(chunk, of: chunks, count: sources.count) {
        try Execution.checkCancellation()
        part[sources[index]] = search.sums(from: sources[index], in: outgoing)
      }
      return part
    }
  }
}
