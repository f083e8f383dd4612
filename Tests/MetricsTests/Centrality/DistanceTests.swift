import Graphs
import Testing

@testable import Metrics

@Suite struct DistanceTests {
  @Test func `The centre of a star is one hop from all, its leaves nearly two`() throws {
    #expect(try values(Closeness(), of: Known.star) == [1, 4.0 / 7, 4.0 / 7, 4.0 / 7, 4.0 / 7])
    #expect(try values(Eccentricity(), of: Known.star) == [1, 2, 2, 2, 2])
    #expect(abs(try #require(try value(ClosenessCentralisation(), of: Known.star)) - 1) < 1e-12)
    #expect(try value(ClosenessCentralisation(), of: Known.ring) == 0)
  }

  @Test func `Distances of a path by hand`() throws {
    #expect(try value(Distance(.mean), of: Known.path) == 2)
    #expect(try value(Distance(.largest), of: Known.path) == 4)
    // Eight pairs one hop apart, six two, four three, two four.
    let efficiency = try #require(try value(Distance(.efficiency), of: Known.path))
    #expect(abs(efficiency - (8.0 + 6.0 / 2 + 4.0 / 3 + 2.0 / 4) / 20) < 1e-12)
    #expect(try value(Distance(.reachable), of: Known.path) == 1)
  }

  @Test func `Along arcs a tree is reached downwards only`() throws {
    // The root reaches six, the two below it two each.
    #expect(try value(Distance(.reachable), of: Known.tree) == 10.0 / 42)
    #expect(try value(Distance(.mean), of: Known.tree) == 1.4)
    let out = try #require(try values(Eccentricity(), "direction=out", of: Known.tree))
    #expect(Array(out[..<3]) == [2, 1, 1])
    #expect(out[3...].allSatisfy { $0.isNaN })
    let into = try #require(try values(Eccentricity(), "direction=in", of: Known.tree))
    #expect(into[0].isNaN)
    #expect(Array(into[1...]) == [1, 1, 2, 2, 2, 2])
    #expect(try Closeness().columns(of: network(Known.tree)).isEmpty)
    #expect(try ClosenessCentralisation().columns(of: network(Known.tree)).isEmpty)
  }

  @Test func `Where parts are unconnected there is no closeness, and the reason says what is`()
    throws
  {
    let column = try #require(
      try Closeness().columns(of: network(Graph(ties: [(0, 1), (2, 3)]))).first)
    #expect(column.values.allSatisfy { $0.isNaN })
    #expect(column.reason == "the network is unconnected: see harmonic")
    let centralisation = try #require(
      try ClosenessCentralisation().columns(of: network(Graph(ties: [(0, 1), (2, 3)]))).first)
    #expect(centralisation.reason == "the network is unconnected: see harmonic")
    let none = try #require(
      try Distance(.largest).columns(of: network(Graph(ties: [], count: 3))).first)
    #expect(none.values[0].isNaN)
    #expect(none.reason == "nobody reaches anybody")
  }
}
