import Graphs
import Metrics
import Testing

@Suite struct MannWhitneyTests {
  @Test func `Pairs are won, lost or tied`() {
    let test = MannWhitney([3, 4], [1, 2, 3])
    #expect(test.u == 5.5)
    #expect(test.superiority == 5.5 / 6)
    // R 4.2.2: var = mn/12 · (N + 1 − Σ(t³ − t)/(N(N − 1))) = 0.5 · (6 − 6/20)
    #expect(abs(test.z - 2.5 / 2.85.squareRoot()) < 1e-14)
  }

  @Test func `Alike, empty or all tied`() {
    #expect(MannWhitney([1, 2], [1, 2]).superiority == 0.5)
    #expect(MannWhitney([], [1]).superiority.isNaN)
    #expect(MannWhitney([1, 1], [1]).z.isNaN)
    #expect(MannWhitney([1, 1], [1]).superiority == 0.5)
  }

  @Test(arguments: UInt64(0)..<20)
  func `U counts the pairs`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func group() -> [Double] {
      (0..<Int.random(in: 1...8, using: &random)).map { _ in
        Double(Int.random(in: 0...5, using: &random))
      }
    }
    let (first, second) = (group(), group())
    let pairs = first.flatMap { one in second.map { one > $0 ? 1 : one == $0 ? 0.5 : 0 } }
    #expect(MannWhitney(first, second).u == pairs.reduce(0, +))
    let sum = MannWhitney(first, second).u + MannWhitney(second, first).u
    #expect(sum == Double(first.count * second.count))
  }
}
