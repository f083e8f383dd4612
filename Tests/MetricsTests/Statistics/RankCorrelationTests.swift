import Graphs
import Metrics
import Testing

@Suite struct RankCorrelationTests {
  /// τ_b as it is defined, over all pairs.
  static func slow(_ x: [Double], _ y: [Double]) -> Double {
    var (agreeing, tiedInX, tiedInY, pairs) = (0.0, 0.0, 0.0, 0.0)
    for one in x.indices {
      for other in x.indices where other > one {
        let (first, second) = (x[one] - x[other], y[one] - y[other])
        pairs += 1
        if first == 0 { tiedInX += 1 }
        if second == 0 { tiedInY += 1 }
        agreeing += first * second > 0 ? 1 : first * second < 0 ? -1 : 0
      }
    }
    return agreeing / ((pairs - tiedInX) * (pairs - tiedInY)).squareRoot()
  }

  @Test(arguments: UInt64(0)..<50)
  func `Kendall by merging is Kendall by pairs`(seed: UInt64) {
    var random = Xoshiro256(seed: seed)
    let count = Int.random(in: 2...40, using: &random)
    let x = (0..<count).map { _ in Double(Int.random(in: 0..<5, using: &random)) }
    let y = (0..<count).map { _ in Double(Int.random(in: 0..<9, using: &random)) }
    let (fast, slow) = (RankCorrelation.kendall(x, y), Self.slow(x, y))
    #expect(fast.isNaN && slow.isNaN || abs(fast - slow) < 1e-12)
  }

  @Test func `Ranks of equal values are shared`() {
    #expect(RankCorrelation.ranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
  }

  @Test func `The same order is 1, the opposite one −1, no order is undefined`() {
    for correlation in [RankCorrelation.kendall, RankCorrelation.spearman] {
      #expect(abs(correlation([1, 2, 3, 4], [2, 4, 8, 9]) - 1) < 1e-15)
      #expect(abs(correlation([1, 2, 3, 4], [9, 8, 4, 2]) + 1) < 1e-15)
      #expect(correlation([1, 1, 1], [1, 2, 3]).isNaN)
      #expect(correlation([], []).isNaN)
    }
  }

  @Test func `The p-value does not depend on the order of the people`() {
    let levels = [1.0, 2, 2, 3, 3, 3, 3, 3, .nan]
    let held = [9.0, 4, 5, 1, 0, 2, 1, 0, 7]
    var (first, second) = (Xoshiro256(seed: 1), Xoshiro256(seed: 1))
    let one = RankAssociation(
      levels: levels, holdings: held, permutations: 199, using: &first)
    let other = RankAssociation(
      levels: levels.reversed(), holdings: held.reversed(), permutations: 199, using: &second)
    #expect(one == other)
    #expect(one.people == 8)
    #expect(one.hasTwoLevels)
    #expect(one.p < 0.05)
  }

  @Test func `Holdings that differ by rounding are ties`() {
    var generator = Xoshiro256(seed: 1)
    let third = 1.0 / 3
    let association = RankAssociation(
      levels: [1, 2, 3], holdings: [third + third + third, 1, 0.1 + 0.2 + 0.7], permutations: 9,
      using: &generator)
    #expect(association.kendall.isNaN, "all hold the same")
  }

  @Test func `Under chance the p-value is as often small as it says`() {
    // 150 draws of unrelated levels: p ≤ 0.1 in 15 ± 4·3.7.
    var random = Xoshiro256(seed: 3)
    var small = 0
    for _ in 0..<150 {
      let levels = (0..<12).map { _ in Double(Int.random(in: 1...3, using: &random)) }
      let held = (0..<12).map { _ in Double.random(in: 0..<1, using: &random) }
      let association = RankAssociation(
        levels: levels, holdings: held, permutations: 39, using: &random)
      if association.p <= 0.1 { small += 1 }
    }
    #expect((1...30).contains(small))
  }
}
