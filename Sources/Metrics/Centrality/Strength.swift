import Graphs

/// How much tie weight each person has.
public struct Strength: NetworkMetric {
  /// Which ties of a person are meant.
  public enum Ends: String, Sendable, CaseIterable {
    /// The ties of a network without directions.
    case undirected = "strength"
    /// Arcs that reach the person.
    case incoming = "instrength"
    /// Arcs that leave the person.
    case outgoing = "outstrength"

    /// What is added up, in a reader's words.
    var words: String {
      switch self {
      case .undirected: "tie strength"
      case .incoming: "tie strength received"
      case .outgoing: "tie strength sent"
      }
    }

    /// The strengths of everyone, or `nil` where the network has no such ends.
    func values(in network: Network) -> [Double]? {
      switch self {
      case .undirected: network.graph.isDirected ? nil : network.strengths
      case .incoming: network.graph.isDirected ? network.inStrengths : nil
      case .outgoing: network.graph.isDirected ? network.strengths : nil
      }
    }
  }

  /// Which ties count.
  public var ends: Ends

  /// The strength over those ties.
  public init(_ ends: Ends) { self.ends = ends }

  /// The words.
  public var definition: Definition {
    let (title, question, formula) =
      switch ends {
      case .undirected:
        ("Tie strength", "How much contact does the person have in all?", "sᵢ = Σⱼ wᵢⱼ")
      case .incoming:
        (
          "Tie strength received", "How much of what the ties carry reaches the person?",
          "sᵢ = Σⱼ wⱼᵢ"
        )
      case .outgoing:
        ("Tie strength sent", "How much of what the ties carry leaves the person?", "sᵢ = Σⱼ wᵢⱼ")
      }
    return Definition(
      id: ends.rawValue, title: title, question: question, formula: formula, range: "0 or more",
      direction: .neither,
      undefined: ends == .undirected
        ? "the sum is beyond 1.8·10³⁰⁸; not given where ties have a direction"
        : "the sum is beyond 1.8·10³⁰⁸; not given where ties have no direction",
      caveat: "Weights have the unit of the file (messages, hours, a survey scale); a few loud "
        + "channels can make most of it.",
      source: "Barrat et al. 2004, PNAS 101:3747")
  }

  /// A value a person.
  public func columns(of network: Network) -> [Column] {
    guard let values = ends.values(in: network) else { return [] }
    return [Column(definition.id, scope: .people, values: values, reason: "infinite")]
  }
}
