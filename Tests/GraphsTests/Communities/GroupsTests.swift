import Testing

@testable import Graphs

/// Random labels: up to `groups` of them, every seventh node or so without one.
func randomLabels(count: Int, groups: Int = 4, seed: UInt64, missing: Bool = true) -> [Int32] {
  var random = Xoshiro256(seed: seed &+ 1000)
  return (0..<count).map { _ in
    missing && Int.random(in: 0..<7, using: &random) == 0
      ? -1 : Int32(Int.random(in: 0..<groups, using: &random))
  }
}

@Suite struct GroupsTests {
  @Test func `Two triangles joined by a tie mix as worked by hand`() {
    let graph = Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)])
    let mixing = graph.mixing(of: [0, 0, 0, 1, 1, 1])
    #expect(mixing.total == 14)
    #expect(mixing.inside == [6, 6])
    #expect(mixing.leaving == [7, 7])
    #expect(abs(mixing.modularity - (12.0 / 14 - 0.5)) < 1e-15)
    #expect(abs(mixing.assortativity - (12.0 / 14 - 0.5) / 0.5) < 1e-15)
    #expect(graph.mixing(of: [0, 0, 0, 0, 0, 0]).modularity == 0)
    #expect(graph.mixing(of: [0, 0, 0, 0, 0, 0]).assortativity.isNaN)
    #expect(graph.mixing(of: [-1, -1, -1, -1, -1, -1]).modularity.isNaN)
    #expect(Graph(ties: []).mixing(of: []).modularity.isNaN)
  }

  @Test(arguments: 0..<50)
  func `Mixing is the sum over all pairs`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    let labels = randomLabels(count: graph.count, seed: seed)
    let slow = SlowFormulas(graph)
    let kept = slow.nodes.filter { labels[$0] >= 0 }
    func out(_ i: Int) -> Double { kept.reduce(0) { $0 + slow.weights[i][$1] } }
    func into(_ j: Int) -> Double { kept.reduce(0) { $0 + slow.weights[$1][j] } }
    let total = kept.reduce(0) { $0 + out($1) }
    var q = 0.0
    for i in kept {
      for j in kept where labels[i] == labels[j] {
        q += (slow.weights[i][j] - out(i) * into(j) / total) / total
      }
    }
    let mixing = graph.mixing(of: labels)
    #expect(mixing.total == total)
    #expect(agree([mixing.modularity], [total > 0 ? q : .nan]))

    // Pearson's formula for group indicators is Newman's r.
    var same = 0.0
    var chance = 0.0
    for g in Int32(0)..<4 {
      let members = kept.filter { labels[$0] == g }
      let a = members.reduce(0) { $0 + out($1) } / total
      let b = members.reduce(0) { $0 + into($1) } / total
      chance += a * b
      for i in members { for j in members { same += slow.weights[i][j] / total } }
    }
    #expect(
      agree(
        [mixing.assortativity],
        [total > 0 && chance < 1 - 1e-12 ? (same - chance) / (1 - chance) : .nan]))
    let scaled = graph.scaled(by: 4, isolates: 1).mixing(of: labels + [0])
    #expect(agree([scaled.modularity], [mixing.modularity]))
  }

  @Test(arguments: 0..<50)
  func `A cell counts the arcs between its groups, a tie inside once`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    let labels = randomLabels(count: graph.count, seed: seed)
    let slow = SlowFormulas(graph)
    var expected: [GroupTies] = []
    for from in 0..<4 {
      for to in 0..<4 {
        var (ties, weight) = (0, 0.0)
        for i in slow.nodes where Int(labels[i]) == from {
          for j in slow.nodes where Int(labels[j]) == to && slow.weights[i][j] > 0 {
            if !graph.isDirected && from == to && i > j { continue }
            ties += 1
            weight += slow.weights[i][j]
          }
        }
        if ties > 0 { expected.append(GroupTies(from: from, to: to, ties: ties, weight: weight)) }
      }
    }
    #expect(graph.ties(between: labels) == expected)

    let (inside, outside) = graph.strengths(within: labels)
    for i in slow.nodes {
      var (own, other) = (0.0, 0.0)
      for j in slow.nodes where labels[i] >= 0 && labels[j] >= 0 {
        let weight = slow.weights[i][j] + (graph.isDirected ? slow.weights[j][i] : 0)
        if labels[i] == labels[j] { own += weight } else { other += weight }
      }
      #expect(inside[i] == own)
      #expect(outside[i] == other)
    }
  }

  @Test func `Long paths and large stars are no trouble`() {
    let path = Graph.path(50_000)
    let halves = path.nodes.map { Int32($0 < 25_000 ? 0 : 1) }
    #expect(path.ties(between: halves).map(\.ties) == [24_999, 1, 1, 24_999])
    let star = Graph.star(leaves: 60_000)
    #expect(star.mixing(of: star.nodes.map { _ in 0 }).inside == [120_000])
  }
}
