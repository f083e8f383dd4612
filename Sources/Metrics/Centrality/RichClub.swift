import Graphs

/// How densely people with many ties are tied among themselves.
public struct RichClub: NetworkMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "rich_club", title: "Rich club",
      question: "How densely are the people with more than k ties tied among themselves?",
      formula: "φ(k) = 2·E/(n(n−1)), n people of degree > k, E ties between them",
      range: "0 to 1", direction: .neither,
      undefined: "no ties; not given where ties have a direction",
      caveat: "Rises with k in nearly every network, since people with many ties meet one another "
        + "anyway: compare with networks of the same degrees. One k up to \(Self.every), above it "
        + "every doubling of \(Self.every).",
      source: "Colizza et al. 2006, Nature Physics 2:110")
  }

  /// Up to which k every one is printed: there can be as many as people.
  static let every = 100

  /// The chance its values are set beside.
  public var nullTest: NullTest? { NullTest(.degrees) }

  /// One value for each k for which two people have more than k ties.
  public func columns(of network: Network) -> [Column] {
    guard !network.graph.isDirected else { return [] }
    let coefficients = network.graph.richClub()
    guard !coefficients.isEmpty else {
      return [
        Column(
          definition.id, variant: "k=0;normalised=no", whole: .nan, reason: "there are no ties")
      ]
    }
    var columns: [Column] = []
    var k = 0
    while k < coefficients.count {
      columns.append(
        Column(definition.id, variant: "k=\(k);normalised=no", whole: coefficients[k]))
      k += k < Self.every ? 1 : k
    }
    return columns
  }
}
