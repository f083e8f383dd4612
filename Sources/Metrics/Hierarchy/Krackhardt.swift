import Graphs

/// How near a network comes to a tree of command: Krackhardt's four.
public struct Krackhardt: NetworkMetric {
  /// One of the four.
  public enum Dimension: String, Sendable {
    /// Everyone in one part.
    case connectedness
    /// Nobody reaches those who reach them.
    case hierarchy = "krackhardt_hierarchy"
    /// No more ties than needed.
    case efficiency = "krackhardt_efficiency"
    /// Every two have a common boss, and a lowest one among these.
    case leastUpperBoundedness = "lubness"
  }

  /// Which of the four.
  public var dimension: Dimension

  /// That one of the four.
  public init(_ dimension: Dimension) { self.dimension = dimension }

  /// The words.
  public var definition: Definition {
    let source = "Krackhardt 1994, Graph theoretical dimensions of informal organizations"
    return switch dimension {
    case .connectedness:
      Definition(
        id: dimension.rawValue, title: "Connectedness",
        question: "What share of the pairs of people are in one part of the network?",
        formula: "1 − V/(N(N−1)/2), V = pairs in different weak components", range: "0 to 1",
        direction: .largerIsConcentrated,
        undefined: "fewer than two people",
        caveat: "One of four conditions of a tree of command, to be read with the others: being "
          + "connected is no hierarchy. \(Self.together)",
        source: source)
    case .hierarchy:
      Definition(
        id: dimension.rawValue, title: "Krackhardt's hierarchy",
        question: "Of the pairs where one reaches the other, in what share is it one-way?",
        formula: "1 − pairs that reach each other / pairs where at least one reaches the other",
        range: "0 to 1", direction: .largerIsConcentrated, undefined: "no ties; \(Self.costly)",
        caveat: "A single arc back from the bottom to the top makes it 0. Always 0 where ties have "
          + "no direction. \(Self.together)",
        source: source)
    case .efficiency:
      Definition(
        id: dimension.rawValue, title: "Krackhardt's efficiency",
        question: "How few ties are there beyond those that hold the parts together?",
        formula: "1 − (m − Σ(n_c−1))/(Σ n_c(n_c−1) − Σ(n_c−1)) over weak components c; count=links "
          + "counts each pair once and halves n_c(n_c−1)",
        range: "0 to 1", direction: .largerIsConcentrated,
        undefined: "no part has room for a tie more than it needs; count=arcs \(Self.costly)",
        caveat: "Efficient means without a spare tie, so also fragile. count=arcs is the "
          + "definition for command; for ties without direction read count=links. \(Self.together)",
        source: source)
    case .leastUpperBoundedness:
      Definition(
        id: dimension.rawValue, title: "Least upper boundedness",
        question: "For what share of pairs is there one lowest common boss?",
        formula: "1 − V/Σ_c (n_c−1)(n_c−2)/2, V = pairs in a weak component without an upper bound "
          + "that all their other upper bounds reach",
        range: "0 to 1", direction: .largerIsConcentrated,
        undefined: "no part has three people; \(Self.costly); not given where ties have no "
          + "direction",
        caveat: "R sna's lubness takes the highest common boss instead of the lowest and prints "
          + "1 where two bosses share their staff. \(Self.together)",
        source: source)
    }
  }

  private static let together = "The four depend on one another; never average them."
  private static let costly = "too costly above \(Cost.upperBounds.words)"

  /// The chance its values are set beside.
  public var nullTest: NullTest? {
    NullTest(
      .density, .dyadCensus, work: dimension == .leastUpperBoundedness ? .searches : .distances)
  }

  /// One value, or one a variant: arcs and links, along the arcs and against them.
  public func columns(of network: Network) throws -> [Column] {
    switch dimension {
    case .connectedness:
      [try column(of: network, "", .union, \.connectedness, "there are fewer than two people")]
    case .hierarchy:
      [try column(of: network, "", .arcs, \.hierarchy, "there are no ties")]
    case .efficiency:
      [
        try column(
          of: network, "count=arcs", .arcs, \.efficiency,
          "no part has room for a tie more than it needs"),
        try column(
          of: network, "count=links", .union, \.linkEfficiency,
          "no part has room for a tie more than it needs"),
      ]
    case .leastUpperBoundedness:
      network.graph.isDirected
        ? [
          try column(
            of: network, "along=arcs", .arcs, \.leastUpperBoundedness, "no part has three people"),
          try column(
            of: network, "along=reversed", .reversed, \.leastUpperBoundedness,
            "no part has three people"),
        ] : []
    }
  }

  /// Which graph is looked at; the union of both directions is cheap at any size.
  fileprivate enum Along { case arcs, reversed, union }

  private func column(
    of network: Network, _ variant: String, _ along: Along,
    _ score: KeyPath<KrackhardtScores, Double>, _ reason: String
  ) throws -> Column {
    let superiors = along == .reversed ? network.degrees : network.inDegrees
    let isCheap =
      along == .union || !network.graph.isDirected || superiors.allSatisfy { $0 < 2 }
    let excess = Cost.upperBounds.excess(
      of: network.graph,
      work: isCheap
        ? 0 : Double(network.strongComponents.count) * Double(network.graph.arcCount),
      for: "comparing the superiors of all pairs")
    let value =
      if excess != nil {
        Double.nan
      } else {
        try network.krackhardt(along)[keyPath: score]
      }
    return Column(
      definition.id, variant: variant, whole: value, reason: excess ?? reason,
      n: network.people.count)
  }
}

extension Network {
  fileprivate func krackhardt(_ along: Krackhardt.Along) throws -> KrackhardtScores {
    switch along {
    case .arcs: try krackhardt()
    case .reversed: try reversedKrackhardt()
    case .union: try undirectedKrackhardt()
    }
  }
}
