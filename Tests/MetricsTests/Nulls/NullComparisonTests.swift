import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct NullComparisonTests {
  private static func people(_ count: Int, units: [String] = []) -> People {
    var people = People(ids: (0..<count).map { Identifier("p\(100 + $0)") })
    if !units.isEmpty {
      people.attributes = [Attribute(name: "unit", texts: units.map { $0 })]
    }
    return people
  }

  private static func compared(
    _ metrics: [any NetworkMetric], _ graph: Graph, people: People? = nil, draws: Int? = nil,
    seed: UInt64 = 1
  ) throws -> [Column] {
    let people = people ?? Self.people(graph.count)
    let relation = Relation(name: "talk", kind: .communication, graph: graph)
    let network = Network(relation, people: people, seed: seed)
    return try NullComparison(relation: relation, people: people, seed: seed, draws: draws)
      .compared(try metrics.map { ($0, try $0.columns(of: network)) })
  }

  private static func random(_ people: Int, arcs: Int, seed: UInt64 = 7) -> Graph {
    var random = Xoshiro256(seed: seed)
    return .uniform(count: people, arcs: arcs, using: &random)
  }

  @Test func `Chance answers an arc as often as pairs are left for it`() throws {
    let column = try #require(
      try Self.compared([Reciprocity()], Self.random(20, arcs: 95), draws: 999).first)
    // Given one arc, the m − 1 others fall on n(n − 1) − 1 places, one of which answers it.
    let expected = 94.0 / 379
    #expect(abs(try #require(column.nullMean) - expected) < 0.01)
    #expect(column.note.contains("as many ties, 999 draws"))
  }

  @Test func `Groups dealt out anew have the E-I index that sizes alone give`() throws {
    let units = (0..<24).map { $0 < 6 ? "a" : $0 < 14 ? "b" : "c" }
    let people = Self.people(24, units: units)
    let columns = try Self.compared(
      [ExternalInternalIndex(), ExternalInternalExpected()], Self.random(24, arcs: 120),
      people: people, draws: 999)
    let expected = try #require(columns.last?.values[0])
    #expect(abs(try #require(columns[0].nullMean) - expected) < 0.02)
    #expect(columns[0].note.contains("groups dealt out anew, 999 draws"))
    #expect(columns[0].note.contains("with as many ties of each person: mean"))
  }

  @Test func `A hub is beyond chance, a random network is not`() throws {
    var hub = GraphBuilder(count: 30, isDirected: false)
    for node in 1..<30 { hub.add(0, node) }
    for node in 1..<20 { hub.add(node, node + 1) }
    let central = try #require(
      try Self.compared([DegreeCentralisation()], hub.build().graph, draws: 199).first)
    #expect(central.nullP == 2.0 / 200)
    #expect(try #require(central.nullMean) < 0.3)

    let beyond = try (0..<40).count { seed in
      let graph = Self.random(20, arcs: 60, seed: UInt64(seed))
      let columns = try Self.compared([DegreeCentralisation()], graph, draws: 99)
      return try #require(columns[0].nullP) <= 0.1
    }
    // Four of forty are expected; twelve would come once in ten thousand times.
    #expect(beyond < 12)
  }

  @Test func `Other measures change no number of one`() throws {
    let graph = Self.random(15, arcs: 60)
    let alone = try Self.compared([FlowHierarchy()], graph, draws: 99)
    let together = try Self.compared(
      [Reciprocity(), FlowHierarchy(), GlobalReachingCentrality()], graph, draws: 99)
    #expect(Array(together.dropFirst().prefix(2)) == alone)
  }

  /// Both have networks of the same degrees, one of them more than the other.
  @Test func `Nor does a measure that has more of the same networks`() throws {
    let graph = Graph.evenlyDrawn(people: 1_000, ties: 4_000)
    let alone = try Self.compared([BetweennessConcentration(.cr1)], graph)
    let together = try Self.compared([BetweennessConcentration(.cr1), BridgeCount()], graph)
    #expect(try #require(alone.first?.note).contains("39 draws"))
    #expect(Array(together.prefix(alone.count)) == alone)
    #expect(!together.allSatisfy { $0.note.contains(" 39 draws") })
  }

  @Test func `A star has no other network of its degrees, so there is no p`() throws {
    let column = try #require(try Self.compared([BridgeCount()], .star(leaves: 11)).first)
    #expect(column.values == [11] && column.nullP == nil && column.nullMean == nil)
    #expect(
      column.note == "no p: chance with as many ties of each person changes only 0 % of the ties")
  }

  @Test func `Weights have no p against networks without any`() throws {
    var builder = GraphBuilder(count: 8, isDirected: true)
    for node in 0..<8 { builder.add(node, (node + 1) % 8, weight: Double(node + 1)) }
    for node in 0..<5 { builder.add(node, (node + 3) % 8, weight: 2) }
    let columns = try Self.compared(
      [TrophicIncoherence(.incoherence)], builder.build().graph, draws: 19)
    #expect(columns.map(\.variant) == ["weights=none", "weights=strength"])
    #expect(columns[0].nullP != nil && columns[1].nullP == nil)
  }

  @Test func `A p near 0_05 has ten thousand draws behind it, one far from it a thousand`() throws {
    var raised = 0
    for seed in UInt64(0)..<60 where raised == 0 {
      let graph = Self.random(12, arcs: 40, seed: seed)
      let p = try #require(
        try Self.compared([Reciprocity()], graph, draws: 999).first?.nullP)
      let note = try #require(try Self.compared([Reciprocity()], graph).first?.note)
      if abs(p - 0.05) < 0.01 {
        #expect(note.contains("9999 draws"))
        raised += 1
      } else if abs(p - 0.05) > 0.04 {
        #expect(note.contains(" 999 draws"))
      }
    }
    #expect(raised == 1)
  }

  @Test func `Large networks have fewer draws, and none where they would be too few`() {
    let test = NullTest(.degrees, work: .searches)
    func draws(_ people: Int, _ ties: Int) -> Int {
      test.draws(of: Graph.evenlyDrawn(people: people, ties: ties), .degrees, most: 199)
    }
    #expect(draws(100, 600) == 199)
    #expect((39..<199).contains(draws(1_000, 4_000)))
    #expect(draws(20_000, 100_000) == 0)
    let divisions = NullTest(.degrees, work: .divisions)
    func draws(dividing people: Int, _ ties: Int) -> Int {
      divisions.draws(
        of: Graph.evenlyDrawn(people: people, ties: ties), .degrees, most: 199)
    }
    #expect((39...199).contains(draws(dividing: 40, 200)))
    #expect(draws(dividing: 1_000, 4_000) == 0)
  }

  @Test func `Where drawing is too costly the note says so`() throws {
    let metric = BetweennessConcentration(.cr1)
    let ring = Graph.ring(9_000)
    let column = Column("cr1_betweenness", whole: 0.1)
    let relation = Relation(name: "talk", kind: .communication, graph: ring)
    let found = try NullComparison(
      relation: relation, people: Self.people(9_000), seed: 1, draws: nil
    ).compared([(metric, [column])])
    #expect(found[0].nullP == nil)
    #expect(found[0].note == "no p: drawing networks by chance is too costly at this size")
  }

  @Test func `Without ties nothing is compared`() throws {
    let column = try #require(
      try Self.compared([BridgeCount()], GraphBuilder(count: 5, isDirected: true).build().graph)
        .first)
    #expect(column.nullP == nil && column.note.isEmpty)
  }
}

extension Graph {
  /// A graph of that size, evenly drawn.
  fileprivate static func evenlyDrawn(people: Int, ties: Int) -> Graph {
    var random = Xoshiro256(seed: 1)
    return .uniform(count: people, ties: ties, using: &random)
  }
}
