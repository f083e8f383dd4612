import Graphs

/// Who points to the sought, or is sought by those who do.
public struct HubAuthority: NetworkMetric {
  /// One of the two.
  public enum Side: String, Sendable {
    /// Who points to authorities.
    case hub = "hits_hub"
    /// Whom hubs point to.
    case authority = "hits_authority"
  }

  /// Which of the two.
  public var side: Side

  /// That one of the two.
  public init(_ side: Side) { self.side = side }

  /// The words.
  public var definition: Definition {
    let undefined =
      "no ties; the network falls so nearly into two alike that it does not settle; not given "
      + "where ties have no direction"
    let caveat =
      "The largest value is 1. Where several parts come first alike, what equal shares for all lead "
      + "to. One dense group can take nearly all."
    let source = "Kleinberg 1999, J. ACM 46:604"
    return switch side {
    case .hub:
      Definition(
        id: side.rawValue, title: "Hub score",
        question: "How much does the person turn to those whom everyone turns to?",
        formula: "hᵢ ∝ Σⱼ wᵢⱼ·aⱼ, a the authority scores; max h = 1", range: "0 to 1",
        direction: .neither, undefined: undefined, caveat: caveat, source: source)
    case .authority:
      Definition(
        id: side.rawValue, title: "Authority score",
        question: "How much do those turn to the person who turn to the sought?",
        formula: "aⱼ ∝ Σᵢ wᵢⱼ·hᵢ, h the hub scores; max a = 1", range: "0 to 1",
        direction: .neither, undefined: undefined, caveat: caveat, source: source)
    }
  }

  /// A value a person where ties have a direction.
  public func columns(of network: Network) throws -> [Column] {
    guard network.graph.isDirected else { return [] }
    let (values, reason) = try network.orUndefined(count: network.people.count) {
      let scores = try network.hubsAndAuthorities()
      return (side == .hub ? scores.hubs : scores.authorities, "there are no ties")
    }
    return [
      Column(
        definition.id, variant: "weights=strength", scope: .people, values: values, reason: reason)
    ]
  }
}
