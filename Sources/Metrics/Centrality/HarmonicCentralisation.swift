import Graphs

/// How far one person alone is near to all others.
public struct HarmonicCentralisation: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "centralization_harmonic", title: "Harmonic centralisation",
      question: "How close does the network come to one person being near to all who are far "
        + "from one another?",
      formula: "Σᵢ (max H − Hᵢ)/((N−2)/2), H the normalised harmonic closeness", range: "0 to 1",
      direction: .largerIsConcentrated,
      undefined: "fewer than three people; too costly above "
        + "\(Cost.distances.words); not given where ties have a direction",
      caveat: "Moves little in dense networks. Takes the place of closeness centralisation, which "
        + "tools compute differently where parts are unconnected.",
      source: "Freeman 1979, Social Networks 1:215; Boldi & Vigna 2014, Internet Math. 10:222")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees, .density, work: .distances) }

  /// One value where ties have no direction.
  public func columns(of network: Network) throws -> [Column] {
    guard !network.graph.isDirected else { return [] }
    let excess = Cost.distances.excess(of: network.graph, for: "harmonic closeness")
    let others = Double(network.people.count - 1)
    let value =
      excess == nil
      ? centralisation(
        try network.distances().harmonic.map { $0 / others }, star: (others - 1) / 2)
      : .nan
    return [
      Column(
        definition.id, whole: value, reason: excess ?? "there are fewer than three people",
        n: network.people.count)
    ]
  }
}
