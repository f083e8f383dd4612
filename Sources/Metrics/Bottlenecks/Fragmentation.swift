import Graphs

/// How far the people of a network are cut off from one another.
public struct Fragmentation: NetworkMetric {
  /// What counts as being connected.
  public enum Form: Sendable {
    /// Any way at all: Borgatti's F.
    case ways
    /// The nearer, the more: Borgatti's DF.
    case distances
  }

  /// What counts as being connected.
  public var form: Form

  /// Fragmentation of that form.
  public init(_ form: Form) { self.form = form }

  /// The words.
  public var definition: Definition {
    switch form {
    case .ways:
      Definition(
        id: "fragmentation_F", title: "Fragmentation",
        question: "What share of all pairs of people has no way to one another?",
        formula: "F = 1 − Σ s(s−1) / (N(N−1)), s the sizes of the parts; without directions",
        range: "0 to 1", direction: .neither, undefined: "fewer than two people",
        caveat: "In recorded ties: who uses another channel looks cut off. 1 − connectedness.",
        source: "Borgatti 2006, CMOT 12:21")
    case .distances:
      Definition(
        id: "fragmentation_DF", title: "Fragmentation by distance",
        question: "How far are people from one another, those without a way being farthest?",
        formula: "DF = 1 − Σᵢⱼ 1/dᵢⱼ / (N(N−1)), i ≠ j; 1/∞ = 0; without directions",
        range: "0 to 1", direction: .neither,
        undefined: "fewer than two people; too costly above \(Cost.distances.words)",
        caveat: "Grows with N where everyone keeps as many ties as before: compare networks of "
          + "equal size.",
        source: "Borgatti 2006, CMOT 12:21")
    }
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? {
    NullTest(.degrees, work: form == .ways ? .passes : .distances)
  }

  /// One value.
  public func columns(of network: Network) throws -> [Column] {
    let people = Double(network.graph.count)
    let tooFew = "fewer than two people"
    switch form {
    case .ways:
      let connected = 2 * Double(network.graph.connectedPairs()) / (people * (people - 1))
      return [Column(definition.id, whole: people < 2 ? .nan : 1 - connected, reason: tooFew)]
    case .distances:
      let excess = Cost.distances.excess(of: network.undirected, for: "distances")
      let efficiency = excess == nil ? try network.undirectedDistances().globalEfficiency : .nan
      return [Column(definition.id, whole: 1 - efficiency, reason: excess ?? tooFew)]
    }
  }
}
