/// A breadth-first search that keeps only how many nodes stand at each distance.
struct PlainSearch {
  private(set) var harmonic = 0.0
  private(set) var total = 0
  private(set) var reached = 0
  private(set) var eccentricity = 0

  private var seen: [UInt64]
  private var order: [UInt32]

  init(count: Int) {
    seen = Array(repeating: 0, count: count / 64 + 1)
    order = Array(repeating: 0, count: count)
  }

  /// Searches along `rows`; the results are those of this source alone.
  mutating func run(from source: Int, in rows: Graph.Rows) {
    harmonic = 0
    total = 0
    eccentricity = 0
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
      if distance > 0 {
        harmonic += Double(end - place) / Double(distance)
        total += distance * (end - place)
        eccentricity = distance
      }
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
    reached = found - 1
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
        let source = sources[index]
        search.run(from: source, in: outgoing)
        part.harmonic[source] = search.harmonic
        part.totals[source] = search.total
        part.reached[source] = search.reached
        part.eccentricities[source] = search.eccentricity
      }
      return part
    }
  }
}
