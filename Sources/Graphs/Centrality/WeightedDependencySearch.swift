/// Brandes' algorithm for one source, every arc having a length of its own. One a thread.
///
/// Nodes are settled in the order of their exact distances. An arc to a node that was settled
/// later lies on a shortest path if it misses that distance by no more than a billionth of it.
struct WeightedDependencySearch {
  /// What a search knows of a node.
  private struct Visit {
    /// The paths from the source; on the way back, (mass + dependency) / paths.
    var paths: PathCount
    /// The position in the order of settling; −1 when never seen.
    var place: Int32

    static let none = Visit(paths: PathCount(mantissa: 0, scale: 0), place: -1)
  }

  private var visits: [Visit]
  private var queue: DistanceQueue

  init(count: Int) {
    visits = Array(repeating: .none, count: count)
    queue = DistanceQueue(count: count)
  }

  /// Adds the dependencies of one source, times its weight.
  mutating func add(
    source: Int, lengths: [Double], of task: DependencyTask, to sums: inout DependencySums
  ) throws {
    queue.settleAll(from: [(source, 0)], in: task.rows.outgoing, lengths: lengths)
    let found = queue.settledCount
    let offsets = task.rows.outgoing.offsets.span
    let targets = task.rows.outgoing.targets.span
    let lengths = lengths.span
    let settled = queue.settled
    let order = settled.span
    let reached = queue.distances
    let distances = reached.span
    var visitMemory = self.visits.lent()
    defer { self.visits = visitMemory }
    var visit = visitMemory.mutableSpan
    let slack = 1 + 1e-9

    for place in 0..<found { visit[Int(order[place])].place = Int32(place) }
    visit[source].paths.mantissa = 1
    for place in 0..<found {
      if place & 1023 == 0 { try Execution.checkCancellation() }
      let node = Int(order[place])
      visit[node].paths.normalise()
      let paths = visit[node].paths
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[arc])
        if visit[target].place > place,
          distances[node] + lengths[arc] <= distances[target] * slack
        {
          if visit[target].paths.mantissa == 0 {
            visit[target].paths = paths
          } else {
            visit[target].paths.add(paths)
          }
        }
      }
    }

    let mass = task.targetMasses.span
    let weight = task.sourceWeights[source]
    let keepsArcs = !sums.arcs.isEmpty
    for place in (0..<found).reversed() {
      if place & 1023 == 0 { try Execution.checkCancellation() }
      let node = Int(order[place])
      let paths = visit[node].paths
      var onward = 0.0
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[arc])
        if visit[target].place > place,
          distances[node] + lengths[arc] <= distances[target] * slack
        {
          let share = visit[target].paths.share(of: paths)
          onward += share
          if keepsArcs { sums.arcs[arc] += weight * share * paths.mantissa }
        }
      }
      let dependency = onward * paths.mantissa
      visit[node].paths.mantissa = (mass[node] + dependency) / paths.mantissa
      if node != source { sums.add(dependency, of: weight, at: node) }
    }
    for place in 0..<found { visit[Int(order[place])] = .none }
  }
}
