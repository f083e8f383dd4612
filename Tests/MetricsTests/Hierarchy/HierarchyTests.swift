import Graphs
import Testing

@testable import Metrics

@Suite struct HierarchyTests {
  @Test func `A tree of command is all that Krackhardt asks`() throws {
    #expect(try value(Krackhardt(.connectedness), of: Known.tree) == 1)
    #expect(try value(Krackhardt(.hierarchy), of: Known.tree) == 1)
    #expect(try value(Krackhardt(.efficiency), "count=arcs", of: Known.tree) == 1)
    #expect(try value(Krackhardt(.efficiency), "count=links", of: Known.tree) == 1)
    #expect(try value(Krackhardt(.leastUpperBoundedness), "along=arcs", of: Known.tree) == 1)
    #expect(
      try #require(try value(Krackhardt(.leastUpperBoundedness), "along=reversed", of: Known.tree))
        < 1)
  }

  @Test func `A directed ring has no hierarchy`() throws {
    #expect(try value(Krackhardt(.hierarchy), of: Known.directedRing) == 0)
    #expect(
      try value(GlobalReachingCentrality(), "weights=none;along=arcs", of: Known.directedRing) == 0)
  }

  @Test func `Two bosses of the same two have no lowest common boss below them`() throws {
    // 0 and 1 both command 2 and 3: of six pairs 0–1 has no bound at all, 2–3 has two of them.
    let graph = Graph(arcs: [(0, 2), (0, 3), (1, 2), (1, 3)])
    let lubness = try #require(
      try value(Krackhardt(.leastUpperBoundedness), "along=arcs", of: graph))
    #expect(abs(lubness - (1 - 2.0 / 3)) < 1e-12)
  }

  @Test func `Connectedness counts pairs in one part`() throws {
    let graph = Graph(ties: [(0, 1), (2, 3)])
    let connectedness = try #require(try value(Krackhardt(.connectedness), of: graph))
    #expect(abs(connectedness - 2.0 / 6) < 1e-12)
  }

  @Test func `No ties, no hierarchy`() throws {
    let column = try #require(
      try Krackhardt(.hierarchy).columns(of: network(Graph(arcs: [], count: 3))).first)
    #expect(column.values[0].isNaN)
    #expect(column.reason == "there are no ties")
  }

  @Test func `Reach of a tree down and up`() throws {
    let down = try #require(
      try values(LocalReachingCentrality(), "weights=none;along=arcs", of: Known.tree))
    #expect(down.map { $0 * 6 } == [6, 2, 2, 0, 0, 0, 0])
    let up = try #require(
      try values(LocalReachingCentrality(), "weights=none;along=reversed", of: Known.tree))
    #expect(up.map { $0 * 6 } == [0, 1, 1, 2, 2, 2, 2])
  }

  @Test func `Global reaching centrality of an out-star is one`() throws {
    let star = Graph(arcs: (1...5).map { (0, $0) })
    #expect(try value(GlobalReachingCentrality(), "weights=none;along=arcs", of: star) == 1)
    // Each leaf reaches 1/5, the centre nothing: a fifth over five.
    let up = try #require(
      try value(GlobalReachingCentrality(), "weights=none;along=reversed", of: star))
    #expect(abs(up - 0.04) < 1e-12)
  }
}
