import Graphs
import Organisations

/// The networks that a null model makes of one relation: number 0, 1, 2 … each from its own stream.
struct NullNetworks: Sendable {
  let relation: Relation
  let people: People
  let seed: UInt64
  let model: NullModel

  /// A network by chance.
  struct Draw {
    let network: Network
    /// The share of the ties that are not in the data; `nil` where the model moves no ties.
    let shareChanged: Double?
  }

  /// The network of that number, the same however many are drawn.
  ///
  /// Ties weigh 1 except where the model keeps them.
  ///
  /// - Throws: `Cancelled`.
  func draw(_ number: Int) throws -> Draw {
    var random = Xoshiro256(
      master: seed, purpose: relation.name, "network", model.rawValue, String(number))
    let graph = relation.graph
    switch model {
    case .density:
      return made(
        graph.isDirected
          ? .uniform(count: graph.count, arcs: graph.arcCount, using: &random)
          : .uniform(count: graph.count, ties: graph.tieCount, using: &random))
    case .dyadCensus:
      let dyads = graph.dyadCensus()
      return made(
        .uniform(
          count: graph.count, mutual: dyads.mutual, asymmetric: dyads.asymmetric, using: &random))
    case .degrees:
      let rewiring = try graph.unweighted().rewired(using: &random)
      return made(rewiring.graph, shareChanged: rewiring.shareChanged)
    case .groups:
      return Draw(
        network: Network(relation, people: people.dealingOutGroups(using: &random), seed: seed),
        shareChanged: nil)
    }
  }

  private func made(_ graph: Graph, shareChanged: Double? = nil) -> Draw {
    var drawn = relation
    drawn.graph = graph
    return Draw(network: Network(drawn, people: people, seed: seed), shareChanged: shareChanged)
  }
}

extension People {
  /// The same people, every attribute's values shuffled among those who have one.
  func dealingOutGroups(using random: inout some RandomNumberGenerator) -> People {
    var people = self
    for attribute in attributes.indices {
      let known = attributes[attribute].codes.indices.filter {
        attributes[attribute].codes[$0] >= 0
      }
      var codes = known.map { attributes[attribute].codes[$0] }
      codes.shuffle(using: &random)
      for (person, code) in zip(known, codes) { people.attributes[attribute].codes[person] = code }
    }
    return people
  }
}
