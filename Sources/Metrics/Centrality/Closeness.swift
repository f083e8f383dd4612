import Graphs

/// How near everyone else is, on average distance, where everybody can be reached.
public struct Closeness: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "closeness", title: "Closeness",
      question: "How few hops on average is everyone else away?",
      formula: "Cᵢ = (N−1)/Σⱼ d(i,j)", range: "0 to 1", direction: .neither,
      undefined: "the network is unconnected, or has fewer than two people; too costly above "
        + "\(Cost.distances.words); not given where ties have a direction",
      caveat:
        "Only where everyone can reach everyone: tools disagree on it elsewhere, and harmonic "
        + "closeness takes its place. Weights are not read.",
      source: "Freeman 1979, Social Networks 1:215")
  }

  /// A value a person where ties have no direction.
  public func columns(of network: Network) throws -> [Column] {
    guard let (values, reason) = try Self.values(in: network) else { return [] }
    return [Column(definition.id, scope: .people, values: values, reason: reason)]
  }

  /// Closeness with the reason where there is none; `nil` where ties have a direction.
  static func values(in network: Network) throws -> (values: [Double], reason: String)? {
    guard !network.graph.isDirected else { return nil }
    let undefined = [Double](repeating: .nan, count: network.people.count)
    if network.people.count < 2 { return (undefined, "there are fewer than two people") }
    if network.weakComponents.count > 1 {
      return (undefined, "the network is unconnected: see harmonic")
    }
    if let excess = Cost.distances.excess(of: network.graph, for: "closeness") {
      return (undefined, excess)
    }
    let others = Double(network.people.count - 1)
    return (try network.distances().totals.map { others / Double($0) }, "never undefined")
  }
}
