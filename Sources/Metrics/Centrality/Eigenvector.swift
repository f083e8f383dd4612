import Graphs

/// How well connected a person's contacts are, theirs counting in turn.
public struct Eigenvector: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "eigenvector", title: "Eigenvector centrality",
      question: "How well connected is the person to people who are well connected themselves?",
      formula: "λ·xᵢ = Σⱼ wᵢⱼ·xⱼ, λ the largest, both directions added up; max x = 1",
      range: "0 to 1", direction: .neither,
      undefined: "the person is outside the largest part, of equally large ones the first; no "
        + "ties; the part is too long and thin to settle",
      caveat: "Not for headlines: only the largest part has values, and within it one dense group "
        + "can take nearly all. Prefer PageRank for influence along arcs.",
      source: "Bonacich 1972, J. Mathematical Sociology 2:113")
  }

  /// A value a person.
  public func columns(of network: Network) throws -> [Column] {
    let (values, reason) = try network.orUndefined(count: network.people.count) {
      (try network.eigenvectorCentrality(weighted: true), "the person is outside the largest part")
    }
    return [
      Column(
        definition.id, variant: "weights=strength", scope: .people, values: values,
        reason: network.graph.arcCount > 0 ? reason : "there are no ties")
    ]
  }
}
