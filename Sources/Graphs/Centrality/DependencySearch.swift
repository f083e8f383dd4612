/// Brandes' algorithm for one source, every arc being one step: a search, then one pass back over
/// what it found. One a thread.
///
/// Slower than eight sources together, but it counts any number of paths, and a long thin graph
/// costs it no more than another.
struct DependencySearch {
  /// What a search knows of a node, in one place because it is read together.
  private struct Visit {
    /// The paths from the source; on the way back, (mass + dependency) / paths.
    var paths: PathCount
    /// Steps from the source.
    var distance: Int32

    static let none = Visit(paths: PathCount(mantissa: 0, scale: 0), distance: -1)
  }

  private var visits: [Visit]
  private var order: [UInt32]

  init(count: Int) {
    visits = Array(repeating: .none, count: count)
    order = Array(repeating: 0, count: count)
  }

  /// Adds the dependencies of one source, times its weight.
  mutating func add(source: Int, of task: DependencyTask, to sums: inout DependencySums) throws {
    let offsets = task.rows.outgoing.offsets.span
    let targets = task.rows.outgoing.targets.span
    var visitMemory = self.visits.lent()
    defer { self.visits = visitMemory }
    var visit = visitMemory.mutableSpan
    var orderMemory = self.order.lent()
    defer { self.order = orderMemory }
    var order = orderMemory.mutableSpan

    visit[source] = Visit(paths: PathCount(mantissa: 1, scale: 0), distance: 0)
    order[0] = UInt32(source)
    var found = 1
    var place = 0
    while place < found {
      if place & 1023 == 0 { try Execution.checkCancellation() }
      let node = Int(order[place])
      place += 1
      // All ways to this node have been counted: those before it are one step nearer.
      visit[node].paths.normalise()
      let paths = visit[node].paths
      let next = visit[node].distance + 1
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[arc])
        let distance = visit[target].distance
        if distance < 0 {
          visit[target] = Visit(paths: paths, distance: next)
          order[found] = UInt32(target)
          found += 1
        } else if distance == next {
          visit[target].paths.add(paths)
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
      let next = visit[node].distance + 1
      var onward = 0.0
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = visit[Int(targets[arc])]
        if target.distance == next {
          let share = target.paths.share(of: paths)
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
