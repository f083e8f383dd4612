import Graphs

/// How far arcs are from leading exactly one level up, or how near.
public struct TrophicIncoherence: NetworkMetric {
  /// Which end of the scale is 1.
  public enum Form: String, Sendable {
    /// 1 is a ring.
    case incoherence = "trophic_incoherence"
    /// 1 is every arc one level up.
    case coherence = "trophic_coherence"
  }

  /// Which end of the scale is 1.
  public var form: Form

  /// That form.
  public init(_ form: Form) { self.form = form }

  /// The words.
  public var definition: Definition {
    let undefined = "no ties; " + TrophicLevel().definition.undefined
    let source = "MacKay, Johnson & Sansom 2020, R. Soc. Open Sci. 7:201138"
    return switch form {
    case .incoherence:
      Definition(
        id: form.rawValue, title: "Trophic incoherence",
        question: "How far are the arcs from all leading exactly one level up?",
        formula: "F₀ = Σ w(i,j)·(hⱼ − hᵢ − 1)²/Σ w(i,j), h the trophic levels", range: "0 to 1",
        direction: .smallerIsConcentrated, undefined: undefined,
        caveat: "Low in any sparse network: a tree has 0 whatever its arcs mean. Compare with "
          + "random networks of the same dyads.",
        source: source)
    case .coherence:
      Definition(
        id: form.rawValue, title: "Trophic coherence",
        question: "How near do the arcs come to all leading exactly one level up?",
        formula: "1 − F₀, every arc as 1", range: "0 to 1",
        direction: .largerIsConcentrated, undefined: undefined,
        caveat: "High in any sparse network: a tree has 1 whatever its arcs mean. A boss of people "
          + "on several levels lowers it.",
        source: source)
    }
  }

  /// The chance its values are set beside.
  ///
  /// Of incoherence alone: coherence is 1 less it.
  public var nullTest: NullTest? {
    form == .incoherence ? NullTest(.density, .dyadCensus, work: .rounds) : nil
  }

  /// One value for coherence; two for incoherence, every arc as 1 and by weight.
  public func columns(of network: Network) throws -> [Column] {
    guard network.graph.isDirected else { return [] }
    let forms = form == .coherence ? [false] : [false, true]
    return try forms.map { weighted in
      let (levels, reason) = try network.trophicLevels(weighted: weighted)
      let graph = weighted ? network.graph : network.graph.unweighted()
      let incoherence = graph.trophicIncoherence(of: levels)
      return Column(
        definition.id, variant: "weights=\(weighted ? "strength" : "none")",
        whole: form == .coherence ? 1 - incoherence : incoherence,
        reason: graph.arcCount == 0 ? "there are no ties" : reason, n: graph.arcCount)
    }
  }
}
