import Graphs

/// What share of the arcs fits into the best ranking.
public struct AgonyHierarchy: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "agony_hierarchy", title: "Hierarchy by agony",
      question: "How well do the arcs fit into a ranking, one that leads back up costing the more "
        + "the further it leads?",
      formula: "1 − min over ranks r of Σ max(0, rᵢ − rⱼ + 1)/m over the arcs i → j",
      range: "0 to 1", direction: .largerIsConcentrated,
      undefined: "no ties; too costly above \(Cost.agony.words); not given where ties have no "
        + "direction",
      caveat: "The same whether arcs lead up or down. Dense networks lie low and sparse ones high "
        + "by chance: compare with random networks of the same dyads. Weights are not read.",
      source: "Gupte et al. 2011, WWW; Tatti 2014, ECML PKDD")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.density, .dyadCensus, work: .searches) }

  /// One value.
  public func columns(of network: Network) throws -> [Column] {
    guard network.graph.isDirected else { return [] }
    let excess = Cost.agony.excess(of: network.graph, for: "the best ranking")
    let arcs = network.graph.arcCount
    let value =
      excess == nil && arcs > 0
      ? 1 - Double(try network.graph.agony().total) / Double(arcs) : .nan
    return [Column(definition.id, whole: value, reason: excess ?? "there are no ties", n: arcs)]
  }
}
