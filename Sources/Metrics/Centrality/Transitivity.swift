import Graphs

/// How often two contacts of one person know each other.
public struct Transitivity: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "transitivity", title: "Transitivity",
      question: "If two people share a contact, how often do they have a tie themselves?",
      formula: "3 · triangles / paths of two ties, without directions", range: "0 to 1",
      direction: .neither, undefined: "nobody has two contacts",
      caveat: "Rises with density alone, and a tie list made from meetings has closed triangles "
        + "by construction.",
      source: "Wasserman & Faust 1994, Social Network Analysis, chapter 6")
  }

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.density, .degrees, work: .rounds) }

  /// One value; directions and weights are not read.
  public func columns(of network: Network) throws -> [Column] {
    [
      Column(
        definition.id, whole: try network.undirected.transitivity(),
        reason: "nobody has two contacts", n: network.people.count)
    ]
  }
}
