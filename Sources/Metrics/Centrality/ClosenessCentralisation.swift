import Graphs

/// How far one person alone is close to all others, where everybody can be reached.
public struct ClosenessCentralisation: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "centralization_closeness", title: "Closeness centralisation",
      question: "How close does the network come to a star, by everyone's closeness?",
      formula: "Σᵢ (max C − Cᵢ)/((N−1)(N−2)/(2N−3)), C the closeness", range: "0 to 1",
      direction: .largerIsConcentrated,
      undefined: "the network is unconnected, or has fewer than three people; too costly above "
        + "\(Cost.distances.words); not given where ties have a direction",
      caveat: "Moves little in dense networks. Some tools print 0 where the network is "
        + "unconnected; harmonic centralisation is defined there.",
      source: "Freeman 1979, Social Networks 1:215")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees, .density, .dyadCensus, work: .distances) }

  /// One value where ties have no direction.
  public func columns(of network: Network) throws -> [Column] {
    guard let (closeness, reason) = try Closeness.values(in: network) else { return [] }
    let count = Double(network.people.count)
    return [
      Column(
        definition.id,
        whole: centralisation(closeness, star: (count - 1) * (count - 2) / (2 * count - 3)),
        reason: network.people.count < 3 ? "there are fewer than three people" : reason,
        n: network.people.count)
    ]
  }
}
