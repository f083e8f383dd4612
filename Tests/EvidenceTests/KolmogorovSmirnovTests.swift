import Graphs
import Testing

@Suite struct KolmogorovSmirnovTests {
  @Test func `The distance of three values is read off by hand`() {
    // Just below 0.4 one third lies below: 0.0667; just below 0.9 two thirds do: 0.2333; at 0.4 two
    // thirds lie up to 0.4: 0.2667.
    #expect(abs(KolmogorovSmirnov.distance([0.9, 0.1, 0.4]) - 0.8 / 3) < 1e-15)
    #expect(KolmogorovSmirnov.distance([1, 1]) == 1)
    #expect(KolmogorovSmirnov.distance([0.5]) == 0.5)
  }

  /// Values: scipy 1.17.1, `kstwo.sf(D, n)`, exact.
  @Test(arguments: [
    (500, 0.0607, 0.048159), (500, 0.0868, 0.000999), (10, 0.41, 0.049321),
  ])
  func `The share that lies farther off is scipy's`(count: Int, distance: Double, p: Double) {
    #expect(abs(KolmogorovSmirnov.p(distance: distance, count: count) - p) < 0.002)
  }

  /// 400 samples of 500: p is below 0.05 in 20, standard deviation 4.4; four of them.
  @Test func `Even values pass as often as they should`() {
    var random = Xoshiro256(seed: 1)
    let rejected = (0..<400).count { _ in
      KolmogorovSmirnov.p((0..<500).map { _ in .random(in: 0..<1, using: &random) }) < 0.05
    }
    #expect((3...37).contains(rejected))
  }

  @Test func `Values that lean are found out`() {
    var random = Xoshiro256(seed: 2)
    let even = (0..<500).map { _ in Double.random(in: 0..<1, using: &random) }
    #expect(KolmogorovSmirnov.p(even) > 0.01)
    #expect(KolmogorovSmirnov.p(even.map { $0 * $0 }) < 1e-9)
    #expect(KolmogorovSmirnov.p(even.map { max(0, $0 - 0.1) }) < 1e-3)
    #expect(KolmogorovSmirnov.p(Array(repeating: 0.5, count: 500)) < 1e-9)
  }
}
