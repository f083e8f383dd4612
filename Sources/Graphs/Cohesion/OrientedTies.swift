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
  /// Parallel to `rows.targets`: the graph's arc from the lower-ranked end to the higher one.
  let arcs: [UInt32]

  /// - Parameter graph: An undirected graph.
  /// - Complexity: O(n + m^1.5) at worst, O(n + m) with short rows; on all cores.
  init(_ graph: Graph) {
    precondition(!graph.isDirected, "a tie has no direction")
    let order = DegreeOrder(of: graph.degrees())
    let targets = graph.outgoing.targets
    let cuts = cutsOfRows(at: order.offsets)

    var offsets = [UInt32](repeating: 0, count: graph.count + 1)
    _ = inParts(of: &offsets, at: cuts) { part, length in
      let (target, rank) = (targets.span, order.ranks.span)
      for low in cuts[part]..<cuts[part + 1] {
        var higher: UInt32 = 0
        for arc in graph.arcs(of: Int(order.nodes[low])) {
          higher += rank[Int(target[arc])] > UInt32(low) ? 1 : 0
        }
        length[low - cuts[part]] = higher
      }
    }
    let count = offsets.addUp()
    var ends = [UInt32](repeating: 0, count: count)
    var arcs = ends
    let starts = offsets
    _ = inParts(of: &ends, &arcs, at: cuts.map { Int(starts[$0]) }) { part, end, arcOf in
      let (target, rank) = (targets.span, order.ranks.span)
      var first = 0
      var last = 0
      for low in cuts[part]..<cuts[part + 1] {
        for arc in graph.arcs(of: Int(order.nodes[low])) {
          let other = rank[Int(target[arc])]
          guard other > UInt32(low) else { continue }
          // Sorted as it fills up; a row has fewer than √2m.
          var place = last
          while place > first, end[place - 1] > other {
            end[place] = end[place - 1]
            arcOf[place] = arcOf[place - 1]
            place -= 1
          }
          end[place] = other
          arcOf[place] = UInt32(arc)
          last += 1
        }
        first = last
      }
    }
    nodes = order.nodes
    rows = Graph.Rows(offsets: offsets, targets: ends, weights: nil)
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
