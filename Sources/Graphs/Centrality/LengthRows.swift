/// The arcs out of every node with their lengths, less those that no shortest path can take.
struct LengthRows: Sendable {
  /// What a relaxation reads, in one place.
  struct Arc: Sendable {
    var length: Double
    var target: UInt32
    /// The position among all arcs.
    var position: UInt32
  }

  private(set) var offsets: [UInt32]
  private(set) var arcs: [Arc]

  /// All arcs of `rows`, of length 1/w.
  ///
  /// In units of the shortest, by a power of two, which changes no comparison; and at most 1e290 of
  /// them, so that no sum of lengths overflows.
  init(_ rows: Graph.Rows) {
    offsets = rows.offsets
    let strongest = rows.weights?.max() ?? 1
    let unit = Double(sign: .plus, exponent: strongest.exponent, significand: 1)
    arcs = rows.targets.indices.map { arc in
      Arc(
        length: min(unit / (rows.weights?[arc] ?? 1), 1e290), target: rows.targets[arc],
        position: UInt32(arc))
    }
  }

  var count: Int { offsets.count - 1 }

  /// The length of the shortest arc out of a node; 0 where there is none.
  func shortest(from node: Int) -> Double {
    arcs[Int(offsets[node])..<Int(offsets[node + 1])].lazy.map(\.length).min() ?? 0
  }

  /// The same arcs from their other ends.
  func reversed() -> LengthRows {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for arc in arcs { starts[Int(arc.target) + 1] += 1 }
    for node in 0..<count { starts[node + 1] += starts[node] }
    var reversed = self
    reversed.offsets = starts
    for node in 0..<count {
      for var arc in arcs[Int(offsets[node])..<Int(offsets[node + 1])] {
        let place = Int(starts[Int(arc.target)])
        starts[Int(arc.target)] += 1
        arc.target = UInt32(node)
        reversed.arcs[place] = arc
      }
    }
    return reversed
  }

  /// All nodes, each followed by the one that is nearest to any before it (Prim's algorithm).
  func byCloseness() throws -> [UInt32] {
    var isTaken = [Bool](repeating: false, count: count)
    var order: [UInt32] = []
    order.reserveCapacity(count)
    var queue = BucketQueue(buckets: 0, range: 0)
    for start in 0..<count where !isTaken[start] {
      queue.restart(origin: 0)
      queue.insert(UInt32(start), at: 0)
      while let (node, _) = queue.next() {
        if isTaken[Int(node)] { continue }
        isTaken[Int(node)] = true
        order.append(node)
        if order.count & 1023 == 0 { try Execution.checkCancellation() }
        for arc in arcs[Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1])]
        where !isTaken[Int(arc.target)] {
          queue.insert(arc.target, at: arc.length)
        }
      }
    }
    return order
  }

  /// The arcs that may lie on a shortest path no longer than `longest`.
  ///
  /// An arc that is longer than another way between its ends lies on none. But ways count as
  /// equal within a billionth of the whole way from its beginning, so the arc must be longer by
  /// more than that; twice that, since distances are sums with rounding errors. A search from each
  /// node, given up after `effort` nodes, finds most of these arcs.
  func withoutDetours(longest: Double, effort: Int) throws -> LengthRows {
    let spare = 2e-9 * longest
    let chunks = min(64, count)
    let kept = try parallel(
      chunks: chunks,
      scratch: { LengthSearch(count: count, queue: BucketQueue(buckets: 0, range: 0)) }
    ) { chunk, search -> [[Arc]] in
      try chunkRange(chunk, of: chunks, count: count).map { node in
        let row = arcs[Int(offsets[node])..<Int(offsets[node + 1])]
        guard row.count > 1, let reach = row.map(\.length).max() else { return Array(row) }
        try search.settle(from: node, in: self, atMost: effort, within: reach)
        return row.filter { !(search.distance(to: Int($0.target)) < $0.length - spare) }
      }
    }
    var rest = self
    rest.arcs.removeAll()
    rest.offsets = [0]
    for row in kept.joined() {
      rest.arcs += row
      rest.offsets.append(UInt32(rest.arcs.count))
    }
    return rest
  }
}
