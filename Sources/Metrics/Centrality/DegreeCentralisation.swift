import Graphs

/// How far the ties gather around one person.
public struct DegreeCentralisation: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "centralization_degree", title: "Degree centralisation",
      question: "How close do the ties come to a star around one person?",
      formula: "Σᵢ (max k − kᵢ)/D; D = (N−1)(N−2), with directions (N−1)²", range: "0 to 1",
      direction: .largerIsConcentrated, undefined: "fewer than three people",
      caveat: "Sees one hub, not a small group of them. High in small sparse networks by chance. "
        + "Weights are not read: strength has no agreed maximum.",
      source: "Freeman 1979, Social Networks 1:215")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.density, .dyadCensus) }

  /// One value, or one for incoming and one for outgoing arcs.
  public func columns(of network: Network) -> [Column] {
    let others = Double(network.people.count - 1)
    let forms: [(String, [Int], Double)] =
      network.graph.isDirected
      ? [
        ("direction=in", network.inDegrees, others * others),
        ("direction=out", network.degrees, others * others),
      ] : [("", network.degrees, others * (others - 1))]
    return forms.map { variant, degrees, star in
      Column(
        definition.id, variant: variant,
        whole: centralisation(degrees.map(Double.init), star: star),
        reason: "there are fewer than three people", n: network.people.count)
    }
  }
}

/// Freeman's centralisation: Σ (max − x) over its value in a star; `nan` below three values.
func centralisation(_ values: [Double], star: Double) -> Double {
  guard values.count > 2, let largest = values.max() else { return .nan }
  return values.reduce(0) { $0 + (largest - $1) } / star
}
