/// How unequally tie strength is spread over the people who count.
public struct StrengthConcentration: NetworkMetric {
  /// The index that summarises the shares.
  public enum Index: String, Sendable, CaseIterable {
    /// The Gini coefficient as it is.
    case gini
    /// The Gini coefficient times N/(N−1).
    case giniCorrected = "gini_bc"
    /// The sum of squared shares.
    case hhi
    /// 1/(N·HHI).
    case effectiveFraction = "effective_fraction"
    /// The largest share.
    case cr1
  }

  /// The index.
  public var index: Index
  /// Which ties count.
  public var ends: Strength.Ends

  /// That index of the strength over those ties.
  public init(_ index: Index, of ends: Strength.Ends) {
    self.index = index
    self.ends = ends
  }

  /// The words.
  public var definition: Definition {
    let words = ends.words
    let id = "\(index.rawValue)_\(ends.rawValue)"
    let undefined =
      "nobody has any \(words), or nobody counts; not given where ties "
      + (ends == .undirected ? "have a direction" : "have no direction")
    let noise = "A sum of weights, not of independent events: it has no interval of its own."
    return switch index {
    case .gini:
      Definition(
        id: id, title: "Gini of \(words)", question: "How unequally is \(words) spread?",
        formula: "G = Σᵢ (2i−N−1)·x₍ᵢ₎ / (N·Σx), x ascending, zeros kept", range: "0 to 1",
        direction: .largerIsConcentrated, undefined: undefined,
        caveat: "Hardly sees a single dominant person among many, and cannot reach 1 in a small "
          + "group: see the corrected form. \(noise)",
        source: "Gini 1912")
    case .giniCorrected:
      Definition(
        id: id, title: "Gini of \(words), corrected for N",
        question: "How unequally is \(words) spread, 1 being all with one person?",
        formula: "G·N/(N−1)", range: "0 to 1", direction: .largerIsConcentrated,
        undefined: "fewer than two people; \(undefined)",
        caveat: "The factor mends small N only, not the chance unevenness of small counts. "
          + noise,
        source: "Deltas 2003, Review of Economics and Statistics 85:226")
    case .hhi:
      Definition(
        id: id, title: "Herfindahl–Hirschman index of \(words)",
        question: "How likely do two units of \(words) drawn at random belong to one person?",
        formula: "H = Σᵢ pᵢ², pᵢ = xᵢ/Σx", range: "1/N to 1", direction: .largerIsConcentrated,
        undefined: undefined,
        caveat: "Falls as N grows, whoever holds what: never compare it between sizes, and "
          + "antitrust thresholds do not apply. \(noise)",
        source: "Hirschman 1964, American Economic Review 54:761")
    case .effectiveFraction:
      Definition(
        id: id, title: "Effective fraction of \(words)",
        question: "As if what share of the people held all \(words) equally?",
        formula: "φ = 1/(N·Σᵢ pᵢ²), pᵢ = xᵢ/Σx", range: "1/N to 1",
        direction: .smallerIsConcentrated, undefined: undefined,
        caveat: "Counts the people of the roster, also those without ties: a roster that is too "
          + "long makes everything look concentrated. \(noise)",
        source: "Hill 1973, Ecology 54:427; Jost 2006, Oikos 113:363")
    case .cr1:
      Definition(
        id: id, title: "Largest share of \(words)",
        question: "What share of all \(words) has the one person with most?",
        formula: "max pᵢ, pᵢ = xᵢ/Σx", range: "1/N to 1", direction: .largerIsConcentrated,
        undefined: undefined,
        caveat: "The largest of many noisy numbers is too large on average where ties are few. "
          + noise,
        source: "Rhoades 1993, Federal Reserve Bulletin 79:188")
    }
  }

  /// One value over the people who count in N; ties of others are left out and counted.
  public func columns(of network: Network) -> [Column] {
    guard let strengths = ends.values(in: network) else { return [] }
    let values = network.eligible(strengths)
    let concentration = Concentration(network.overflows ? [] : values)
    let value =
      switch index {
      case .gini: concentration.gini
      case .giniCorrected: concentration.giniCorrected
      case .hhi: concentration.hhi
      case .effectiveFraction: concentration.effectiveFraction
      case .cr1: concentration.cr(1)
      }
    let reason =
      switch values.count {
      case 0: "nobody counts in N"
      case 1 where index == .giniCorrected && strengths.contains { $0 > 0 }:
        "there are fewer than two people"
      default: "nobody has any \(ends.words)"
      }
    return [
      Column(
        definition.id, whole: value, reason: network.weightReason(else: reason), n: values.count,
        missing: network.people.count - values.count)
    ]
  }
}
