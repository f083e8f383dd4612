import Testing

@testable import Graphs

@Suite struct BetweennessTests {
  @Test func `Small graphs by hand`() throws {
    #expect(try Graph(ties: []).betweenness() == [])
    #expect(try Graph(ties: [], count: 1).betweenness() == [0])
    #expect(try Graph(ties: [], count: 3).betweenness() == [0, 0, 0])
    #expect(try Graph.path(2).betweenness() == [0, 0])
    #expect(try Graph.path(5).betweenness() == [0, 3, 4, 3, 0])
    #expect(try Graph.star(leaves: 4).betweenness() == [6, 0, 0, 0, 0])
    #expect(try Graph.complete(3).betweenness() == [0, 0, 0])
    #expect(try Graph.ring(5).betweenness() == [1, 1, 1, 1, 1])
    #expect(try Graph.ring(4).betweenness() == [0.5, 0.5, 0.5, 0.5])
    // A path and a triangle with a tail, unconnected.
    let two = Graph(ties: [(0, 1), (1, 2), (3, 4), (4, 5), (3, 5), (5, 6)])
    #expect(try two.betweenness() == [0, 1, 0, 0, 0, 2, 0])
  }

  @Test func `Arcs count ordered pairs`() throws {
    #expect(try Graph(arcs: [(0, 1), (1, 2)]).betweenness() == [0, 1, 0])
    #expect(try Graph(arcs: [(0, 1), (1, 2), (2, 0)]).betweenness() == [1, 1, 1])
    #expect(try Graph(arcs: [(1, 0), (1, 2)]).betweenness() == [0, 0, 0])
  }

  @Test(arguments: 0..<60)
  func `It is the sum over all pairs of the share of their shortest paths`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    let slow = SlowFormulas(graph)
    #expect(agree(try graph.betweenness(), slow.betweenness()))
    #expect(agree(try graph.betweenness(along: .inverseStrength), slow.betweenness(weighted: true)))
  }

  @Test(arguments: 0..<40)
  func `Trees are folded exactly`(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    // A random tree, sometimes with a few more ties that make a core, and sometimes cut in two.
    var ties = (1..<20).map { (Int.random(in: 0..<$0, using: &random), $0) }
    for _ in 0..<seed % 4 {
      ties.append((Int.random(in: 0..<20, using: &random), Int.random(in: 0..<20, using: &random)))
    }
    if seed % 3 == 0 { ties.removeFirst(2) }
    let turned = ties.map { Bool.random(using: &random) ? $0 : ($0.1, $0.0) }
    let mutual = ties.filter { _ in Bool.random(using: &random) }.map { ($0.1, $0.0) }
    for graph in [
      Graph(ties: ties, count: 20), Graph(arcs: ties + mutual, count: 20),
      Graph(arcs: turned, count: 20), Graph(arcs: turned + mutual, count: 20),
    ] {
      #expect(agree(try graph.betweenness(), SlowFormulas(graph).betweenness()))
      #expect(try graph.betweenness() == graph.betweenness(along: .inverseStrength))
    }
  }

  @Test(arguments: 0..<20)
  func `Numbering, scale and isolates do not matter`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed)
    var random = Xoshiro256(seed: seed)
    let names = Array(graph.nodes).shuffled(using: &random)
    for length in [PathLength.hops, .inverseStrength] {
      let before = try graph.betweenness(along: length)
      let renumbered = try graph.renumbered(names).betweenness(along: length)
      #expect(agree(names.map { renumbered[$0] }, before))
      let scaled = try graph.scaled(by: 0.7, isolates: 3).betweenness(along: length)
      #expect(agree(scaled, before + [0, 0, 0]))
      #expect(agree(try graph.reversed().betweenness(along: length), before))
    }
  }

  @Test func `Equal lengths that differ in their last bit are ties`() throws {
    // 1/3 + 1/6 against 1/2: two ways of equal length from 0 to 2.
    var builder = GraphBuilder(count: 3, isDirected: false)
    builder.add(0, 1, weight: 3)
    builder.add(1, 2, weight: 6)
    builder.add(0, 2, weight: 2)
    #expect(try builder.build().graph.betweenness(along: .inverseStrength) == [0, 0.5, 0])
  }

  @Test func `Strong ties make a detour the shortest way`() throws {
    var builder = GraphBuilder(count: 3, isDirected: true)
    builder.add(0, 1, weight: 4)
    builder.add(1, 2, weight: 4)
    builder.add(0, 2, weight: 1)
    let graph = builder.build().graph
    #expect(try graph.betweenness(along: .inverseStrength) == [0, 1, 0])
    #expect(try graph.betweenness() == [0, 0, 0])
  }

  @Test func `Weights of any finite size give finite values`() throws {
    var builder = GraphBuilder(count: 4, isDirected: true)
    builder.add(0, 1, weight: .greatestFiniteMagnitude)
    builder.add(1, 2, weight: .leastNonzeroMagnitude)
    builder.add(2, 3, weight: 1)
    builder.add(3, 0, weight: 1e-300)
    #expect(try builder.build().graph.betweenness(along: .inverseStrength) == [3, 3, 3, 3])
  }

  @Test(arguments: [1, 1e-308, 1e-310, 1e-320, 1e300, 8e307])
  func `The unit of weights does not show, however small or large`(unit: Double) throws {
    func ring(_ count: Int, _ more: [(Int, Int, Double)] = []) -> Graph {
      var builder = GraphBuilder(count: count + more.count, isDirected: false)
      for node in 0..<count { builder.add(node, (node + 1) % count, weight: unit) }
      for (one, other, weight) in more { builder.add(one, other, weight: weight * unit) }
      return builder.build().graph
    }
    #expect(try agree(ring(5).betweenness(along: .inverseStrength), [1, 1, 1, 1, 1]))
    #expect(
      try agree(
        ring(7, [(0, 7, 2)]).betweenness(along: .inverseStrength), [9, 5, 4, 3, 3, 4, 5, 0]))
  }

  @Test func `Seventy diamonds in a row`() throws {
    // 2⁷⁰ paths from end to end. The middle corner lies between all on its two sides, 105 · 105;
    // and within a diamond the two corners count one half in each middle node.
    let values = try Graph.diamonds(70).betweenness()
    #expect(values[105] == 11026)
    #expect(agree(values, values.reversed()))
  }

  @Test func `More paths than a number can hold`() throws {
    // 2¹²⁰⁰ paths; and the same beside one plain path of equal length, whose one path in 2¹²⁰⁰
    // no longer counts, although every node on it still counts for pairs of its own.
    let diamonds = 1200
    let graph = Graph.diamonds(diamonds)
    let some = try graph.betweenness(fromEvery: 400)
    #expect(some.allSatisfy { $0.isFinite && $0 >= 0 })

    let ends = 3 * diamonds
    var ties = (0..<diamonds).flatMap { diamond -> [(Int, Int)] in
      let corner = 3 * diamond
      return [
        (corner, corner + 1), (corner, corner + 2), (corner + 1, corner + 3),
        (corner + 2, corner + 3),
      ]
    }
    let steps = 2 * diamonds
    ties.append((0, ends + 1))
    for step in 1..<steps - 1 { ties.append((ends + step, ends + step + 1)) }
    ties.append((ends + steps - 1, ends))
    let beside = try Graph(ties: ties).betweenness(fromEvery: 400)
    #expect(beside.allSatisfy { $0.isFinite && $0 >= 0 })
  }

  @Test func `A long path and a great star cost no search`() throws {
    let path = try Graph.path(5000).betweenness()
    #expect(path[0] == 0 && path[1] == 4998 && path[2500] == 2500 * 2499)
    let star = try Graph.star(leaves: 5000).betweenness()
    #expect(star[0] == 5000 * 4999 / 2 && star[1] == 0)
    let chain = try Graph(arcs: (1..<5000).map { ($0 - 1, $0) }).betweenness()
    #expect(chain[2500] == 2500 * 2499)
  }
}

extension Graph {
  /// Dependencies of every `step`-th source alone: enough to see whether numbers stay finite.
  fileprivate func betweenness(fromEvery step: Int) throws -> [Double] {
    try DependencyTask(
      in: self, along: .hops, adding: .nodes, targetMasses: Array(repeating: 1, count: count),
      sourceWeights: nodes.map { $0 % step == 0 ? 1 : 0 }
    ).sums().nodes
  }
}
