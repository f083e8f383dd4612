import Graphs
import Testing

@testable import Metrics

@Suite struct PositionTests {
  @Test func `Only the largest part has eigenvector centrality`() throws {
    let column = try #require(
      try Eigenvector().columns(of: network(Graph(ties: [(0, 1), (2, 3), (3, 4)]))).first)
    #expect(column.values[..<2].allSatisfy { $0.isNaN })
    #expect(abs(column.values[3] - 1) < 1e-12)
    #expect(column.reason == "the person is outside the largest part")
    let centralisation = try value(
      EigenvectorCentralisation(), of: Graph(ties: [(0, 1), (2, 3), (3, 4)]))
    #expect(abs(try #require(centralisation) - 1) < 1e-9)
  }

  @Test func `A path too long to settle has a reason with its numbers`() throws {
    let column = try #require(
      try Eigenvector().columns(of: network(Graph(ties: (1..<2000).map { ($0 - 1, $0) }))).first)
    #expect(column.values.allSatisfy { $0.isNaN })
    #expect(column.reason?.hasPrefix("it did not settle: after 600") == true, "\(column)")
  }

  @Test func `Hubs point to authorities`() throws {
    let graph = Graph(arcs: [(0, 2), (1, 2)])
    #expect(try values(HubAuthority(.hub), "weights=strength", of: graph) == [1, 1, 0])
    #expect(try values(HubAuthority(.authority), "weights=strength", of: graph) == [0, 0, 1])
    #expect(try HubAuthority(.hub).columns(of: network(Known.star)).isEmpty)
  }

  @Test func `A rich club is printed for every k up to a hundred, then for doublings`() throws {
    let graph = Graph(ties: (0..<450).flatMap { one in (0..<one).map { (one, $0) } })
    let columns = RichClub().columns(of: network(graph))
    #expect(columns.count == 103)
    #expect(
      columns.suffix(3).map(\.variant)
        == ["k=100;normalised=no", "k=200;normalised=no", "k=400;normalised=no"])
    #expect(columns.allSatisfy { $0.values == [1] })
    #expect(RichClub().columns(of: network(Known.tree)).isEmpty)
    let none = try #require(RichClub().columns(of: network(Graph(ties: [], count: 2))).first)
    #expect(none.reason == "there are no ties")
  }

  @Test func `A star is all core and periphery`() throws {
    let column = try #require(try CorePeripheryFit().columns(of: network(Known.star)).first)
    #expect(abs(column.values[0] - 1) < 1e-12)
    #expect(column.note == "a core of 1; no other is better, 1 as good")
    let complete = try #require(try CorePeripheryFit().columns(of: network(Known.complete)).first)
    #expect(complete.values[0].isNaN)
    let path = Graph(ties: (1..<100).map { ($0 - 1, $0) })
    let searched = try #require(try CorePeripheryFit().columns(of: network(path)).first)
    #expect(searched.note.hasSuffix("of 50 searches came as far"))
  }

  @Test func `Equal degrees have no assortativity`() throws {
    #expect(
      abs(try #require(try value(DegreeAssortativity(), of: Known.star)) - -1) < 1e-12)
    let ring = try #require(DegreeAssortativity().columns(of: network(Known.ring)).first)
    #expect(ring.values[0].isNaN)
  }
}
