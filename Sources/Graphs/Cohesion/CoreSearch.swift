/// Searches for a good core from a random one: changes nodes one at a time while that helps.
struct CoreSearch {
  private let ties: Graph
  private let fit: CoreFit
  private var isCore: [Bool]
  /// How many contacts of each node are outside the core.
  private var outside: [Int]

  init(in ties: Graph, fit: CoreFit) {
    self.ties = ties
    self.fit = fit
    isCore = Array(repeating: false, count: ties.count)
    outside = Array(repeating: 0, count: ties.count)
  }

  /// The core that the search from this seed ends with.
  mutating func run(seed: UInt64) throws -> (correlation: Double, core: [Int]) {
    var random = Xoshiro256(seed: seed)
    var size = 0
    var covered = 0
    empty()
    // Random cores of all sizes, or all searches would begin alike in a large graph.
    let share = Double.random(in: 0..<0.5, using: &random)
    var order = Array(ties.nodes)
    for node in order where Double.random(in: 0..<1, using: &random) < share {
      covered += change(node)
      size += 1
    }
    if fit.correlation(size: size, covered: covered) == nil {
      // Nobody or nearly everybody: any one node is a better beginning.
      empty()
      (size, covered) = (0, 0)
    }
    var best = fit.correlation(size: size, covered: covered) ?? -.infinity
    var improves = true
    while improves {
      improves = false
      order.shuffle(using: &random)
      try Execution.checkCancellation()
      for node in order {
        let newSize = isCore[node] ? size - 1 : size + 1
        let newCovered = isCore[node] ? covered - outside[node] : covered + outside[node]
        guard let value = fit.correlation(size: newSize, covered: newCovered),
          value > best + CoreFit.same
        else { continue }
        covered += change(node)
        size = newSize
        best = value
        improves = true
      }
    }
    return (best, ties.nodes.filter { isCore[$0] })
  }

  private mutating func empty() {
    for node in ties.nodes {
      isCore[node] = false
      outside[node] = ties.arcs(of: node).count
    }
  }

  /// Moves a node into the core or out of it; returns how many more ties the core covers.
  private mutating func change(_ node: Int) -> Int {
    let enters = !isCore[node]
    isCore[node] = enters
    for arc in ties.arcs(of: node) { outside[ties.target(of: arc)] += enters ? -1 : 1 }
    return enters ? outside[node] : -outside[node]
  }
}
