import Graphs
import Testing

@testable import Metrics

@Suite struct CentralityTests {
  @Test func `Betweenness of a path and of a directed path`() throws {
    #expect(
      try values(Betweenness(), "weights=none;normalised=no", of: Known.path) == [0, 3, 4, 3, 0])
    #expect(
      try values(Betweenness(), "weights=none;normalised=yes", of: Known.path)
        == [0, 0.5, 4.0 / 6, 0.5, 0])
    let chain = Graph(arcs: [(0, 1), (1, 2)])
    #expect(try values(Betweenness(), "weights=none;normalised=no", of: chain) == [0, 1, 0])
    #expect(try values(Betweenness(), "weights=none;normalised=yes", of: chain) == [0, 0.5, 0])
  }

  @Test func `Strong ties are short`() throws {
    var builder = GraphBuilder(count: 3, isDirected: false)
    builder.add(0, 1, weight: 4)
    builder.add(1, 2, weight: 4)
    builder.add(0, 2, weight: 1)
    let graph = builder.build().graph
    #expect(try values(Betweenness(), "weights=none;normalised=no", of: graph) == [0, 0, 0])
    #expect(try values(Betweenness(), "weights=inverse;normalised=no", of: graph) == [0, 1, 0])
    #expect(try values(Betweenness(), "weights=inverse;normalised=yes", of: graph) == [0, 1, 0])
  }

  @Test func `Two people have no place between them`() throws {
    let columns = try Betweenness().columns(of: network(Graph(ties: [(0, 1)])))
    #expect(columns.map(\.reason) == [nil, "there are fewer than three people"])
  }

  @Test func `Harmonic closeness of a star and of a tree both ways`() throws {
    #expect(
      try values(HarmonicCloseness(), "normalised=yes", of: Known.star)
        == [1, 0.625, 0.625, 0.625, 0.625])
    let chain = Graph(arcs: [(0, 1), (1, 2)])
    #expect(
      try values(HarmonicCloseness(), "direction=out;normalised=yes", of: chain) == [0.75, 0.5, 0])
    #expect(
      try values(HarmonicCloseness(), "direction=in;normalised=yes", of: chain) == [0, 0.5, 0.75])
  }

  @Test func `PageRank is even on a ring and adds up to one`() throws {
    for rank in try #require(try values(PageRank(), "weights=strength", of: Known.directedRing)) {
      #expect(abs(rank - 0.2) < 1e-12)
    }
    let ranks = try #require(try values(PageRank(), "weights=strength", of: Known.tree))
    #expect(abs(ranks.reduce(0, +) - 1) < 1e-12)
    #expect(ranks[0] == ranks.min())
  }

  @Test func `Freeman's indices are one on a star and nothing on a ring`() throws {
    for (graph, expected) in [(Known.star, 1.0), (Known.ring, 0.0), (Known.complete, 0.0)] {
      let measured = [
        try value(DegreeCentralisation(), of: graph),
        try value(BetweennessCentralisation(), of: graph),
        try value(HarmonicCentralisation(), of: graph),
      ]
      for value in measured { #expect(abs(try #require(value) - expected) < 1e-12) }
    }
  }

  @Test func `Degree centralisation has two sides where ties have directions`() throws {
    let star = Graph(arcs: (1...4).map { (0, $0) })
    #expect(try value(DegreeCentralisation(), "direction=out", of: star) == 1)
    #expect(try value(DegreeCentralisation(), "direction=in", of: star) == 1.0 / 16)
    #expect(try HarmonicCentralisation().columns(of: network(star)).isEmpty)
  }

  @Test func `A triangle with a tail`() throws {
    let graph = Graph(ties: [(0, 1), (1, 2), (0, 2), (2, 3)])
    // One triangle; two-paths 1 + 1 + 3.
    #expect(try value(Transitivity(), of: graph) == 0.6)
    let clustering = try #require(try values(LocalClustering(), of: graph))
    #expect(clustering.prefix(3) == [1, 1, 1.0 / 3])
    #expect(clustering[3].isNaN)
    #expect(try values(Coreness(), of: graph) == [2, 2, 2, 1])
  }

  @Test func `Directions do not matter to triangles and cores`() throws {
    let both = Graph(arcs: [(0, 1), (1, 0), (1, 2), (2, 0), (2, 1)])
    #expect(try value(Transitivity(), of: both) == 1)
    #expect(try values(Coreness(), of: both) == [2, 2, 2])
  }
}
