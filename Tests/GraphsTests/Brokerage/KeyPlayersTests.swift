import Graphs
import Testing

@Suite struct KeyPlayersTests {
  @Test func `Small graphs by hand`() throws {
    let path = try Graph.path(5).keyPlayers(removing: 2)
    #expect(path == (0, [1, 3], 1, true))
    // So do 1, 3 and 1, 4: everyone is a step away at most.
    #expect(try Graph.path(5).keyPlayers(reaching: 2) == (5, [0, 3], 3, true))
    let star = try Graph.star(leaves: 4).keyPlayers(removing: 1)
    #expect(star == (0, [0], 1, true))
    #expect(try Graph.star(leaves: 4).keyPlayers(reaching: 1) == (5, [0], 1, true))
    #expect(try Graph.complete(5).keyPlayers(removing: 2) == (6, [0, 1], 10, true))
    #expect(try Graph(ties: [], count: 3).keyPlayers(removing: 2) == (0, [0, 1], 3, true))
    #expect(try Graph(ties: [], count: 3).keyPlayers(reaching: 2) == (2, [0, 1], 3, true))
    #expect(try Graph.path(2).keyPlayers(removing: 2) == (0, [0, 1], 1, true))
  }

  @Test func `Pairs that stay connected, by hand`() throws {
    #expect(try Graph.path(5).keyPlayers(separating: 1) == (2, [2], 1, true))
    // Without 1 and 3 nobody has anybody left.
    #expect(try Graph.path(5).keyPlayers(separating: 2) == (0, [1, 3], 1, true))
    #expect(try Graph.star(leaves: 4).keyPlayers(separating: 1) == (0, [0], 1, true))
    #expect(try Graph.complete(5).keyPlayers(separating: 2) == (3, [0, 1], 10, true))
    // By distance one pair of opposites and another differ; by ways they do not: 1 + 1, 0 + 3.
    #expect(try Graph.ring(6).keyPlayers(separating: 2) == (2, [0, 3], 3, true))
    #expect(try Graph(ties: [], count: 3).keyPlayers(separating: 2) == (0, [0, 1], 3, true))
    #expect(try Graph.path(2).keyPlayers(separating: 2) == (0, [0, 1], 1, true))
    // Above 60 nodes, the middle.
    #expect(
      try Graph.path(63).keyPlayers(separating: 1) == (2 * 31 * 30 / 2, [31], 1, false))
  }

  @Test(arguments: 0..<50)
  func `No other set leaves fewer pairs connected`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed, maximum: 9)
    for size in 1...min(3, graph.count) {
      let sets = subsets(of: graph.count, size: size)
      let left = sets.map { slowPairsLeft(graph, without: $0) }
      let least = left.min() ?? 0
      let players = try graph.keyPlayers(separating: size)
      #expect(players.value == Double(least) && players.isExact)
      #expect(players.tiedSets == left.count { $0 == least })
      #expect(players.members == sets[left.firstIndex(of: least) ?? 0])
    }
  }

  @Test(arguments: 0..<6)
  func `Grown greedily, a set leaves what it says and is hardly worse`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed, maximum: 40).scaled(by: 1, isolates: 61)
    for size in 1...4 {
      let players = try graph.keyPlayers(separating: size)
      #expect(!players.isExact && Set(players.members).count == size)
      #expect(players.value == Double(slowPairsLeft(graph, without: players.members)))
    }
    // Everyone without another tie: the best one is found, too.
    let small = graph.induced(by: Array(0..<graph.count - 61))
    let one = try graph.keyPlayers(separating: 1)
    #expect(one.value == (try small.keyPlayers(separating: 1).value))
  }

  @Test func `Direction and weight do not count for what stays connected`() throws {
    let graph = Graph.random(seed: 4, maximum: 12)
    let plain = try graph.keyPlayers(separating: 2)
    #expect(try graph.reversed().scaled(by: 3).keyPlayers(separating: 2) == plain)
    #expect(try graph.undirected().unweighted().keyPlayers(separating: 2) == plain)
  }

  @Test func `A star of 60,000 has one who separates all`() throws {
    let star = try Graph.star(leaves: 60_000).keyPlayers(separating: 2)
    #expect(star.value == 0 && star.members == [0, 1])
  }

  @Test(arguments: 0..<50)
  func `No other set is better`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed, maximum: 9)
    for size in 1...min(3, graph.count) {
      let sets = subsets(of: graph.count, size: size)
      let left = sets.map { slowNearness(graph, without: Set($0)) }
      let removing = try graph.keyPlayers(removing: size)
      let least = left.min() ?? 0
      #expect(agree([removing.value], [least]))
      #expect(removing.tiedSets == left.count { abs($0 - least) < 1e-9 })
      #expect(
        sets.first { agree([slowNearness(graph, without: Set($0))], [least]) } == removing.members)

      let reach = sets.map { slowReach(graph, from: $0) }
      let reaching = try graph.keyPlayers(reaching: size)
      let most = reach.max() ?? 0
      #expect(agree([reaching.value], [most]))
      #expect(reaching.tiedSets == reach.count { abs($0 - most) < 1e-9 })
      #expect(agree([slowReach(graph, from: reaching.members)], [most]))
    }
  }

  @Test(arguments: 0..<6)
  func `Grown greedily, a set comes to what it says and is hardly worse`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed, maximum: 40).scaled(by: 1, isolates: 61)
    let removing = try graph.keyPlayers(removing: 2)
    #expect(!removing.isExact && removing.members.count == 2)
    #expect(agree([removing.value], [slowNearness(graph, without: Set(removing.members))]))
    let reaching = try graph.keyPlayers(reaching: 3)
    #expect(!reaching.isExact && reaching.members.count == 3)
    #expect(agree([reaching.value], [slowReach(graph, from: reaching.members)]))
    // The same people are best without the isolates, where all sets are tried.
    let small = graph.induced(by: Array(0..<graph.count - 61))
    if small.count >= 3 {
      let exact = try small.keyPlayers(removing: 2)
      #expect(removing.value >= exact.value - 1e-9)
      #expect(removing.value <= 1.1 * exact.value + 1)
      let most = try small.keyPlayers(reaching: 3).value
      #expect(reaching.value <= most + 3)
    }
  }
}

private func == (one: KeyPlayers, other: (Double, [Int], Int, Bool)) -> Bool {
  agree([one.value], [other.0]) && one.members == other.1 && one.tiedSets == other.2
    && one.isExact == other.3
}

private func subsets(of count: Int, size: Int) -> [[Int]] {
  guard size > 0 else { return [[]] }
  return (0..<count).flatMap { first in
    subsets(of: count - first - 1, size: size - 1).map { [first] + $0.map { $0 + first + 1 } }
  }
}

private func slowPairsLeft(_ graph: Graph, without gone: [Int]) -> Int {
  SlowFormulas(graph).parts(keeping: graph.nodes.filter { !gone.contains($0) })
    .reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
}

/// Σ 1/d(S, j), a member counting 1.
private func slowReach(_ graph: Graph, from members: [Int]) -> Double {
  let distance = SlowFormulas(graph.undirected().unweighted()).distances()
  return graph.nodes.reduce(0) { sum, node in
    let nearest = members.compactMap { distance[$0][node] }.min()
    return sum + (nearest.map { 1 / Double(max(1, $0)) } ?? 0)
  }
}
