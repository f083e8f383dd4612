/// Distances from eight sources at once, every arc having a length of its own: a lane for each.
///
/// A node hands on what has come nearer in any lane, and again if more does. Sources beside one
/// another reach a node by the same last arcs, at distances that differ by how far each of them is
/// from the rest; with that taken off they come together, and most nodes have their turn only once
/// or twice for all eight.
struct SharedLengthSearch {
  typealias Lanes = SIMD8<Double>
  static let laneCount = 8

  /// The distances from each source; infinite where there is no way.
  private(set) var distances: [Lanes]
  /// The bucket in which each node waits for its turn, `Int32.max` where it does not.
  private var turns: [Int32]
  /// The last entry of each bucket, and of each entry the one below and its node.
  private var heads: [UInt32]
  private var entries: [(below: UInt32, node: UInt32)] = []

  private static let none = UInt32.max
  /// How often nodes have their turn, at most, for each node: eight would be as many as alone.
  private static let patience = 5

  init(count: Int) {
    distances = Array(repeating: Lanes(repeating: .infinity), count: count)
    turns = Array(repeating: .max, count: count)
    heads = Array(repeating: Self.none, count: Self.bucket(of: .infinity) + 1)
  }

  /// Buckets grow with the distance, by a thirty-second, so that any range of distances has as
  /// many as it needs.
  @inline(__always)
  private static func bucket(of distance: Double) -> Int {
    Int(max(0, distance).bitPattern >> 47)
  }

  /// The least of the lanes, in three steps: `min()` takes seven.
  @inline(__always)
  private static func least(_ lanes: Lanes) -> Double {
    let four = lanes.lowHalf.replacing(with: lanes.highHalf, where: lanes.highHalf .< lanes.lowHalf)
    let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .< four.lowHalf)
    return min(two[0], two[1])
  }

  /// Finds the distances from all of up to eight sources; `false` where they do not go together.
  ///
  /// They are those of Dijkstra's algorithm to the last bit, whatever the order of turns: the least
  /// that any way adds up to.
  mutating func settle(from sources: ArraySlice<UInt32>, in rows: LengthRows) throws -> Bool {
    let offsets = rows.offsets.span
    let arcs = rows.arcs.span
    var distanceMemory = self.distances.lent()
    defer { self.distances = distanceMemory }
    var distances = distanceMemory.mutableSpan
    var turnMemory = self.turns.lent()
    defer { self.turns = turnMemory }
    var turns = turnMemory.mutableSpan
    var headMemory = self.heads.lent()
    defer { self.heads = headMemory }
    var heads = headMemory.mutableSpan
    var entries = self.entries.lent()
    defer { self.entries = entries }
    entries.removeAll(keepingCapacity: true)

    for node in distances.indices {
      distances[node] = Lanes(repeating: .infinity)
      turns[node] = .max
    }
    var lead = Lanes.zero
    for (lane, source) in sources.enumerated() {
      distances[Int(source)][lane] = 0
      turns[Int(source)] = 0
      lead[lane] = rows.shortest(from: Int(source))
      entries.append((lane == 0 ? Self.none : UInt32(lane - 1), source))
    }
    var bucket = 0
    var last = 0
    heads[0] = UInt32(entries.count - 1)
    var turnsLeft = Self.patience * distances.count + 1024
    while bucket <= last {
      let top = heads[bucket]
      guard top != Self.none else {
        bucket += 1
        continue
      }
      let entry = entries[Int(top)]
      heads[bucket] = entry.below
      let node = Int(entry.node)
      guard Int(turns[node]) == bucket else { continue }
      turns[node] = .max
      turnsLeft -= 1
      guard turnsLeft > 0 else {
        for bucket in bucket...last { heads[bucket] = Self.none }
        return false
      }
      if turnsLeft & 1023 == 0 { try Execution.checkCancellation() }

      let distance = distances[node]
      for place in Int(offsets[node])..<Int(offsets[node + 1]) {
        let arc = arcs[place]
        let target = Int(arc.target)
        let before = distances[target]
        let length = distance + arc.length
        let isNearer = length .< before
        guard any(isNearer) else { continue }
        distances[target] = before.replacing(with: length, where: isNearer)
        let nearer = Lanes(repeating: .infinity).replacing(with: length - lead, where: isNearer)
        let turn = max(bucket, Self.bucket(of: Self.least(nearer)))
        guard turn < Int(turns[target]) else { continue }
        turns[target] = Int32(truncatingIfNeeded: turn)
        entries.append((heads[turn], arc.target))
        heads[turn] = UInt32(truncatingIfNeeded: entries.count - 1)
        last = max(last, turn)
      }
    }
    return true
  }
}
