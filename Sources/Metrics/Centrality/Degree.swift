import Graphs

/// With how many others each person has a tie.
public struct Degree: NetworkMetric {
  /// Which arcs of a person are meant.
  public enum Ends: Sendable {
    /// Ties either way, each pair once.
    case undirected
    /// Arcs that reach the person.
    case incoming
    /// Arcs that leave the person.
    case outgoing
  }

  /// Which arcs count.
  public var ends: Ends

  /// The degree over those arcs.
  public init(_ ends: Ends) { self.ends = ends }

  /// The words.
  public var definition: Definition {
    switch ends {
    case .undirected:
      Definition(
        id: "degree_undirected", title: "Contacts",
        question: "With how many others does the person have a tie, either way?",
        formula: "kᵢ = number of j with i→j or j→i", range: "0 to N−1", direction: .neither,
        undefined: "never",
        caveat: "Many contacts are not authority: assistants and newsletters have them too.",
        source: "Freeman 1979, Social Networks 1:215")
    case .incoming:
      Definition(
        id: "indegree", title: "Ties received",
        question: "How many others point to the person?", formula: "kᵢ = number of j with j→i",
        range: "0 to N−1", direction: .neither,
        undefined: "never; not given where ties have no direction",
        caveat: "In an advice network it is being sought, in a command network having several "
          + "superiors: the direction of the relation decides what it means.",
        source: "Freeman 1979, Social Networks 1:215")
    case .outgoing:
      Definition(
        id: "outdegree", title: "Ties sent", question: "To how many others does the person point?",
        formula: "kᵢ = number of j with i→j", range: "0 to N−1", direction: .neither,
        undefined: "never; not given where ties have no direction",
        caveat: "In a survey it also counts how freely somebody ticks names.",
        source: "Freeman 1979, Social Networks 1:215")
    }
  }

  /// A value a person.
  public func columns(of network: Network) -> [Column] {
    guard ends == .undirected || network.graph.isDirected else { return [] }
    let counts =
      switch ends {
      case .undirected: network.undirected.degrees()
      case .incoming: network.inDegrees
      case .outgoing: network.degrees
      }
    return [Column(definition.id, scope: .people, values: counts.map(Double.init))]
  }
}
