import Graphs
import Testing

@testable import Metrics

@Suite struct LevelTests {
  @Test func `A tree of command is all that the measures of hierarchy ask`() throws {
    #expect(try value(FlowHierarchy(), "weights=none", of: Known.tree) == 1)
    #expect(try value(AgonyHierarchy(), of: Known.tree) == 1)
    #expect(try value(TrophicIncoherence(.incoherence), "weights=none", of: Known.tree) == 0)
    #expect(try value(TrophicIncoherence(.coherence), "weights=none", of: Known.tree) == 1)
    #expect(
      try values(TrophicLevel(), "weights=strength;along=arcs", of: Known.tree)
        == [0, 1, 1, 2, 2, 2, 2])
    #expect(
      try values(TrophicLevel(), "weights=strength;along=reversed", of: Known.tree)
        == [2, 1, 1, 0, 0, 0, 0])
    let ranks = try #require(try values(SpringRank(), "weights=none", of: Known.tree))
    #expect(abs(ranks.reduce(0, +)) < 1e-12)
    #expect(abs(ranks[0] - ranks[3] - 2) < 1e-12)
  }

  @Test func `A directed ring has none`() throws {
    #expect(try value(FlowHierarchy(), "weights=strength", of: Known.directedRing) == 0)
    #expect(try value(AgonyHierarchy(), of: Known.directedRing) == 0)
    #expect(
      abs(
        try #require(
          try value(TrophicIncoherence(.coherence), "weights=none", of: Known.directedRing)))
        < 1e-12)
  }

  @Test func `Ties without direction have no rows of it`() throws {
    for metric in [
      FlowHierarchy(), TrophicLevel(), TrophicIncoherence(.coherence), SpringRank(),
      AgonyHierarchy(), DyadCount(), TriadCount(),
    ] as [any NetworkMetric] {
      #expect(try metric.columns(of: network(Known.star)).isEmpty)
      for column in try metric.columns(of: network(Graph(arcs: [], count: 3))) {
        #expect(column.values.allSatisfy { $0.isFinite } || column.reason?.isEmpty == false)
      }
    }
    #expect(try value(ArcTransitivity(), of: Known.complete) == 1)
  }

  @Test func `Triples and pairs by kind`() throws {
    let pairs = try #require(DyadCount().columns(of: network(Known.tree)).first)
    #expect(pairs.values == [0, 6, 15])
    #expect(pairs.scope == .labelled(["Mut", "Asym", "Null"]))
    let triples = try #require(try TriadCount().columns(of: network(Known.directedRing)).first)
    // Ten triples: five with two arcs in a row, five with one arc.
    #expect(triples.values[1] == 5)
    #expect(triples.values[5] == 5)
    #expect(triples.values.reduce(0, +) == 10)
    #expect(try value(ArcTransitivity(), "measure=weak", of: Known.directedRing) == 0)
    let out = try #require(
      try ArcTransitivity().columns(of: network(Graph(arcs: [(0, 1), (0, 2)]))).first)
    #expect(out.reason == "no two arcs follow one another")
  }
}
