/// Brandes' algorithm for one source, every arc having a length of its own. One a thread.
///
/// The search leaves each node with the arc it was reached by, and where several ways are equally
/// long with the others; the passes after it go over those alone, not over all arcs.
struct WeightedDependencySearch {
  /// What paths can take, and the arcs that short ones can.
  struct Arcs: Sendable {
    var all: LengthRows
    var useful: LengthRows
    /// The same into each node, from their sources.
    var usefulInto: LengthRows
    /// Up to which distance those are enough.
    var longest: Double
    /// Up to which distance every arc is longer than the billionth by which lengths may differ, so
    /// that a node is farther than those before it by any reckoning.
    var treesUpTo: Double
    /// Where most distances lie, counted from the nearest node.
    var range: Double
  }

  private var search: LengthSearch
  private var paths: [PathCount]
  /// Σ (mass + dependency) / paths over the nodes one arc on.
  private var onward: [Double]

  init(count: Int, range: Double) {
    search = LengthSearch(count: count, queue: BucketQueue(buckets: 2 * count, range: range))
    paths = Array(repeating: PathCount(mantissa: 0, scale: 0), count: count)
    onward = Array(repeating: 0, count: count)
  }

  /// Adds the dependencies of one source, times its weight.
  mutating func add(
    source: Int, arcs: Arcs, of task: DependencyTask, to sums: inout DependencySums
  ) throws {
    try search.settle(from: source, in: arcs.useful)
    if search.farthest > arcs.longest { try search.settle(from: source, in: arcs.all) }
    let found = search.settledCount
    let settledHeld = search.settled
    let settled = settledHeld.span
    let standingsHeld = search.standings
    let standings = standingsHeld.span
    let firstTiesHeld = search.firstTies
    let firstTies = firstTiesHeld.span
    let tiesHeld = search.ties
    let ties = tiesHeld.span
    var pathMemory = self.paths.lent()
    defer { self.paths = pathMemory }
    var paths = pathMemory.mutableSpan
    var onwardMemory = self.onward.lent()
    defer { self.onward = onwardMemory }
    var onward = onwardMemory.mutableSpan

    paths[source] = PathCount(mantissa: 1, scale: 0)
    onward[source] = 0
    for place in 1..<max(1, found) {
      if place & 1023 == 0 { try Execution.checkCancellation() }
      let node = Int(settled[place])
      onward[node] = 0
      var count = paths[Int(standings[node].parent)]
      var next = Int(firstTies[node])
      while next >= 0 {
        let tie = ties[next]
        if tie.distance <= standings[node].distance * LengthSearch.slack {
          count.add(paths[Int(tie.parent)])
        }
        next = Int(tie.next)
      }
      count.normalise()
      paths[node] = count
    }

    let mass = task.targetMasses.span
    let weight = task.sourceWeights[source]
    let keepsArcs = !sums.arcs.isEmpty
    for place in (1..<max(1, found)).reversed() {
      if place & 1023 == 0 { try Execution.checkCancellation() }
      let node = Int(settled[place])
      let dependency = onward[node] * paths[node].mantissa
      sums.add(dependency, of: weight, at: node)
      let each = PathCount(
        mantissa: (mass[node] + dependency) / paths[node].mantissa, scale: paths[node].scale)

      let parent = Int(standings[node].parent)
      let share = each.share(of: paths[parent])
      onward[parent] += share
      if keepsArcs {
        sums.arcs[Int(standings[node].arc)] += weight * share * paths[parent].mantissa
      }
      var next = Int(firstTies[node])
      while next >= 0 {
        let tie = ties[next]
        if tie.distance <= standings[node].distance * LengthSearch.slack {
          let parent = Int(tie.parent)
          let share = each.share(of: paths[parent])
          onward[parent] += share
          if keepsArcs { sums.arcs[Int(tie.arc)] += weight * share * paths[parent].mantissa }
        }
        next = Int(tie.next)
      }
    }
  }
}

extension WeightedDependencySearch.Arcs {
  /// The arcs of a task, less what detours make useless, where its searches are many enough to pay
  /// for finding them.
  init(of task: DependencyTask) throws {
    all = LengthRows(task.rows.outgoing)
    useful = all
    usefulInto = all
    longest = .infinity
    treesUpTo = (all.arcs.lazy.map(\.length).min() ?? .infinity) / 2e-9
    range = 0
    guard !task.sources.isEmpty else { return }
    defer { usefulInto = useful.reversed() }

    // A few searches show how far nodes are from one another.
    var search = LengthSearch(count: task.rows.count, queue: BucketQueue(buckets: 0, range: 0))
    var most = 0.0
    var spans: [Double] = []
    for probe in 0..<min(5, task.sources.count) {
      let source = task.sources[probe * task.sources.count / min(5, task.sources.count)]
      try search.settle(from: Int(source), in: all)
      most = max(most, search.farthest)
      let common = Int(search.settled[search.settledCount * 19 / 20])
      spans.append(search.distance(to: common) - all.shortest(from: Int(source)))
    }
    range = spans.sorted()[spans.count / 2]
    let effort = min(64, task.sources.count / 8)
    guard effort >= 16 else { return }
    useful = try all.withoutDetours(longest: 2 * most, effort: effort)
    longest = 2 * most
    treesUpTo = min(treesUpTo, longest)
  }
}
