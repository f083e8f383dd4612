import Foundation
import Graphs
import Organisations
import Testing

@testable import Metrics

/// The null models of networks, under their own hypotheses. What is observed is drawn by the
/// definition of each, in its slowest form, and never by the code that is tested.
@Suite struct NetworkNullTests {
  static let draws = EvenPValues.draws

  /// The p of a value among draws.
  static func p(_ observed: Double, among draws: [Double]) -> Double {
    permutationP(asExtreme: draws.count { $0 >= observed }, of: draws.count)
  }

  /// Σ over nodes of (Σ over their ties of the scores of those tied to)²: no two graphs give the
  /// same, and all of who has how many ties, with whom and together with whom shows in it.
  static func statistic(_ graph: Graph) -> Double {
    graph.nodes.reduce(0) { sum, node in
      let reached = graph.arcs(of: node).reduce(0) {
        $0 + graph.weight(of: $1) * scores[graph.target(of: $1)]
      }
      return sum + reached * reached
    }
  }

  /// The same for every seed: scores drawn anew would hide a null that prefers some nodes.
  static let scores = (0..<8).map { pow(1.37, Double($0)) }

  static func pairs(_ count: Int) -> [(Int, Int)] {
    (0..<count).flatMap { low in (low + 1..<count).map { (low, $0) } }
  }

  @Test func `Given size and density p is even`() {
    EvenPValues.expect { data, draws in
      let pairs = Self.pairs(6)
      let arcs = (pairs + pairs.map { ($0.1, $0.0) }).shuffled(using: &data).prefix(11)
      let observed = Self.statistic(Graph(arcs: Array(arcs), count: 6))
      return Self.p(
        observed,
        among: (0..<Self.draws).map { _ in
          Self.statistic(.uniform(count: 6, arcs: 11, using: &draws))
        })
    }
  }

  @Test func `Given size and density without directions p is even`() {
    EvenPValues.expect { data, draws in
      let ties = Array(Self.pairs(7).shuffled(using: &data).prefix(8))
      let observed = Self.statistic(Graph(ties: ties, count: 7))
      return Self.p(
        observed,
        among: (0..<Self.draws).map { _ in
          Self.statistic(.uniform(count: 7, ties: 8, using: &draws))
        })
    }
  }

  /// Twelve people in three units of four, two more in none, who stay there.
  @Test func `Of groups dealt out anew p is even`() {
    EvenPValues.expect { data, draws in
      let units = (0..<12).map { "unit \($0 % 3)" }.shuffled(using: &data) + ["", ""]
      var people = People(ids: units.indices.map { Identifier("p\($0)") })
      people.attributes = [Attribute(name: "unit", texts: units)]
      func statistic(_ people: People) -> Double {
        people.attributes[0].codes.enumerated().reduce(0) {
          $0 + Double($1.element) * pow(1.37, Double($1.offset))
        }
      }
      return Self.p(
        statistic(people),
        among: (0..<Self.draws).map { _ in statistic(people.dealingOutGroups(using: &draws)) })
    }
  }

  @Test func `Given the dyad census p is even`() {
    EvenPValues.expect { data, draws in
      var arcs: [(Int, Int)] = []
      for (place, pair) in Self.pairs(6).shuffled(using: &data).prefix(8).enumerated() {
        // Three mutual pairs, five one way or the other.
        let forth = Bool.random(using: &data)
        if place < 3 || forth { arcs.append(pair) }
        if place < 3 || !forth { arcs.append((pair.1, pair.0)) }
      }
      let observed = Self.statistic(Graph(arcs: arcs, count: 6))
      return Self.p(
        observed,
        among: (0..<Self.draws).map { _ in
          Self.statistic(
            .uniform(count: 6, mutual: 3, asymmetric: 5, using: &draws))
        })
    }
  }

  /// Half-ties are paired at random until no loop and no second tie comes out: every graph of the
  /// degrees is as likely.
  @Test(arguments: [false, true])
  func `Given the degrees p is even`(isDirected: Bool) throws {
    let leaving = isDirected ? [3, 2, 2, 1, 1, 1, 1, 0] : [4, 3, 3, 2, 2, 2, 1, 1]
    let reaching = [0, 1, 1, 1, 3, 2, 2, 1]
    func halves(_ degrees: [Int]) -> [Int] {
      degrees.indices.flatMap { Array(repeating: $0, count: degrees[$0]) }
    }
    try EvenPValues.expect { data, draws in
      var ties: [(Int, Int)] = []
      repeat {
        let half = halves(leaving).shuffled(using: &data)
        ties =
          isDirected
          ? Array(zip(halves(leaving), halves(reaching).shuffled(using: &data)))
          : stride(from: 0, to: half.count, by: 2).map {
            (min(half[$0], half[$0 + 1]), max(half[$0], half[$0 + 1]))
          }
      } while ties.contains { $0.0 == $0.1 } || Set(ties.map { $0.0 * 8 + $0.1 }).count < ties.count
      let graph = isDirected ? Graph(arcs: ties, count: 8) : Graph(ties: ties, count: 8)
      let permuted = try graph.rewirings(count: Self.draws, using: &draws) {
        Self.statistic($0.graph)
      }
      return Self.p(Self.statistic(graph), among: permuted)
    }
  }

  @Test func `Where any tie could have any weight p is even`() {
    EvenPValues.expect { data, draws in
      let weights = (0..<9).map { Double(1 << $0) }.shuffled(using: &data)
      let ends = [(0, 1), (0, 2), (0, 3), (1, 2), (2, 4), (4, 5), (3, 5), (5, 6), (6, 0)]
      var builder = GraphBuilder(count: 7, isDirected: false)
      for (tie, weight) in zip(ends, weights) { builder.add(tie.0, tie.1, weight: weight) }
      let graph = builder.build().graph
      return Self.p(
        Self.statistic(graph),
        among: (0..<Self.draws).map { _ in
          Self.statistic(graph.permutingWeights(using: &draws))
        })
    }
  }

  enum Side: CaseIterable { case larger, smaller, twoSided }

  static func p(_ test: PermutationTest, _ side: Side) -> Double {
    switch side {
    case .larger: test.pLarger
    case .smaller: test.pSmaller
    case .twoSided: test.pTwoSided
    }
  }

  static func width(_ side: Side) -> Double {
    side == .twoSided ? 2 * EvenPValues.step : EvenPValues.step
  }

  /// A network with hubs, whose people stand in random order.
  static func hubs(_ count: Int, using random: inout Xoshiro256) -> [[Double]] {
    let leaving = (0..<count).map { _ in exp(Double.random(in: -1..<1, using: &random)) }
    let reaching = (0..<count).map { _ in exp(Double.random(in: -1..<1, using: &random)) }
    return leaving.map { out in
      reaching.map { out * $0 + .random(in: 0..<1, using: &random) }
    }
  }

  static func graph(_ cells: [[Double]]) -> Graph {
    var builder = GraphBuilder(count: cells.count, isDirected: true)
    for (source, row) in cells.enumerated() {
      for (target, weight) in row.enumerated() where target != source {
        builder.add(source, target, weight: weight)
      }
    }
    return builder.build().graph
  }

  @Test(arguments: Side.allCases)
  func `Of two networks that have nothing to do with one another p is even`(side: Side) throws {
    try EvenPValues.expect(width: Self.width(side)) { data, draws in
      let one = Self.graph(Self.hubs(7, using: &data))
      let other = Self.graph(Self.hubs(7, using: &data))
      return Self.p(
        try one.correlation(with: other, permutations: Self.draws, using: &draws), side)
    }
  }

  /// Both follow a third, and have hubs of their own: beside the third, neither tells of the other.
  @Test(arguments: Side.allCases)
  func `Beside what explains both, p of one network on another is even`(side: Side) throws {
    try EvenPValues.expect(width: Self.width(side)) { data, draws in
      let third = Self.hubs(10, using: &data)
      func following() -> Graph {
        let own = Self.hubs(10, using: &data)
        return Self.graph(
          zip(third, own).map { zip($0, $1).map { 2 * $0 + $1 } })
      }
      let (one, other) = (following(), following())
      let regression = try one.regression(
        on: [other, Self.graph(third)], permutations: Self.draws, using: &draws)
      return Self.p(regression.terms[0].t, side)
    }
  }

  /// Each pair has a chance of its own to be tied, at both times; forth and back go together.
  @Test(arguments: Side.allCases)
  func `Of two networks between which nothing changed p is even`(side: Side) throws {
    try EvenPValues.expect(width: Self.width(side)) { data, draws in
      let chances = Self.pairs(7).map { _ in Double.random(in: 0..<1, using: &data) }
      func once() -> Graph {
        var builder = GraphBuilder(count: 7, isDirected: true)
        for (pair, chance) in zip(Self.pairs(7), chances)
        where Double.random(in: 0..<1, using: &data) < chance {
          builder.add(pair.0, pair.1, weight: .random(in: 1..<2, using: &data))
          builder.add(pair.1, pair.0, weight: .random(in: 1..<2, using: &data))
        }
        return builder.build().graph
      }
      let test = try once().change(to: once(), permutations: Self.draws, using: &draws) {
        Self.statistic($0)
      }
      return Self.p(test, side)
    }
  }
}
