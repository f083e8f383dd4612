import Graphs
import Testing

@Suite struct ReachCountsTests {
  @Test func `Small graphs by hand`() throws {
    #expect(try Graph(arcs: []).reachCounts() == [])
    #expect(try Graph(arcs: [(0, 1), (1, 2)]).reachCounts() == [2, 1, 0])
    #expect(try Graph(arcs: [(0, 1), (1, 2), (2, 0), (2, 3)]).reachCounts() == [3, 3, 3, 0])
    #expect(try Graph(ties: [(0, 1)], count: 3).reachCounts() == [1, 1, 0])
  }

  @Test func `A long chain of command, and one of pairs`() throws {
    let chain = Graph(arcs: (1..<3000).map { ($0 - 1, $0) })
    #expect(try chain.reachCounts() == (0..<3000).map { 2999 - $0 })
    var arcs: [(Int, Int)] = []
    for low in stride(from: 0, to: 1200, by: 2) {
      arcs += [(low, low + 1), (low + 1, low), (low + 1, low + 2)]
    }
    let expected = (0...1200).map { 1200 - $0 / 2 * 2 }
    #expect(try Graph(arcs: arcs).reachCounts() == expected)
  }
}
