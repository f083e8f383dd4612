import Graphs

/// The two people who together matter most.
public struct KeyPlayerPair: NetworkMetric {
  /// In what they matter.
  public enum Purpose: Sendable {
    /// In keeping the others connected at all: Borgatti's KPP-NEG by fragmentation F.
    case separating
    /// In keeping the others near to one another: Borgatti's KPP-NEG by distance.
    case removing
    /// In reaching everyone: Borgatti's KPP-POS.
    case reaching
  }

  /// In what they matter.
  public var purpose: Purpose

  /// The pair for that purpose.
  public init(_ purpose: Purpose) { self.purpose = purpose }

  /// The words.
  public var definition: Definition {
    let undefined =
      "fewer than two others; too costly above \(Cost.detours.words), more than 60 people counting "
      + "five times"
    return switch purpose {
    case .separating:
      Definition(
        id: "kpp_neg_F_k2", title: "Pairs cut off without the key pair",
        question:
          "What share of the pairs of others has no way to each other once the two are gone who "
          + "leave most so?",
        formula: "max F of the N−2 others over all pairs of people who leave; without directions",
        range: "0 to 1", direction: .largerIsConcentrated, undefined: "fewer than two others",
        caveat:
          "Often several pairs do equally well, so the pair is one of those, not the pair. Above "
          + "60 people it is found step by step and another may do more, above all where nobody "
          + "alone cuts anyone off. Compare it with fragmentation_F. In recorded ties.",
        source: "Borgatti 2006, CMOT 12:21")
    case .removing:
      Definition(
        id: "kpp_neg_DF_k2", title: "Fragmentation without the key pair",
        question: "How far are the others from one another if the two leave who matter most to it?",
        formula: "max DF of the N−2 others over all pairs of people who leave; without directions",
        range: "0 to 1", direction: .largerIsConcentrated, undefined: undefined,
        caveat:
          "Often several pairs do equally well, so the pair is one of those, not the pair. Above "
          + "60 people it is found step by step and another may be a little better. Compare it with "
          + "fragmentation_DF. In recorded ties.",
        source: "Borgatti 2006, CMOT 12:21")
    case .reaching:
      Definition(
        id: "kpp_pos_DR_k2", title: "Reach of the key pair",
        question: "How near is everyone to the two people who are nearest to all together?",
        formula: "max Σⱼ 1/d(S, j) / N over all pairs S; members count 1; without directions",
        range: "0 to 1", direction: .largerIsConcentrated, undefined: undefined,
        caveat:
          "Often several pairs do equally well, so the pair is one of those, not the pair. Above "
          + "60 people it is found step by step and another may be a little better. Near says "
          + "nothing of being heard.",
        source: "Borgatti 2006, CMOT 12:21")
    }
  }

  /// The value, and a 1 for each of the first pair that reaches it.
  public func columns(of network: Network) throws -> [Column] {
    let graph = network.undirected
    let others = Double(graph.count - 2)
    guard others > 1 else {
      return [Column(definition.id, whole: .nan, reason: "fewer than two people remain")]
    }
    let isSmall = graph.count <= 60
    if !isSmall, purpose != .separating,
      let excess = try network.detourExcess(for: "the search for key players", times: 5)
    {
      return [Column(definition.id, whole: .nan, reason: excess)]
    }
    let players: KeyPlayers
    let value: Double
    switch purpose {
    case .separating:
      players = try graph.keyPlayers(separating: 2)
      value = 1 - 2 * players.value / (others * (others - 1))
    case .removing:
      players = try graph.keyPlayers(removing: 2)
      value = 1 - players.value / (others * (others - 1))
    case .reaching:
      players = try graph.keyPlayers(reaching: 2)
      value = players.value / Double(graph.count)
    }
    let search = players.isExact ? "all pairs tried" : "pairs tried step by step"
    let ties =
      players.tiedSets == 1
      ? "no other pair comes to it" : "\(players.tiedSets) pairs come to it"
    return [
      Column(definition.id, whole: value, note: "\(search); \(ties)"),
      Column(
        definition.id, variant: "member=yes", scope: .some(players.members), values: [1, 1]),
    ]
  }
}
