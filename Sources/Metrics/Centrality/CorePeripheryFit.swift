import Graphs

/// How near a network comes to a core that knows everyone and others who only know the core.
public struct CorePeripheryFit: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "core_periphery_r", title: "Core and periphery",
      question: "How near do the ties come to a core tied with everyone around which the others "
        + "are not tied?",
      formula: "max over cores of Pearson's r of the ties and the pattern in which a pair is tied "
        + "if either end is in the core, every tie as 1, without directions",
      range: "−1 to 1", direction: .largerIsConcentrated,
      undefined: "fewer than three people; no pair tied, or every pair; too costly above "
        + "\(Cost.corePeriphery.words)",
      caveat:
        "A few hubs alone give a high value: compare with networks of the same degrees. Above "
        + "about twenty people the best of 50 searches, which the note says.",
      source: "Borgatti & Everett 1999, Social Networks 21:375")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees, work: .restarts) }

  /// One value.
  public func columns(of network: Network) throws -> [Column] {
    let graph = network.undirected
    let excess = Cost.corePeriphery.excess(
      of: graph, work: Double(graph.tieCount), for: "the best core")
    var random = Xoshiro256(master: network.seed, purpose: definition.id)
    let found = excess == nil ? try graph.corePeriphery(using: &random) : nil
    let note = found.map { found in
      "a core of \(found.core.count); "
        + (found.isExact
          ? "no other is better, \(found.tied) as good"
          : "\(found.tied) of \(CorePeriphery.searches) searches came as far")
    }
    return [
      Column(
        definition.id, whole: found?.correlation ?? .nan,
        reason: excess ?? "no pair is tied, or every pair, or there are fewer than three people",
        n: network.people.count, note: note ?? "")
    ]
  }
}
