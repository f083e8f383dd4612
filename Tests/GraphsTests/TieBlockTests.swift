import Testing

@testable import Graphs

struct TieBlockTests {
  @Test func `The ties of blocks make the graph that a builder makes of them`() {
    let block = TieBlock(sources: [1, 0, 2], targets: [0, 1, 2])
    let (graph, tally, descending) = GraphBuilder.build(
      count: 3, isDirected: false, blocks: [block])
    #expect(graph.tieCount == 1)
    #expect(graph.weight(of: 0) == 2)
    #expect(tally.added == 3)
    #expect(tally.loops == 1)
    #expect(tally.merged == 1)
    #expect(descending == [1])
  }

  @Test func `Without nodes, ties or blocks there is a graph all the same`() {
    for blocks in [[], [TieBlock()], [TieBlock(), TieBlock()]] {
      for count in [0, 1, 5] {
        for isDirected in [true, false] {
          let (graph, tally, descending) = GraphBuilder.build(
            count: count, isDirected: isDirected, blocks: blocks)
          #expect(
            graph == GraphBuilder(count: count, isDirected: isDirected).build().graph)
          #expect(tally == GraphBuilder.Tally())
          #expect(descending.isEmpty)
        }
      }
    }
  }

  @Test(arguments: UInt64(0)..<60)
  func `Blocks of any size make what adding tie after tie makes`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // More than 256 nodes make ranges of several, the last of them often shorter, and some rows long.
    let count =
      [1, 2, 7, 255, 256, 257, 301, 513, 1023, 2000, 2003].randomElement(using: &random) ?? 1
    let ties = Int.random(in: 0...5000, using: &random)
    let weights: [Double] =
      [[1], [1, 1, 1, 2], [0, 1, 0.1, 0.2, 0.3, 2.5]]
      .randomElement(using: &random) ?? [1]
    let isDirected = Bool.random(using: &random)
    var builder = GraphBuilder(count: count, isDirected: isDirected)
    var listed: [UInt64: Bool] = [:]
    var blocks = [TieBlock()]
    let hub = Int.random(in: 0..<count, using: &random)
    for _ in 0..<ties {
      let source =
        Int.random(in: 0..<5, using: &random) == 0 ? hub : Int.random(in: 0..<count, using: &random)
      let target = Int.random(in: 0..<count, using: &random)
      let weight = weights.randomElement(using: &random) ?? 1
      builder.add(source, target, weight: weight)
      let pair = UInt64(min(source, target)) << 32 | UInt64(max(source, target))
      if source != target, listed[pair] == nil { listed[pair] = source > target }
      if Int.random(in: 0..<200, using: &random) == 0 { blocks.append(TieBlock()) }
      blocks[blocks.count - 1].sources.append(UInt32(source))
      blocks[blocks.count - 1].targets.append(UInt32(target))
      blocks[blocks.count - 1].weights.append(weight)
    }
    for block in blocks.indices where blocks[block].weights.allSatisfy({ $0 == 1 }) {
      blocks[block].weights = []
    }
    let (expected, expectedTally) = builder.build()
    let (graph, tally, descending) = GraphBuilder.build(
      count: count, isDirected: isDirected, blocks: blocks)
    #expect(graph == expected)
    #expect(tally == expectedTally)
    let pairs = listed.filter { pair, isDescending in
      let (low, high) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      return isDescending
        && (expected.arc(from: low, to: high) != nil || expected.arc(from: high, to: low) != nil)
    }
    #expect(descending == NodePairs(pairs.keys))

    // As if the memory held but few ties at a time.
    var paired = PairedTies(count: count, blocks: blocks)
    _ = paired.merge(isDirected: isDirected)
    for batch in [1, 1000] {
      #expect(paired.graph(isDirected: isDirected, batch: batch) == expected)
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `A set of pairs holds what was put into it, and nothing else`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pairs = Set(
      (0..<Int.random(in: 0...200, using: &random)).map { _ in
        UInt64.random(in: 0...20, using: &random) << 32 | UInt64.random(in: 0...20, using: &random)
      })
    let set = NodePairs(pairs.shuffled(using: &random) + pairs)
    #expect(set.count == pairs.count)
    for low: UInt64 in 0...22 {
      for high: UInt64 in 0...22 {
        #expect(set.contains(low << 32 | high) == pairs.contains(low << 32 | high))
      }
    }
  }
}
