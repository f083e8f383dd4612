import Foundation
import Testing

@testable import Graphs

@Suite struct PartitionAgreementTests {
  @Test func `Small divisions by hand`() {
    let one: [Int32] = [0, 0, 1, 1]
    #expect(PartitionAgreement(one, [1, 1, 0, 0]).adjustedRand == 1)
    #expect(abs(PartitionAgreement(one, [1, 1, 0, 0]).adjustedMutualInformation - 1) < 1e-12)
    #expect(abs(PartitionAgreement(one, [0, 1, 0, 1]).adjustedRand + 0.5) < 1e-15)
    #expect(PartitionAgreement(one, [0, 0, 0, 0]).adjustedRand == 0)
    #expect(PartitionAgreement([0, 0], [0, 0]).adjustedRand.isNaN)
    #expect(PartitionAgreement([0, 1], [1, 0]).adjustedMutualInformation.isNaN)
    #expect(PartitionAgreement([], []).adjustedRand.isNaN)
    #expect(PartitionAgreement([0, -1, 1], [-1, 0, 1]).count == 1)
  }

  /// scikit-learn 1.9.1, `adjusted_rand_score(a, b)` and `adjusted_mutual_info_score(a, b)`.
  @Test func `Values of scikit-learn`() {
    let cases: [([Int32], [Int32], Double, Double)] = [
      (
        [0, 0, 0, 1, 1, 1, 2, 2], [0, 0, 1, 1, 1, 2, 2, 2], 0.23809523809523808, 0.31967265056964694
      ),
      (
        (0..<60).map { $0 / 10 }, (0..<60).map { ($0 * $0) % 7 }, -0.04746001054666901,
        -0.07852162421716123
      ),
      (
        (0..<100).map { $0 / 7 }, (0..<100).map { ($0 / 7 + ($0 % 5 == 0 ? 1 : 0)) % 9 },
        0.3951240223579393, 0.5805584443681369
      ),
    ]
    for (one, other, rand, mutual) in cases {
      let agreement = PartitionAgreement(one, other)
      #expect(agree([agreement.adjustedRand], [rand]))
      #expect(agree([agreement.adjustedMutualInformation], [mutual]))
    }
  }

  @Test(arguments: 0..<50)
  func `Both are their definitions over all pairs and all placements`(seed: UInt64) {
    var random = Xoshiro256(seed: seed)
    let count = Int.random(in: 2...7, using: &random)
    let one = randomLabels(count: count, groups: 3, seed: seed, missing: false)
    let other = randomLabels(count: count, groups: 3, seed: seed + 500, missing: false)

    func agreeing(_ one: [Int32], _ other: [Int32]) -> Double {
      var pairs = 0.0
      for i in one.indices {
        for j in 0..<i where one[i] == one[j] && other[i] == other[j] { pairs += 1 }
      }
      return pairs
    }
    func information(_ one: [Int32], _ other: [Int32]) -> Double {
      let n = Double(count)
      var sum = 0.0
      for g in Int32(0)..<3 {
        for h in Int32(0)..<3 {
          let both = Double(zip(one, other).count { $0 == g && $1 == h })
          let a = Double(one.count { $0 == g })
          let b = Double(other.count { $0 == h })
          if both > 0 { sum += both / n * log(n * both / (a * b)) }
        }
      }
      return sum
    }
    // Chance by walking every order of the second division.
    var (orders, rand, mutual) = (0.0, 0.0, 0.0)
    func walk(_ order: [Int32], _ rest: [Int32]) {
      if rest.isEmpty {
        orders += 1
        rand += agreeing(one, order)
        mutual += information(one, order)
      }
      for place in rest.indices {
        var left = rest
        let label = left.remove(at: place)
        walk(order + [label], left)
      }
    }
    walk([], other)
    rand /= orders
    mutual /= orders

    let agreement = PartitionAgreement(one, other)
    let mostRand = (agreeing(one, one) + agreeing(other, other)) / 2
    let mostMutual = (information(one, one) + information(other, other)) / 2
    let isTrivial = mostRand <= rand + 1e-12
    #expect(
      agree(
        [agreement.adjustedRand],
        [isTrivial ? .nan : (agreeing(one, other) - rand) / (mostRand - rand)]))
    #expect(abs(agreement.mutualInformation - information(one, other)) < 1e-12)
    #expect(abs(agreement.expectedMutualInformation - mutual) < 1e-12)
    #expect(
      agree(
        [agreement.adjustedMutualInformation],
        [isTrivial ? .nan : (information(one, other) - mutual) / (mostMutual - mutual)],
        tolerance: 1e-9))
  }

  @Test func `Many nodes cost no more than their number`() {
    let one = (0..<200_000).map { Int32($0 / 1000) }
    let other = (0..<200_000).map { Int32($0 % 97) }
    let agreement = PartitionAgreement(one, other)
    #expect(abs(agreement.adjustedRand) < 1e-3)
    #expect(abs(agreement.adjustedMutualInformation) < 0.02)
    #expect(PartitionAgreement(one, one).adjustedRand == 1)
  }
}
