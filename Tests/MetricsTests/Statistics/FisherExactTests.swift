import Graphs
import Metrics
import Testing

@Suite struct FisherExactTests {
  @Test func `The tea with milk in first`() {
    let tea = FisherExact(3, of: 4, and: 1, of: 4)
    #expect(abs(tea.p - 34.0 / 70) < 1e-14)
    #expect(tea.oddsRatio == 9)
    #expect(abs(tea.logError - (1 + 1.0 / 3 + 1.0 / 3 + 1).squareRoot()) < 1e-15)
    #expect(abs(tea.interval().low * tea.interval().high - 81) < 1e-9)
    #expect(FisherExact(1, of: 4, and: 3, of: 4).p == tea.p)
  }

  @Test func `A table without a choice says nothing`() {
    for table in [
      FisherExact(0, of: 0, and: 1, of: 2), FisherExact(2, of: 2, and: 3, of: 3),
      FisherExact(0, of: 2, and: 0, of: 3),
    ] {
      #expect(table.p == 1 && table.oddsRatio.isNaN && table.logError.isNaN)
    }
  }

  @Test(arguments: UInt64(0)..<30)
  func `It is the share of the ways to deal the successes that are as rare`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (trials, others) = (
      Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random)
    )
    let successes = Int.random(in: 0...trials, using: &random)
    let otherSuccesses = Int.random(in: 0...others, using: &random)
    let all = trials + others
    var ways = [Int](repeating: 0, count: trials + 1)
    for deal in 0..<1 << all where deal.nonzeroBitCount == successes + otherSuccesses {
      ways[(deal & (1 << trials - 1)).nonzeroBitCount] += 1
    }
    let rare = ways.filter { $0 <= ways[successes] }.reduce(0, +)
    let expected = Double(rare) / Double(ways.reduce(0, +))
    let test = FisherExact(successes, of: trials, and: otherSuccesses, of: others)
    #expect(abs(test.p - expected) < 1e-12)
  }
}
