import Graphs

/// How many triples there are of each of sixteen kinds.
public struct TriadCount: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "triad_census", title: "Triad census",
      question: "How many triples of people are tied in each of the sixteen ways?",
      formula: "number of triples with so many mutual, one-way and empty pairs; D, U, T, C: down, "
        + "up, transitive, cyclic",
      range: "0 or more", direction: .neither,
      undefined: "never; not given where ties have no direction",
      caveat: "The counts follow from density and mutual ties before they say anything else: only "
        + "a comparison with random networks of the same dyads means something. 030T and 021D speak "
        + "of ranks, 030C against them.",
      source: "Davis & Leinhardt 1972; Holland & Leinhardt 1976, Sociological Methodology 7:1")
  }

  /// Sixteen values where ties have a direction.
  public func columns(of network: Network) throws -> [Column] {
    guard network.graph.isDirected else { return [] }
    return [
      Column(
        definition.id, scope: .labelled(TriadCensus.Kind.allCases.map(\.rawValue)),
        values: try network.triadCensus().counts.map { Double($0) }, n: network.people.count)
    ]
  }
}
