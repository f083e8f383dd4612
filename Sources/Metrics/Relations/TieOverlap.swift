import Graphs

/// How many of the ties of two relations they have in common.
public struct TieOverlap: PairMetric {
  /// How it is counted.
  public enum Index: Sendable {
    /// Shared over all: Jaccard's coefficient.
    case jaccard
    /// The number that is not shared: Hamming's distance.
    case hamming
  }

  /// How it is counted.
  public var index: Index

  /// The overlap by that index.
  public init(_ index: Index) { self.index = index }

  /// The words.
  public var definition: Definition {
    let caveat =
      "Directions are those of the data, a tie without one counts both ways; weights do not count. "
      + "The first \(NetworkPair.relationLimit) relations by name are compared."
    return switch index {
    case .jaccard:
      Definition(
        id: "jaccard_ties", title: "Ties in common",
        question: "What share of all ties of two relations do they have in common?",
        formula: "ordered pairs tied in both / ordered pairs tied in either", range: "0 to 1",
        direction: .neither, undefined: "neither relation has a tie",
        caveat: "Low wherever one relation has many more ties than the other. " + caveat,
        source: "Jaccard 1901, Bull. Soc. Vaud. Sci. Nat. 37:547")
    case .hamming:
      Definition(
        id: "hamming", title: "Ties not in common",
        question: "How many ties would have to come or go to make one relation the other?",
        formula: "ordered pairs tied in one relation and not in the other", range: "0 or more",
        direction: .neither, undefined: "never", caveat: "Grows with the number of ties. " + caveat,
        source: "Hamming 1950, Bell System Technical Journal 29:147")
    }
  }

  /// One value.
  public func columns(of pair: NetworkPair) -> [Column] {
    let ties = pair.graphs.first.sharedArcs(with: pair.graphs.second)
    switch index {
    case .jaccard:
      return [
        Column(
          definition.id, whole: Double(ties.shared) / Double(ties.either),
          reason: "neither relation has a tie")
      ]
    case .hamming: return [Column(definition.id, whole: Double(ties.either - ties.shared))]
    }
  }
}
