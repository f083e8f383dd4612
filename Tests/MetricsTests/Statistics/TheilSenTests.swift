import Graphs
import Metrics
import Testing

@Suite struct TheilSenTests {
  @Test func `One wild point moves nothing`() {
    #expect(TheilSen.slope([1, 2, 3, 4, 5], [1, 2, 3, 4, 100]) == 1)
    #expect(TheilSen.slope([2, 1, 2], [6, 4, 8]) == 3)
  }

  @Test func `Without two different x there is no slope`() {
    #expect(TheilSen.slope([], []).isNaN)
    #expect(TheilSen.slope([1, 1, 1], [1, 2, 3]).isNaN)
  }

  @Test(arguments: UInt64(0)..<20)
  func `It is the median over all pairs`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let x = (0..<12).map { _ in Double(Int.random(in: 0...6, using: &random)) }
    let y = x.map { _ in Double.random(in: -3...3, using: &random) }
    var slopes: [Double] = []
    for i in x.indices {
      for j in x.indices where x[j] > x[i] { slopes.append((y[j] - y[i]) / (x[j] - x[i])) }
    }
    slopes.sort()
    let median = (slopes[(slopes.count - 1) / 2] + slopes[slopes.count / 2]) / 2
    #expect(abs(TheilSen.slope(x, y) - median) < 1e-12)
  }

  @Test func `Many points are paired at fixed steps`() {
    let x = (0..<5000).map(Double.init)
    #expect(abs(TheilSen.slope(x, x.map { 0.25 * $0 + ($0 == 7 ? 1e9 : 0) }) - 0.25) < 1e-12)
  }
}
