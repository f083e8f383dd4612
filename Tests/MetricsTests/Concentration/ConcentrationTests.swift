import Foundation
import Graphs
import Metrics
import TestSupport
import Testing

@Suite struct ConcentrationTests {
  @Test func `One of five who has all is a fifth, and Gini says 1 once corrected`() {
    let spread = Concentration([0, 0, 0, 0, 10])
    #expect(spread.effectiveFraction == 0.2)
    #expect(spread.hhi == 1)
    #expect(spread.hhiNormalised == 1)
    #expect(spread.gini == 0.8)
    #expect(spread.giniCorrected == 1)
    #expect(spread.cr(1) == 1)
    #expect(spread.coverage == 0.2)
    #expect(spread.palma == .infinity)
  }

  @Test func `Nothing to share has no concentration`() {
    let spread = Concentration([0, 0, 0])
    let values = [
      spread.hhi, spread.hhiNormalised, spread.gini, spread.giniCorrected, spread.theil,
      spread.hoover, spread.cr(1), spread.coverage, spread.effectiveFraction, spread.palma,
      spread.shannon, spread.effectiveNumber(order: 0), spread.effectiveNumber(order: 1),
    ]
    #expect(values.allSatisfy { $0.isNaN })
    #expect(Concentration([]).hhi.isNaN)
  }

  @Test func `Two halves alike leave φ, Gini and Theil as they are and halve H`() {
    let one = [1.0, 2, 5, 0, 3.5]
    let (single, double) = (Concentration(one), Concentration(one + one))
    #expect(abs(single.effectiveFraction - double.effectiveFraction) < 1e-15)
    #expect(abs(single.gini - double.gini) < 1e-15)
    #expect(abs(single.theil - double.theil) < 1e-15)
    #expect(abs(single.hhi / 2 - double.hhi) < 1e-15)
  }

  @Test(arguments: UInt64(0)..<50)
  func `An amount that goes from a poorer to a richer person never lowers concentration`(
    seed: UInt64
  ) {
    var random = Xoshiro256(seed: seed)
    var values = (0..<12).map { _ in Double.random(in: 0..<10, using: &random) }
    let before = Concentration(values)
    let (poor, rich) = values[3] < values[7] ? (3, 7) : (7, 3)
    let amount = Double.random(in: 0...values[poor], using: &random)
    values[poor] -= amount
    values[rich] += amount
    let after = Concentration(values)
    #expect(after.gini >= before.gini - 1e-12)
    #expect(after.hhi >= before.hhi - 1e-12)
    #expect(after.theil >= before.theil - 1e-12)
    #expect(after.effectiveFraction <= before.effectiveFraction + 1e-12)
  }

  @Test(arguments: UInt64(0)..<20)
  func `Gini is the mean difference of all pairs over twice the mean`(seed: UInt64) {
    var random = Xoshiro256(seed: seed)
    let values = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      Double.random(in: 0..<1, using: &random)
    }
    let count = Double(values.count)
    let differences = values.reduce(0) { sum, one in
      values.reduce(sum) { $0 + abs(one - $1) }
    }
    let slow = differences / (2 * count * values.reduce(0, +))
    #expect(abs(Concentration(values).gini - slow) < 1e-12)
  }

  @Test func `Theil between and within sum to the whole`() {
    let values = [3.0, 0, 1, 7, 2, 2]
    let parts = Concentration.theilParts(values, groups: [0, 0, 1, 1, 2, 2])
    #expect(abs(parts.between + parts.within - Concentration(values).theil) < 1e-14)
  }

  /// Values: `reference-python` of the shared oracles, which agree with R's vegan and ineq.
  @Test(.enabled(if: SharedData.isPresent))
  func `Every vector of the shared oracles has its values`() throws {
    let folder = SharedData.folder.appendingPathComponent("oracles")
    var vectors: [String: (values: [Double], groups: [String])] = [:]
    for row in try PlainTable(folder.appendingPathComponent("vectors.csv")).rows {
      let name = try #require(row["vector"])
      vectors[name, default: ([], [])].values.append(try #require(Double(row["value"] ?? "")))
      vectors[name]?.groups.append(row["group"] ?? "")
    }
    var compared = 0
    for row in try PlainTable(folder.appendingPathComponent("targets.csv")).rows {
      guard let vector = vectors[row["graph"] ?? ""], let measure = row["measure"] else { continue }
      let spread = Concentration(vector.values)
      let names = Set(vector.groups).sorted()
      let parts = Concentration.theilParts(
        vector.values, groups: vector.groups.map { names.firstIndex(of: $0) ?? 0 })
      let simpson = spread.simpson
      let value: Double =
        switch measure {
        case "gini": spread.gini
        case "gini_bc": spread.giniCorrected
        case "hhi": spread.hhi
        case "hhi_normalised": spread.hhiNormalised
        case "hill_q0": spread.effectiveNumber(order: 0)
        case "hill_q1": spread.effectiveNumber(order: 1)
        case "hill_q2": spread.effectiveNumber(order: 2)
        case "effective_fraction": spread.effectiveFraction
        case "shannon": spread.shannon
        case "shannon_evenness": spread.shannonEvenness
        case "theil", "theil_T": spread.theil
        case "theil_T_normalised": spread.theilNormalised
        case "cr1": spread.cr(1)
        case "cr3": spread.cr(3)
        case "cr10pct": spread.crTopTenth
        case "hoover": spread.hoover
        case "coverage": spread.coverage
        case "lorenz": spread.lorenz[(Int(row["node"] ?? "") ?? 1) - 1]
        case "palma_like": spread.palma
        case "hhi_unbiased_counts": simpson
        case "effective_fraction_unbiased": min(1, 1 / (Double(spread.count) * simpson))
        case "theil_between": parts.between
        case "theil_within": parts.within
        case "theil_between_share": parts.between / (parts.between + parts.within)
        default: .signalingNaN
        }
      #expect(agrees(value, withTarget: row["value"] ?? ""), "\(row): \(value)")
      compared += 1
    }
    #expect(compared == 225)
  }
}
