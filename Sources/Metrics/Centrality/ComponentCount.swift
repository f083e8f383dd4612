import Graphs

/// Into how many parts the network falls.
public struct ComponentCount: NetworkMetric {
  /// What holds a part together.
  public enum Bond: Sendable {
    /// Ties either way.
    case weak
    /// Ways along the arcs, both there and back.
    case strong
  }

  /// What holds a part together.
  public var bond: Bond

  /// The number of parts with that bond.
  public init(_ bond: Bond) { self.bond = bond }

  /// The words.
  public var definition: Definition {
    switch bond {
    case .weak:
      Definition(
        id: "n_weak_components", title: "Parts",
        question: "Into how many parts without a tie between them does the network fall?",
        formula: "number of weak components, people without ties counted", range: "0 to N",
        direction: .neither, undefined: "never",
        caveat: "One chance tie joins two parts. People without ties are parts of their own.",
        source: "Tarjan 1972, SIAM J. Computing 1:146")
    case .strong:
      Definition(
        id: "n_strong_components", title: "Parts with ways there and back",
        question: "Into how many groups, in which each reaches each along the arcs, do people "
          + "fall?",
        formula: "number of strong components, people without ties counted", range: "0 to N",
        direction: .neither, undefined: "never; not given where ties have no direction",
        caveat: "A pure hierarchy has as many as people. One arc upwards can join a whole branch.",
        source: "Tarjan 1972, SIAM J. Computing 1:146")
    }
  }

  /// One value.
  public func columns(of network: Network) -> [Column] {
    switch bond {
    case .weak: [Column(definition.id, whole: Double(network.weakComponents.count))]
    case .strong where network.graph.isDirected:
      [Column(definition.id, whole: Double(network.strongComponents.count))]
    case .strong: []
    }
  }
}
