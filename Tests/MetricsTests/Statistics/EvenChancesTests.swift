import Graphs
import Metrics
import Testing

@Suite struct EvenChancesTests {
  /// Values: R 4.2.2, exact formulas of the uniform multinomial, to 12 digits.
  @Test(arguments: [(10, 40, 0.1225, 0.985219117059), (50, 30, 0.0526666666667, 0.454515680618)])
  func `With one holder a decision the expectations are the multinomial's`(
    people: Int, events: Int, hhi: Double, coverage: Double
  ) {
    let chances = EvenChances(
      people: people, holdersPerEvent: Array(repeating: 1, count: events))
    #expect(abs(chances.expectedHHI - hhi) < 1e-11)
    #expect(abs(chances.expectedCoverage - coverage) < 1e-11)
  }

  @Test func `With several holders the expectations are those of drawn logs`() {
    let chances = EvenChances(people: 8, holdersPerEvent: [1, 3, 3, 8, 2])
    var random = Xoshiro256(seed: 2)
    var hhi = 0.0
    for _ in 0..<2000 {
      var held = [Double](repeating: 0, count: 8)
      for count in chances.holdersPerEvent {
        for person in (0..<8).shuffled(using: &random).prefix(count) {
          held[person] += 1 / Double(count)
        }
      }
      hhi += Concentration(held).hhi / 2000
    }
    #expect(abs(hhi - chances.expectedHHI) < 0.002)
    #expect(chances.expectedCoverage == 1, "one decision was everybody's")
  }

  @Test func `Deciding evenly is nothing unusual, deciding alone is`() {
    let chances = EvenChances(people: 10, holdersPerEvent: Array(repeating: 1, count: 30))
    var random = Xoshiro256(seed: 4)
    let even = chances.null(gini: 0.3, cr1: 0.2, draws: 199, using: &random)
    #expect(even.gini.p > 0.1)
    #expect((0.2...0.5).contains(even.gini.mean), "thirty decisions look uneven by chance")
    #expect(even.gini.percentile95 > even.gini.mean)
    let alone = chances.null(gini: 1, cr1: 1, draws: 199, using: &random)
    #expect(alone.gini.p == 1.0 / 200)
    #expect(alone.cr1.p == 1.0 / 200)
  }
}
