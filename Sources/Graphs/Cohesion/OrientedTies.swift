/// The ties of an undirected graph, each once, from its rarer end to its busier one: nodes are
/// ranked by degree, and a row holds the higher-ranked contacts of a node.
///
/// No row is longer than √2m, so that looking at every pair of a row is affordable, and each
/// triangle is found exactly once. Ties are called by their *place* among all rows.
///
/// - SeeAlso: N. Chiba and T. Nishizeki, *Arboricity and subgraph listing algorithms*, SIAM J.
///   Comput. 14(1), 1985.
struct OrientedTies: Sendable {
  /// The node of each rank: fewest contacts first, then by number.
  let nodes: [UInt32]
  /// The higher-ranked contacts of each rank, as ranks, ascending.
  let rows: Graph.Rows
  /// Parallel to `rows.targets`: the graph's arc from the higher-ranked end to the lower one.
  let arcs: [UInt32]

  /// - Parameter graph: An undirected graph.
  /// - Complexity: O(n + m), by counting.
  init(_ graph: Graph) {
    precondition(!graph.isDirected, "a tie has no direction")
    let count = graph.count
    let offsets = graph.outgoing.offsets.span
    let targets = graph.outgoing.targets.span

    var nodes = [UInt32](repeating: 0, count: count)
    var ranks = [UInt32](repeating: 0, count: count)
    var lengths = [UInt32](repeating: 0, count: count + 1)
    var ends = [UInt32](repeating: 0, count: graph.arcCount / 2)
    var arcs = ends
    do {
      var longest = 0
      for node in 0..<count { longest = max(longest, Int(offsets[node + 1] - offsets[node])) }
      var starts = [UInt32](repeating: 0, count: longest + 2)
      for node in 0..<count { starts[Int(offsets[node + 1] - offsets[node]) + 1] += 1 }
      for degree in starts.indices.dropFirst() { starts[degree] += starts[degree - 1] }
      for node in 0..<count {
        let degree = Int(offsets[node + 1] - offsets[node])
        nodes[Int(starts[degree])] = UInt32(node)
        ranks[node] = starts[degree]
        starts[degree] += 1
      }
    }
    do {
      let nodes = nodes.span
      let rank = ranks.span
      var next = lengths.mutableSpan
      for high in 0..<count {
        let node = Int(nodes[high])
        var length: UInt32 = 0
        for arc in Int(offsets[node])..<Int(offsets[node + 1])
        where rank[Int(targets[arc])] > UInt32(high) { length += 1 }
        next[high + 1] = length
      }
      for node in 0..<count { next[node + 1] += next[node] }
      // Higher ends come in ascending order, so each row fills up in that order.
      var end = ends.mutableSpan
      var arcOf = arcs.mutableSpan
      for high in 0..<count {
        let node = Int(nodes[high])
        for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
          let low = Int(rank[Int(targets[arc])])
          guard low < high else { continue }
          let place = Int(next[low])
          next[low] += 1
          end[place] = UInt32(high)
          arcOf[place] = UInt32(arc)
        }
      }
      // Each now says where its row ends, which is where the next begins.
      for node in (0..<count).reversed() { next[node + 1] = next[node] }
      next[0] = 0
    }
    self.nodes = nodes
    self.rows = Graph.Rows(offsets: lengths, targets: ends, weights: nil)
    self.arcs = arcs
  }

  /// The number of ties.
  var count: Int { rows.targets.count }

  /// A triangle by its ranks, ascending, and the places of its ties.
  struct Triangle {
    let low: Int
    let middle: Int
    let high: Int
    let lowMiddle: Int
    let lowHigh: Int
    let middleHigh: Int
  }

  /// Working memory of a search for triangles, one a thread.
  func marks() -> [UInt32] { [UInt32](repeating: .max, count: nodes.count) }

  /// Calls `body` for each triangle whose lowest rank lies in `ranks`, in a fixed order.
  ///
  /// - Throws: `Cancelled`.
  @inline(__always)
  func forEachTriangle(
    lowest ranks: Range<Int>, marks: inout [UInt32], _ body: (Triangle) -> Void
  ) throws {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    // The place of the tie with each contact at hand. Places left from other rows lie outside
    // this row, so nothing is cleared.
    var mark = marks.mutableSpan
    var work = 0
    for low in ranks {
      let first = offsets[low]
      let length = offsets[low + 1] - first
      for place in Int(first)..<Int(first + length) { mark[Int(targets[place])] = UInt32(place) }
      for lowMiddle in Int(first)..<Int(first + length) {
        let middle = Int(targets[lowMiddle])
        let onwards = Int(offsets[middle])..<Int(offsets[middle + 1])
        for middleHigh in onwards {
          let high = Int(targets[middleHigh])
          guard mark[high] &- first < length else { continue }
          body(
            Triangle(
              low: low, middle: middle, high: high, lowMiddle: lowMiddle, lowHigh: Int(mark[high]),
              middleHigh: middleHigh))
        }
        work += onwards.count
        if work > 10_000_000 {
          work = 0
          try Execution.checkCancellation()
        }
      }
    }
  }

  /// The lower-ranked contacts of each rank, ascending, and the places of the ties with them.
  func reversed() -> (rows: Graph.Rows, places: [UInt32]) {
    var offsets = [UInt32](repeating: 0, count: nodes.count + 1)
    var ends = [UInt32](repeating: 0, count: count)
    var places = ends
    do {
      let rowStarts = rows.offsets.span
      let targets = rows.targets.span
      var next = offsets.mutableSpan
      var end = ends.mutableSpan
      var placeOf = places.mutableSpan
      for place in 0..<targets.count { next[Int(targets[place]) + 1] += 1 }
      for node in 0..<nodes.count { next[node + 1] += next[node] }
      for low in 0..<nodes.count {
        for place in Int(rowStarts[low])..<Int(rowStarts[low + 1]) {
          let high = Int(targets[place])
          end[Int(next[high])] = UInt32(low)
          placeOf[Int(next[high])] = UInt32(place)
          next[high] += 1
        }
      }
      for node in (0..<nodes.count).reversed() { next[node + 1] = next[node] }
      next[0] = 0
    }
    return (Graph.Rows(offsets: offsets, targets: ends, weights: nil), places)
  }

  /// Calls `body` with the places (low–middle, low–high, middle–high) of each triangle whose
  /// middle rank lies in `ranks`, in a fixed order.
  ///
  /// - Parameters:
  ///   - lower: The rows of `reversed()`, and their places.
  /// - Throws: `Cancelled`.
  @inline(__always)
  func forEachTriangle(
    middle ranks: Range<Int>, lower: Graph.Rows, places: [UInt32], marks: inout [UInt32],
    _ body: (Int, Int, Int) -> Void
  ) throws {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let lowerOffsets = lower.offsets.span
    let lowerTargets = lower.targets.span
    let places = places.span
    var mark = marks.mutableSpan
    var work = 0
    for middle in ranks {
      let first = offsets[middle]
      let length = offsets[middle + 1] - first
      guard length > 0 else { continue }
      for place in Int(first)..<Int(first + length) { mark[Int(targets[place])] = UInt32(place) }
      for index in Int(lowerOffsets[middle])..<Int(lowerOffsets[middle + 1]) {
        let lowMiddle = Int(places[index])
        // Rows ascend: what follows the middle in a row is above it.
        let onwards = lowMiddle + 1..<Int(offsets[Int(lowerTargets[index]) + 1])
        for lowHigh in onwards {
          let place = mark[Int(targets[lowHigh])]
          if place &- first < length { body(lowMiddle, lowHigh, Int(place)) }
        }
        work += onwards.count
        if work > 10_000_000 {
          work = 0
          try Execution.checkCancellation()
        }
      }
    }
  }
}
