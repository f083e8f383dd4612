/// The best core of all, by following partial cores that can still become as good as the best.
struct ExactCore {
  private let fit: CoreFit
  /// Nodes by descending degree, and the contacts of each as bits in that order.
  private let order: [Int]
  private let contacts: [UInt64]
  private let tieCount: Int

  private var best = -Double.infinity
  private var core: UInt64 = 0
  private var tied = 0
  private var steps = 0

  /// - Precondition: at most 64 nodes.
  init(of ties: Graph, fit: CoreFit) {
    precondition(ties.count <= 64, "a node is a bit")
    self.fit = fit
    let order = ties.nodes.sorted { (ties.arcs(of: $1).count, $0) < (ties.arcs(of: $0).count, $1) }
    var place = [Int](repeating: 0, count: ties.count)
    for (position, node) in order.enumerated() { place[node] = position }
    self.order = order
    contacts = order.map { node in
      ties.arcs(of: node).reduce(0) { $0 | 1 << UInt64(place[ties.target(of: $1)]) }
    }
    tieCount = ties.tieCount
  }

  /// The best core of all, given one to beat; `nil` where that takes too many steps.
  mutating func best(from known: (correlation: Double, core: [Int])) throws -> CorePeriphery? {
    best = known.correlation
    // Sizes by the most ties a core of that size could cover: the most promising first.
    var mostCovered = 0
    var promises: [(size: Int, correlation: Double)] = []
    for size in 1..<max(1, order.count - 1) {
      mostCovered = min(tieCount, mostCovered + contacts[size - 1].nonzeroBitCount)
      if let correlation = fit.correlation(size: size, covered: mostCovered) {
        promises.append((size, correlation))
      }
    }
    promises.sort { ($1.correlation, $0.size) < ($0.correlation, $1.size) }
    for (size, correlation) in promises where correlation >= best - CoreFit.same {
      try Execution.checkCancellation()
      guard follow(size: size) else { return nil }
    }
    return CorePeriphery(
      correlation: best,
      core: order.indices.filter { core >> UInt64($0) & 1 == 1 }.map { order[$0] }.sorted(),
      tied: tied, isExact: true)
  }

  /// A partial core: which of the first `decided` nodes are in it and which are left out, how many
  /// ties it covers and how many are between those left out.
  private struct Choice {
    var decided = 0
    var core: UInt64 = 0
    var left: UInt64 = 0
    var covered = 0
    var lost = 0
  }

  /// Looks at all cores of that size which can be as good as the best; `false` if there are too
  /// many of them.
  private mutating func follow(size: Int) -> Bool {
    let count = order.count
    var needed = fit.needed(size: size, for: best)
    var open = [Choice()]
    while let choice = open.popLast() {
      steps += 1
      if steps > CorePeriphery.exactSteps, count > CorePeriphery.alwaysExact { return false }
      let missing = size - choice.core.nonzeroBitCount
      if missing == 0 {
        guard choice.covered >= needed,
          let correlation = fit.correlation(size: size, covered: choice.covered)
        else { continue }
        if correlation > best + CoreFit.same {
          best = correlation
          core = choice.core
          tied = 1
          needed = fit.needed(size: size, for: best)
        } else if correlation >= best - CoreFit.same {
          if tied == 0 { core = choice.core }
          tied += 1
        }
        continue
      }
      guard count - choice.decided >= missing, canReach(needed, from: choice, adding: missing)
      else { continue }
      let bit = UInt64(1) << UInt64(choice.decided)
      let own = contacts[choice.decided]
      var (without, with) = (choice, choice)
      without.decided += 1
      without.left |= bit
      without.lost += (own & choice.left).nonzeroBitCount
      with.decided += 1
      with.core |= bit
      with.covered += (own & ~choice.core).nonzeroBitCount
      open.append(without)
      open.append(with)
    }
    return true
  }

  /// Whether `missing` more nodes could cover enough: each covers at most its ties with nodes
  /// outside the core, and each one left out loses its ties with those left out before.
  private func canReach(_ needed: Int, from choice: Choice, adding missing: Int) -> Bool {
    let contacts = contacts.span
    // How many undecided nodes could add so many ties, and would lose so many.
    var gains = InlineArray<65, UInt8>(repeating: 0)
    var losses = gains
    for node in choice.decided..<contacts.count {
      gains[(contacts[node] & ~choice.core).nonzeroBitCount] += 1
      losses[(contacts[node] & choice.left).nonzeroBitCount] += 1
    }
    var most = choice.covered
    var open = missing
    var gain = 64
    while open > 0, gain > 0 {
      let taken = min(open, Int(gains[gain]))
      most += taken * gain
      open -= taken
      gain -= 1
    }
    guard most >= needed else { return false }
    var least = choice.lost
    open = contacts.count - choice.decided - missing
    var loss = 0
    while open > 0, loss < 65 {
      let taken = min(open, Int(losses[loss]))
      least += taken * loss
      open -= taken
      loss += 1
    }
    return tieCount - least >= needed
  }
}
