import Graphs

/// How far a person's contacts are tied up with one another.
public struct Constraint: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "constraint", title: "Constraint",
      question: "How far do all ways of this person lead back to the same few others?",
      formula: "Cᵢ = Σⱼ (pᵢⱼ + Σ_q pᵢq·p_qj)², j over contacts, q ≠ i, j; pᵢⱼ = zᵢⱼ/Σzᵢ, "
        + "zᵢⱼ = wᵢⱼ + wⱼᵢ",
      range: "0 to 2, neither reached", direction: .neither, undefined: burtUndefined,
      caveat: "Low is a broker between strangers, high a member of a closed group or someone with "
        + "one contact. May exceed 1. Unrecorded contacts raise it by a tenth to a quarter. "
        + "Shares of contacts use all their ties, not only those around the person.",
      source: "Burt 1992, Structural Holes, chapter 2")
  }

  /// A value a person, with every tie as 1 and with weights.
  public func columns(of network: Network) throws -> [Column] {
    try burtColumns(definition.id, of: network) { $0.constraint }
  }
}
