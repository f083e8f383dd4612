import Graphs

/// Whether few people stand between all the others.
public struct BetweennessConcentration: NetworkMetric {
  /// The index that summarises the shares.
  public enum Index: String, Sendable {
    /// 1/(N·Σp²).
    case effectiveFraction = "effective_fraction"
    /// The largest share.
    case cr1
  }

  /// The index.
  public var index: Index

  /// That index of betweenness.
  public init(_ index: Index) { self.index = index }

  /// The words.
  public var definition: Definition {
    let undefined =
      "nobody stands between two others, as where everyone has a tie with everyone; too costly "
      + "above \(Cost.betweenness.words)"
    return switch index {
    case .effectiveFraction:
      Definition(
        id: "effective_fraction_betweenness", title: "Effective fraction of betweenness",
        question: "As if what share of the people shared the place between others equally?",
        formula: "φ_B = 1/(N·Σᵢ pᵢ²), pᵢ = Bᵢ/ΣB, B in hops without directions", range: "0 to 1",
        direction: .smallerIsConcentrated, undefined: undefined,
        caveat: "Low in every sparse network, even without a hub: random networks with teams give "
          + "0.35 to 0.75. Undefined means that nobody is needed as a go-between, which is the "
          + "opposite of a bottleneck.",
        source: "Freeman 1977, Sociometry 40:35; Hill 1973, Ecology 54:427")
    case .cr1:
      Definition(
        id: "cr1_betweenness", title: "Largest share of betweenness",
        question: "What share of all go-between places does one person hold?",
        formula: "max pᵢ, pᵢ = Bᵢ/ΣB, B in hops without directions", range: "0 to 1",
        direction: .largerIsConcentrated, undefined: undefined,
        caveat: "In a sparse network an unrecorded tie can halve it.",
        source: "Freeman 1977, Sociometry 40:35")
    }
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees, work: .searches) }

  /// One value over the people who count in N; the ways run through everyone.
  public func columns(of network: Network) throws -> [Column] {
    let excess = Cost.betweenness.excess(
      of: network.undirected, work: network.searchWork, for: "exact betweenness")
    let values = excess == nil ? network.eligible(try network.undirectedBetweenness()) : []
    let concentration = Concentration(values)
    let value =
      switch index {
      case .effectiveFraction: concentration.effectiveFraction
      case .cr1: concentration.cr(1)
      }
    return [
      Column(
        definition.id, whole: value, reason: excess ?? "nobody stands between two others",
        n: network.people.eligibleCount,
        missing: network.people.count - network.people.eligibleCount)
    ]
  }
}
