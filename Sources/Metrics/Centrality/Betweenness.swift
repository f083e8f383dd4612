import Graphs

/// How often a person stands on the shortest ways between two others.
public struct Betweenness: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "betweenness", title: "Betweenness",
      question: "How much of what passes between others by the shortest way passes this person?",
      formula: "Bᵢ = Σ σ(s,t | i)/σ(s,t) over s ≠ i ≠ t; normalised by (N−1)(N−2), half of that "
        + "where ties have no direction",
      range: "0 or more; 0 to 1 when normalised", direction: .neither,
      undefined: "the normalised form with fewer than three people",
      caveat: "Assumes that things take the shortest way and that the record of ties is complete: "
        + "one unrecorded tie can take a broker's place away. weights=inverse takes 1/strength as "
        + "the length of a tie, ways within a billionth of each other as equally short. direction=none "
        + "lets ways run both ways along an arc, as cut points and φ of betweenness do. estimate=sampled says that the "
        + "network is above \(Cost.betweenness.words), \(Cost.weightedBetweenness.words) with "
        + "lengths: the sum then runs over some s, drawn by the seed, times N over their number; "
        + "see betweenness_standard_error.",
      source: "Freeman 1977, Sociometry 40:35; Brandes 2001, J. Math. Sociology 25:163")
  }

  /// A value a person: raw and normalised, in hops and, where ties have weights, with lengths; of
  /// arcs also normalised without directions, in hops.
  public func columns(of network: Network) throws -> [Column] {
    try alongArcs(network) + withoutDirections(network)
  }

  private func withoutDirections(_ network: Network) throws -> [Column] {
    guard network.graph.isDirected, !Self.isSampled(network, along: .hops) else { return [] }
    let pairs = Self.pairs(in: network.undirected)
    return [
      Column(
        definition.id, variant: "weights=none;normalised=yes;direction=none", scope: .people,
        values: try network.undirectedBetweenness().map { $0 / pairs },
        reason: "there are fewer than three people")
    ]
  }

  private func alongArcs(_ network: Network) throws -> [Column] {
    try Self.lengths(of: network).flatMap { length in
      let isSampled = Self.isSampled(network, along: length)
      let sample = isSampled ? try network.sampledBetweenness(along: length) : nil
      return Self.forms(
        definition.id, network, along: length,
        values: try sample?.values ?? network.betweenness(along: length), sources: sample?.sources)
    }
  }

  /// A column raw and one normalised.
  static func forms(
    _ measure: String, _ network: Network, along length: PathLength, values: [Double], sources: Int?
  ) -> [Column] {
    let pairs = pairs(in: network.graph)
    let weights = length == .hops ? "none" : "inverse"
    let estimate = sources == nil ? "" : ";estimate=sampled"
    return [("no", values), ("yes", values.map { $0 / pairs })].map { normalised, values in
      Column(
        measure, variant: "weights=\(weights);normalised=\(normalised)\(estimate)",
        scope: .people, values: values, reason: "there are fewer than three people",
        note: sources.map { "from \($0) of \(network.people.count) people drawn at random" } ?? "")
    }
  }

  /// Hops, and lengths where any weight differs from 1.
  static func lengths(of network: Network) -> [PathLength] {
    network.graph.isWeighted ? [.hops, .inverseStrength] : [.hops]
  }

  /// Whether exact values are too costly.
  static func isSampled(_ network: Network, along length: PathLength) -> Bool {
    limit(along: length).excess(
      of: network.graph, work: network.searchWork, for: "exact betweenness") != nil
  }

  static func limit(along length: PathLength) -> Cost {
    length == .hops ? .betweenness : .weightedBetweenness
  }

  /// The pairs of others that a person can stand between; `nan` below three people.
  static func pairs(in graph: Graph) -> Double {
    guard graph.count > 2 else { return .nan }
    let ordered = Double(graph.count - 1) * Double(graph.count - 2)
    return graph.isDirected ? ordered : ordered / 2
  }
}

extension Network {
  /// Betweenness along the arcs, not divided.
  fileprivate func betweenness(along length: PathLength) throws -> [Double] {
    length == .hops ? try betweenness() : try weightedBetweenness()
  }

  /// Betweenness along the arcs, estimated.
  func sampledBetweenness(along length: PathLength) throws -> SampledBetweenness {
    length == .hops ? try sampledBetweenness() : try sampledWeightedBetweenness()
  }
}
