import Foundation
import Graphs
import Metrics
import Testing

@Suite struct RarefactionTests {
  @Test func `Two of four events by hand`() {
    // Of six pairs one is of one holder: (1 + 5 · 2) / 6.
    #expect(abs(Rarefaction.holders([2, 1, 1], in: 2) - 11.0 / 6) < 1e-15)
    #expect(Rarefaction.holders([2, 0, 1, 1], in: 4) == 3)
    #expect(abs(Rarefaction.holders([2, 1, 1], in: 1) - 1) < 1e-15)
    #expect(Rarefaction.holders([2, 1, 1], in: 0) == 0)
    #expect(Rarefaction.holders([2, 1, 1], in: 5).isNaN)
    #expect(Rarefaction.holders([], in: 0) == 0)
  }

  @Test(arguments: UInt64(0)..<20)
  func `It is the mean over all ways to draw`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let counts = (0..<4).map { _ in Int.random(in: 0...4, using: &random) }
    let events = counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    for size in 0...events.count {
      var holders = 0
      var draws = 0
      for draw in 0..<1 << events.count where draw.nonzeroBitCount == size {
        draws += 1
        holders += Set(events.indices.filter { draw >> $0 & 1 == 1 }.map { events[$0] }).count
      }
      let mean = Double(holders) / Double(draws)
      #expect(abs(Rarefaction.holders(counts, in: size) - mean) < 1e-12)
    }
  }

  @Test func `Long logs take the short way and lose no digits that show`() {
    // One holder of 500 of 1000, drawn 400: by product and by logarithms.
    let product = (0..<400).reduce(1.0) { $0 * Double(500 - $1) / Double(1000 - $1) }
    let expected = 2 * (1 - product)
    #expect(abs(Rarefaction.holders([500, 500], in: 400) - expected) < 1e-9)
  }

  @Test func `Everybody has a part in every decision that all share`() {
    #expect(Rarefaction.holders([2, 2], of: 2, in: 1) == 2)
    #expect(abs(Rarefaction.holders([2, 1], of: 2, in: 1) - 1.5) < 1e-15)
    #expect(Rarefaction.holders([3], of: 4, in: 5).isNaN)
  }

  @Test(arguments: UInt64(0)..<20)
  func `The entropy of a part is the mean over all ways to draw it`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let counts = (0..<4).map { _ in Int.random(in: 0...4, using: &random) }
    let events = counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    #expect(Rarefaction.effectiveHolders(counts, in: 0).isNaN)
    #expect(Rarefaction.effectiveHolders(counts, in: events.count + 1).isNaN)
    for size in 1..<max(2, events.count + 1) where size <= events.count {
      var entropy = 0.0
      var draws = 0.0
      for draw in 0..<1 << events.count where draw.nonzeroBitCount == size {
        draws += 1
        let drawn = events.indices.filter { draw >> $0 & 1 == 1 }.map { events[$0] }
        for count in Dictionary(grouping: drawn, by: { $0 }).values.map(\.count) {
          let share = Double(count) / Double(size)
          entropy -= share * log(share)
        }
      }
      let expected = exp(entropy / draws)
      #expect(abs(Rarefaction.effectiveHolders(counts, in: size) - expected) < 1e-10)
    }
  }
}
