/// The working memory of Brandes' algorithm: one search from a source, then one pass back over
/// what it found. One a thread.
struct DependencySearch {
  /// What a search knows of a node, in one place because it is read together.
  struct Visit {
    /// The paths from the source; on the way back, (mass + dependency) / paths.
    var paths: PathCount
    /// Steps from the source; the position in the order of arrival when there are lengths.
    var distance: Int32

    static let none = Visit(paths: PathCount(mantissa: 0, scale: 0), distance: -1)
  }

  /// Dependencies on each node, summed over the sources since `startSum()`.
  private(set) var sum: [Double] = []
  private var visits: [Visit]
  private var order: [UInt32]
  private var queue: DistanceQueue

  init(count: Int, isWeighted: Bool) {
    visits = Array(repeating: .none, count: count)
    order = Array(repeating: 0, count: count)
    queue = DistanceQueue(count: isWeighted ? count : 0)
  }

  mutating func startSum() { sum = Array(repeating: 0, count: visits.count) }

  /// Adds the dependencies of one source, every arc being one step.
  mutating func addDependencies(from source: Int, in rows: Graph.Rows, folding: PendantFolding) {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let mass = folding.targetMasses.span
    let sourceMass = folding.sourceMasses[source]
    var visitMemory = self.visits.lent()
    defer { self.visits = visitMemory }
    var visit = visitMemory.mutableSpan
    var orderMemory = self.order.lent()
    defer { self.order = orderMemory }
    var order = orderMemory.mutableSpan
    var sumMemory = self.sum.lent()
    defer { self.sum = sumMemory }
    var sum = sumMemory.mutableSpan

    visit[source] = Visit(paths: PathCount(mantissa: 1, scale: 0), distance: 0)
    order[0] = UInt32(source)
    var found = 1
    var place = 0
    while place < found {
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

    for place in (0..<found).reversed() {
      let node = Int(order[place])
      let paths = visit[node].paths
      let next = visit[node].distance + 1
      var onward = 0.0
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = visit[Int(targets[arc])]
        if target.distance == next {
          onward +=
            target.paths.scale == paths.scale
            ? target.paths.mantissa
            : target.paths.mantissa * PathCount.shrink(by: target.paths.scale - paths.scale)
        }
      }
      let dependency = onward * paths.mantissa
      visit[node].paths.mantissa = (mass[node] + dependency) / paths.mantissa
      if node != source { sum[node] += sourceMass * dependency }
    }
    for place in 0..<found { visit[Int(order[place])] = .none }
  }

  /// Adds the dependencies of one source, every arc having a length of its own.
  ///
  /// Nodes are settled in the order of their exact distances. An arc to a node that was settled
  /// later lies on a shortest path if it misses that distance by no more than a billionth of it.
  mutating func addDependencies(
    from source: Int, in rows: Graph.Rows, lengths: [Double], folding: PendantFolding
  ) {
    queue.settleAll(from: [(source, 0)], in: rows, lengths: lengths)
    let found = queue.settledCount
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let lengths = lengths.span
    let mass = folding.targetMasses.span
    let sourceMass = folding.sourceMasses[source]
    let settled = queue.settled
    let order = settled.span
    let reached = queue.distances
    let distances = reached.span
    var visitMemory = self.visits.lent()
    defer { self.visits = visitMemory }
    var visit = visitMemory.mutableSpan
    var sumMemory = self.sum.lent()
    defer { self.sum = sumMemory }
    var sum = sumMemory.mutableSpan
    let slack = 1 + 1e-9

    for place in 0..<found { visit[Int(order[place])].distance = Int32(place) }
    visit[source].paths.mantissa = 1
    for place in 0..<found {
      let node = Int(order[place])
      visit[node].paths.normalise()
      let paths = visit[node].paths
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[arc])
        if visit[target].distance > place,
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

    for place in (0..<found).reversed() {
      let node = Int(order[place])
      let paths = visit[node].paths
      var onward = 0.0
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[arc])
        if visit[target].distance > place,
          distances[node] + lengths[arc] <= distances[target] * slack
        {
          onward +=
            visit[target].paths.mantissa
            * PathCount.shrink(by: visit[target].paths.scale - paths.scale)
        }
      }
      let dependency = onward * paths.mantissa
      visit[node].paths.mantissa = (mass[node] + dependency) / paths.mantissa
      if node != source { sum[node] += sourceMass * dependency }
    }
    for place in 0..<found { visit[Int(order[place])] = .none }
  }
}
