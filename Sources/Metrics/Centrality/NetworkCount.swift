import Graphs

/// How large a relation is: people, ties, loops left out, people without ties.
public struct NetworkCount: NetworkMetric {
  /// What is counted.
  public enum Quantity: Sendable {
    /// Everyone named, with or without ties.
    case people
    /// Ties of the simple graph.
    case ties
    /// Ties of a person to themselves in the data.
    case loops
    /// People without a tie.
    case isolates
  }

  /// What is counted.
  public var quantity: Quantity

  /// The count of that.
  public init(_ quantity: Quantity) { self.quantity = quantity }

  /// The words.
  public var definition: Definition {
    switch quantity {
    case .people:
      Definition(
        id: "n", title: "People", question: "How many people does the network have?",
        formula: "n = number of nodes", range: "0 or more", direction: .neither,
        undefined: "never",
        caveat: "Counts everyone named in the data, also people outside the roster; N, which "
          + "concentration is measured against, counts the roster alone.",
        source: "definition of a simple graph")
    case .ties:
      Definition(
        id: "m", title: "Ties", question: "How many ties are there?",
        formula: "m = number of arcs, or of ties where they have no direction",
        range: "0 or more", direction: .neither, undefined: "never",
        caveat: "Ties of one pair and direction count once; those a system did not record are "
          + "not absent, only unknown.",
        source: "definition of a simple graph")
    case .loops:
      Definition(
        id: "selfloops_dropped", title: "Self-loops left out",
        question: "How many recorded ties lead from a person to themselves?",
        formula: "rows whose two ends are the same person", range: "0 or more",
        direction: .neither, undefined: "never",
        caveat: "They are left out of every measure; many of them hint at shared mailboxes or at "
          + "an export that repeats the sender.",
        source: "definition of a simple graph")
    case .isolates:
      Definition(
        id: "isolates", title: "People without ties",
        question: "How many people have no recorded tie?",
        formula: "number of nodes without an arc either way", range: "0 or more",
        direction: .neither, undefined: "never",
        caveat: "No recorded tie is not no tie: who did not answer a survey, or uses another "
          + "channel, looks isolated.",
        source: "definition of a simple graph")
    }
  }

  /// One value.
  public func columns(of network: Network) -> [Column] {
    let graph = network.graph
    let count =
      switch quantity {
      case .people: graph.count
      case .ties: graph.tieCount
      case .loops: network.relation.tally.loops
      case .isolates: zip(network.degrees, network.inDegrees).count { $0 == 0 && $1 == 0 }
      }
    return [Column(definition.id, whole: Double(count))]
  }
}
