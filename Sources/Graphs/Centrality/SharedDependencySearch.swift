/// Brandes' algorithm for eight sources at once, every arc being one step: a lane for each source.
///
/// A level of all eight searches is one array that is zero outside it, so what arrives at a node is
/// the plain sum over its row, without a question asked at any arc. A node has a place in a level
/// for the lanes that first meet it there.
struct SharedDependencySearch {
  typealias Lanes = SIMD8<Double>
  static let laneCount = 8

  /// What became of the searches from a few sources.
  enum Outcome {
    case added
    /// Some number of paths left the range in which sums and ratios are safe; nothing was added.
    case tooManyPaths
  }

  /// Nodes that some lane first meets after the same number of steps.
  struct Level {
    var places: Range<Int>
    /// The arcs out of and into its nodes.
    var outgoing: Int
    var incoming: Int
  }

  /// What stands at the nodes of a level: there the paths, back (mass + dependency) / paths.
  var level: [Lanes]
  /// The same of the level after it; zero between two steps.
  var next: [Lanes]
  /// What has been pushed to a node; zero between two steps.
  var gathered: [Lanes]
  /// The nodes that something was pushed to, or that look for themselves.
  var touched: [UInt32]
  var touchedCount = 0
  /// The lanes that have met a node, a bit each, and `isTouched`.
  var seen: [UInt16]
  static let isTouched: UInt16 = 256
  /// The node at each place, one level after another.
  var nodes: [UInt32] = []
  /// The paths from each source to the node at a place; zero in lanes that met it elsewhere.
  var paths: [Lanes] = []
  var levels: [Level] = []

  /// How many places the levels of the last search held: eight a node where no lane went along with
  /// another.
  var placeCount = 0
  /// The number of nodes that the last search met.
  var metCount = 0

  init(count: Int) {
    level = Array(repeating: .zero, count: count)
    next = level
    gathered = level
    touched = Array(repeating: 0, count: count + 1)
    seen = Array(repeating: 0, count: count)
  }

  /// Adds the dependencies of up to eight different sources, each times its weight.
  mutating func add(
    sources: ArraySlice<UInt32>, of task: DependencyTask, to sums: inout DependencySums
  ) throws -> Outcome {
    var weights = Lanes.zero
    for (lane, source) in sources.enumerated() { weights[lane] = task.sourceWeights[Int(source)] }
    defer { for place in 0..<placeCount { seen[Int(nodes[place])] = 0 } }
    guard try countPaths(from: sources, in: task.rows) else { return .tooManyPaths }
    try goBack(weights: weights, in: task, adding: &sums)
    return .added
  }

  /// Makes the next level the one that is looked at.
  mutating func leave(_ places: Range<Int>) {
    for place in places { level[Int(nodes[place])] = .zero }
    swap(&level, &next)
  }

  /// Hands what stands at the nodes of a level along their arcs, unless `full` has met the target:
  /// every lane on the way there, none on the way back.
  mutating func push(from places: Range<Int>, along rows: Graph.Rows, unless full: UInt16) throws {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let nodesHeld = self.nodes
    let nodes = nodesHeld.span
    let levelHeld = self.level
    let level = levelHeld.span
    var gatheredMemory = self.gathered.lent()
    defer { self.gathered = gatheredMemory }
    var gathered = gatheredMemory.mutableSpan
    var touchedMemory = self.touched.lent()
    defer { self.touched = touchedMemory }
    var touched = touchedMemory.mutableSpan
    var seenMemory = self.seen.lent()
    defer { self.seen = seenMemory }
    var seen = seenMemory.mutableSpan

    var count = 0
    for place in places {
      if place & 1023 == 0 { try Execution.checkCancellation() }
      let node = Int(nodes[place])
      let value = level[node]
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[arc])
        let before = seen[target]
        if before == full { continue }
        // Listed when first touched, without a branch that nobody could foretell.
        touched[count] = UInt32(target)
        count += before < Self.isTouched ? 1 : 0
        seen[target] = before | Self.isTouched
        gathered[target] += value
      }
    }
    touchedCount = count
  }
}
