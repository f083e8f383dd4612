import Graphs
import Testing

@Suite struct ConnectedPairsLeftTests {
  @Test func `Small graphs by hand`() throws {
    #expect(Graph(ties: []).connectedPairs(removing: []) == [0])
    #expect(Graph(ties: [], count: 1).connectedPairs(removing: [0]) == [0, 0])
    #expect(Graph.path(4).connectedPairs(removing: [1, 0, 2, 3]) == [6, 1, 1, 0, 0])
    #expect(Graph.star(leaves: 3).connectedPairs(removing: [0, 1, 2, 3]) == [6, 0, 0, 0, 0])
    #expect(Graph.star(leaves: 3).connectedPairs(removing: [3, 2, 1, 0]) == [6, 3, 1, 0, 0])
    #expect(Graph.complete(4).connectedPairs(removing: [2, 0, 1, 3]) == [6, 3, 1, 0, 0])
  }

  @Test(arguments: 0..<50)
  func `Each is the value of the graph without those gone`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    var random = Xoshiro256(seed: seed)
    let order = graph.nodes.shuffled(using: &random)
    let pairs = graph.connectedPairs(removing: order)
    for gone in 0...graph.count {
      let parts = SlowFormulas(graph).parts(keeping: Array(order.dropFirst(gone)))
      #expect(pairs[gone] == parts.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 })
    }
    #expect(pairs[0] == graph.connectedPairs())
    // Renumbered, the same nodes gone leave the same.
    let names = graph.nodes.shuffled(using: &random)
    #expect(graph.renumbered(names).connectedPairs(removing: order.map { names[$0] }) == pairs)
    #expect(graph.reversed().scaled(by: 5).connectedPairs(removing: order) == pairs)
  }

  @Test(arguments: 0..<6)
  func `At random it is the mean over all sets of those gone`(seed: UInt64) throws {
    let graph = Graph.random(seed: seed + 1, maximum: 8)
    let orders = 1000
    var random = Xoshiro256(seed: seed)
    let removals = try graph.connectedPairs(removingAtRandom: orders, using: &random)
    var sums = [Double](repeating: 0, count: graph.count + 1)
    var squares = sums
    var sets = sums
    for chosen in 0..<1 << graph.count {
      let left = graph.nodes.filter { chosen >> $0 & 1 == 1 }
      let parts = SlowFormulas(graph).parts(keeping: left)
      let pairs = parts.reduce(0.0) { $0 + Double($1.count * ($1.count - 1) / 2) }
      sums[graph.count - left.count] += pairs
      squares[graph.count - left.count] += pairs * pairs
      sets[graph.count - left.count] += 1
    }
    for gone in 0...graph.count {
      let mean = sums[gone] / sets[gone]
      let variance = max(0, squares[gone] / sets[gone] - mean * mean)
      #expect(
        abs(removals.meanPairs[gone] - mean) <= 4.5 * (variance / Double(orders)).squareRoot()
          + 1e-9)
    }
    guard graph.count > 1 else { return }
    let shares = (0..<graph.count - 1).map { gone in
      let left = graph.count - gone
      return removals.meanPairs[gone] / Double(left * (left - 1) / 2)
    }
    let mean = removals.meanShares.reduce(0, +) / Double(orders)
    #expect(agree([mean], [shares.reduce(0, +) / Double(graph.count - 1)]))
  }

  @Test func `The same seed gives the same on any number of threads`() throws {
    let graph = Graph.random(seed: 7, maximum: 40)
    let before = Execution.threadCount
    defer { Execution.threadCount = before }
    let results = try [1, 2, 5].map { threads in
      Execution.threadCount = threads
      var random = Xoshiro256(seed: 3)
      return try graph.connectedPairs(removingAtRandom: 20, using: &random)
    }
    #expect(results[0] == results[1] && results[1] == results[2])
  }

  @Test func `No node and one node have no shares`() throws {
    var random = Xoshiro256(seed: 1)
    for count in 0...1 {
      let removals = try Graph(ties: [], count: count)
        .connectedPairs(removingAtRandom: 3, using: &random)
      #expect(removals.meanPairs == Array(repeating: 0, count: count + 1))
      #expect(removals.meanShares.allSatisfy { $0.isNaN })
    }
  }

  @Test func `Depth and width do not matter`() throws {
    let path = Graph.path(50_000).connectedPairs(removing: Array(0..<50_000))
    #expect(path[0] == 50_000 * 49_999 / 2 && path[49_998] == 1)
    let star = Graph.star(leaves: 60_000)
    #expect(star.connectedPairs(removing: Array(0...60_000))[1] == 0)
    #expect(star.connectedPairs(removing: Array((0...60_000).reversed()))[59_999] == 1)
    var random = Xoshiro256(seed: 1)
    let removals = try star.connectedPairs(removingAtRandom: 2, using: &random)
    #expect(removals.meanPairs[0] == 60_001 * 60_000 / 2)
  }
}
