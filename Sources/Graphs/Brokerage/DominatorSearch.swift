/// Breadth-first searches that also find, for each node, the last one that stands on every
/// shortest path to it, and what becomes of the distances without it.
struct DominatorSearch {
  private static let unseen: UInt32 = .max

  /// From the source of the current search; `unseen` between searches.
  private var distances: [UInt32]
  /// The nearest node on every shortest path from the source.
  private var dominators: [UInt32]
  private var order: [UInt32]
  /// Σ 1/d over a node and all that it dominates.
  private var nearness: [Double]
  /// The nodes that each dominates directly, chained; valid for those met in this search.
  private var firstChild: [UInt32]
  private var nextSibling: [UInt32]
  /// The distance without the node that is gone, of those whose old one is lost; else `unseen`.
  private var newDistances: [UInt32]
  private var lost: [UInt32] = []
  private var entries: [UInt64] = []
  private var reached: [UInt64] = []
  /// Arcs looked along since cancellation was last checked.
  private var work = 0

  init(count: Int) {
    distances = Array(repeating: Self.unseen, count: count)
    dominators = Array(repeating: 0, count: count)
    order = Array(repeating: 0, count: count)
    nearness = Array(repeating: 0, count: count)
    firstChild = Array(repeating: Self.unseen, count: count)
    nextSibling = Array(repeating: Self.unseen, count: count)
    newDistances = Array(repeating: Self.unseen, count: count)
  }

  /// Adds to `losses[v]`, for each v, by how much Σ 1/d from `source` to the others than v falls
  /// when v goes.
  mutating func addLosses(
    from source: Int, in ties: Graph, pieces: CutPieces, to losses: inout [Double]
  ) throws {
    let found = search(from: source, in: ties)
    defer { for place in 0..<found { distances[Int(order[place])] = Self.unseen } }

    // From the farthest inwards; the source dominates everyone and never goes.
    for place in stride(from: found - 1, through: 1, by: -1) {
      let node = Int(order[place])
      nearness[node] += 1 / Double(distances[node])
      let dominator = Int(dominators[node])
      if dominator != source {
        nearness[dominator] += nearness[node]
        nextSibling[node] = firstChild[dominator]
        firstChild[dominator] = UInt32(node)
      }
    }
    for place in 1..<max(1, found) {
      let node = Int(order[place])
      guard firstChild[node] != Self.unseen else { continue }
      losses[node] += try loss(without: node, source: source, in: ties, pieces: pieces)
    }
    for place in 0..<found {
      let node = Int(order[place])
      nearness[node] = 0
      firstChild[node] = Self.unseen
    }
  }

  private mutating func search(from source: Int, in ties: Graph) -> Int {
    let offsets = ties.outgoing.offsets.span
    let targets = ties.outgoing.targets.span
    var distanceMemory = distances.lent()
    defer { distances = distanceMemory }
    var distance = distanceMemory.mutableSpan
    var dominatorMemory = dominators.lent()
    defer { dominators = dominatorMemory }
    var dominator = dominatorMemory.mutableSpan
    var orderMemory = order.lent()
    defer { order = orderMemory }
    var order = orderMemory.mutableSpan

    let root = UInt32(source)
    distance[source] = 0
    dominator[source] = root
    order[0] = root
    var found = 1
    var place = 0
    while place < found {
      let node = Int(order[place])
      place += 1
      let next = distance[node] + 1
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[arc])
        if distance[target] == Self.unseen {
          distance[target] = next
          dominator[target] = UInt32(node)
          order[found] = UInt32(target)
          found += 1
        } else if distance[target] == next, dominator[target] != root {
          // Another shortest path: only those on both remain, which lie above where they meet.
          var one = dominator[target]
          var other = UInt32(node)
          while one != other {
            if distance[Int(one)] >= distance[Int(other)] {
              one = dominator[Int(one)]
            } else {
              other = dominator[Int(other)]
            }
          }
          dominator[target] = one
        }
      }
    }
    return found
  }

  private mutating func loss(
    without gone: Int, source: Int, in ties: Graph, pieces: CutPieces
  ) throws -> Double {
    var loss = 0.0
    lost.removeAll(keepingCapacity: true)
    var child = firstChild[gone]
    while child != Self.unseen {
      // What a child dominates stays tied to it, so one answer holds for all of them.
      if pieces.separates(gone, source, from: Int(child)) {
        loss += nearness[Int(child)]
      } else {
        lost.append(child)
      }
      child = nextSibling[Int(child)]
    }
    guard !lost.isEmpty else { return loss }
    var place = 0
    while place < lost.count {
      var child = firstChild[Int(lost[place])]
      while child != Self.unseen {
        lost.append(child)
        child = nextSibling[Int(child)]
      }
      place += 1
    }
    if work > 1 << 20 {
      try Execution.checkCancellation()
      work = 0
    }
    return loss + detours(around: gone, in: ties)
  }

  /// Σ 1/d − 1/d′ over `lost`, the nodes whose every shortest path led through `gone` and that have
  /// another way.
  private mutating func detours(around gone: Int, in ties: Graph) -> Double {
    let pending = Self.unseen - 1
    let offsets = ties.outgoing.offsets.span
    let targets = ties.outgoing.targets.span
    let distanceMemory = distances.lent()
    defer { distances = distanceMemory }
    let distance = distanceMemory.span
    let lostMemory = self.lost.lent()
    defer { self.lost = lostMemory }
    let lost = lostMemory.span
    var newMemory = newDistances.lent()
    defer { newDistances = newMemory }
    var new = newMemory.mutableSpan
    for place in 0..<lost.count { new[Int(lost[place])] = pending }

    // First each from those whose distance stays, nearest first; distance and node in one word.
    entries.removeAll(keepingCapacity: true)
    for place in 0..<lost.count {
      let node = Int(lost[place])
      var nearest = pending
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let other = Int(targets[arc])
        if new[other] == Self.unseen, other != gone { nearest = min(nearest, distance[other] + 1) }
      }
      work += Int(offsets[node + 1] - offsets[node])
      if nearest < pending { entries.append(UInt64(nearest) << 32 | UInt64(node)) }
    }
    if entries.count > 1 { entries.sort() }

    // Then one from another: what is reached comes in the order of distance by itself.
    var loss = 0.0
    reached.removeAll(keepingCapacity: true)
    var entry = 0
    var step = 0
    while entry < entries.count || step < reached.count {
      let isEntry =
        step == reached.count || entry < entries.count && entries[entry] <= reached[step]
      let next = isEntry ? entries[entry] : reached[step]
      if isEntry { entry += 1 } else { step += 1 }
      let node = Int(next & 0xffff_ffff)
      guard new[node] == pending else { continue }
      new[node] = UInt32(next >> 32)
      loss += 1 / Double(distance[node]) - 1 / Double(next >> 32)
      for arc in Int(offsets[node])..<Int(offsets[node + 1])
      where new[Int(targets[arc])] == pending {
        reached.append(((next >> 32) + 1) << 32 | UInt64(targets[arc]))
      }
    }
    for place in 0..<lost.count { new[Int(lost[place])] = Self.unseen }
    return loss
  }
}
