/// Counts ways through an undirected graph that share no node, by augmenting a flow of one unit a
/// node: Ford and Fulkerson's method on split nodes.
struct DisjointWays {
  private let graph: Graph
  /// Where ways may end, each end for one way.
  var isEnd: [Bool]

  /// The node after and before each on its way; `none` off the ways, `over` after an end.
  private var after: [UInt32]
  private var before: [UInt32]
  private var used: [UInt32] = []

  // A search knows each node twice: arrived at, 2v, and ready to leave, 2v + 1.
  private var seen: [UInt32]
  private var cameFrom: [UInt32]
  private var queue: [UInt32] = []
  private var search: UInt32 = 0
  private var work = 0

  private static let none = UInt32.max
  private static let over = UInt32.max - 1

  init(in graph: Graph) {
    precondition(graph.count < 1 << 31, "split nodes have 32-bit numbers")
    self.graph = graph
    isEnd = [Bool](repeating: false, count: graph.count)
    after = [UInt32](repeating: Self.none, count: graph.count)
    before = after
    seen = [UInt32](repeating: 0, count: 2 * graph.count)
    cameFrom = seen
  }

  /// The largest number of ways from `start` to ends that share no node but `start` and do not
  /// pass `avoided`; at most `limit`.
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: O((n + m) · limit).
  mutating func count(from start: Int, avoiding avoided: Int?, limit: Int) throws -> Int {
    var ways = 0
    while ways < limit, let end = try findWay(from: start, avoiding: avoided) {
      follow(back: end, to: start)
      ways += 1
    }
    for node in used {
      after[Int(node)] = Self.none
      before[Int(node)] = Self.none
    }
    used.removeAll(keepingCapacity: true)
    return ways
  }

  /// The end of another way, where there is one; existing ways may be rerouted for it.
  private mutating func findWay(from start: Int, avoiding avoided: Int?) throws -> Int? {
    search += 1
    queue.removeAll(keepingCapacity: true)
    seen[2 * start] = search
    reach(2 * start + 1, from: 2 * start)
    if let avoided { seen[2 * avoided] = search }
    var next = 0
    while next < queue.count {
      let state = Int(queue[next])
      next += 1
      let node = state / 2
      if state % 2 == 0 {
        // On a way of others: go back along it, which sets its earlier part free.
        let previous = Int(before[node])
        if previous != start { reach(2 * previous + 1, from: state) }
        continue
      }
      if node != start, isEnd[node], after[node] != Self.over { return node }
      if before[node] != Self.none, node != start { reach(2 * node, from: state) }
      work += graph.arcs(of: node).count
      for arc in graph.arcs(of: node) {
        let target = graph.target(of: arc)
        guard seen[2 * target] != search, after[node] != UInt32(target),
          node != start || before[target] != UInt32(start)
        else { continue }
        if before[target] == Self.none {
          // Off all ways: arrived is ready to leave.
          seen[2 * target] = search
          cameFrom[2 * target] = UInt32(state)
          reach(2 * target + 1, from: 2 * target)
        } else {
          reach(2 * target, from: state)
        }
      }
      if work > 10_000_000 {
        work = 0
        try Execution.checkCancellation()
      }
    }
    return nil
  }

  private mutating func reach(_ state: Int, from previous: Int) {
    guard seen[state] != search else { return }
    seen[state] = search
    cameFrom[state] = UInt32(previous)
    queue.append(UInt32(state))
  }

  /// Turns what was searched into ways, from the end back.
  private mutating func follow(back end: Int, to start: Int) {
    var state = 2 * end + 1
    after[end] = Self.over
    while state != 2 * start + 1 {
      let previous = Int(cameFrom[state])
      let (node, from) = (state / 2, previous / 2)
      switch (state % 2, previous % 2) {
      case (0, 1) where node == from:
        // Both its arcs were taken back.
        before[node] = Self.none
        after[node] = Self.none
      case (0, 1):
        before[node] = UInt32(from)
        used.append(UInt32(node))
        if from != start { after[from] = UInt32(node) }
      default:
        // Within a node, or back along an arc: what follows has said or will say where to.
        break
      }
      state = previous
    }
  }
}
