import Graphs

/// What share of the others a person reaches along the arcs.
public struct LocalReachingCentrality: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "local_reaching", title: "Local reaching centrality",
      question: "What share of the others can the person reach along the arcs?",
      formula: "C_R(i) = others that i reaches / (N−1)", range: "0 to 1", direction: .neither,
      undefined: "fewer than two people; too costly above \(Cost.distances.words); "
        + "not given where ties have no direction",
      caveat: "Along command it is how many somebody commands; in a network with one large group "
        + "where each reaches each it is nearly the same for all.",
      source: "Mones, Vicsek & Vicsek 2012, PLoS ONE 7:e33799")
  }

  /// A value a person, along the arcs and against them.
  public func columns(of network: Network) throws -> [Column] {
    try Self.forms(of: network).map { along, reach, reason in
      Column(
        definition.id, variant: "weights=none;along=\(along)", scope: .people, values: reach,
        reason: reason)
    }
  }

  /// The shares reached along the arcs and against them, with the reason where there are none.
  static func forms(
    of network: Network
  ) throws -> [(along: String, reach: [Double], reason: String)] {
    guard network.graph.isDirected else { return [] }
    let excess = Cost.distances.excess(of: network.graph, for: "reach along arcs")
    let others = Double(network.people.count - 1)
    return try ["arcs", "reversed"].map { along in
      let reach =
        if excess != nil || others < 1 {
          [Double](repeating: .nan, count: network.people.count)
        } else {
          try (along == "arcs" ? network.reachCounts() : network.incomingReachCounts())
            .map { Double($0) / others }
        }
      return (along, reach, excess ?? "there are fewer than two people")
    }
  }
}
