/// Brandes' algorithm for eight sources at once, every arc being one step: a lane for each source.
///
/// A level of all eight searches is one array that is zero outside it, so what arrives at a node is
/// the plain sum over its row, without a question asked at any arc. A node stands in a level for
/// the lanes that first meet it there.
struct SharedDependencySearch {
  typealias Lanes = SIMD8<Double>
  static let laneCount = 8

  /// What became of the searches from a few sources.
  enum Outcome {
    case added
    /// Some number of paths left the range in which sums and ratios are safe; nothing was added.
    case tooManyPaths
  }

  /// The paths from each source to each node; zero before the node is met.
  private var paths: [Lanes]
  /// Of the nodes of one level: the paths, on the way back (mass + dependency) / paths.
  private var level: [Lanes]
  /// What one level hands on; zero between two steps.
  private var gathered: [Lanes]
  private var touched: [UInt32]
  private var touchedCount = 0
  /// The lanes that have met a node, a bit each.
  private var seen: [UInt8]
  /// The nodes of each level, one level after another, and the lanes that met them there.
  private var nodes: [UInt32]
  private var bits: [UInt8]
  private var levels: [Range<Int>] = []
  /// 1 in each lane of a set of bits, 0 in the others.
  private let masks: [Lanes]

  /// How many places the levels of the last search held: eight a node where no lane went along with
  /// another.
  private(set) var placeCount = 0
  /// The number of nodes that the last search met.
  private(set) var metCount = 0

  init(count: Int) {
    paths = Array(repeating: .zero, count: count)
    level = Array(repeating: .zero, count: count)
    gathered = Array(repeating: .zero, count: count)
    touched = Array(repeating: 0, count: count)
    seen = Array(repeating: 0, count: count)
    nodes = Array(repeating: 0, count: Self.laneCount * count)
    bits = Array(repeating: 0, count: Self.laneCount * count)
    masks = (0..<256).map { bits in
      var mask = Lanes.zero
      for lane in 0..<8 where bits >> lane & 1 == 1 { mask[lane] = 1 }
      return mask
    }
  }

  /// Adds the dependencies of up to eight different sources, each times its weight.
  mutating func add(
    sources: ArraySlice<UInt32>, of task: DependencyTask, to sums: inout DependencySums
  ) throws -> Outcome {
    var weights = Lanes.zero
    for (lane, source) in sources.enumerated() { weights[lane] = task.sourceWeights[Int(source)] }
    defer { clear() }
    guard try meetAll(from: sources, in: task.rows) else { return .tooManyPaths }
    try goBack(weights: weights, in: task, adding: &sums)
    return .added
  }

  private mutating func clear() {
    for place in 0..<placeCount {
      let node = Int(nodes[place])
      paths[node] = .zero
      seen[node] = 0
    }
  }
}

// There: level by level along the arcs.
extension SharedDependencySearch {
  /// Meets whatever the sources reach; `false` where paths grew too many.
  private mutating func meetAll(from sources: ArraySlice<UInt32>, in rows: RankedRows) throws
    -> Bool
  {
    for (lane, source) in sources.enumerated() {
      paths[Int(source)][lane] = 1
      seen[Int(source)] = 1 << UInt8(lane)
      nodes[lane] = source
      bits[lane] = 1 << UInt8(lane)
    }
    placeCount = sources.count
    metCount = sources.count
    levels = [0..<sources.count]
    let full = UInt8(truncatingIfNeeded: (1 << sources.count) - 1)
    var openArcs = rows.incoming.targets.count  // into nodes that still miss a lane
    var total = Lanes.zero

    while let last = levels.last {
      enter(last)
      // An arc that is pushed along costs about two that are pulled along.
      if 2 * arcCount(of: last, in: rows.outgoing) < openArcs {
        try push(from: last, along: rows.outgoing, unless: full)
      } else {
        try pull(along: rows.incoming, unless: full)
      }
      leave(last)
      total += meetTouched(full: full, openArcs: &openArcs, in: rows.incoming)
      if total.max() > 0x1p500 { return false }
      if placeCount == last.upperBound { return true }
      levels.append(last.upperBound..<placeCount)
    }
    return true
  }

  /// Gathers the sums over the rows of all nodes that miss a lane.
  private mutating func pull(along rows: Graph.Rows, unless full: UInt8) throws {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let seenHeld = self.seen
    let seen = seenHeld.span
    let levelHeld = self.level
    let level = levelHeld.span
    var gatheredMemory = self.gathered.lent()
    defer { self.gathered = gatheredMemory }
    var gathered = gatheredMemory.mutableSpan
    var touchedMemory = self.touched.lent()
    defer { self.touched = touchedMemory }
    var touched = touchedMemory.mutableSpan

    var count = 0
    for node in 0..<seen.count where seen[node] != full {
      if count & 1023 == 0 { try Execution.checkCancellation() }
      var sum = Lanes.zero
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) { sum += level[Int(targets[arc])] }
      gathered[node] = sum
      touched[count] = UInt32(node)
      count += 1
    }
    touchedCount = count
  }

  /// Makes the next level of what has been gathered; returns its numbers of paths, summed by lane.
  private mutating func meetTouched(full: UInt8, openArcs: inout Int, in rows: Graph.Rows) -> Lanes
  {
    let offsets = rows.offsets.span
    let masksHeld = self.masks
    let masks = masksHeld.span
    let touchedHeld = self.touched
    let touched = touchedHeld.span
    var pathMemory = self.paths.lent()
    defer { self.paths = pathMemory }
    var paths = pathMemory.mutableSpan
    var gatheredMemory = self.gathered.lent()
    defer { self.gathered = gatheredMemory }
    var gathered = gatheredMemory.mutableSpan
    var seenMemory = self.seen.lent()
    defer { self.seen = seenMemory }
    var seen = seenMemory.mutableSpan
    var nodeMemory = self.nodes.lent()
    defer { self.nodes = nodeMemory }
    var nodes = nodeMemory.mutableSpan
    var bitMemory = self.bits.lent()
    defer { self.bits = bitMemory }
    var bits = bitMemory.mutableSpan

    var total = Lanes.zero
    for index in 0..<touchedCount {
      let node = Int(touched[index])
      let before = seen[node]
      let fresh = gathered[node] * masks[Int(~before)]
      gathered[node] = .zero
      let met = Self.nonzeroLanes(fresh)
      guard met != 0 else { continue }
      total += fresh
      paths[node] += fresh
      seen[node] = before | met
      nodes[placeCount] = UInt32(node)
      bits[placeCount] = met
      placeCount += 1
      if before == 0 { metCount += 1 }
      if before | met == full { openArcs -= Int(offsets[node + 1] - offsets[node]) }
    }
    touchedCount = 0
    return total
  }

  /// A bit for each lane that holds a number other than zero.
  @inline(__always)
  private static func nonzeroLanes(_ lanes: Lanes) -> UInt8 {
    let bits = SIMD8<Int64>(1, 2, 4, 8, 16, 32, 64, 128).replacing(with: 0, where: lanes .== 0)
    let four = bits.lowHalf | bits.highHalf
    let two = four.lowHalf | four.highHalf
    return UInt8(truncatingIfNeeded: two[0] | two[1])
  }
}

// Either way.
extension SharedDependencySearch {
  private func arcCount(of places: Range<Int>, in rows: Graph.Rows) -> Int {
    places.reduce(0) { sum, place in
      let node = Int(nodes[place])
      return sum + Int(rows.offsets[node + 1] - rows.offsets[node])
    }
  }

  private mutating func enter(_ places: Range<Int>) {
    for place in places {
      let node = Int(nodes[place])
      level[node] = paths[node] * masks[Int(bits[place])]
    }
  }

  private mutating func leave(_ places: Range<Int>) {
    for place in places { level[Int(nodes[place])] = .zero }
  }

  /// Hands what stands at the nodes of a level along their arcs, unless `full` has met the target:
  /// every lane on the way there, none on the way back.
  private mutating func push(
    from places: Range<Int>, along rows: Graph.Rows, unless full: UInt8
  ) throws {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let nodesHeld = self.nodes
    let nodes = nodesHeld.span
    let seenHeld = self.seen
    let seen = seenHeld.span
    let levelHeld = self.level
    let level = levelHeld.span
    var gatheredMemory = self.gathered.lent()
    defer { self.gathered = gatheredMemory }
    var gathered = gatheredMemory.mutableSpan
    var touchedMemory = self.touched.lent()
    defer { self.touched = touchedMemory }
    var touched = touchedMemory.mutableSpan

    var count = 0
    for place in places {
      if place & 1023 == 0 { try Execution.checkCancellation() }
      let node = Int(nodes[place])
      let value = level[node]
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[arc])
        if seen[target] == full { continue }
        let waiting = gathered[target]
        if waiting == .zero {
          touched[count] = UInt32(target)
          count += 1
        }
        gathered[target] = waiting + value
      }
    }
    touchedCount = count
  }
}

// Back: dependencies, from the farthest level on.
extension SharedDependencySearch {
  private mutating func goBack(
    weights: Lanes, in task: DependencyTask, adding sums: inout DependencySums
  ) throws {
    let rows = task.rows
    // Nothing passes between a source and itself; but of arcs the first are as good as any.
    let nearest = task.kind == .arcs ? 0 : 1
    for index in levels.indices.reversed() where index >= nearest {
      let places = levels[index]
      if index + 1 < levels.count {
        let farther = levels[index + 1]
        if task.kind == .arcs {
          try pullArcs(of: places, along: rows.outgoing, weights: weights, adding: &sums.arcs)
        } else if 3 * arcCount(of: farther, in: rows.incoming)
          < arcCount(of: places, in: rows.outgoing)
        {
          try push(from: farther, along: rows.incoming, unless: 0)
        } else {
          try pull(to: places, along: rows.outgoing)
        }
        leave(farther)
      }
      settle(places, weights: weights, masses: task.targetMasses, adding: &sums)
    }
    if nearest < levels.count { leave(levels[nearest]) }
  }

  /// Gathers the sums over the rows of the nodes of a level.
  private mutating func pull(to places: Range<Int>, along rows: Graph.Rows) throws {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let nodesHeld = self.nodes
    let nodes = nodesHeld.span
    let levelHeld = self.level
    let level = levelHeld.span
    var gatheredMemory = self.gathered.lent()
    defer { self.gathered = gatheredMemory }
    var gathered = gatheredMemory.mutableSpan

    for place in places {
      if place & 1023 == 0 { try Execution.checkCancellation() }
      let node = Int(nodes[place])
      var sum = Lanes.zero
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) { sum += level[Int(targets[arc])] }
      gathered[node] = sum
    }
  }

  /// The same, adding to each arc what goes along it.
  private mutating func pullArcs(
    of places: Range<Int>, along rows: Graph.Rows, weights: Lanes, adding arcs: inout [Double]
  ) throws {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let nodesHeld = self.nodes
    let nodes = nodesHeld.span
    let bitsHeld = self.bits
    let bits = bitsHeld.span
    let masksHeld = self.masks
    let masks = masksHeld.span
    let pathsHeld = self.paths
    let paths = pathsHeld.span
    let levelHeld = self.level
    let level = levelHeld.span
    var gatheredMemory = self.gathered.lent()
    defer { self.gathered = gatheredMemory }
    var gathered = gatheredMemory.mutableSpan
    var arcs = arcs.mutableSpan

    for place in places {
      if place & 1023 == 0 { try Execution.checkCancellation() }
      let node = Int(nodes[place])
      let share = paths[node] * masks[Int(bits[place])] * weights
      var sum = Lanes.zero
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let onward = level[Int(targets[arc])]
        sum += onward
        arcs[arc] += (onward * share).sum()
      }
      gathered[node] = sum
    }
  }

  /// Turns what has been gathered at the nodes of a level into their dependencies.
  private mutating func settle(
    _ places: Range<Int>, weights: Lanes, masses: [Double], adding sums: inout DependencySums
  ) {
    let masses = masses.span
    let masksHeld = self.masks
    let masks = masksHeld.span
    let pathsHeld = self.paths
    let paths = pathsHeld.span
    let nodesHeld = self.nodes
    let nodes = nodesHeld.span
    let bitsHeld = self.bits
    let bits = bitsHeld.span
    let seenHeld = self.seen
    let seen = seenHeld.span
    var gatheredMemory = self.gathered.lent()
    defer { self.gathered = gatheredMemory }
    var gathered = gatheredMemory.mutableSpan
    var levelMemory = self.level.lent()
    defer { self.level = levelMemory }
    var level = levelMemory.mutableSpan
    let keepsNodes = !sums.nodes.isEmpty
    let keepsSquares = !sums.squares.isEmpty
    var nodeMemory = sums.nodes.lent()
    defer { sums.nodes = nodeMemory }
    var nodeSums = nodeMemory.mutableSpan
    var squareMemory = sums.squares.lent()
    defer { sums.squares = squareMemory }
    var squareSums = squareMemory.mutableSpan

    for place in places {
      let node = Int(nodes[place])
      let mask = masks[Int(bits[place])]
      let dependency = gathered[node] * paths[node] * mask
      gathered[node] = .zero
      // Lanes that never met the node have no paths to divide by.
      let divisor = paths[node] + masks[Int(~seen[node])]
      level[node] = (dependency + masses[node]) / divisor * mask
      let weighted = dependency * weights
      if keepsNodes { nodeSums[node] += weighted.sum() }
      if keepsSquares { squareSums[node] += (weighted * dependency).sum() }
    }
    // What was pushed to nodes of other levels is nothing.
    for index in 0..<touchedCount { gathered[Int(touched[index])] = .zero }
    touchedCount = 0
  }
}
