import Graphs
import Testing

@Suite struct RemovingTiesTests {
  @Test(arguments: 0..<30)
  func `It leaves the right number of the same ties`(seed: UInt64) {
    let graph = Graph.random(seed: seed)
    for share in [0, 0.1, 0.5, 1] {
      var random = Xoshiro256(seed: seed)
      let thinned = graph.removingTies(share: share, using: &random)
      #expect(
        thinned.tieCount == graph.tieCount - Int((share * Double(graph.tieCount)).rounded()))
      #expect(thinned.isDirected == graph.isDirected && thinned.count == graph.count)
      for node in thinned.nodes {
        for arc in thinned.arcs(of: node) {
          let before = graph.arc(from: node, to: thinned.target(of: arc))
          #expect(before.map(graph.weight(of:)) == thinned.weight(of: arc))
        }
      }
      var again = Xoshiro256(seed: seed)
      #expect(graph.removingTies(share: share, using: &again) == thinned)
    }
  }

  @Test func `Every tie is removed equally often`() {
    let ring = Graph.ring(5)
    var removed = [Int](repeating: 0, count: 5)
    var random = Xoshiro256(seed: 1)
    for _ in 0..<5000 {
      let thinned = ring.removingTies(share: 0.4, using: &random)
      for node in 0..<5 where thinned.arc(from: node, to: (node + 1) % 5) == nil {
        removed[node] += 1
      }
    }
    // 2000 expected each, standard deviation 35; five of them.
    #expect(removed.allSatisfy { abs($0 - 2000) < 175 })
  }
}
