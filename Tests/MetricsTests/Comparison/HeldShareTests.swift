import Foundation
import Graphs
import Testing

@testable import Metrics

@Suite struct HeldShareTests {
  /// One holder a decision, as many decisions each as `counts` says.
  func held(_ counts: [Int]) -> [HeldShare] {
    var events = EventShares(holderCount: counts.count)
    for (person, count) in counts.enumerated() {
      for _ in 0..<count { events.add([person], cluster: events.count) }
    }
    return HeldShare.all(of: events)
  }

  func change(_ before: [Int], _ after: [Int], draws: Int = 999) throws -> PermutationTest {
    var random = Xoshiro256(seed: 1)
    return try HeldShare.change(
      from: held(before), to: held(after), draws: draws, using: &random)
  }

  @Test(arguments: 0..<20)
  func `The parts of all people add up to the estimate that reports print`(seed: UInt64) {
    var random = Xoshiro256(seed: seed)
    var events = EventShares(holderCount: 9)
    for _ in 0..<40 {
      let holders = (0..<9).filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
      events.add(
        holders.isEmpty ? [0] : holders, magnitude: .random(in: 1...3, using: &random),
        cluster: Int.random(in: 0..<25, using: &random))
    }
    let held = HeldShare.all(of: events)
    let hhi = CoincidenceEstimate(events).hhi
    #expect(abs(held.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    #expect(abs(held.reduce(0) { $0 + $1.coincidence } - hhi) < 1e-12)
    #expect(abs(HeldShare.logEffectiveNumber(held) + log(hhi)) < 1e-10)
  }

  /// Two each before, all four by the first after: Ĥ goes from ⅓ to 1. One swap alone gives shares of
  /// 1½ and ½, coincidences of 7⁄6 and ⅙: ln(27⁄14) against ln(3⁄2).
  @Test func `Two people's four swaps are those worked by hand`() throws {
    let test = try change([2, 2], [4, 0], draws: 200)
    #expect(abs(test.observed + log(3)) < 1e-12)
    let expected = [-log(3), log(7.0 / 9), log(9.0 / 7), log(3)]
    for value in test.permuted {
      #expect(expected.contains { abs($0 - value) < 1e-12 }, "\(value)")
    }
    for value in expected {
      #expect(test.permuted.contains { abs($0 - value) < 1e-12 }, "\(value) is never drawn")
    }
  }

  @Test func `One who takes over from all is seen, one who follows another is not`() throws {
    let even = [Int](repeating: 5, count: 12)
    var first = [Int](repeating: 1, count: 12)
    var second = first
    first[3] = 49
    second[7] = 49
    #expect(try change(even, first).pTwoSided < 0.05)
    let handedOn = try change(first, second)
    #expect(abs(handedOn.observed) < 1e-12)
    #expect(handedOn.pTwoSided > 0.9)
  }

  /// Two logs of people with the same weights, 60 decisions and 600. The plug-in Σp² of the short one
  /// is larger by 1/60: about half of all p would be below 0.05.
  @Test func `A log that is only longer is no change`() throws {
    let weights = (0..<30).map { exp(Double($0) / 29 * 2 - 1) }
    let sums = weights.reduce(into: [Double]()) { $0.append(($0.last ?? 0) + $1) }
    func counts(_ decisions: Int, using random: inout Xoshiro256) -> [Int] {
      var counts = [Int](repeating: 0, count: 30)
      for _ in 0..<decisions {
        let point = Double.random(in: 0..<(sums.last ?? 1), using: &random)
        counts[sums.firstIndex { $0 > point } ?? 29] += 1
      }
      return counts
    }
    func share(_ read: (HeldShare) -> HeldShare) throws -> Double {
      let small = try (0..<100).count { seed in
        var random = Xoshiro256(seed: UInt64(seed))
        let (short, long) = (
          held(counts(60, using: &random)).map(read),
          held(counts(600, using: &random)).map(read)
        )
        return try HeldShare.change(from: short, to: long, draws: 99, using: &random).pTwoSided
          <= 0.05
      }
      return Double(small) / 100
    }
    #expect(try share { $0 } <= 0.13)
    let plugIn = try share {
      HeldShare(share: $0.share, coincidence: $0.share * $0.share)
    }
    #expect(plugIn > 0.3)
  }

  @Test func `Turned round, the change is negated and p the same`() throws {
    let (before, after) = ([9, 4, 3, 2, 1, 6], [1, 1, 2, 2, 3, 20])
    let (there, back) = (try change(before, after), try change(after, before))
    #expect(abs(there.observed + back.observed) < 1e-12)
    #expect(there.pTwoSided == back.pTwoSided)
  }

  @Test func `People who hold nothing at either time change nothing`() throws {
    let test = try change([9, 4, 3, 2], [2, 2, 3, 11])
    let padded = try change([9, 0, 4, 3, 0, 2], [2, 0, 2, 3, 0, 11])
    #expect(test == padded)
  }
}
