import Graphs

/// How far the others are cut off from one another once a person is gone.
public struct FragmentationWithout: NetworkMetric {
  /// What counts as being connected.
  public var form: Fragmentation.Form

  /// Fragmentation of that form, without each person.
  public init(_ form: Fragmentation.Form) { self.form = form }

  /// The words.
  public var definition: Definition {
    switch form {
    case .ways:
      Definition(
        id: "fragmentation_F_without", title: "Fragmentation without a person",
        question: "What share of the pairs of the others has no way left if this person leaves?",
        formula: "F of the N−1 others and their ties; without directions",
        range: "0 to 1", direction: .neither, undefined: "fewer than three people",
        caveat:
          "Compare it with fragmentation_F: the difference is what the person holds together. "
          + "It is below where the person was cut off already. In recorded ties.",
        source: "Borgatti 2006, CMOT 12:21")
    case .distances:
      Definition(
        id: "fragmentation_DF_without", title: "Fragmentation by distance without a person",
        question: "How far are the others from one another if this person leaves?",
        formula: "DF of the N−1 others and their ties; without directions",
        range: "0 to 1", direction: .neither,
        undefined: "fewer than three people; too costly above \(Cost.detours.words)",
        caveat:
          "Compare it with fragmentation_DF: the difference is what the person shortens. It is "
          + "below where the person was far from everyone. In recorded ties.",
        source: "Borgatti 2006, CMOT 12:21")
    }
  }

  /// A value a person.
  public func columns(of network: Network) throws -> [Column] {
    let others = Double(network.graph.count - 1)
    let pairs = others > 1 ? others * (others - 1) : .nan
    let tooFew = "fewer than two people remain"
    switch form {
    case .ways:
      let connected = network.graph.connectedPairsWithoutEach()
      return [
        Column(
          definition.id, scope: .people, values: connected.map { 1 - 2 * Double($0) / pairs },
          reason: tooFew)
      ]
    case .distances:
      let excess = try network.detourExcess(for: "what becomes of distances without each person")
      let nearness =
        excess == nil
        ? try network.undirected.nearnessWithoutEach()
        : [Double](repeating: .nan, count: network.graph.count)
      return [
        Column(
          definition.id, scope: .people, values: nearness.map { 1 - $0 / pairs },
          reason: excess ?? tooFew)
      ]
    }
  }
}

extension Network {
  /// Why the distances without each person are too costly; `nil` where they are not.
  ///
  /// The work is people × arcs × how far apart they are, each arc counted at its end: a detour has
  /// to be found at most for all that stands behind each of the people on the way.
  func detourExcess(for what: String, times: Double = 1) throws -> String? {
    let size = Double(undirected.count) * Double(undirected.arcCount)
    if let excess = Cost.detours.excess(of: undirected, work: times * size, for: what) {
      return excess
    }
    let totals = try undirectedDistances().totals
    let work = zip(undirected.degrees(), totals).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    return Cost.detours.excess(of: undirected, work: times * work, for: what)
  }
}
