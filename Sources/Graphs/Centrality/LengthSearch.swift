/// Dijkstra's algorithm that remembers how each node was reached. One a thread.
///
/// Nodes are settled in the order of their exact distances. An arc to a node that is settled
/// later lies on a shortest path if it misses that distance by no more than a billionth of it.
struct LengthSearch {
  /// Where a node stands.
  struct Standing {
    var distance: Double
    /// The node before it on the shortest path, itself at the source; `nobody` when never seen.
    var parent: UInt32
    /// The position of the arc from there.
    var arc: UInt32
  }
  /// Another arc that came within a billionth of the shortest when it was seen.
  struct Tie {
    var distance: Double
    var parent: UInt32
    var arc: UInt32
    /// The next of the same node; −1 is none.
    var next: Int32
  }

  static let nobody = UInt32.max
  static let slack = 1 + 1e-9

  private(set) var standings: [Standing]
  /// Nodes in the order of their distances, up to `settledCount`.
  private(set) var settled: [UInt32]
  private(set) var settledCount = 0
  private(set) var ties: [Tie] = []
  /// The first tie of each node; −1 is none.
  private(set) var firstTies: [Int32]
  private var isSettled: [Bool]
  private var seen: [UInt32]
  private var seenCount = 0
  private var queue: BucketQueue

  init(count: Int, queue: BucketQueue) {
    standings = Array(
      repeating: Standing(distance: .infinity, parent: Self.nobody, arc: 0), count: count)
    settled = Array(repeating: 0, count: count)
    firstTies = Array(repeating: -1, count: count)
    isSettled = Array(repeating: false, count: count)
    seen = Array(repeating: 0, count: count)
    self.queue = queue
  }

  /// The length of the shortest way found; infinite where none was.
  func distance(to node: Int) -> Double { standings[node].distance }

  /// The largest distance settled.
  var farthest: Double {
    settledCount > 0 ? standings[Int(settled[settledCount - 1])].distance : 0
  }

  /// Settles what `source` reaches: everything, or the nearest so many within some distance.
  mutating func settle(
    from source: Int, in rows: LengthRows, atMost limit: Int = .max,
    within reach: Double = .infinity
  ) throws {
    clear()
    queue.restart(origin: rows.shortest(from: source))
    let offsets = rows.offsets.span
    let arcs = rows.arcs.span
    var queue = BucketQueue(buckets: 0, range: 0)
    swap(&queue, &self.queue)
    defer { swap(&queue, &self.queue) }
    var standingMemory = self.standings.lent()
    defer { self.standings = standingMemory }
    var standing = standingMemory.mutableSpan
    var settledMemory = self.settled.lent()
    defer { self.settled = settledMemory }
    var settled = settledMemory.mutableSpan
    var seenMemory = self.seen.lent()
    defer { self.seen = seenMemory }
    var seen = seenMemory.mutableSpan
    var flagMemory = self.isSettled.lent()
    defer { self.isSettled = flagMemory }
    var isSettled = flagMemory.mutableSpan

    standing[source] = Standing(distance: 0, parent: UInt32(source), arc: 0)
    seen[0] = UInt32(source)
    var seenCount = 1
    var count = 0
    defer {
      self.seenCount = seenCount
      settledCount = count
    }
    queue.insert(UInt32(source), at: 0)
    while let (next, distance) = queue.next() {
      let node = Int(next)
      if isSettled[node] { continue }
      isSettled[node] = true
      settled[count] = next
      count += 1
      if count == limit || distance > reach { return }
      if count & 1023 == 0 { try Execution.checkCancellation() }

      for place in Int(offsets[node])..<Int(offsets[node + 1]) {
        let arc = arcs[place]
        let target = Int(arc.target)
        let length = distance + arc.length
        let before = standing[target]
        if length > before.distance * Self.slack { continue }
        if before.parent == Self.nobody {
          seen[seenCount] = arc.target
          seenCount += 1
        } else if length * Self.slack < before.distance {
          firstTies[target] = -1
        } else if isSettled[target] {
          continue
        } else if length < before.distance {
          addTie(to: target, before.distance, from: before.parent, arc: before.arc)
        } else {
          addTie(to: target, length, from: next, arc: arc.position)
          continue
        }
        standing[target] = Standing(distance: length, parent: next, arc: arc.position)
        queue.insert(arc.target, at: length)
      }
    }
  }

  private mutating func addTie(
    to node: Int, _ distance: Double, from parent: UInt32, arc: UInt32
  ) {
    ties.append(Tie(distance: distance, parent: parent, arc: arc, next: firstTies[node]))
    firstTies[node] = Int32(truncatingIfNeeded: ties.count - 1)
  }

  private mutating func clear() {
    for place in 0..<seenCount {
      let node = Int(seen[place])
      standings[node] = Standing(distance: .infinity, parent: Self.nobody, arc: 0)
      isSettled[node] = false
      firstTies[node] = -1
    }
    ties.removeAll(keepingCapacity: true)
    seenCount = 0
    settledCount = 0
  }
}
