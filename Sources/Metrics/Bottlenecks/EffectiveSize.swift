import Graphs

/// How many contacts a person has that do not repeat one another.
public struct EffectiveSize: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "effective_size", title: "Effective size",
      question: "How many of the contacts lead to people the other contacts do not?",
      formula: "ESᵢ = Σⱼ (1 − Σ_q pᵢq·m_jq), q ≠ i, j; m_jq = z_jq/max z_j, zᵢⱼ = wᵢⱼ + wⱼᵢ",
      range: "0 to N−1", direction: .neither, undefined: burtUndefined,
      caveat: "Grows with the number of contacts: compare it beside burt_efficiency. networkx "
        + "3.6 prints other numbers for weighted or directed ties.",
      source: "Burt 1992, Structural Holes, chapter 2")
  }

  /// A value a person, with every tie as 1 and with weights.
  public func columns(of network: Network) throws -> [Column] {
    try burtColumns(definition.id, of: network) { $0.effectiveSize }
  }
}
