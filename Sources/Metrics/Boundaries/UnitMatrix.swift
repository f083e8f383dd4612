import Graphs

/// How many ties run from each group to each.
public struct UnitMatrix: NetworkMetric {
  /// Up to how many groups empty cells are given too.
  public static let completeUpTo = 100
  /// More cells with ties than this are not given.
  public static let mostCells = 100_000

  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "unit_matrix_ties", title: "Ties between groups",
      question: "How many ties run from this group to that?",
      formula:
        "number of arcs i→j with i in A and j in B; without directions a tie between A and B "
        + "counts in A|B and in B|A, one inside A once",
      range: "0 or more", direction: .neither,
      undefined: "more than \(Self.mostCells) cells with ties",
      caveat: "Large groups have many ties: compare with what chance would give "
        + "(ties_between_units.csv of a report). Above \(Self.completeUpTo) groups cells without "
        + "ties are left out.",
      source: "Breiger 1974, Social Forces 53:181")
  }

  /// A value a pair of groups and attribute.
  public func columns(of network: Network) -> [Column] {
    network.groupAttributes.filter { !$0.values.isEmpty }.map { groups in
      let variant = groups.variant(weighted: false)
      var cells = network.graph.ties(between: groups.labels)
        .map { (from: $0.from, to: $0.to, ties: $0.ties) }
      guard cells.count <= Self.mostCells else {
        return Column(
          definition.id, variant: variant, whole: .nan,
          reason: "more than \(Self.mostCells) pairs of \(groups.values.count) groups have ties",
          n: groups.n, missing: groups.missing)
      }
      if groups.values.count <= Self.completeUpTo {
        var found = cells[...]
        cells = groups.values.indices.flatMap { from in
          groups.values.indices.map { to in
            guard let next = found.first, (next.from, next.to) == (from, to) else {
              return (from, to, 0)
            }
            found.removeFirst()
            return next
          }
        }
      }
      return Column(
        definition.id, variant: variant,
        scope: .labelled(
          cells.map { "\(groups.values[$0.from].text)|\(groups.values[$0.to].text)" }),
        values: cells.map { Double($0.ties) }, n: groups.n, missing: groups.missing)
    }
  }
}
