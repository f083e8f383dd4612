/// A node's contacts and how far they are tied to one another: what Burt's measures are made of.
struct EgoNetwork {
  /// p(i, j): the share of ego's tie strength that goes to each contact.
  var invested: [Double] = []
  /// Σ_q p(i, q) · p(q, j): what reaches each contact through ego's other contacts.
  var indirect: [Double] = []
  /// Σ_q p(i, q) · m(j, q), with m the strength of *j*'s tie to *q* over *j*'s strongest.
  var redundancy: [Double] = []
}

extension Graph {
  /// A value for each node from its ego network; `nan` for a node without contacts.
  ///
  /// Strength is z(i, j) = w(i, j) + w(j, i). Only closed triples add an indirect term, so each
  /// pair of an ego and a contact costs the shorter of their rows: a hub of many leaves is cheap.
  func egoNetworkValues(_ value: @Sendable (EgoNetwork) -> Double) -> [Double] {
    let ties = undirected(merging: .sum)
    let strengths = ties.strengths()
    let strongest = nodes.map { node in
      ties.arcs(of: node).reduce(0) { max($0, ties.weight(of: $1)) }
    }
    let chunks = max(1, min(64, arcCount / 10_000))
    let parts = try? parallel(
      chunks: chunks, scratch: { [Int32](repeating: -1, count: count) }
    ) { chunk, places in
      chunkRange(chunk, of: chunks, count: count).map { ego in
        guard !ties.arcs(of: ego).isEmpty else { return Double.nan }
        return value(
          ties.egoNetwork(of: ego, strengths: strengths, strongest: strongest, places: &places))
      }
    }
    // Cancelled work is thrown away; until a kernel that throws ends it, nothing is known.
    return parts?.flatMap { $0 } ?? Array(repeating: .nan, count: count)
  }

  /// - Parameter places: −1 for every node, and again on return.
  private func egoNetwork(
    of ego: Int, strengths: [Double], strongest: [Double], places: inout [Int32]
  ) -> EgoNetwork {
    let row = arcs(of: ego)
    var network = EgoNetwork()
    network.invested = row.map { weight(of: $0) / strengths[ego] }
    network.indirect = Array(repeating: 0, count: row.count)
    network.redundancy = Array(repeating: 0, count: row.count)
    for (place, arc) in row.enumerated() { places[target(of: arc)] = Int32(place) }

    for (place, arc) in row.enumerated() {
      let contact = target(of: arc)
      let others = arcs(of: contact)
      func close(with other: Int, strength: Double) {
        network.indirect[other] += network.invested[place] * strength / strengths[contact]
        // Symmetric strengths: this is p(i, q) · m(j, q) with q the contact at hand.
        network.redundancy[other] +=
          network.invested[place] * strength / strongest[target(of: row.lowerBound + other)]
      }
      if others.count < 8 * row.count {
        for onward in others where places[target(of: onward)] >= 0 {
          close(with: Int(places[target(of: onward)]), strength: weight(of: onward))
        }
      } else {
        for (other, end) in row.enumerated() {
          guard let onward = self.arc(from: contact, to: target(of: end)) else { continue }
          close(with: other, strength: weight(of: onward))
        }
      }
    }
    for arc in row { places[target(of: arc)] = -1 }
    return network
  }
}
