import Graphs

/// How far a sampled betweenness may be from the exact one.
public struct BetweennessStandardError: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "betweenness_standard_error", title: "Standard error of betweenness",
      question: "How far from the exact betweenness is the one from a sample of people?",
      formula:
        "N·√(s²/k · (1 − k/N)), s² the variance of what the k people drawn give this person, "
        + "half of it where ties have no direction; normalised as betweenness",
      range: "0 or more", direction: .neither,
      undefined: "never; there are no rows where betweenness is exact",
      caveat:
        "Plus and minus twice this holds the exact value in 80 to 92 of 100 draws: fewest where "
        + "few people's shortest ways pass this person. 0 means that no one who was drawn needed "
        + "this person, not that nobody does.",
      source: "Brandes & Pich 2007, Int. J. Bifurcation and Chaos 17:2303; Cochran 1977, Sampling "
        + "Techniques, ch. 2")
  }

  /// A value a person for each sampled form of betweenness.
  public func columns(of network: Network) throws -> [Column] {
    try Betweenness.lengths(of: network).filter { Betweenness.isSampled(network, along: $0) }
      .flatMap { length in
        let sample = try network.sampledBetweenness(along: length)
        return Betweenness.forms(
          definition.id, network, along: length, values: sample.standardErrors,
          sources: sample.sources)
      }
  }
}
