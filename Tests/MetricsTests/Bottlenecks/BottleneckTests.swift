import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct BottleneckTests {
  @Test func `All of a star's betweenness is with its centre`() throws {
    #expect(try value(BetweennessConcentration(.effectiveFraction), of: Known.star) == 0.2)
    #expect(try value(BetweennessConcentration(.cr1), of: Known.star) == 1)
    // Directions do not matter: the ways between people run either way.
    let out = Graph(arcs: (1...4).map { (0, $0) })
    #expect(try value(BetweennessConcentration(.effectiveFraction), of: out) == 0.2)
  }

  @Test func `A ring shares betweenness evenly`() throws {
    let fraction = try #require(
      try value(BetweennessConcentration(.effectiveFraction), of: Known.ring))
    #expect(abs(fraction - 1) < 1e-12)
  }

  @Test func `Where everyone knows everyone nobody is between`() throws {
    let column = try #require(
      try BetweennessConcentration(.effectiveFraction).columns(of: network(Known.complete)).first)
    #expect(column.values[0].isNaN)
    #expect(column.reason == "nobody stands between two others")
  }

  @Test func `A path is cut by its inner people and all its ties`() throws {
    #expect(try values(ArticulationPoints(), of: Known.path) == [0, 1, 1, 1, 0])
    #expect(try value(BridgeCount(), of: Known.path) == 4)
    #expect(try values(Bridges(), of: Known.path) == [1, 1, 1, 1])
    #expect(try value(BridgeCount(), of: Known.ring) == 0)
    #expect(try values(Bridges(), of: Known.ring) == [])
    #expect(try values(ArticulationPoints(), of: Known.ring) == [0, 0, 0, 0, 0, 0])
  }

  @Test func `A bridge is named as first listed`() throws {
    let relation = Relation(
      name: "r", kind: .other, graph: Graph(ties: [(0, 1), (1, 2)]),
      listedDescending: [UInt64(1) << 32 | 2])
    let people = People(ids: ["a", "b", "c"].map { Identifier($0) })
    let column = try #require(Bridges().columns(of: Network(relation, people: people)).first)
    #expect(column.scope == .ties([(0, 1), (2, 1)]))
  }

  @Test func `The centre of a star is unconstrained and its leaves are tied`() throws {
    #expect(
      try values(Constraint(), "weights=none", of: Known.star) == [0.25, 1, 1, 1, 1])
    #expect(try values(EffectiveSize(), "weights=none", of: Known.star) == [4, 1, 1, 1, 1])
    #expect(try values(BurtEfficiency(), "weights=none", of: Known.star) == [1, 1, 1, 1, 1])
    let hierarchy = try #require(try values(BurtHierarchy(), "weights=none", of: Known.star))
    #expect(abs(hierarchy[0]) < 1e-12)
    #expect(hierarchy.dropFirst() == [1, 1, 1, 1])
  }

  @Test func `In a triangle one contact is worth one`() throws {
    let triangle = Graph(ties: [(0, 1), (1, 2), (0, 2)], count: 4)
    let constraint = try #require(try values(Constraint(), "weights=none", of: triangle))
    #expect(constraint.prefix(3) == [1.125, 1.125, 1.125])
    #expect(constraint[3].isNaN)
    let efficiency = try #require(try values(BurtEfficiency(), "weights=none", of: triangle))
    #expect(efficiency.prefix(3) == [0.5, 0.5, 0.5])
    #expect(efficiency[3].isNaN)
  }

  @Test func `Weights count in a column of their own`() throws {
    var builder = GraphBuilder(count: 3, isDirected: false)
    builder.add(0, 1, weight: 3)
    builder.add(0, 2, weight: 1)
    let graph = builder.build().graph
    #expect(try values(Constraint(), "weights=none", of: graph)?[0] == 0.5)
    #expect(try values(Constraint(), "weights=strength", of: graph)?[0] == 0.625)
  }

  @Test(arguments: 3..<12)
  func `Contacts that bind alike give a hierarchy of 0 and never less`(count: Int) throws {
    let ring = Graph(ties: (0..<count).map { ($0, ($0 + 1) % count) }, count: count)
    let full = Graph(
      ties: (0..<count).flatMap { node in (0..<node).map { ($0, node) } }, count: count)
    for graph in [ring, full] {
      let relation = Relation(name: "ties", kind: .communication, graph: graph)
      let network = Network(
        relation, people: People(ids: (0..<count).map { Identifier(String(100 + $0)) }))
      for column in try BurtHierarchy().columns(of: network) {
        #expect(column.values.allSatisfy { $0 >= 0 && $0 < 1e-12 })
      }
    }
  }
}
