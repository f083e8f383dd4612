import Testing

@testable import Graphs

struct RangeSortTests {
  private typealias Tie = PairedTies.Tie

  private func tie(_ low: Int, _ high: Int, isDescending: Bool = false, _ strength: Double) -> Tie {
    Tie(
      key: PairedTies.Key.make(low: low, high: high, isDescending: isDescending),
      strength: strength)
  }

  /// The ties of one range, sorted and merged; strengths tell them apart.
  private func merged(
    _ ties: [Tie], isDirected: Bool = true
  ) -> (ties: [Tie], tally: PairedTies.RangeTally) {
    var ties = ties
    var sort = RangeSort()
    var tally = PairedTies.RangeTally()
    var all = ties.mutableSpan
    sort.byLowerEnd(&all, shift: 3)
    var start = 0
    for low in 0..<8 {
      let end = sort.end(ofRow: low)
      sort.byHigherEnd(&all, start..<end)
      sort.merge(&all, start..<end, isDirected: isDirected, &tally)
      start = end
    }
    return (Array(ties[..<tally.kept]), tally)
  }

  @Test(arguments: [1, 39, 40, 41, 200, 1000])
  func `Rows of any length come in order, and ties of a pair in theirs`(length: Int) {
    var random = SplitMix64(seed: UInt64(length))
    let ties = (0..<length).map { number in
      tie(3, Int.random(in: 10..<40, using: &random), Double(number + 1))
    }
    var sorted = ties
    var sort = RangeSort()
    var all = sorted.mutableSpan
    sort.byLowerEnd(&all, shift: 3)
    #expect(sort.end(ofRow: 2) == 0)
    #expect(sort.end(ofRow: 3) == length)
    sort.byHigherEnd(&all, 0..<length)
    let expected = ties.sorted {
      (PairedTies.Key.high($0.key), $0.strength) < (PairedTies.Key.high($1.key), $1.strength)
    }
    #expect(sorted.map(\.strength) == expected.map(\.strength))
  }

  @Test func `A pair listed both ways at the beginning of a range keeps both sums`() {
    let (ties, tally) = merged([
      tie(0, 9, isDescending: true, 2), tie(0, 9, 3), tie(0, 9, isDescending: true, 4),
      tie(0, 9, 5), tie(7, 9, 1),
    ])
    #expect(ties.map(\.strength) == [8, 6, 1])
    #expect(ties.map { PairedTies.Key.isDescending($0.key) } == [false, true, false])
    #expect(ties.map { $0.key & PairedTies.Key.listedDescending != 0 } == [true, false, false])
    #expect(tally.merged == 2)
    #expect(tally.descending == 1)
    #expect(tally.isWeighted)
  }

  @Test func `A tie of weight 0 is none, and still says which way a pair was listed`() {
    let (ties, tally) = merged(
      [tie(1, 9, isDescending: true, 0), tie(1, 9, 1), tie(2, 9, 0)], isDirected: false)
    #expect(ties.map(\.strength) == [1])
    #expect(ties[0].key & PairedTies.Key.listedDescending != 0)
    #expect(tally.merged == 0)
    #expect(!tally.isWeighted)
  }

  @Test func `A sum stays finite`() {
    let most = Double.greatestFiniteMagnitude
    #expect(merged([tie(4, 9, most), tie(4, 9, most)]).ties.map(\.strength) == [most])
  }
}
