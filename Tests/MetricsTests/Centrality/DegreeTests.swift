import Graphs
import Testing

@testable import Metrics

@Suite struct DegreeTests {
  @Test func `Counts of a tree with an outsider`() throws {
    let graph = Graph(arcs: [(0, 1), (0, 2), (1, 0)], count: 4)
    #expect(try value(NetworkCount(.people), of: graph) == 4)
    #expect(try value(NetworkCount(.ties), of: graph) == 3)
    #expect(try value(NetworkCount(.isolates), of: graph) == 1)
    #expect(try value(Density(), of: graph) == 0.25)
    #expect(try value(Reciprocity(), of: graph) == 2.0 / 3)
    #expect(try values(Degree(.undirected), of: graph) == [2, 1, 1, 0])
    #expect(try values(Degree(.incoming), of: graph) == [1, 1, 1, 0])
    #expect(try values(Degree(.outgoing), of: graph) == [2, 1, 0, 0])
    #expect(try value(ComponentCount(.weak), of: graph) == 2)
    #expect(try value(ComponentCount(.strong), of: graph) == 3)
  }

  @Test func `Who is first in the file does not make an isolate`() throws {
    #expect(try value(NetworkCount(.isolates), of: Graph(arcs: [(1, 0)], count: 3)) == 1)
  }

  @Test func `Loops are counted from the data`() {
    var builder = GraphBuilder(count: 2, isDirected: true)
    builder.add(0, 0)
    builder.add(1, 1, weight: 3)
    let (graph, tally) = builder.build()
    let loops = NetworkCount(.loops).columns(
      of: Network(
        .init(name: "r", kind: .other, graph: graph, tally: tally),
        people: .init(ids: ["a", "b"].map { .init($0) })))
    #expect(loops.map(\.values) == [[2]])
  }

  @Test func `Ties without direction have no in and out`() throws {
    for metric in [
      Degree(.incoming), Degree(.outgoing), Strength(.incoming), Strength(.outgoing),
      Reciprocity(), ComponentCount(.strong), GlobalReachingCentrality(),
      LocalReachingCentrality(), Krackhardt(.leastUpperBoundedness),
      StrengthConcentration(.gini, of: .incoming),
    ] as [any NetworkMetric] {
      #expect(try metric.columns(of: network(Known.star)).isEmpty)
    }
    #expect(Strength(.undirected).columns(of: network(Known.tree)).isEmpty)
  }

  @Test func `Strength adds the weights of each end`() throws {
    var builder = GraphBuilder(count: 3, isDirected: true)
    builder.add(0, 1, weight: 2)
    builder.add(2, 1, weight: 0.5)
    let graph = builder.build().graph
    #expect(try values(Strength(.incoming), of: graph) == [0, 2.5, 0])
    #expect(try values(Strength(.outgoing), of: graph) == [2, 0, 0.5])
  }

  @Test func `Concentration of the strengths of a star`() throws {
    // Strengths 4, 1, 1, 1, 1: shares ½ and four eighths.
    func index(_ index: StrengthConcentration.Index) throws -> Double {
      try #require(try value(StrengthConcentration(index, of: .undirected), of: Known.star))
    }
    #expect(abs(try index(.gini) - 0.3) < 1e-12)
    #expect(abs(try index(.giniCorrected) - 0.375) < 1e-12)
    #expect(abs(try index(.hhi) - 0.3125) < 1e-12)
    #expect(abs(try index(.effectiveFraction) - 0.64) < 1e-12)
    #expect(abs(try index(.cr1) - 0.5) < 1e-12)
  }

  @Test func `Nothing to share out has no concentration`() throws {
    let column = try #require(
      StrengthConcentration(.gini, of: .undirected)
        .columns(of: network(Graph(ties: [], count: 3))).first)
    #expect(column.values[0].isNaN)
    #expect(column.reason == "nobody has any tie strength")
  }
}
