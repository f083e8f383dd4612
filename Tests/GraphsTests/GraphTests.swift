import Testing

@testable import Graphs

@Suite struct GraphTests {
  @Test func `Parallel ties are summed, loops dropped, zero weights are no ties`() {
    var builder = GraphBuilder(count: 4, isDirected: true)
    builder.add(0, 1, weight: 2)
    builder.add(0, 1, weight: 3)
    builder.add(1, 0, weight: 1)
    builder.add(2, 2, weight: 7)
    builder.add(2, 3, weight: 0)
    let (graph, tally) = builder.build()

    #expect(graph.tieCount == 2)
    #expect(graph.arcs(of: 0).map { graph.weight(of: $0) } == [5])
    #expect(tally.added == 5)
    #expect(tally.merged == 1)
    #expect(tally.loops == 1)
    #expect(tally.zeroWeights == 1)
  }

  @Test func `An undirected tie stands in both rows and is counted once`() {
    var builder = GraphBuilder(count: 3, isDirected: false)
    builder.add(0, 1)
    builder.add(1, 0, weight: 2)
    builder.add(1, 1)
    let (graph, tally) = builder.build()

    #expect(graph.tieCount == 1)
    #expect(graph.arcs(of: 1).map { graph.target(of: $0) } == [0])
    #expect(graph.arcs(of: 1).map { graph.weight(of: $0) } == [3])
    #expect(tally.merged == 1)
    #expect(tally.loops == 1)
  }

  @Test func `A weighted sum does not depend on the order of adding`() {
    let weights = [0.1, 0.2, 0.3, 1e16, -0.0 + 1, 0.7]
    func sum(_ order: [Double]) -> Double {
      var builder = GraphBuilder(count: 2, isDirected: true)
      for weight in order { builder.add(0, 1, weight: weight) }
      let graph = builder.build().graph
      return graph.weight(of: 0)
    }
    #expect(sum(weights) == sum(weights.reversed()))
  }

  @Test(arguments: 0..<20)
  func `Reversing twice and ordering rows changes nothing`(seed: UInt64) {
    var random = Xoshiro256(seed: seed)
    let arcs = (0..<60).map { _ in
      (Int.random(in: 0..<12, using: &random), Int.random(in: 0..<12, using: &random))
    }
    let graph = Graph(arcs: arcs, count: 12)
    #expect(graph.reversed().reversed() == graph)
    #expect(Graph(arcs: arcs.shuffled(using: &random), count: 12) == graph)
    for node in graph.nodes {
      let row = graph.arcs(of: node).map { graph.target(of: $0) }
      #expect(row == row.sorted())
      for target in row { #expect(graph.arc(from: node, to: target) != nil) }
    }
  }

  @Test(arguments: 0..<50)
  func `A builder makes the table of sums`(seed: UInt64) {
    var random = Xoshiro256(seed: seed)
    let isDirected = seed % 2 == 0
    let isWeighted = seed % 4 < 2
    // Few nodes and many ties: loops, parallel ties, and rows long enough for either sort.
    let count = Int.random(in: 1...20, using: &random)
    var table = Array(repeating: [Double](repeating: 0, count: count), count: count)
    var expected = GraphBuilder.Tally()
    var builder = GraphBuilder(count: count, isDirected: isDirected)
    for _ in 0..<Int.random(in: 0..<40 * count, using: &random) {
      let one = Int.random(in: 0..<count, using: &random)
      let other = Int.random(in: 0..<count, using: &random)
      let weight = isWeighted ? Double(Int.random(in: 0...3, using: &random)) : 1
      builder.add(one, other, weight: weight)
      expected.added += 1
      if weight == 0 {
        expected.zeroWeights += 1
      } else if one == other {
        expected.loops += 1
      } else {
        if table[one][other] > 0 { expected.merged += 1 }
        table[one][other] += weight
        if !isDirected { table[other][one] += weight }
      }
    }
    let (graph, tally) = builder.build()
    #expect(tally == expected)
    #expect(SlowFormulas(graph).weights == table)
    #expect(
      SlowFormulas(graph.reversed()).weights == (0..<count).map { node in table.map { $0[node] } })
    #expect(
      graph.isWeighted
        == table.contains { $0.contains { $0 > 1 } || $0.contains { $0 > 0 && $0 < 1 } })

    let sums = SlowFormulas(graph.undirected()).weights
    let larger = SlowFormulas(graph.undirected(merging: .maximum)).weights
    for one in 0..<count {
      for other in 0..<count {
        let (there, back) = (table[one][other], table[other][one])
        #expect(sums[one][other] == (isDirected ? there + back : there))
        #expect(larger[one][other] == max(there, back))
      }
    }
  }

  @Test func `A sum beyond all numbers stays a number`() {
    var builder = GraphBuilder(count: 2, isDirected: true)
    builder.add(0, 1, weight: .greatestFiniteMagnitude)
    builder.add(0, 1, weight: .greatestFiniteMagnitude)
    let graph = builder.build().graph
    #expect(graph.weight(of: 0) == .greatestFiniteMagnitude)
    #expect(graph.undirected().weight(of: 0) == .greatestFiniteMagnitude)
  }

  @Test(arguments: [1, 255, 256, 257, 70_000])
  func `Arcs ordered by ranges of sources keep their order within one`(count: Int) {
    var random = Xoshiro256(seed: 5)
    let sources = (0..<2000).map { _ in UInt32.random(in: 0..<UInt32(count), using: &random) }
    let targets = (0..<2000).map { _ in UInt32.random(in: 0..<UInt32(count), using: &random) }
    let weights = (0..<2000).map(Double.init)
    let arcs = Arcs(sources: sources, targets: targets, weights: weights)
    let mirrored = arcs.partitioned(count: count, mirrored: true)
    let both = Arcs(
      sources: zip(sources, targets).flatMap { [$0, $1] },
      targets: zip(sources, targets).flatMap { [$1, $0] }, weights: weights.flatMap { [$0, $0] })
    #expect(mirrored.rows(count: count) == both.rows(count: count))
  }
}
