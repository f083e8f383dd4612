import Testing

@testable import Graphs

@Suite struct TrophicLevelsTests {
  @Test func `Small graphs by hand`() throws {
    #expect(try Graph(arcs: []).trophicLevels() == [])
    #expect(try Graph(arcs: [], count: 2).trophicLevels() == [0, 0])
    #expect(try Graph(arcs: [(0, 1), (1, 2)]).trophicLevels() == [0, 1, 2])
    // 0 → 1 → 2 pulls to 2 with strength ½, 0 → 2 to 1 with strength 1: (1 + 1) / 1.5.
    #expect(
      agree(
        try Graph(arcs: [(0, 1), (1, 2), (0, 2)]).trophicLevels(), [0, 2.0 / 3, 4.0 / 3],
        tolerance: 1e-14))
    #expect(agree(try Graph(arcs: [(0, 1), (1, 2), (2, 0)]).trophicLevels(), [0, 0, 0]))
    #expect(try Graph.star(leaves: 4).trophicLevels() == [0, 0, 0, 0, 0])
  }

  @Test func `A tree is coherent, a ring is not`() throws {
    let tree = Graph(arcs: (1..<31).map { (($0 - 1) / 2, $0) })
    #expect(tree.trophicIncoherence(of: try tree.trophicLevels()) == 0)
    let ring = Graph(arcs: (0..<7).map { ($0, ($0 + 1) % 7) })
    #expect(agree([ring.trophicIncoherence(of: try ring.trophicLevels())], [1]))
    // Levels 0, ⅔, 4/3: off by −⅓, −⅓ and ⅓.
    let shortcut = Graph(arcs: [(0, 1), (1, 2), (0, 2)])
    #expect(agree([shortcut.trophicIncoherence(of: try shortcut.trophicLevels())], [1.0 / 9]))
    #expect(Graph(arcs: [], count: 3).trophicIncoherence(of: [0, 0, 0]).isNaN)
  }

  @Test(arguments: 0..<50)
  func `They solve the equations, with 0 the lowest of each part`(seed: UInt64) throws {
    for graph in [Graph.random(seed: seed), .random(seed: seed + 1_000, maximum: 40)] {
      let levels = try graph.trophicLevels()
      let slow = SlowFormulas(graph)
      let expected = solved(slow)
      #expect(agree(levels, expected, tolerance: 1e-10))
      var strain = 0.0
      var all = 0.0
      for one in graph.nodes {
        for other in graph.nodes {
          let off = expected[other] - expected[one] - 1
          strain += slow.weights[one][other] * off * off
          all += slow.weights[one][other]
        }
      }
      #expect(agree([graph.trophicIncoherence(of: levels)], [all > 0 ? strain / all : .nan]))
    }
  }

  @Test(arguments: 0..<50)
  func `Turning arcs round turns the levels over; scaling and isolates change nothing`(
    seed: UInt64
  ) throws {
    let graph = Graph.random(seed: seed)
    let levels = try graph.trophicLevels()
    #expect(agree(try graph.scaled(by: 7, isolates: 2).trophicLevels(), levels + [0, 0]))
    let back = try graph.reversed().trophicLevels()
    let parts = graph.weakComponents()
    for part in 0..<parts.count {
      let members = graph.nodes.filter { parts.labels[$0] == part }
      let top = members.map { levels[$0] }.max() ?? 0
      #expect(agree(members.map { back[$0] }, members.map { top - levels[$0] }))
    }
    let names = Array(graph.nodes.reversed())
    let renamed = try graph.renumbered(names).trophicLevels()
    #expect(agree(names.map { renamed[$0] }, levels))
  }

  @Test func `Long paths, large trees and chains of diamonds are exact`() throws {
    let count = 50_000
    let path = try Graph(arcs: (1..<count).map { ($0 - 1, $0) }).trophicLevels()
    #expect(path == (0..<count).map(Double.init))
    let tree = try Graph(arcs: (1..<count).map { (($0 - 1) / 3, $0) }).trophicLevels()
    #expect((1..<count).allSatisfy { tree[$0] == tree[($0 - 1) / 3] + 1 })
    var arcs: [(Int, Int)] = []
    for corner in stride(from: 0, to: 15_000, by: 3) {
      arcs += [(corner, corner + 1), (corner, corner + 2)]
      arcs += [(corner + 1, corner + 3), (corner + 2, corner + 3)]
    }
    let diamonds = Graph(arcs: arcs)
    #expect(agree([try diamonds.trophicLevels()[15_000]], [10_000], tolerance: 1e-12))
    let ring = Graph(arcs: (0..<count).map { ($0, ($0 + 1) % count) })
    #expect(try ring.trophicLevels().allSatisfy { $0 < 1e-6 })
    let star = try Graph(arcs: (1...60_000).map { ($0, 0) }).trophicLevels()
    #expect(star[0] == 1 && star[1] == 0)
  }

  @Test(arguments: [1e300, 1, 1e-300, .leastNonzeroMagnitude])
  func `Weights at the ends of what a number holds pull as others do`(weak: Double) throws {
    func graph(_ arcs: [(Int, Int, Double)]) -> Graph {
      var builder = GraphBuilder(count: 8, isDirected: true)
      for (source, target, weight) in arcs { builder.add(source, target, weight: weight) }
      return builder.build().graph
    }
    // On a tree no weight matters.
    let tree = graph([(0, 1, 1e300), (1, 2, weak), (2, 3, 5), (1, 4, .greatestFiniteMagnitude)])
    #expect(try tree.trophicLevels() == [0, 1, 2, 3, 2, 0, 0, 0])
    // Of two ways the strong one decides.
    let two = try graph([(0, 1, 1e300), (0, 2, weak), (1, 2, 1e300)]).trophicLevels()
    let third = 2.0 / 3
    let expected: [Double] = weak == 1e300 ? [0, third, 2 * third] : [0, 1, 2]
    #expect(agree(Array(two[..<3]), expected))
    // Two dense groups held together by weak ties alone: a value, or none, but no guess.
    var arcs: [(Int, Int, Double)] = [(0, 4, weak), (1, 5, weak), (2, 6, weak)]
    for one in 0..<4 {
      for other in one + 1..<4 {
        arcs += [(one, other, 1e300), (one + 4, other + 4, 1e300)]
      }
    }
    let groups = try graph(arcs).trophicLevels()
    #expect(groups.allSatisfy { $0.isNaN != (weak == 1e300) })
  }

  @Test func `The same on any number of threads`() throws {
    var random = Xoshiro256(seed: 3)
    var builder = GraphBuilder(count: 3_000, isDirected: true)
    for _ in 0..<110_000 {
      builder.add(
        Int.random(in: 0..<3_000, using: &random), Int.random(in: 0..<3_000, using: &random),
        weight: Double(Int.random(in: 1...9, using: &random)))
    }
    let graph = builder.build().graph
    let levels = try graph.trophicLevels()
    Execution.threadCount = 1
    defer { Execution.threadCount = 0 }
    #expect(try graph.trophicLevels() == levels)
    // What pulls at each node cancels out.
    let strengths = graph.undirected().strengths()
    var worst = 0.0
    for node in graph.nodes {
      var pull = 0.0
      for arc in graph.arcs(of: node) {
        pull += graph.weight(of: arc) * (levels[graph.target(of: arc)] - levels[node] - 1)
      }
      for arc in graph.incomingArcs(of: node) {
        pull += graph.incomingWeight(of: arc) * (levels[graph.source(of: arc)] - levels[node] + 1)
      }
      worst = max(worst, abs(pull) / max(1, strengths[node]))
      if node > 50 { break }
    }
    #expect(worst < 1e-12)
  }

  /// Λ h = v by elimination in each part, its first node held at 0.
  private func solved(_ slow: SlowFormulas) -> [Double] {
    var heights = [Double](repeating: 0, count: slow.count)
    for part in slow.parts(keeping: Array(slow.nodes)) {
      let free = Array(part.dropFirst())
      var rows = free.map { i -> [Double] in
        let pulls = slow.nodes.map { slow.weights[i][$0] + slow.weights[$0][i] }
        return free.map { $0 == i ? pulls.reduce(0, +) : -pulls[$0] }
          + [slow.nodes.reduce(0) { $0 + slow.weights[$1][i] - slow.weights[i][$1] }]
      }
      for column in free.indices {
        let pivot = (column..<free.count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }
        rows.swapAt(column, pivot ?? column)
        for row in free.indices where row != column {
          let factor = rows[row][column] / rows[column][column]
          for k in column...free.count { rows[row][k] -= factor * rows[column][k] }
        }
      }
      for (place, node) in free.enumerated() {
        heights[node] = rows[place][free.count] / rows[place][place]
      }
      let lowest = part.map { heights[$0] }.min() ?? 0
      for node in part { heights[node] -= lowest }
    }
    return heights
  }
}
