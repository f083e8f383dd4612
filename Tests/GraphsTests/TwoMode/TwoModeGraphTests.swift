import Graphs
import Testing

@Suite struct TwoModeGraphTests {
  /// Members 0 … 2 and groups 3 and 4: all in 3, 0 and 1 in 4.
  static let ties = [(0, 3), (1, 3), (2, 3), (0, 4), (1, 4)]

  private func graph() throws -> TwoModeGraph {
    try #require(
      TwoModeGraph(Graph(ties: Self.ties), isGroup: [false, false, false, true, true]))
  }

  private func weights(_ graph: Graph) -> [[Double]] { SlowFormulas(graph).weights }

  @Test func `Three people in two groups by hand`() throws {
    let two = try graph()
    #expect(two.members == [0, 1, 2])
    #expect(two.groups == [3, 4])
    #expect(two.density() == 5.0 / 6)
    #expect(
      weights(try two.projection(onto: .members, weights: .shared))
        == [[0, 2, 1], [2, 0, 1], [1, 1, 0]])
    #expect(
      weights(try two.projection(onto: .members, weights: .newman))
        == [[0, 1.5, 0.5], [1.5, 0, 0.5], [0.5, 0.5, 0]])
    #expect(weights(try two.projection(onto: .groups, weights: .shared)) == [[0, 2], [2, 0]])
    #expect(
      weights(try two.projection(onto: .groups, weights: .jaccard)) == [
        [0, 2.0 / 3], [2.0 / 3, 0],
      ])
    #expect(
      weights(try two.projection(onto: .members, weights: .shared, largest: 2))
        == [[0, 1, 0], [1, 0, 0], [0, 0, 0]])
  }

  @Test func `A tie inside a mode is no two modes, nor is an empty mode`() {
    #expect(TwoModeGraph(Graph(ties: [(0, 1)]), isGroup: [true, true]) == nil)
    #expect(TwoModeGraph(Graph(ties: [(0, 1), (1, 2)]), isGroup: [false, true, true]) == nil)
    #expect(TwoModeGraph(Graph(ties: [], count: 2), isGroup: [false, false]) == nil)
    #expect(TwoModeGraph(Graph(ties: [], count: 0), isGroup: []) == nil)
    #expect(TwoModeGraph(Graph(arcs: [(0, 1)]), isGroup: [false, true])?.density() == 1)
  }

  @Test(arguments: 0..<50)
  func `Projections are their sums over all pairs and all between`(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    let (people, groups) = (
      Int.random(in: 1...10, using: &random), Int.random(in: 1...8, using: &random)
    )
    var arcs: [(Int, Int)] = []
    for person in 0..<people {
      for group in 0..<groups where Int.random(in: 0..<3, using: &random) == 0 {
        arcs.append((person, people + group))
      }
    }
    let graph = Graph(arcs: arcs, count: people + groups)
    let two = try #require(
      TwoModeGraph(graph, isGroup: graph.nodes.map { $0 >= people }))
    let largest = seed % 2 == 0 ? nil : 3
    func belongs(_ i: Int, _ g: Int) -> Bool { arcs.contains { $0 == (i, g) } }
    let kept = (people..<people + groups).filter { g in
      (0..<people).count { belongs($0, g) } <= largest ?? .max
    }
    for i in 0..<people {
      for j in 0..<people where i != j {
        let both = kept.filter { belongs(i, $0) && belongs(j, $0) }
        let either = kept.count { belongs(i, $0) || belongs(j, $0) }
        let newman = both.reduce(0.0) { sum, g in
          sum + 1 / Double((0..<people).count { belongs($0, g) } - 1)
        }
        for (weight, expected) in [
          (TwoModeGraph.ProjectionWeight.shared, Double(both.count)), (.newman, newman),
          (.jaccard, either > 0 ? Double(both.count) / Double(either) : 0),
        ] {
          let found = weights(
            try two.projection(onto: .members, weights: weight, largest: largest))[i][j]
          #expect(abs(found - expected) < 1e-12)
        }
      }
    }
  }

  @Test func `One group of many is left out by default`() throws {
    let star = Graph.star(leaves: 60_000)
    let two = try #require(TwoModeGraph(star, isGroup: star.nodes.map { $0 == 0 }))
    #expect(try two.projection(onto: .members).tieCount == 0)
    #expect(try two.projection(onto: .groups).count == 1)
  }
}
