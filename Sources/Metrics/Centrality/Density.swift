import Graphs

/// The share of possible ties that exist.
public struct Density: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "density", title: "Density",
      question: "Of all ties that could exist, what share does?",
      formula: "m / N(N−1); m / (N(N−1)/2) where ties have no direction", range: "0 to 1",
      direction: .neither, undefined: "fewer than two people",
      caveat: "Falls as a network grows, since nobody keeps up with everybody: never compare it "
        + "between organisations of different size.",
      source: "Wasserman & Faust 1994, Social Network Analysis, chapter 4")
  }

  /// One value.
  public func columns(of network: Network) -> [Column] {
    [
      Column(
        definition.id, whole: network.graph.density(), reason: "there are fewer than two people",
        n: network.people.count)
    ]
  }
}
