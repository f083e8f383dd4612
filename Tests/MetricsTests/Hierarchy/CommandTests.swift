import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct CommandTests {
  /// 0 over 1 and 2, who are both over 3; 1 over 4, too.
  static let matrix = Graph(arcs: [(0, 1), (0, 2), (1, 3), (2, 3), (1, 4)])

  @Test func `A tree has one root, its levels and even spans`() throws {
    for (metric, expected) in [
      (CommandDepth(.depth), 2), (CommandDepth(.layers), 3), (CommandCount(.roots), 1),
      (CommandCount(.severalSuperiors), 0), (SpanOfControl(.median), 2),
      (SpanOfControl(.largest), 2), (SpanOfControl(.gini), 0), (SpanOfControl(.giniCorrected), 0),
    ] as [(any NetworkMetric, Double)] {
      let column = try #require(
        try metric.columns(of: network(Known.tree)).first { $0.variant == "along=arcs" })
      #expect(column.values == [expected], "\(column.measure)")
      // The same tree with arcs that point to the boss.
      let turned = try #require(
        try metric.columns(of: network(Known.tree.reversed()))
          .first { $0.variant == "along=reversed" })
      #expect(turned.values == [expected], "\(column.measure)")
    }
    #expect(
      try values(CommandLevel(), "along=arcs", of: Known.tree) == [0, 1, 1, 2, 2, 2, 2])
  }

  @Test func `A matrix has people with several superiors`() throws {
    #expect(try value(CommandCount(.severalSuperiors), "along=arcs", of: Self.matrix) == 1)
    #expect(try value(CommandDepth(.depth), "along=arcs", of: Self.matrix) == 2)
    // Spans 2, 2, 1 in the order 1, 2, 2: (−2·1 + 0 + 2·2) / (3 · 5).
    #expect(try value(SpanOfControl(.median), "along=arcs", of: Self.matrix) == 2)
    let gini = try #require(try value(SpanOfControl(.gini), "along=arcs", of: Self.matrix))
    #expect(abs(gini - 2.0 / 15) < 1e-12)
    let corrected = try #require(
      try value(SpanOfControl(.giniCorrected), "along=arcs", of: Self.matrix))
    #expect(abs(corrected - 0.2) < 1e-12)
  }

  @Test func `The median of two superiors lies between their spans`() throws {
    let graph = Graph(arcs: [(0, 1), (0, 2), (0, 3), (1, 4), (1, 5)])
    #expect(try value(SpanOfControl(.median), "along=arcs", of: graph) == 2.5)
  }

  @Test func `Several roots and people without ties are all at the top`() throws {
    let graph = Graph(arcs: [(0, 1), (2, 3), (3, 4)], count: 6)
    #expect(try value(CommandCount(.roots), "along=arcs", of: graph) == 3)
    #expect(try values(CommandLevel(), "along=arcs", of: graph) == [0, 1, 0, 1, 2, 0])
    #expect(try value(CommandDepth(.layers), "along=arcs", of: graph) == 3)
  }

  @Test func `A circle without anybody above has no depth, and its members are named`() throws {
    // 0 and 1 lead each other, 2 is below them; 3 is over a circle of 4 and 5.
    let graph = Graph(arcs: [(0, 1), (1, 0), (1, 2), (3, 4), (4, 5), (5, 4)])
    let depth = CommandDepth(.depth).columns(of: network(graph))[0]
    #expect(depth.values[0].isNaN)
    #expect(
      depth.reason == "a circle of command: nobody without a superior is above 3 of the people")
    let levels = try #require(try values(CommandLevel(), "along=arcs", of: graph))
    #expect(levels.prefix(3).allSatisfy { $0.isNaN } && levels.suffix(3) == [0, 1, 2])
    let circles = CommandCount(.circles).columns(of: network(graph))
    #expect(circles[0].values == [4])
    #expect(circles[1].scope == .some([0, 1, 4, 5]))
    // A circle under somebody does not hinder the depth.
    let under = Graph(arcs: [(0, 1), (1, 2), (2, 1)])
    #expect(try value(CommandDepth(.depth), "along=arcs", of: under) == 2)
  }

  @Test func `Without reports there are no spans, without ties no depth`() throws {
    let nobody = network(Graph(arcs: [], count: 3))
    #expect(CommandDepth(.depth).columns(of: nobody)[0].reason == "there are no ties")
    #expect(SpanOfControl(.median).columns(of: nobody)[0].reason == "nobody has a report")
    let one = network(Graph(arcs: [(0, 1), (0, 2)]))
    #expect(SpanOfControl(.gini).columns(of: one)[0].values == [0])
    #expect(
      SpanOfControl(.giniCorrected).columns(of: one)[0].reason == "one person alone has reports")
  }

  @Test func `What is known to be no command, or has no direction, has no rows of it`() throws {
    let tree = network(Known.tree)
    for kind in Relation.Kind.allCases {
      for isAssumed in [true, false] {
        let relation = Relation(
          name: "ties", kind: kind, graph: Known.tree, kindIsAssumed: isAssumed)
        let columns = CommandDepth(.depth).columns(of: Network(relation, people: tree.people))
        #expect(columns.isEmpty == (!isAssumed && kind != .command && kind != .other))
      }
    }
    let star = network(Known.star)
    for metric in [
      CommandDepth(.depth), CommandDepth(.layers), CommandLevel(), CommandCount(.roots),
      CommandCount(.severalSuperiors), CommandCount(.circles), SpanOfControl(.median),
    ] as [any NetworkMetric] {
      #expect(try metric.columns(of: star).isEmpty)
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `Turned round, along and against change places, and levels keep one step an arc`(
    seed: UInt64
  ) throws {
    let graph = Known.random(2 * seed)
    let turned = network(graph.reversed())
    for metric in [
      CommandDepth(.depth), CommandLevel(), CommandCount(.roots), CommandCount(.severalSuperiors),
    ] as [any NetworkMetric] {
      let columns = try metric.columns(of: network(graph))
      let others = try metric.columns(of: turned)
      #expect(columns[0].values.description == others[1].values.description)
      #expect(columns[1].values.description == others[0].values.description)
    }
    let levels = try #require(try values(CommandLevel(), "along=arcs", of: graph))
    for node in graph.nodes where !levels[node].isNaN {
      for arc in graph.arcs(of: node) { #expect(levels[graph.target(of: arc)] <= levels[node] + 1) }
    }
  }
}
