import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct RelationChangeTests {
  func relation(
    _ graph: Graph, _ name: String = "mail", _ kind: Relation.Kind = .communication
  ) -> Relation {
    Relation(name: name, kind: kind, graph: graph)
  }

  /// The change among people 0 ..< count of both.
  func change(
    _ before: Graph, _ after: Graph, stayers: Int? = nil, draws: Int = 99
  ) throws -> RelationChange {
    func log(_ graph: Graph, from number: Int) -> DecisionLog {
      let ids = (0..<graph.count).map { Identifier("p\(100 + $0 + number)") }
      return DecisionLog(Organisation(people: People(ids: ids)))
    }
    let moved = before.count - (stayers ?? before.count)
    return try RelationChange(
      "mail", relation(before), relation(after),
      stayers: Stayers(log(before, from: 0), log(after, from: moved)), fewest: 8, draws: draws,
      seed: 1)
  }

  func row(
    _ change: RelationChange, _ measure: String, _ variant: String = "",
    _ scope: RelationChange.Scope = .stayers
  ) throws -> RelationChange.Row {
    try #require(
      change.rows.first {
        $0.measure == measure && $0.variant == variant && $0.scope == scope
      }, "\(measure) \(variant)")
  }

  /// Of 0⇄1, 2→3, 4→5 and 0→1, 2→3, 6→7 two arcs are in both and five in either.
  @Test func `The values are those worked by hand`() throws {
    let change = try change(
      Graph(arcs: [(0, 1), (1, 0), (2, 3), (4, 5)], count: 8),
      Graph(arcs: [(0, 1), (2, 3), (6, 7)], count: 8))
    #expect(try row(change, "jaccard_ties").value == 0.4)
    let density = try row(change, "density")
    #expect(density.before == 4.0 / 56 && density.after == 3.0 / 56)
    #expect(abs(density.value + 1.0 / 56) < 1e-15)
    let reciprocity = try row(change, "reciprocity")
    #expect(reciprocity.before == 0.5 && reciprocity.after == 0)
    // Most in-degrees are 1 of 7; Σ(1 − k) = 8 − 4 and 8 − 3, over 7².
    let centralisation = try row(change, "centralization_degree", "direction=in")
    #expect(centralisation.before == 4.0 / 49 && centralisation.after == 5.0 / 49)
    #expect(change.rows.allSatisfy { $0.scope == .stayers && $0.peopleBefore == 8 })
  }

  /// Six pairs lose their tie and none wins one: only all six as they are, or all turned round, are
  /// as extreme, 2 of 64.
  @Test func `The p of density is that of all ways to swap`() throws {
    let pairs = [(0, 1), (2, 3), (4, 5), (6, 7), (0, 2), (1, 3)]
    let change = try change(
      Graph(ties: pairs + [(5, 6)], count: 8), Graph(ties: [(5, 6)], count: 8), draws: 9999)
    let p = try #require(try row(change, "density").p)
    #expect(p.draws == 9999)
    #expect(abs(p.p - 2.0 / 64) < 4 * p.error + 1e-3)
    #expect(abs(p.error - (p.p * (2 - p.p) / 9999).squareRoot()) < 1e-15)
  }

  @Test func `Turned round, changes are negated and their p the same`() throws {
    var random = Xoshiro256(seed: 3)
    let one = Graph.uniform(count: 12, arcs: 30, using: &random)
    let other = Graph.uniform(count: 12, arcs: 44, using: &random)
    let (there, back) = (try change(one, other), try change(other, one))
    for row in there.rows where row.measure != "qap_correlation" {
      let turned = try self.row(back, row.measure, row.variant)
      if row.measure == "jaccard_ties" {
        #expect(row.value == turned.value)
      } else {
        #expect(abs(row.value + turned.value) < 1e-12)
        #expect(row.p == turned.p)
      }
    }
    #expect(there.rows.contains { $0.isStandardised })
  }

  @Test func `Fewer than eight who stay give no p, and that is said`() throws {
    let ring = Graph(ties: (0..<12).map { ($0, ($0 + 1) % 12) })
    let change = try change(ring, ring, stayers: 7)
    #expect(change.rows.allSatisfy { $0.scope == .everyone && $0.p == nil })
    #expect(!change.rows.isEmpty)
    #expect(
      change.remarks == [
        "7 people count in both snapshots, at least 8 are needed to compare the ties of the same "
          + "people."
      ])
    #expect(try self.change(ring, ring, stayers: 0).remarks.first?.hasPrefix("0 people") == true)
  }

  @Test func `Where people came or went, the values of all stand beside without p`() throws {
    let ring = Graph(ties: (0..<12).map { ($0, ($0 + 1) % 12) })
    let change = try change(ring, ring, stayers: 10)
    #expect(try row(change, "density", "", .everyone).p == nil)
    #expect(try row(change, "density", "", .everyone).peopleBefore == 12)
    // People 2 to 11 of a ring of 12 make a line, at both times shifted by two.
    #expect(try row(change, "density").before == 9.0 / 45)
    #expect(try row(change, "density").note == "the same ties are in both")
    #expect(change.isUnchanged)
    #expect(!change.rows.contains { $0.isStandardised })
  }

  @Test func `Values are standardised where densities lie apart, and not where they do not`() throws
  {
    let star = Graph(ties: (1..<20).map { (0, $0) })
    let ring = Graph(ties: (0..<20).map { ($0, ($0 + 1) % 20) })
    #expect(try !change(star, ring).rows.contains { $0.isStandardised })
    let dense = Graph(ties: (0..<20).flatMap { [($0, ($0 + 1) % 20), ($0, ($0 + 2) % 20)] })
    let change = try change(star, dense)
    #expect(
      change.remarks == [
        "Among the stayers the density (10 %, then 21 %) differs by more than a factor of 1.25: "
          + "reciprocity and centralisation change with size and density alone, so look at their "
          + "standardised values too."
      ])
    let standardised = try row(change, "centralization_degree", "null=size_density")
    #expect(standardised.before > 5)
    #expect(standardised.after < -1)
    #expect(standardised.p == nil)
  }

  @Test(arguments: 0..<5)
  func `A random graph's standardised values are those of a random graph`(seed: UInt64) throws {
    var random = Xoshiro256(seed: seed)
    let graph = Graph.uniform(count: 15, arcs: 50, using: &random)
    for measure in TieMeasure.all(isDirected: true) where measure.null != nil {
      let value = try measure.standardised(graph, draws: 199, using: &random)
      #expect(abs(value) < 4.5, "\(measure.id)")
    }
    #expect(
      try TieMeasure.all(isDirected: true)[1].standardised(
        .complete(5).reversed(), draws: 19, using: &random
      ).isNaN)
  }

  @Test func `Too many draws for the size are a row with the reason`() throws {
    let ring = Graph(ties: (0..<12).map { ($0, ($0 + 1) % 12) })
    let path = Graph(ties: (0..<11).map { ($0, $0 + 1) })
    let change = try change(ring, path, draws: 100_000_000)
    let rows = change.rows.filter { $0.measure != "jaccard_ties" }
    #expect(rows.count == 3)
    #expect(rows.allSatisfy { $0.p == nil && $0.note.contains("too costly") })
    #expect(rows.allSatisfy { $0.value.isFinite })
  }

  @Test func `No ties at all have no p`() throws {
    let change = try change(Graph(arcs: [], count: 9), Graph(arcs: [], count: 9))
    #expect(change.rows.allSatisfy { $0.p == nil && !$0.note.isEmpty })
  }

  @Test func `Directions of one snapshot alone are left out of both`() throws {
    let arcs = Graph(arcs: (0..<9).map { ($0, ($0 + 1) % 9) })
    let ties = Graph(ties: (0..<9).map { ($0, ($0 + 1) % 9) })
    let change = try change(arcs, ties)
    #expect(change.remarks.count == 1)
    #expect(try row(change, "jaccard_ties").value == 1)
    #expect(!change.rows.contains { $0.measure == "reciprocity" })
  }

  @Test func `Relations match by name, else as the only ones of their kind`() {
    let graph = Graph(arcs: [], count: 1)
    func list(_ names: [(String, Relation.Kind)]) -> [Relation] {
      names.map { relation(graph, $0.0, $0.1) }
    }
    let matches = RelationChange.Matches(
      list([("mail", .communication), ("advice_1", .advice), ("likes", .trust)]),
      list([("advice_2", .advice), ("calls", .communication), ("mail", .communication)]))
    #expect(matches.pairs.map(\.name) == ["advice_1~advice_2", "mail"])
    #expect(matches.before == ["likes"])
    #expect(matches.after == ["calls"])
  }
}
