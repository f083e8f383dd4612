extension PairedTies {
  /// The graph of the ties, once they are merged.
  ///
  /// A row is what the higher ends know of a node, whose other ends are below it, and after that
  /// what the lower ends know, whose other ends are above it; both come in order. Ties are brought to
  /// their higher ends about `batch` at a time, which bounds the memory.
  func graph(isDirected: Bool, batch limit: Int = 6_000_000) -> Graph {
    let layout = layout(isDirected: isDirected)
    let arcs = layout.outStarts[ranges]
    var incoming: Graph.Rows?
    let outgoing = Graph.Rows(
      filling: count, starts: layout.outStarts, isWeighted: isWeighted
    ) { out in
      incoming = Graph.Rows(
        filling: isDirected ? count : 0, starts: isDirected ? layout.inStarts : [0],
        isWeighted: isWeighted
      ) { into in
        let batches = layout.batches(of: limit)
        let largest = batches.map { layout.atHigherEnds[$0].reduce(0, +) }.max() ?? 0
        // Where the ties of each lower end begin that are not at their higher ends yet.
        var next = rowStarts()
        withPlaces(largest) { others in
          for batch in batches {
            let starts = put(tiesAtHigherEndsOf: batch, layout, &next, into: others)
            fill(batch, with: others, startingAt: starts, out, isDirected ? into : nil)
          }
        }
      }
    }
    precondition(arcs == outgoing.targets.count, "every arc has its place")
    return Graph(
      isDirected: isDirected, outgoing: outgoing,
      incoming: isDirected ? incoming ?? outgoing : outgoing)
  }

  /// How many ties go from range to range, and where the rows of each range begin.
  private struct Layout {
    let ranges: Int
    /// By lower range, higher range, and both directions.
    var counts: [Int]
    var atHigherEnds: [Int] = []
    var outStarts = [0]
    var inStarts = [0]

    func count(_ low: Int, _ high: Int) -> (up: Int, down: Int) {
      let place = (low * ranges + high) * 2
      return (counts[place], counts[place + 1])
    }

    /// Ranges of nodes whose ties at their higher ends are about `limit` together.
    func batches(of limit: Int) -> [Range<Int>] {
      var batches: [Range<Int>] = []
      var first = 0
      while first < ranges {
        var end = first + 1
        var sum = atHigherEnds[first]
        while end < ranges, sum + atHigherEnds[end] <= limit {
          sum += atHigherEnds[end]
          end += 1
        }
        batches.append(first..<end)
        first = end
      }
      return batches
    }
  }

  private func layout(isDirected: Bool) -> Layout {
    var layout = Layout(ranges: ranges, counts: counts)
    for range in 0..<ranges {
      var lower = (up: 0, down: 0)
      var higher = (up: 0, down: 0)
      for other in 0..<ranges {
        let own = layout.count(range, other)
        lower = (lower.up + own.up, lower.down + own.down)
        let others = layout.count(other, range)
        higher = (higher.up + others.up, higher.down + others.down)
      }
      layout.atHigherEnds.append(higher.up + higher.down)
      layout.outStarts.append(
        layout.outStarts[range] + lower.up + (isDirected ? higher.down : higher.up))
      layout.inStarts.append(layout.inStarts[range] + lower.down + higher.up)
    }
    precondition(
      layout.outStarts[ranges] < Int(UInt32.max), "a graph has fewer than 2³² arcs")
    return layout
  }

  /// Where the ties of each lower end begin.
  private func rowStarts() -> [UInt32] {
    (0..<count).map { node in
      node & (1 << shift - 1) == 0 ? UInt32(starts[node >> shift]) : rowEnds[node - 1]
    }
  }

  /// Puts ties together by the ranges of their higher ends; in their keys the ends have changed
  /// places.
  ///
  /// - Returns: Where the ties of each range of the batch begin.
  private func put(
    tiesAtHigherEndsOf batch: Range<Int>, _ layout: Layout, _ next: inout [UInt32],
    into others: SharedPlaces<Tie>
  ) -> [Int] {
    let (count, shift, ties, rowEnds) = (count, shift, ties, rowEnds)
    // In the order of the lower ends, so that every row is.
    var firstPlaces = [Int](repeating: 0, count: batch.upperBound * batch.count)
    var otherStarts = [0]
    var sum = 0
    for high in batch {
      for low in 0..<batch.upperBound {
        firstPlaces[low * batch.count + high - batch.lowerBound] = sum
        let number = layout.count(low, high)
        sum += number.up + number.down
      }
      otherStarts.append(sum)
    }
    let cuts = (0...batch.upperBound).map { min($0 << shift, count) }
    let behind = UInt32(min(batch.upperBound << shift, count))
    let places = firstPlaces
    _ = inParts(of: &next, at: cuts, scratch: { [Int](repeating: 0, count: batch.count) }) {
      range, next, ownPlaces in
      var place = ownPlaces.mutableSpan
      for other in 0..<batch.count { place[other] = places[range * batch.count + other] }
      let tie = ties.span
      let rowEnd = rowEnds.span
      for low in 0..<next.count {
        let node = range << shift + low
        var number = Int(next[low])
        let end = Int(rowEnd[node])
        while number < end {
          let key = tie[number].key
          let high = Key.high(key)
          guard high < behind else { break }
          let other = Int(high) >> shift - batch.lowerBound
          let free = place[other]
          place[other] = free + 1
          others[free] = Tie(
            key: Key.make(
              low: Int(high) & (1 << shift - 1), high: node,
              isDescending: Key.isDescending(key)),
            strength: tie[number].strength)
          number += 1
        }
        next[low] = UInt32(number)
      }
      return 0
    }
    return otherStarts
  }

  /// Fills the rows of a batch of ranges; without `into`, every tie leaves both its ends.
  private func fill(
    _ batch: Range<Int>, with others: SharedPlaces<Tie>, startingAt otherStarts: [Int],
    _ out: RowPlaces, _ into: RowPlaces?
  ) {
    let (shift, count) = (shift, count)
    let (ties, starts, ends) = (ties, starts, ends)
    let reached = into ?? out
    let isDirected = into != nil
    _ = eachPart(
      batch.count, scratch: { [Int](repeating: 0, count: 2 << shift) }
    ) { part, memory in
      let range = batch.lowerBound + part
      let nodes = range << shift..<min((range + 1) << shift, count)
      let own = starts[range]..<ends[range]
      let high = otherStarts[part]..<otherStarts[part + 1]
      let tie = ties.span
      // Two counters a node: of arcs that leave it, and of arcs that reach it.
      var next = memory.mutableSpan
      for counter in 0..<next.count { next[counter] = 0 }
      for place in high { next[counter(others[place].key, isLower: false, isDirected)] += 1 }
      for place in own { next[counter(tie[place].key, isLower: true, isDirected)] += 1 }
      var (leaving, reaching) = (out.starts[range], isDirected ? reached.starts[range] : 0)
      for node in nodes {
        let place = (node - nodes.lowerBound) << 1
        let lengths = (next[place], next[place + 1])
        next[place] = leaving
        next[place + 1] = reaching
        leaving += lengths.0
        reaching += lengths.1
        out.offsets[node + 1] = UInt32(leaving)
        if isDirected { reached.offsets[node + 1] = UInt32(reaching) }
      }
      let rows = BothRows(out: out, into: reached)
      for place in high {
        let other = others[place]
        let counter = counter(other.key, isLower: false, isDirected)
        rows.put(
          Key.high(other.key), other.strength, at: next[counter], isReaching: counter & 1 == 1)
        next[counter] += 1
      }
      for place in own {
        let other = tie[place]
        let counter = counter(other.key, isLower: true, isDirected)
        rows.put(
          Key.high(other.key), other.strength, at: next[counter], isReaching: counter & 1 == 1)
        next[counter] += 1
      }
      return 0
    }
  }
}

/// The counter of the end that a key has in front: even where the arc leaves it.
private func counter(_ key: UInt64, isLower: Bool, _ isDirected: Bool) -> Int {
  let leaves = !isDirected || PairedTies.Key.isDescending(key) != isLower
  return PairedTies.Key.low(key) << 1 | (leaves ? 0 : 1)
}

/// The memory of rows while they are filled.
private struct RowPlaces: Sendable {
  let offsets: SharedPlaces<UInt32>
  let others: SharedPlaces<UInt32>
  /// Empty when every weight is 1.
  let weights: SharedPlaces<Double>
  /// Where the rows of each range of nodes begin.
  let starts: [Int]
}

/// The rows of arcs that leave nodes and of those that reach them. Which of the two an arc belongs to
/// follows no pattern that a processor could guess, so one address is chosen, not one way of two.
private struct BothRows {
  private let others: (SharedPlaces<UInt32>, SharedPlaces<UInt32>)
  private let weights: (SharedPlaces<Double>, SharedPlaces<Double>)

  init(out: RowPlaces, into: RowPlaces) {
    others = (out.others, into.others)
    weights = (out.weights, into.weights)
  }

  @inline(__always)
  func put(_ other: UInt32, _ weight: Double, at place: Int, isReaching: Bool) {
    let own = isReaching ? others.1 : others.0
    own[place] = other
    if weights.0.count > 0 {
      let own = isReaching ? weights.1 : weights.0
      own[place] = weight
    }
  }
}

extension Graph.Rows {
  /// Rows of `count` nodes, whose arcs, offsets after the first and weights `fill` writes.
  fileprivate init(
    filling count: Int, starts: [Int], isWeighted: Bool, _ fill: (RowPlaces) -> Void
  ) {
    let arcs = starts[starts.count - 1]
    var rows: (others: [UInt32], weights: [Double]) = ([], [])
    let offsets = [UInt32](filling: count + 1) { offsets in
      offsets[0] = 0
      rows = filled(arcs, isWeighted ? arcs : 0) { others, weights in
        fill(RowPlaces(offsets: offsets, others: others, weights: weights, starts: starts))
      }
    }
    self.init(
      offsets: offsets, targets: rows.others,
      weights: isWeighted && arcs > 0 ? rows.weights : nil)
  }
}
