/// A set of nodes that together matter most, and how sure one can be that none matters more.
public struct KeyPlayers: Sendable, Equatable {
  /// What the set comes to; the smallest or largest of all sets that were tried.
  public let value: Double
  /// The first such set in the order of nodes, ascending.
  public let members: [Int]
  /// How many of the sets that were tried come to the same, this one included.
  public let tiedSets: Int
  /// Whether every set of this size was tried.
  public let isExact: Bool
}

extension Graph {
  /// The `count` nodes without which the others are farthest from one another, directions ignored.
  ///
  /// The value is what remains: Σ 1/d(i, j) over the ordered pairs of the others, 0 where no way is
  /// left. Borgatti's KPP-NEG by distance-weighted fragmentation is 1 − value/((n − k)(n − k − 1)).
  ///
  ///     try Graph(ties: [(0, 1), (1, 2), (2, 3), (3, 4)]).keyPlayers(removing: 2)
  ///       // value 0, members [1, 3], tied sets 1, exact
  ///
  /// Up to 60 nodes and three members every set is tried. Else the sets grow greedily, one from
  /// each of the `starts` nodes that matter most alone (from all that tie with the last of them,
  /// up to twice as many): the value is then one that can be had, perhaps not the best.
  ///
  /// - Precondition: `0 < count ≤ n` and `starts > 0`.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(C(n, k) · n²) word operations when exact, else `starts · k` times
  ///   `nearnessWithoutEach()`.
  /// - SeeAlso: S. P. Borgatti, *Identifying sets of key players in a social network*, CMOT 12,
  ///   2006.
  public func keyPlayers(removing count: Int, starts: Int = 4) throws -> KeyPlayers {
    precondition(count > 0 && count <= self.count && starts > 0, "a set of some of the nodes")
    let ties = undirected(merging: .maximum).unweighted()
    if let masks = AdjacencyMasks(of: ties), count <= 3 {
      return try exhaustive(choosing: count) { -masks.nearness(without: $0) }.negated()
    }
    let alone = try ties.nearnessWithoutEach()
    return try grown(to: count, starts: starts, alone: alone) { members in
      let kept = nodes.filter { !members.contains($0) }
      var left = [Double](repeating: .infinity, count: self.count)
      let nearness = try ties.induced(by: kept).nearnessWithoutEach()
      for (node, value) in zip(kept, nearness) { left[node] = value }
      return left
    }
  }

  /// The `count` nodes without which the fewest pairs of the others are connected, directions
  /// ignored.
  ///
  /// The value is the number of pairs that some way still connects. Borgatti's KPP-NEG by
  /// fragmentation F is 1 − 2 · value/((n − k)(n − k − 1)).
  ///
  ///     try Graph(ties: [(0, 1), (1, 2), (2, 3), (3, 4)]).keyPlayers(separating: 1)
  ///       // value 2, members [2], tied sets 1, exact
  ///
  /// Up to 60 nodes and three members every set is tried. Else the sets grow greedily, one from
  /// each of the `starts` nodes that matter most alone (from all that tie with the last of them,
  /// up to twice as many): the value is then one that can be had, perhaps not the best.
  ///
  /// - Precondition: `0 < count ≤ n` and `starts > 0`.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(C(n, k) · n) word operations when exact, else O(starts · k · (n + m)).
  /// - SeeAlso: S. P. Borgatti, *Identifying sets of key players in a social network*, CMOT 12,
  ///   2006.
  public func keyPlayers(separating count: Int, starts: Int = 4) throws -> KeyPlayers {
    precondition(count > 0 && count <= self.count && starts > 0, "a set of some of the nodes")
    let ties = undirected(merging: .maximum).unweighted()
    if let masks = AdjacencyMasks(of: ties), count <= 3 {
      return try exhaustive(choosing: count) { -Double(masks.connectedPairs(without: $0)) }
        .negated()
    }
    let alone = ties.connectedPairsWithoutEach().map(Double.init)
    return try grown(to: count, starts: starts, alone: alone) { members in
      try Execution.checkCancellation()
      var left = ties.isolating(members).connectedPairsWithoutEach().map(Double.init)
      for member in members { left[member] = .infinity }
      return left
    }
  }

  /// The `count` nodes that are nearest to everyone together, directions ignored.
  ///
  /// With d(S, j) the distance from the nearest member, the value is Σⱼ 1/d(S, j) over all nodes: a
  /// member counts 1, whoever no member reaches 0. Divided by n it is Borgatti's KPP-POS by
  /// distance-weighted reach.
  ///
  ///     try Graph(ties: [(0, 1), (1, 2), (2, 3), (3, 4)]).keyPlayers(reaching: 2)
  ///       // value 5, members [0, 3], tied sets 3, exact
  ///
  /// Up to 60 nodes and three members every set is tried. Else the sets grow greedily, one from
  /// each of the `starts` nodes that are nearest alone (from all that tie with the last of them, up
  /// to twice as many): the value is then at least 1 − 1/e of the best.
  ///
  /// - Precondition: `0 < count ≤ n` and `starts > 0`.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(C(n, k) · n) when exact, else O(starts · k · n · m) at worst, on all cores;
  ///   a search stops where the set already is as near.
  /// - SeeAlso: S. P. Borgatti, *Identifying sets of key players in a social network*, CMOT 12,
  ///   2006.
  public func keyPlayers(reaching count: Int, starts: Int = 4) throws -> KeyPlayers {
    precondition(count > 0 && count <= self.count && starts > 0, "a set of some of the nodes")
    let ties = undirected(merging: .maximum).unweighted()
    if let masks = AdjacencyMasks(of: ties), count <= 3 {
      let shares = nodes.map { masks.shares(from: $0) }
      return try exhaustive(choosing: count) { members in
        nodes.reduce(0) { sum, node in
          sum + (members.map { shares[$0][node] }.max() ?? 0)
        }
      }
    }
    let alone = try ties.distances().harmonic.map { 1 + $0 }
    var race = KeyPlayerRace()
    for start in leading(alone, starts: starts) {
      var members = [start]
      var value = alone[start]
      var reach = NearestMember(count: self.count)
      reach.add(start, in: ties)
      while members.count < count {
        let gains = try reach.gains(in: ties)
        let open = nodes.filter { !members.contains($0) }
        guard let best = open.min(by: { (gains[$1], $0) < (gains[$0], $1) }) else { break }
        value += gains[best]
        members.append(best)
        reach.add(best, in: ties)
      }
      race.enter(members.sorted(), value: value)
    }
    return race.result(isExact: false)
  }

  /// The best of the sets that grow from the best nodes alone, less being better.
  ///
  /// - Parameters:
  ///   - alone: What is left without each node.
  ///   - left: What is left without these and each node more; infinite for these.
  private func grown(
    to count: Int, starts: Int, alone: [Double], left: ([Int]) throws -> [Double]
  ) throws -> KeyPlayers {
    var race = KeyPlayerRace()
    for start in leading(alone.map { -$0 }, starts: starts) {
      var members = [start]
      var value = alone[start]
      while members.count < count {
        let values = try left(members)
        guard let best = nodes.min(by: { values[$0] < values[$1] }) else { break }
        value = values[best]
        members.append(best)
      }
      race.enter(members.sorted(), value: -value)
    }
    return race.result(isExact: false).negated()
  }

  /// The best of all sets of `count` nodes, larger being better.
  private func exhaustive(
    choosing count: Int, _ value: ([Int]) -> Double
  ) throws -> KeyPlayers {
    var race = KeyPlayerRace()
    var members = Array(0..<count)
    while true {
      race.enter(members, value: value(members))
      // The next set in order: the last member that can move moves, and those after it follow.
      guard let moving = members.indices.last(where: { members[$0] < self.count - count + $0 })
      else { return race.result(isExact: true) }
      let first = members[moving] + 1
      for place in moving..<count { members[place] = first + place - moving }
      if moving < count - 1 { try Execution.checkCancellation() }
    }
  }

  /// The nodes with the `starts` largest values, and more where they tie with the last of these.
  private func leading(_ values: [Double], starts: Int) -> [Int] {
    let order = nodes.sorted { (values[$1], $0) < (values[$0], $1) }
    let last = values[order[min(starts, count) - 1]]
    return order.prefix(2 * starts).filter { isAsGood(values[$0], as: last) || values[$0] > last }
  }
}

extension KeyPlayers {
  fileprivate func negated() -> KeyPlayers {
    KeyPlayers(
      value: value == 0 ? 0 : -value, members: members, tiedSets: tiedSets, isExact: isExact)
  }
}

/// The sets tried so far, of which the first of the best is kept; larger is better.
private struct KeyPlayerRace {
  private var best = -Double.infinity
  private var leaders: [Int] = []
  private var ties = 0
  /// Sets that came in as good, where one set may come in twice.
  private var entered: Set<[Int]> = []

  mutating func enter(_ members: [Int], value: Double) {
    if ties > 0, isAsGood(value, as: best) {
      guard entered.insert(members).inserted else { return }
      ties += 1
      if members.lexicographicallyPrecedes(leaders) { leaders = members }
    } else if value > best {
      best = value
      leaders = members
      ties = 1
      entered = [members]
    }
  }

  func result(isExact: Bool) -> KeyPlayers {
    KeyPlayers(value: best, members: leaders, tiedSets: ties, isExact: isExact)
  }
}

/// Equal but for the last digits, which the order of adding decides.
private func isAsGood(_ one: Double, as other: Double) -> Bool {
  abs(one - other) <= 1e-12 * max(1, abs(other))
}
