import Graphs
import Organisations
import Testing

@testable import Metrics

@Suite struct CatalogueTests {
  static let graphs: [(name: String, graph: Graph)] = [
    ("nobody", Graph(ties: [], count: 0)), ("nobody, directed", Graph(arcs: [], count: 0)),
    ("one person", Graph(ties: [], count: 1)), ("one person, directed", Graph(arcs: [], count: 1)),
    ("two people", Graph(ties: [(0, 1)])), ("an arc", Graph(arcs: [(0, 1)])),
    ("no ties", Graph(ties: [], count: 4)), ("no arcs", Graph(arcs: [], count: 4)),
    ("two parts", Graph(ties: [(0, 1), (1, 2), (0, 2), (3, 4)], count: 6)),
    ("two directed parts", Graph(arcs: [(0, 1), (1, 2), (2, 0), (3, 4)], count: 6)),
    ("weighted", weighted(isDirected: false)), ("weighted, directed", weighted(isDirected: true)),
  ]

  static func weighted(isDirected: Bool) -> Graph {
    var builder = GraphBuilder(count: 5, isDirected: isDirected)
    for (source, target, weight) in [
      (0, 1, 0.5), (1, 2, 3), (2, 0, 1), (2, 3, 1e-300), (3, 2, 1e9),
    ] {
      builder.add(source, target, weight: weight)
    }
    return builder.build().graph
  }

  @Test(
    arguments: [true, false],
    [Double.greatestFiniteMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude / 4])
  func `Weights at the ends of what a number holds trap nothing`(
    isDirected: Bool, weight: Double
  ) throws {
    var builder = GraphBuilder(count: 5, isDirected: isDirected)
    for (source, target) in [(0, 1), (0, 2), (1, 2), (2, 0), (3, 0)]
    where source < target || isDirected {
      builder.add(source, target, weight: weight)
    }
    let network = network(builder.build().graph)
    for metric in Catalogue.networkMetrics {
      for column in try metric.columns(of: network) where column.variant.contains("strength") {
        for value in column.values where !value.isFinite {
          #expect(column.reason?.isEmpty == false, "\(column.measure)")
        }
      }
    }
    if weight > 1 {
      let gini = StrengthConcentration(.gini, of: isDirected ? .outgoing : .undirected)
      #expect(
        try gini.columns(of: network).map(\.reason)
          == ["weights add up to more than a number can hold"])
    }
  }

  @Test(arguments: graphs.indices)
  func `Every measure has a value or a reason for everyone`(index: Int) throws {
    let (name, graph) = Self.graphs[index]
    for metric in Catalogue.networkMetrics {
      for column in try metric.columns(of: network(graph)) {
        #expect(column.measure == metric.definition.id)
        if column.scope == .people { #expect(column.values.count == graph.count, "\(name)") }
        if !column.values.allSatisfy(\.isFinite) {
          #expect(column.reason?.isEmpty == false, "\(column.measure) of \(name)")
        }
      }
    }
  }

  @Test func `No two measures share an id and no two columns a variant`() throws {
    let ids = Catalogue.networkMetrics.map(\.definition.id)
    #expect(Set(ids).count == ids.count)
    for (_, graph) in Self.graphs {
      let keys = try Catalogue.networkMetrics.flatMap { metric in
        try metric.columns(of: network(graph)).map { "\($0.measure) \($0.variant)" }
      }
      #expect(Set(keys).count == keys.count)
    }
  }

  @Test func `Every definition answers every question`() {
    for metric in Catalogue.networkMetrics {
      let words = metric.definition
      for text in [words.caveat, words.source] { #expect(!text.isEmpty, "\(words.id)") }
    }
    for metric in Catalogue.networkMetrics as [any Metric] + Catalogue.decisionMetrics {
      let words = metric.definition
      for text in [words.title, words.question, words.formula, words.range, words.undefined] {
        #expect(!text.isEmpty, "\(words.id)")
      }
      #expect(words.question.hasSuffix("?"), "\(words.id): \(words.question)")
      // Capitals are those of the names in the literature: F, DF, DR, T.
      let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789_DFRT".utf8)
      #expect(words.id.utf8.allSatisfy { letters.contains($0) }, "\(words.id)")
      #expect(Catalogue.definition(of: words.id) == words)
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `The range of a definition holds`(seed: UInt64) throws {
    let graph = Known.random(seed)
    for metric in Catalogue.networkMetrics {
      let words = metric.definition
      for column in try metric.columns(of: network(graph)) {
        let (low, high) = try #require(
          Self.bounds(words.range, variant: column.variant, people: graph.count), "\(words.range)")
        for value in column.values where !value.isNaN {
          #expect(
            (low - 1e-12...high + 1e-12).contains(value),
            "\(words.id) \(column.variant): \(value) is not \(words.range)")
        }
      }
    }
  }

  /// `any number`, `0 to N−1`, `0 or more; 0 to 1 when normalised`, `0 to 2, neither reached`.
  static func bounds(_ range: String, variant: String, people: Int) -> (Double, Double)? {
    if range == "any number" { return (-.infinity, .infinity) }
    if range == "at most 1" { return (-.infinity, 1) }
    let parts = range.split(separator: "; ")
    let normalised = variant.contains("normalised=yes") && parts.count > 1
    let text = String(normalised ? parts[1] : parts[0])
    let ends = text.split(whereSeparator: { $0 == " " || $0 == "," }).prefix(3)
    func number(_ text: Substring) -> Double? {
      switch text {
      case "N": Double(people)
      case "1/N": 1 / Double(people)
      case "N−1": Double(people - 1)
      case "more", "M": .infinity  // the number of ties is not known here
      default: Double(text.replacing("−", with: "-"))
      }
    }
    guard ends.count == 3, let low = number(ends[0]), let high = number(ends[2]) else { return nil }
    return (low, high)
  }

  /// Measures that are of strength wherever there is one, and so have that form always.
  static let alwaysOfStrength: Set = [
    "pagerank", "eigenvector", "hits_hub", "hits_authority", "flow_hierarchy", "trophic_level",
    "trophic_incoherence",
  ]

  @Test func `Unweighted ties have no weighted forms`() throws {
    for metric in Catalogue.networkMetrics
    where !Self.alwaysOfStrength.contains(metric.definition.id) {
      for column in try metric.columns(of: network(Known.tree)) {
        #expect(!column.variant.contains("weights=strength"), "\(column.measure)")
        #expect(!column.variant.contains("weights=inverse"), "\(column.measure)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<10)
  func `Renumbering people renumbers the values and changes none`(seed: UInt64) throws {
    let graph = Known.random(seed)
    var random = Xoshiro256(seed: seed)
    let order = graph.nodes.shuffled(using: &random)
    let (one, other) = (network(graph), network(graph.induced(by: order)))
    // Divisions of the same modularity are one as good as another; of people who are as central
    // the first leaves first.
    for metric in Catalogue.networkMetrics
    where !(metric is FoundCommunities) && !(metric is Robustness) {
      for (before, after) in zip(try metric.columns(of: one), try metric.columns(of: other)) {
        #expect(before.variant == after.variant)
        guard before.scope == .people || before.scope == .whole else { continue }
        for (place, value) in after.values.enumerated() {
          let expected = before.scope == .people ? before.values[order[place]] : before.values[0]
          #expect(
            (value.isNaN && expected.isNaN)
              || abs(value - expected) <= 1e-9 * max(1, abs(expected)),
            "\(before.measure) \(before.variant)")
        }
      }
    }
  }

  @Test(arguments: UInt64(0)..<10)
  func `Scaling all weights changes strength and nothing else`(seed: UInt64) throws {
    let graph = Known.random(seed)
    var builder = GraphBuilder(count: graph.count, isDirected: graph.isDirected)
    for node in graph.nodes {
      for arc in graph.arcs(of: node) where graph.isDirected || node < graph.target(of: arc) {
        builder.add(node, graph.target(of: arc), weight: 7 * graph.weight(of: arc))
      }
    }
    let scaled = network(builder.build().graph)
    for metric in Catalogue.networkMetrics where !(metric is Strength) {
      for column in try metric.columns(of: network(graph)) {
        let after = try #require(
          try metric.columns(of: scaled).first { $0.variant == column.variant })
        for (value, expected) in zip(after.values, column.values) {
          #expect(
            (value.isNaN && expected.isNaN)
              || abs(value - expected) <= 1e-9 * max(1, abs(expected)),
            "\(column.measure) \(column.variant)")
        }
      }
    }
  }

  @Test func `People outside the roster keep their ties and stay out of N`() throws {
    var people = People(ids: ["a", "b", "c", "d"].map { Identifier($0) })
    people.isEligible[3] = false
    let relation = Relation(
      name: "ties", kind: .other, graph: Graph(ties: [(0, 1), (1, 2), (2, 3)]))
    let column = try #require(
      StrengthConcentration(.effectiveFraction, of: .undirected)
        .columns(of: Network(relation, people: people)).first)
    // Strengths 1, 2, 2 of the three who count: 25 / (3 · 9).
    #expect(abs(column.values[0] - 25.0 / 27) < 1e-12)
    #expect(column.n == 3)
    #expect(column.missing == 1)
  }

  @Test(arguments: [
    ("betweeness", "betweenness"), ("Betweenness", "betweenness"), ("page-rank", "pagerank"),
    ("constraitn", "constraint"), ("gcr", "grc"), ("brokerage", "gf_brokerage"),
    ("", nil), ("no such thing", nil),
    ("lub", "lubness"), ("reaching", "local_reaching"), ("xyzzyxyzzy", nil),
  ])
  func `The id that was meant is suggested`(typed: String, meant: String?) {
    #expect(Catalogue.suggestion(for: typed) == meant)
  }

  @Test func `All ids are listed in order`() {
    #expect(Catalogue.ids == Catalogue.ids.sorted())
    #expect(Catalogue.ids.contains("effective_fraction_betweenness"))
    #expect(Catalogue.definition(of: "no_such_measure") == nil)
  }

  @Test func `Work beyond the limit is a reason, not a guess`() {
    let graph = Known.tree  // 7 people, 6 arcs: far below
    #expect(Cost.betweenness.excess(of: graph, for: "exact betweenness") == nil)
    let hub = Graph(arcs: (1..<90_001).map { (0, $0) })  // 8.10009e9
    #expect(
      Cost.betweenness.excess(of: hub, for: "exact betweenness")
        == "exact betweenness of 90001 people and 90000 ties is too costly (above 8 billion "
        + "people × arcs); measure a unit or a shorter window, or leave weak ties out")
    #expect(Cost.distances.excess(of: hub, for: "distances") == nil)
  }

  @Test func `Few ties and long distances count for the time that they take`() throws {
    let ring = Graph(ties: (0..<60_000).map { ($0, ($0 + 1) % 60_000) })
    // Two arcs a person cost as much as 20/2.8 each, searches from people who share nothing 20 times.
    #expect(
      Cost.distances.excess(of: ring, for: "distances")
        == "distances of 60000 people and 60000 ties is too costly (above 400 billion people × "
        + "arcs, each counted 71.4 times here because ties are few or distances long); measure a "
        + "unit or a shorter window, or leave weak ties out")
    // Everybody is two steps from anybody: 3.6 times for few ties alone.
    let star = Graph(ties: (1..<30_001).map { (0, $0) })
    #expect(Cost.betweenness.excess(of: star, for: "x") == nil)
    #expect(Cost.betweenness.excess(of: star, work: 2.3e9, for: "x")?.contains("3.6 times") == true)
    #expect(Cost.weightedBetweenness.excess(of: ring, work: 8e8, for: "x") == nil)
    #expect(Cost.agony.excess(of: ring, work: 3e9, for: "x") == nil)
  }

  @Test func `Triangles of a huge clique are too many`() throws {
    let work = Cost.closedTriples
    let members = 2_300
    let clique = network(
      Graph(ties: (0..<members).flatMap { low in (low + 1..<members).map { (low, $0) } }))
    let columns = try Constraint().columns(of: clique)
    #expect(columns[0].reason?.contains("\(work.words)") == true)
    #expect(columns[0].values.count == members && columns[0].values.allSatisfy(\.isNaN))
  }

  @Test func `A measure beyond its limit has no value for anybody and says why`() throws {
    // Two bosses of the same 45,000: everybody has two superiors or two subordinates and more.
    let bosses = network(Graph(arcs: (2..<45_002).flatMap { [(0, $0), (1, $0)] }))
    #expect(bosses.searchWork == 45_002 * 180_000)
    for metric in [
      BetweennessConcentration(.cr1), BetweennessCentralisation(), TieBetweenness(),
    ] as [any NetworkMetric] {
      for column in try metric.columns(of: bosses) {
        #expect(column.values.allSatisfy { $0.isNaN }, "\(column.measure)")
        #expect(column.reason?.contains("too ") == true, "\(column.measure)")
      }
    }
    for metric in [Krackhardt(.hierarchy), Krackhardt(.leastUpperBoundedness)] {
      for column in try metric.columns(of: bosses) {
        #expect(column.values.allSatisfy { $0.isNaN }, "\(column.measure)")
        #expect(column.reason?.contains("2 billion strong components") == true)
      }
    }
  }

  @Test func `Pendant trees cost nothing, so a star is never too large`() throws {
    let star = network(Graph(ties: (1..<70_001).map { (0, $0) }))
    #expect(star.searchWork == 0)
    let column = try #require(try BetweennessConcentration(.cr1).columns(of: star).first)
    #expect(column.values == [1])
  }
}
