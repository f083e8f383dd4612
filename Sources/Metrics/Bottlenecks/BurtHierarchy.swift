import Graphs

/// Whether a person's constraint comes from one contact.
public struct BurtHierarchy: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "burt_hierarchy", title: "Hierarchy of constraint",
      question: "Does what ties the person down come from one contact or from all alike?",
      formula: "Σⱼ rⱼ·ln rⱼ / (k·ln k), rⱼ = cᵢⱼ/(Cᵢ/k), k contacts; 1 where k = 1",
      range: "0 to 1", direction: .neither, undefined: burtUndefined,
      caveat: "Says nothing of rank: it is Burt's name for how unequal the parts of constraint "
        + "are.",
      source: "Burt 1992, Structural Holes, chapter 2")
  }

  /// A value a person, with every tie as 1 and with weights.
  public func columns(of network: Network) throws -> [Column] {
    try burtColumns(definition.id, of: network) {
      // Equal parts sum to a last digit beside 0.
      $0.hierarchy.map { $0 < 0 ? 0 : $0 > 1 ? 1 : $0 }
    }
  }
}
