import Graphs

/// How near everyone else is, on average of 1/distance.
public struct HarmonicCloseness: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "harmonic", title: "Harmonic closeness",
      question: "How near is everyone else, those out of reach counting as infinitely far?",
      formula: "Hᵢ = Σⱼ 1/d(i,j) / (N−1), 1/∞ = 0; direction=out from the person, direction=in to "
        + "the person",
      range: "0 to 1", direction: .neither,
      undefined: "fewer than two people; too costly above "
        + "\(Cost.distances.words)",
      caveat: "Distances are hops; weights are not read. Nearly the same for everyone in a dense "
        + "network. Takes the place of closeness, on which tools disagree where parts are "
        + "unconnected.",
      source: "Marchiori & Latora 2000, Physica A 285:539; Boldi & Vigna 2014, Internet Math. "
        + "10:222")
  }

  /// A value a person: one column without directions, two with them.
  public func columns(of network: Network) throws -> [Column] {
    let directed = network.graph.isDirected
    return try (directed ? ["direction=in;", "direction=out;"] : [""]).map { direction in
      let excess = Cost.distances.excess(of: network.graph, for: "harmonic closeness")
      let others = Double(network.people.count - 1)
      let sums =
        if excess != nil {
          [Double](repeating: .nan, count: network.people.count)
        } else if direction == "direction=in;" {
          try network.incomingDistances().harmonic
        } else {
          try network.distances().harmonic
        }
      return Column(
        definition.id, variant: direction + "normalised=yes", scope: .people,
        values: sums.map { others > 0 ? $0 / others : .nan },
        reason: excess ?? "there are fewer than two people")
    }
  }
}
