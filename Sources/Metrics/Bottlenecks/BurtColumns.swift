import Graphs

/// The two forms of one of Burt's scores: every tie as 1, and, where any weight differs from 1, with
/// the weights.
func burtColumns(
  _ measure: String, of network: Network, _ score: (BurtScores) -> [Double]
) throws -> [Column] {
  let excess = Cost.closedTriples.excess(
    of: network.undirected, work: network.closedTripleWork, for: "contacts of contacts")
  return try (network.graph.isWeighted ? [false, true] : [false]).map { weighted in
    Column(
      measure, variant: weighted ? "weights=strength" : "weights=none", scope: .people,
      values: excess == nil
        ? score(try network.burtScores(weighted: weighted))
        : Array(repeating: .nan, count: network.people.count),
      reason: excess ?? (weighted ? network.weightReason(else: noContacts) : noContacts))
  }
}

extension Network {
  /// The contacts of the end that has fewer, over all ties: what finding the triangles takes.
  fileprivate var closedTripleWork: Double {
    undirected.nodes.reduce(0) { sum, node in
      let own = undirected.arcs(of: node)
      return own.reduce(sum) {
        let other = undirected.target(of: $1)
        return other > node ? $0 + Double(min(own.count, undirected.arcs(of: other).count)) : $0
      }
    }
  }
}

/// When one of Burt's scores is undefined.
let burtUndefined = "\(noContacts); too costly above \(Cost.closedTriples.words)"

/// Why a person has no value where contacts are what is measured.
let noContacts = "the person has no contacts"
