/// Nodes held apart by springs, one for each tie, and where they come to rest.
///
/// A spring between a and b has a strength w and a length t, and pulls with w (x(b) − x(a) − t).
/// Three replacements leave the rest of the system exactly as it was:
///
/// - a node on one spring rests at that spring's end, wherever the other end is;
/// - two springs in a row are one, of strength w₁w₂/(w₁ + w₂) and length t₁ + t₂;
/// - two springs side by side are one, of strength w₁ + w₂ and the mean of their lengths.
///
/// They fold trees and chains of any length away without a subtraction of large numbers, so that
/// weights may differ as they like. What is left goes to `SpringCore`.
struct Springs {
  /// The springs at a node: the first `live[node]` from `starts[node]`, each at both of its ends.
  var starts: [Int]
  var live: [Int]
  var ends: [UInt32]
  /// The same spring at its other end.
  private var mates: [UInt32]
  var strengths: [Double]
  /// How far the other end is above this one, if the spring had its way.
  var lengths: [Double]

  var isFolded: [Bool]
  private var folds: [Fold] = []
  let parts: Partition

  /// A node that was folded away: it rests at the mean of two ends plus the springs' lengths.
  private struct Fold {
    var node: UInt32
    var first: UInt32
    var second: UInt32
    /// The second spring's share of the strength; 0 where there is one spring only.
    var share: Double
    var firstLength: Double
    var secondLength: Double
  }

  /// A spring for each tied pair: the arcs of both directions, each of length 1 its way.
  init(of graph: Graph, parts: Partition) {
    self.parts = parts
    // Relative to the heaviest of its part, so that nothing overflows.
    var heaviest = [Double](repeating: 0, count: parts.count)
    if graph.isWeighted {
      for node in graph.nodes {
        let part = Int(parts.labels[node])
        for arc in graph.arcs(of: node) {
          heaviest[part] = max(heaviest[part], graph.weight(of: arc))
        }
      }
    }
    var starts = [0]
    starts.reserveCapacity(graph.count + 1)
    ends = []
    strengths = []
    lengths = []
    let outTargets = graph.outgoing.targets.span
    let inTargets = graph.incoming.targets.span
    for node in graph.nodes {
      let scale = heaviest[Int(parts.labels[node])]
      var out = graph.arcs(of: node)
      var into = graph.incomingArcs(of: node)
      while !out.isEmpty || !into.isEmpty {
        let target = out.isEmpty ? UInt32.max : outTargets[out.lowerBound]
        let source = into.isEmpty ? UInt32.max : inTargets[into.lowerBound]
        var (up, down) = (0.0, 0.0)
        if target <= source { up = graph.weight(of: out.removeFirst()) }
        if source <= target { down = graph.incomingWeight(of: into.removeFirst()) }
        let ratio = min(up, down) / max(up, down)
        ends.append(min(target, source))
        strengths.append(
          scale > 0 ? max(up / scale + down / scale, .leastNormalMagnitude) : up + down)
        lengths.append((1 - ratio) / (1 + ratio) * (up > down ? 1 : -1))
      }
      starts.append(ends.count)
    }
    precondition(ends.count < Int(UInt32.max), "a graph has fewer than 2³² arcs")
    // Rows are sorted, so a node's springs are met in their order by their other ends.
    var next = starts
    mates = ends.map { end in
      defer { next[Int(end)] += 1 }
      return UInt32(next[Int(end)])
    }
    live = graph.nodes.map { starts[$0 + 1] - starts[$0] }
    self.starts = starts
    isFolded = Array(repeating: false, count: graph.count)
  }

  /// The height of each node at rest, up to a constant in each part; `nan` in a part whose heights
  /// rounding would decide.
  mutating func settled() throws -> [Double] {
    fold()
    var heights = try SpringCore(of: self).heights(count: isFolded.count)
    for fold in folds.reversed() {
      let first = heights[Int(fold.first)] + fold.firstLength
      heights[Int(fold.node)] =
        fold.share == 0
        ? first
        : first + fold.share * (heights[Int(fold.second)] + fold.secondLength - first)
    }
    return heights
  }

  /// Folds nodes with at most two springs away until there are none.
  private mutating func fold() {
    var pending = isFolded.indices.filter { live[$0] <= 2 }.map(UInt32.init)
    pending.reverse()
    while let next = pending.popLast() {
      let node = Int(next)
      guard !isFolded[node], live[node] <= 2 else { continue }
      if live[node] == 2, ends[starts[node]] == ends[starts[node] + 1] { merge(starts[node] + 1) }
      isFolded[node] = true
      switch live[node] {
      case 0: break  // The last of its part rests at 0.
      case 1: foldLeaf(node, &pending)
      default: foldLink(node, &pending)
      }
    }
  }

  private mutating func foldLeaf(_ node: Int, _ pending: inout [UInt32]) {
    let spring = starts[node]
    let anchor = ends[spring]
    folds.append(
      Fold(
        node: UInt32(node), first: anchor, second: anchor, share: 0,
        firstLength: -lengths[spring], secondLength: 0))
    remove(Int(mates[spring]), at: Int(anchor))
    if live[Int(anchor)] <= 2 { pending.append(anchor) }
  }

  private mutating func foldLink(_ node: Int, _ pending: inout [UInt32]) {
    let (one, other) = (starts[node], starts[node] + 1)
    let (first, second) = (ends[one], ends[other])
    let (weak, strong) = (
      min(strengths[one], strengths[other]), max(strengths[one], strengths[other])
    )
    folds.append(
      Fold(
        node: UInt32(node), first: first, second: second,
        share: strengths[other] / (strengths[one] + strengths[other]),
        firstLength: -lengths[one], secondLength: -lengths[other]))
    // One spring from end to end, in the places of the two.
    let (here, there) = (Int(mates[one]), Int(mates[other]))
    let strength = max(weak / (1 + weak / strong), .leastNormalMagnitude)
    let length = lengths[other] - lengths[one]
    (ends[here], ends[there]) = (second, first)
    (mates[here], mates[there]) = (UInt32(there), UInt32(here))
    (strengths[here], strengths[there]) = (strength, strength)
    (lengths[here], lengths[there]) = (length, -length)
    // Side by side with another one? Looked for only where that is quick.
    let (seat, spring) = live[Int(first)] <= live[Int(second)] ? (first, here) : (second, there)
    guard live[Int(seat)] <= 32 else { return }
    let row = starts[Int(seat)]..<starts[Int(seat)] + live[Int(seat)]
    guard let twin = row.first(where: { $0 != spring && ends[$0] == ends[spring] }) else { return }
    merge(spring, into: twin)
    for end in [first, second] where live[Int(end)] <= 2 { pending.append(end) }
  }

  /// Makes the spring at `spring` one with the first of its node's row, which has the same ends.
  private mutating func merge(_ spring: Int) {
    let node = Int(ends[Int(mates[spring])])
    merge(spring, into: starts[node])
  }

  private mutating func merge(_ spring: Int, into kept: Int) {
    let strength = strengths[kept] + strengths[spring]
    let length =
      lengths[kept] + strengths[spring] / strength * (lengths[spring] - lengths[kept])
    let node = Int(ends[Int(mates[spring])])
    let other = Int(ends[spring])
    let mate = Int(mates[kept])
    (strengths[kept], strengths[mate]) = (strength, strength)
    (lengths[kept], lengths[mate]) = (length, -length)
    remove(Int(mates[spring]), at: other)
    remove(spring, at: node)
  }

  /// Takes a spring out of its node's row: the last one takes its place.
  private mutating func remove(_ spring: Int, at node: Int) {
    live[node] -= 1
    let last = starts[node] + live[node]
    guard last != spring else { return }
    ends[spring] = ends[last]
    strengths[spring] = strengths[last]
    lengths[spring] = lengths[last]
    mates[spring] = mates[last]
    mates[Int(mates[spring])] = UInt32(spring)
  }
}
