/// The ties of a graph, each once, from its rarer end to its busier one, with their direction.
///
/// So no row is longer than √2m, and each triangle is met exactly once.
struct TypedTies {
  private var offsets: [UInt32]
  /// Ranks of the busier ends, four times over, plus how the two are tied.
  private var ends: [UInt32]

  /// How a tie runs, from the end of the lower rank: forth, back, or both ways.
  fileprivate static let forth: UInt32 = 0
  fileprivate static let back: UInt32 = 1
  fileprivate static let both: UInt32 = 2

  /// - Precondition: fewer than 2³⁰ nodes.
  /// - Complexity: O(n + m), on all cores.
  init(of graph: Graph) {
    precondition(graph.count < 1 << 30, "a rank and a direction share 32 bits")
    let order = DegreeOrder(of: zip(graph.degrees(), graph.inDegrees()).map { $0 + $1 })
    let cuts = cutsOfRows(at: order.offsets)

    // How many ties each rank has with higher ones, then the ties.
    var offsets = [UInt32](repeating: 0, count: graph.count + 1)
    _ = inParts(of: &offsets, at: cuts) { part, length in
      for position in cuts[part]..<cuts[part + 1] {
        var higher: UInt32 = 0
        order.forEachTie(at: position, of: graph) { other, _ in
          higher += other > UInt32(position) ? 1 : 0
        }
        length[position - cuts[part]] = higher
      }
    }
    let count = offsets.addUp()
    let starts = offsets
    var ends = [UInt32](repeating: 0, count: count)
    _ = inParts(of: &ends, at: cuts.map { Int(starts[$0]) }) { part, end in
      var filled = 0
      for position in cuts[part]..<cuts[part + 1] {
        order.forEachTie(at: position, of: graph) { other, tie in
          guard other > UInt32(position) else { return }
          end[filled] = other << 2 | tie
          filled += 1
        }
      }
    }
    self.offsets = offsets
    self.ends = ends
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

extension DegreeOrder {
  /// Calls `body` with the rank of each contact of the node at `position`, and how the two are tied.
  @inline(__always)
  fileprivate func forEachTie(at position: Int, of graph: Graph, _ body: (UInt32, UInt32) -> Void) {
    let outTargets = graph.outgoing.targets.span
    let inTargets = graph.incoming.targets.span
    let rank = ranks.span
    let node = Int(nodes[position])
    let outs = graph.outgoing.row(node)
    let ins = graph.incoming.row(node)
    var out = outs.lowerBound
    var into = ins.lowerBound
    while out < outs.upperBound || into < ins.upperBound {
      let target = out < outs.upperBound ? outTargets[out] : .max
      let source = into < ins.upperBound ? inTargets[into] : .max
      body(
        rank[Int(min(target, source))],
        target == source ? TypedTies.both : target < source ? TypedTies.forth : TypedTies.back)
      out += target <= source ? 1 : 0
      into += source <= target ? 1 : 0
    }
  }
}
