import Graphs

/// A measure of a network whose change between two snapshots is tested.
struct TieMeasure: Sendable {
  /// The id in the catalogue.
  let id: String
  /// `direction=in` …; empty where there is one form.
  let variant: String
  /// Why there is no value, where there is none.
  let reason: String
  /// The random graphs with which it is compared across sizes and densities; `nil` for density.
  let null: Null?
  /// The value, as the catalogue's measure has it.
  let value: @Sendable (Graph) -> Double

  /// Random graphs that keep what a measure depends on anyway: conditional uniform graphs.
  enum Null: String, Sendable {
    /// As many people and ties.
    case density = "size_density"
    /// As many people, and as many mutual and one-way pairs.
    case dyads = "dyad_census"

    /// What they keep, in words.
    var words: String {
      self == .density ? "the same numbers of people and ties" : "the same dyad census"
    }
  }

  /// Density, reciprocity and degree centralisation.
  static func all(isDirected: Bool) -> [TieMeasure] {
    let density = TieMeasure(
      id: "density", variant: "", reason: "there are fewer than two people", null: nil
    ) { $0.density() }
    guard isDirected else {
      return [density, gathering("", .density) { ($0.degrees(), Double($0.count - 2)) }]
    }
    let reciprocity = TieMeasure(
      id: "reciprocity", variant: "", reason: "there are no ties", null: .density
    ) { $0.reciprocity() }
    return [
      density, reciprocity,
      gathering("direction=in", .dyads) { ($0.inDegrees(), Double($0.count - 1)) },
      gathering("direction=out", .dyads) { ($0.degrees(), Double($0.count - 1)) },
    ]
  }

  private static func gathering(
    _ variant: String, _ null: Null, _ degrees: @escaping @Sendable (Graph) -> ([Int], Double)
  ) -> TieMeasure {
    TieMeasure(
      id: "centralization_degree", variant: variant, reason: "there are fewer than three people",
      null: null
    ) { graph in
      let (degrees, most) = degrees(graph)
      return centralisation(degrees.map(Double.init), star: most * Double(graph.count - 1))
    }
  }

  /// How many standard deviations the value lies above that of random graphs; `nan` where all of
  /// them have one value, or the graph has none.
  ///
  /// Where sizes or densities differ it says how far each graph is from a random one, as the value itself
  /// does not. It, too, grows with the number of ties: two copies of a network lie further from random
  /// than one.
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n + m) and that of the measure a draw, on all cores.
  func standardised(
    _ graph: Graph, draws: Int, using random: inout some RandomNumberGenerator
  ) throws -> Double {
    let observed = value(graph)
    guard let null, !observed.isNaN, graph.count > 1 else { return .nan }
    let seed = random.next()
    let count = graph.count
    let (arcs, ties) = (graph.arcCount, graph.tieCount)
    let census = graph.isDirected ? graph.dyadCensus() : nil
    let drawn = try parallel(chunks: draws) { draw in
      var stream = Xoshiro256(master: seed, purpose: "uniform", String(draw))
      guard let census else {
        return value(.uniform(count: count, ties: ties, using: &stream))
      }
      return value(
        null == .density
          ? .uniform(count: count, arcs: arcs, using: &stream)
          : .uniform(
            count: count, mutual: census.mutual, asymmetric: census.asymmetric, using: &stream))
    }
    let mean = drawn.compensatedSum() / Double(draws)
    let squares = drawn.lazy.map { ($0 - mean) * ($0 - mean) }.compensatedSum()
    let deviation = (squares / Double(draws - 1)).squareRoot()
    return deviation > 1e-12 ? (observed - mean) / deviation : .nan
  }
}
