import Graphs

/// Whether the formal groups are the groups that the ties show.
public struct Modularity: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "modularity", title: "Modularity of the groups",
      question: "How many more ties stay inside groups than the numbers of ties alone would give?",
      formula:
        "Q = Σ_g (m_g/m − k_g^out·k_g^in/m²), m_g arcs inside g; without directions each tie "
        + "is an arc both ways",
      range: "−1 to 1", direction: .neither,
      undefined: "no ties between people whose group is recorded, or fewer than two groups",
      caveat:
        "Its largest value depends on the sizes of the groups. Read it beside modularity_found: "
        + "a much better division than the formal one means that work runs along other lines.",
      source: "Newman & Girvan 2004, Physical Review E 69:026113; with directions Leicht & Newman "
        + "2008, Physical Review Letters 100:118703")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees, .groups) }

  /// A value an attribute with every tie as 1 and, where any weight differs from 1, with weights.
  public func columns(of network: Network) -> [Column] {
    mixingColumns(definition.id, of: network, \.modularity)
  }
}

/// Whether ties join people of one group.
public struct AttributeAssortativity: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "attribute_assortativity", title: "Assortativity",
      question: "Do people have ties with people of their own group (1), by chance (0) or of "
        + "others (below 0)?",
      formula:
        "r = (Σ_g e_gg − Σ_g a_g·b_g)/(1 − Σ_g a_g·b_g), e the shares of arcs between groups, "
        + "a and b the shares that leave and reach them",
      range: "−1 to 1", direction: .neither,
      undefined:
        "no ties between people whose group is recorded, fewer than two groups, or all ties "
        + "inside one group",
      caveat: "−1 is out of reach with more than two groups.",
      source: "Newman 2003, Physical Review E 67:026126")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees, .groups) }

  /// A value an attribute with every tie as 1 and, where any weight differs from 1, with weights.
  public func columns(of network: Network) -> [Column] {
    mixingColumns(definition.id, of: network, \.assortativity)
  }
}

/// A value an attribute and form of the weights, from the mixing of its groups.
private func mixingColumns(
  _ measure: String, of network: Network, _ value: (GroupMixing) -> Double
) -> [Column] {
  network.groupAttributes.flatMap { groups in
    (network.graph.isWeighted ? [false, true] : [false]).map { weighted in
      let mixing = network.graph(weighted: weighted).mixing(of: groups.labels)
      let reason =
        groups.reason
        ?? (mixing.total > 0 ? "all ties are inside one group of \(groups.name)" : groups.noTies)
      return Column(
        measure, variant: groups.variant(weighted: weighted),
        whole: groups.reason == nil ? value(mixing) : .nan,
        reason: weighted ? network.weightReason(else: reason) : reason, n: groups.n,
        missing: groups.missing)
    }
  }
}
