import Graphs

/// How many people would have to go before the core of the network falls apart.
public struct KConnectivity: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// Smallest degree × people × ties up to which it is computed: minutes at the very worst.
  private static let limit = 4e9

  /// The words.
  public var definition: Definition {
    Definition(
      id: "k_connectivity", title: "Structural cohesion",
      question: "How many people would have to go before the core of the network falls apart?",
      formula: "κ = fewest people whose removal leaves the rest of the largest biconnected "
        + "component unconnected; its people − 1 where all are tied; without directions; the "
        + "largest κ where several are equally large",
      range: "1 to N−1", direction: .neither,
      undefined: "nobody has a tie; too costly above 4 billion smallest degree × people × ties of "
        + "the core",
      caveat: "One person with two contacts in the core makes it 2: it is a property of the core's "
        + "weakest place, not of its middle.",
      source: "Moody & White 2003, ASR 68:103")
  }

  /// One value.
  public func columns(of network: Network) throws -> [Column] {
    let blocks = network.biconnectivity.components
    guard let size = blocks.sizes.max() else {
      return [Column(definition.id, whole: .nan, reason: "nobody has a tie")]
    }
    // A block of 2 is a tie, one of 3 a triangle.
    guard size > 3 else { return [Column(definition.id, whole: Double(size - 1))] }
    var largest = 0
    for block in blocks.sizes.indices where blocks.sizes[block] == size {
      let core = network.undirected.unweighted().induced(by: blocks.nodes(of: block))
      let smallest = core.degrees().min() ?? 0
      // Blocks hang together after any one loss, so 2 needs no search.
      if smallest <= largest || smallest == 2 {
        largest = max(largest, min(smallest, 2))
        continue
      }
      guard Double(smallest) * Double(core.count) * Double(core.tieCount) <= Self.limit else {
        return [
          Column(
            definition.id, whole: .nan,
            reason: "the cohesion of a core of \(core.count) people and \(core.tieCount) ties is "
              + "too costly (above 4 billion smallest degree × people × ties)")
        ]
      }
      largest = max(largest, try core.vertexConnectivity())
    }
    return [Column(definition.id, whole: Double(largest))]
  }
}
