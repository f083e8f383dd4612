import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct PairMetricTests {
  private func pair(
    _ first: Graph, _ second: Graph, isReversed: Bool = false, draws: Int = 99
  ) -> NetworkPair {
    let people = network(first).people
    return NetworkPair(
      Network(Relation(name: "a", kind: .other, graph: first), people: people),
      Network(
        Relation(name: "b", kind: .other, graph: second, isReversed: isReversed), people: people),
      draws: draws)
  }

  @Test func `Every measure has words, and a value or a reason within its range`() throws {
    for seed in UInt64(0)..<20 {
      let graph = Known.random(seed)
      var random = Xoshiro256(seed: seed)
      let order = graph.nodes.shuffled(using: &random)
      for metric in Catalogue.pairMetrics {
        #expect(Catalogue.definition(of: metric.definition.id) == metric.definition)
        #expect(metric.definition.question.hasSuffix("?"))
        for column in try metric.columns(of: pair(graph, graph.induced(by: order))) {
          #expect(column.measure == metric.definition.id)
          let (low, high) = bounds(metric)
          #expect(column.values.allSatisfy { $0.isNaN || (low...high).contains($0) })
          #expect(column.values.allSatisfy(\.isFinite) || column.reason?.isEmpty == false)
        }
      }
    }
  }

  private func bounds(_ metric: any PairMetric) -> (Double, Double) {
    switch metric.definition.range {
    case "−1 to 1": (-1, 1)
    case "0 to 1": (0, 1)
    default: (0, .infinity)
    }
  }

  @Test func `A relation is like itself, by far more than by chance`() throws {
    let graph = Graph(arcs: (0..<11).map { ($0, $0 + 1) })
    let column = try RelationCorrelation().columns(of: pair(graph, graph, draws: 999))[0]
    #expect(abs(column.values[0] - 1) < 1e-12)
    #expect(column.nullP == 0.002)
    #expect(abs(try #require(column.nullMean)) < 0.05)
    #expect(
      column.note == "p two-sided over 999 random reassignments of people, standard error 0.002; "
        + "more alike by chance 0.001, less alike 1.000")
    #expect(TieOverlap(.jaccard).columns(of: pair(graph, graph))[0].values == [1])
  }

  @Test func `Both relations run as the data state them`() throws {
    let arcs = Graph(arcs: [(0, 1), (1, 2)])
    let turned = pair(arcs, arcs.reversed(), isReversed: true)
    #expect(TieOverlap(.jaccard).columns(of: turned)[0].values == [1])
    #expect(TieOverlap(.hamming).columns(of: turned)[0].values == [0])
    #expect(TieOverlap(.hamming).columns(of: pair(arcs, arcs.reversed()))[0].values == [4])
    #expect(TieOverlap(.jaccard).columns(of: pair(arcs, arcs.reversed()))[0].values == [0])
  }

  @Test func `Without ties there is nothing to compare`() throws {
    let empty = pair(Graph(ties: [], count: 3), Graph(ties: [], count: 3))
    #expect(TieOverlap(.jaccard).columns(of: empty)[0].reason == "neither relation has a tie")
    let column = try RelationCorrelation().columns(of: empty)[0]
    #expect(column.reason == "all pairs of a relation are alike" && column.nullP == nil)
  }

  @Test func `All pairs of at most ten relations, by name`() {
    let people = network(Known.star).people
    let networks = ["c", "a", "b"].map {
      Network(Relation(name: $0, kind: .other, graph: Known.star), people: people)
    }
    #expect(NetworkPair.all(of: networks, draws: 0).map(\.name) == ["a~b", "a~c", "b~c"])
    let many = (0..<14).map {
      Network(
        Relation(name: "r\($0 + 10)", kind: .other, graph: Known.star), people: people)
    }
    #expect(NetworkPair.all(of: many, draws: 0).count == 45)
  }
}
