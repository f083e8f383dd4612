import Graphs
import Testing

/// 500 tests of data for which the null hypothesis is true.
enum EvenPValues {
  static let seeds: UInt64 = 500

  /// B: so few that a p that is off by one of B + 1 parts shows.
  static let draws = 9

  /// One of the B + 1 places that an observed value can have among itself and B draws.
  static let step = 1 / Double(draws + 1)

  /// Expects p to be even from 0 to 1 over the seeds, once spread over the step that it stands for.
  ///
  /// `test` makes data in which the hypothesis is true, with the first generator, and gives its p,
  /// which draws from the second. The same p without the 1 that counts the observed value must not
  /// pass: so this finds what it looks for.
  ///
  /// - Parameter width: What part of the scale one p stands for; two steps where it is two-sided.
  static func expect(
    width: Double = step, sourceLocation: SourceLocation = #_sourceLocation,
    _ test: (inout Xoshiro256, inout Xoshiro256) throws -> Double
  ) rethrows {
    var values: [Double] = []
    for seed in 0..<seeds {
      var data = Xoshiro256(master: seed, purpose: "data")
      var draws = Xoshiro256(master: seed, purpose: "draws")
      let p = try test(&data, &draws)
      values.append(p - width * .random(in: 0..<1, using: &data))
    }
    let even = KolmogorovSmirnov.p(values)
    #expect(
      even > 0.001, "p is not even: \(even), off by \(KolmogorovSmirnov.distance(values))",
      sourceLocation: sourceLocation)
    let withoutOwn = KolmogorovSmirnov.p(values.map { $0 - width })
    #expect(withoutOwn < 0.001, "too few to see it: \(withoutOwn)", sourceLocation: sourceLocation)
  }
}
