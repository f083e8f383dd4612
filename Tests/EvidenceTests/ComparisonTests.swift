import Foundation
import Graphs
import Importers
import Organisations
import TestSupport
import Testing

@testable import Metrics

/// Comparisons of snapshots on real organisations, and what chance makes of people's shares.
@Suite struct ComparisonEvidenceTests {
  /// Twenty people of unequal weight, 60 decisions before and 60 after, drawn from the same weights.
  @Test func `People's shares swapped give even p where nobody's weight changed`() throws {
    let weights = (0..<20).map { exp(Double($0) / 19 * 3 - 1.5) }
    let sums = weights.reduce(into: [Double]()) { $0.append(($0.last ?? 0) + $1) }
    func held(using random: inout Xoshiro256) -> [HeldShare] {
      var events = EventShares(holderCount: 20)
      for decision in 0..<60 {
        let point = Double.random(in: 0..<(sums.last ?? 1), using: &random)
        events.add([sums.firstIndex { $0 > point } ?? 19], cluster: decision)
      }
      return HeldShare.all(of: events)
    }
    try EvenPValues.expect(width: 2 * EvenPValues.step) { data, draws in
      try HeldShare.change(
        from: held(using: &data), to: held(using: &data), draws: EvenPValues.draws, using: &draws
      ).pTwoSided
    }
  }

  static func comparison(
    _ before: Organisation, _ after: Organisation, draws: Int = 199
  ) throws -> Comparison {
    try Comparison(
      before: Comparison.Side(before, before.verdict()),
      after: Comparison.Side(after, after.verdict()),
      settings: Assessment.Settings(nulls: draws))
  }

  /// Acquaintance of 32 researchers before a computer conference and eight months into it: more knew
  /// one another, and whoever did went on to (Freeman & Freeman 1979).
  ///
  /// Values: numpy 1.26, from `edges_acquaintance_1.csv` and `_2.csv`, 23 November 2026; 9,999 swaps
  /// written out there gave p = 0.0002, the least there is, for all four changes.
  @Test(.enabled(if: SharedData.isPresent))
  func `Researchers who knew one another went on to, and more did`() throws {
    let result = try Self.comparison(
      Shared.organisation("data/freeman_eies/acquaintance_1.graphml"),
      Shared.organisation("data/freeman_eies/acquaintance_2.graphml"))
    let relation = try #require(result.relations.first)
    #expect(relation.relation == "acquaintance_1~acquaintance_2")
    #expect(relation.stayers == 32)
    func row(_ measure: String, _ variant: String = "") throws -> RelationChange.Row {
      try #require(relation.rows.first { $0.measure == measure && $0.variant == variant })
    }
    #expect(try row("jaccard_ties").value == 641.0 / 768)
    let density = try row("density")
    #expect(density.before == 650.0 / 992 && density.after == 759.0 / 992)
    #expect(abs(try row("reciprocity").before - 0.815384615384615) < 1e-12)
    #expect(abs(try row("centralization_degree", "direction=in").after - 0.242455775234131) < 1e-12)
    for row in relation.rows where row.p != nil {
      #expect(row.p?.p == 0.01, "\(row)")
    }
    #expect(result.tests.count == 5)
    #expect(result.tests.allSatisfy { $0.isFound })
  }

  /// Of 271 and 203 people 162 are in both charts; of their 68 and 127 lines 54 are in both: counted
  /// with a regular expression from the two files.
  @Test(.enabled(if: SharedData.isPresent))
  func `A company that shrank is compared among those who stayed`() throws {
    let result = try Self.comparison(
      Shared.organisation("data/sourcegraph_orgchart/reports_to_2022-03-31.graphml"),
      Shared.organisation("data/sourcegraph_orgchart/reports_to_2022-12-31.graphml"), draws: 49)
    let stayers = try #require(result.stayers)
    #expect(stayers.count == 162 && stayers.left == 109 && stayers.joined == 41)
    let relation = try #require(result.relations.first)
    let overlap = try #require(relation.rows.first { $0.measure == "jaccard_ties" })
    #expect(overlap.value == 54.0 / 141)
    #expect(
      relation.remarks.contains { $0.hasPrefix("Among everyone the number of people (271, ") })
    #expect(relation.rows.contains { $0.scope == .everyone && $0.isStandardised })
  }

  /// One committer before August 2023, another after: as concentrated, in other hands. Among more
  /// people than before, so that his share of all who count is smaller.
  @Test(.enabled(if: SharedData.isPresent))
  func `Vim in other hands is more concentrated only because more people take part`() throws {
    let vim = try RealLogsTests.vim.get()
    let (before, after) = (
      vim.decided { $0.dayText < "2023-08-01" }, vim.decided { $0.dayText > "2023-08-31" }
    )
    let sides = try [before, after].map { Comparison.Side($0, try $0.verdict()) }
    let settings = Assessment.Settings(nulls: 99)
    func rights(_ before: Comparison.Side, _ after: Comparison.Side) throws -> Comparison.Row {
      let comparison = try Comparison(before: before, after: after, settings: settings)
      return try #require(comparison.rows.first { $0.dimension == .decisionRights })
    }
    let change = try rights(sides[0], sides[1])
    #expect(change.roster == .depends, "\(change)")
    #expect(change.reason.contains("as if 1 of 34 people held it equally before, 1 of 112 "))
    let same = try rights(sides[1], sides[1])
    #expect(same.answer == .noMaterialChange && same.logRatio == 0 && same.high == 0)
  }
}
