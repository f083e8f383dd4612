import Graphs

/// How far being well connected to the well connected gathers around one person.
public struct EigenvectorCentralisation: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "centralization_eigenvector", title: "Eigenvector centralisation",
      question: "How close does the largest part come to a star, by eigenvector centrality?",
      formula: "Σᵢ (1 − xᵢ)/((n−1)·(1 − 1/√(n−1))) over the n people of the largest part, every "
        + "tie as 1, without directions",
      range: "0 or more", direction: .largerIsConcentrated,
      undefined: "no part has three people; the part is too long and thin to settle",
      caveat:
        "Not for headlines: tools divide by different things, and a few people beside a dense "
        + "group can raise it above the star's 1.",
      source: "Freeman 1979, Social Networks 1:215; Bonacich 1972, J. Mathematical Sociology 2:113")
  }

  /// One value.
  public func columns(of network: Network) throws -> [Column] {
    let size = network.weakComponents.sizes.max() ?? 0
    let (values, reason) = try network.orUndefined(count: network.people.count) {
      (
        try network.eigenvectorCentrality(weighted: false).filter { !$0.isNaN },
        "no part has three people"
      )
    }
    let others = Double(size - 1)
    return [
      Column(
        definition.id,
        whole: size > 2
          ? centralisation(values, star: others * (1 - 1 / others.squareRoot())) : .nan,
        reason: size > 2 ? reason : "no part has three people", n: size)
    ]
  }
}
