import Graphs

/// Influence that is passed on along the ties.
public struct PageRank: NetworkMetric {
  /// The share of influence that follows ties; the rest is spread over everyone.
  public var damping: Double

  /// PageRank with that damping.
  public init(damping: Double = 0.85) { self.damping = damping }

  /// The words.
  public var definition: Definition {
    Definition(
      id: "pagerank", title: "PageRank",
      question: "How much attention does the person get, attention from those who get much "
        + "counting more?",
      formula:
        "rᵢ = (1−d)/N + d·Σⱼ rⱼ·wⱼᵢ/sⱼ, d = \(damping); who has no ties out gives to everyone; "
        + "Σr = 1",
      range: "0 to 1", direction: .neither, undefined: "never",
      caveat: "Weights are strengths. Without directions it is close to tie strength. It follows "
        + "arcs: along advice it finds the sought, along command the lowest.",
      source: "Brin & Page 1998, Computer Networks 30:107")
  }

  /// A value a person.
  public func columns(of network: Network) throws -> [Column] {
    [
      Column(
        definition.id, variant: "weights=strength", scope: .people,
        values: try network.graph.pageRank(damping: damping),
        reason: network.weightReason(else: "it did not settle"))
    ]
  }
}
