// Back: dependencies, from the farthest level on.
extension SharedDependencySearch {
  /// How what stands at the level after it comes to a node.
  private enum Way {
    case pushed
    case pulled
    /// Pulled, and each arc is given what goes along it.
    case pulledByArc
  }

  mutating func goBack(
    weights: Lanes, in task: DependencyTask, adding sums: inout DependencySums
  ) throws {
    // Nothing passes between a source and itself; but of arcs the first are as good as any.
    let nearest = task.kind == .arcs ? 0 : 1
    var farther = Level(places: 0..<0, outgoing: 0, incoming: 0)
    for found in levels[min(nearest, levels.count)...].reversed() {
      let way = Self.way(to: found, from: farther, adding: task.kind)
      if way == .pushed { try push(from: farther.places, along: task.rows.incoming, unless: 0) }
      try settle(found.places, way, weights: weights, in: task, adding: &sums)
      leave(farther.places)
      farther = found
    }
    leave(farther.places)
  }

  /// An arc that is pushed along costs about three that are pulled along.
  private static func way(
    to nearer: Level, from farther: Level, adding kind: DependencySums.Kind
  ) -> Way {
    if farther.places.isEmpty { return .pushed }
    if kind == .arcs { return .pulledByArc }
    return 3 * farther.incoming < nearer.outgoing ? .pushed : .pulled
  }

  /// Gathers at the nodes of a level what comes back to them and makes their dependencies of it.
  private mutating func settle(
    _ places: Range<Int>, _ way: Way, weights: Lanes, in task: DependencyTask,
    adding sums: inout DependencySums
  ) throws {
    let offsets = task.rows.outgoing.offsets.span
    let targets = task.rows.outgoing.targets.span
    let masses = task.targetMasses.span
    let nodesHeld = self.nodes
    let nodes = nodesHeld.span
    let pathsHeld = self.paths
    let paths = pathsHeld.span
    let levelHeld = self.level
    let level = levelHeld.span
    var nextMemory = self.next.lent()
    defer { self.next = nextMemory }
    var next = nextMemory.mutableSpan
    var gatheredMemory = self.gathered.lent()
    defer { self.gathered = gatheredMemory }
    var gathered = gatheredMemory.mutableSpan
    let keepsNodes = !sums.nodes.isEmpty
    let keepsSquares = !sums.squares.isEmpty
    var nodeMemory = sums.nodes.lent()
    defer { sums.nodes = nodeMemory }
    var nodeSums = nodeMemory.mutableSpan
    var squareMemory = sums.squares.lent()
    defer { sums.squares = squareMemory }
    var squareSums = squareMemory.mutableSpan
    var arcMemory = sums.arcs.lent()
    defer { sums.arcs = arcMemory }
    var arcSums = arcMemory.mutableSpan

    for place in places {
      if place & 1023 == 0 { try Execution.checkCancellation() }
      let node = Int(nodes[place])
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      let paths = paths[place]
      var onward = Lanes.zero
      switch way {
      case .pushed:
        onward = gathered[node]
      case .pulled:
        for arc in row { onward += level[Int(targets[arc])] }
      case .pulledByArc:
        let weighted = paths * weights
        for arc in row {
          let value = level[Int(targets[arc])]
          onward += value
          arcSums[arc] += (value * weighted).sum()
        }
      }
      // Other lanes have no paths to the node from here.
      next[node] = (masses[node] / paths + onward).replacing(with: 0, where: paths .== 0)
      let dependency = onward * paths
      let weighted = dependency * weights
      if keepsNodes { nodeSums[node] += weighted.sum() }
      if keepsSquares { squareSums[node] += (weighted * dependency).sum() }
    }
    // What was pushed to nodes of other levels is nothing.
    for index in 0..<touchedCount {
      gathered[Int(touched[index])] = .zero
      seen[Int(touched[index])] &= ~Self.isTouched
    }
    touchedCount = 0
  }
}
