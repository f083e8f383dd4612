import Graphs

/// Which part of a person's contacts do not repeat one another.
public struct BurtEfficiency: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "burt_efficiency", title: "Efficiency of contacts",
      question: "Which part of the contacts lead to people the other contacts do not?",
      formula: "effective_size / number of contacts", range: "0 to 1", direction: .neither,
      undefined: burtUndefined,
      caveat: "1 for everyone with a single contact. Efficient is Burt's word; overlap is also "
        + "what holds when somebody leaves.",
      source: "Burt 1992, Structural Holes, chapter 2")
  }

  /// A value a person, with every tie as 1 and with weights.
  public func columns(of network: Network) throws -> [Column] {
    try burtColumns(definition.id, of: network) { $0.efficiency }
  }
}
