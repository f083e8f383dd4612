import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct CohesionTests {
  private func values(_ ties: [(Int, Int)], count: Int? = nil) throws -> [Double] {
    let network = network(Graph(ties: ties, count: count))
    return try CohesionMetricList.all.flatMap { try $0.columns(of: network).flatMap(\.values) }
  }

  @Test func `Blocks, the largest, and what it takes to part it`() throws {
    #expect(try values([(0, 1), (1, 2)]) == [2, 2, 1])
    #expect(try values([(0, 1), (1, 2), (2, 0), (2, 3)]) == [2, 3, 2])
    #expect(try values([(0, 1), (1, 2), (2, 3), (3, 0)]) == [1, 4, 2])
    // Everyone tied with everyone, and a ring: the firmer of equally large blocks counts.
    let ring = [(0, 1), (1, 2), (2, 3), (3, 0)]
    let clique = [(3, 4), (3, 5), (3, 6), (4, 5), (4, 6), (5, 6)]
    #expect(try values(ring + clique) == [2, 4, 3])
  }

  @Test func `Without ties there is nothing that holds together`() throws {
    let none = try values([], count: 3)
    #expect(none[0] == 0 && none[1] == 0 && none[2].isNaN)
  }
}
