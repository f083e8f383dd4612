import Graphs

/// How far the farthest is whom a person reaches.
public struct Eccentricity: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "eccentricity", title: "Eccentricity",
      question: "How many hops away is the farthest person who can be reached?",
      formula: "eᵢ = max d(i,j) over the j that i reaches; direction=out from the person, "
        + "direction=in to the person",
      range: "1 to N−1", direction: .neither,
      undefined: "nobody is reached; too costly above \(Cost.distances.words)",
      caveat: "People out of reach do not count, so a member of a small part looks near to all. "
        + "One chance tie can change it for everyone.",
      source: "Hage & Harary 1995, Social Networks 17:57")
  }

  /// A value a person: one column without directions, two with them.
  public func columns(of network: Network) throws -> [Column] {
    let excess = Cost.distances.excess(of: network.graph, for: "eccentricity")
    let variants = network.graph.isDirected ? ["direction=in", "direction=out"] : [""]
    return try variants.map { variant in
      let values =
        if excess != nil {
          [Double](repeating: .nan, count: network.people.count)
        } else {
          try (variant == "direction=in" ? network.incomingDistances() : network.distances())
            .eccentricities.map { $0 > 0 ? Double($0) : .nan }
        }
      return Column(
        definition.id, variant: variant, scope: .people, values: values,
        reason: excess ?? "no way leads from the person, or to the person, to anybody")
    }
  }
}
