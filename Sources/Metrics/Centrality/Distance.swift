import Graphs

/// What the distances between all pairs come to.
public struct Distance: NetworkMetric {
  /// One summary of them.
  public enum Summary: String, Sendable, CaseIterable {
    /// The mean over the pairs of which the first reaches the second.
    case mean = "avg_path_length"
    /// The largest of them.
    case largest = "diameter"
    /// The mean of 1/distance over all pairs.
    case efficiency = "global_efficiency"
    /// The share of pairs of which the first reaches the second.
    case reachable = "reachable_share"
  }

  /// Which summary.
  public var summary: Summary

  /// That summary of the distances along arcs.
  public init(_ summary: Summary) { self.summary = summary }

  /// The words.
  public var definition: Definition {
    let costly = "too costly above \(Cost.distances.words)"
    return switch summary {
    case .mean:
      Definition(
        id: summary.rawValue, title: "Mean distance",
        question: "How many hops on average lead from one person to another whom they reach?",
        formula: "mean of d(i,j) over the ordered pairs where i reaches j", range: "1 to N−1",
        direction: .neither, undefined: "nobody reaches anybody; \(costly)",
        caveat: "Pairs without a way are left out, so a network that falls apart can look close: "
          + "read it with the share of pairs that are reachable. Weights are not read.",
        source: "Wasserman & Faust 1994, Social Network Analysis, chapter 4")
    case .largest:
      Definition(
        id: summary.rawValue, title: "Diameter",
        question: "How many hops is the longest of the shortest ways?",
        formula: "max d(i,j) over the ordered pairs where i reaches j", range: "1 to N−1",
        direction: .neither, undefined: "nobody reaches anybody; \(costly)",
        caveat: "Pairs without a way are left out. One missing or chance tie changes it.",
        source: "Wasserman & Faust 1994, Social Network Analysis, chapter 4")
    case .efficiency:
      Definition(
        id: summary.rawValue, title: "Global efficiency",
        question: "How near are people to one another, those out of reach counting as infinitely "
          + "far?",
        formula: "mean of 1/d(i,j) over all ordered pairs, 1/∞ = 0", range: "0 to 1",
        direction: .neither, undefined: "fewer than two people; \(costly)",
        caveat: "Rises with density alone: compare networks of the same size and number of ties.",
        source: "Latora & Marchiori 2001, Physical Review Letters 87:198701")
    case .reachable:
      Definition(
        id: summary.rawValue, title: "Reachable pairs",
        question: "In what share of the ordered pairs does the first reach the second?",
        formula: "ordered pairs where i reaches j / N(N−1)", range: "0 to 1",
        direction: .neither, undefined: "fewer than two people; \(costly)",
        caveat: "The part of the network that mean distance and diameter speak of. It falls "
          + "quickly where ties are not recorded.",
        source: "Wasserman & Faust 1994, Social Network Analysis, chapter 4")
    }
  }

  /// One value, along the arcs.
  public func columns(of network: Network) throws -> [Column] {
    let count = network.people.count
    let excess = Cost.distances.excess(of: network.graph, for: "distances")
    var value = Double.nan
    var reached = 0
    if excess == nil {
      if summary == .reachable {
        // Who is reached is known much sooner than how far away they are.
        reached = try network.reachCounts().reduce(0, +)
        value = count > 1 ? Double(reached) / (Double(count) * Double(count - 1)) : .nan
      } else {
        let distances = try network.distances()
        reached = distances.reached.reduce(0, +)
        value =
          switch summary {
          case .mean: distances.meanPathLength
          case .largest: reached > 0 ? Double(distances.diameter) : .nan
          default: distances.globalEfficiency
          }
      }
    }
    let isOfPairs = summary == .mean || summary == .largest
    return [
      Column(
        definition.id, whole: value,
        reason: excess
          ?? (isOfPairs ? "nobody reaches anybody" : "there are fewer than two people"),
        n: isOfPairs && excess == nil ? reached : count)
    ]
  }
}
