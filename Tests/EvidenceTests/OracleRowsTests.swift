import Foundation
import Graphs
import Importers
import Metrics
import Organisations
import TestSupport
import Testing

/// Rows of `oracles/targets.csv` that speak of no single network: vectors, voting games, the
/// decision log, and what R 4.2.2 gives for correlations, regressions, intervals and expectations.
@Suite(.enabled(if: SharedData.isPresent)) struct OracleRowsTests {
  typealias Row = [String: String]

  static let targets = Shared.table("oracles/targets.csv")

  /// How many rows each kind has; no row is left out.
  @Test(
    arguments: [
      (OracleRows.Kind.vectors, 225), (.games, 79), (.decisionLog, 205), (.inference, 47),
    ])
  func `Every row of a kind is reproduced`(kind: OracleRows.Kind, rows: Int) throws {
    let rowsOfKind = Self.targets.filter { OracleRows.kind(of: $0) == kind }
    #expect(rowsOfKind.count == rows)
    let oracles = try OracleRows()
    for row in rowsOfKind {
      let value = try oracles.value(of: row)
      let ours = try #require(value, "nothing reproduces \(row)")
      let theirs = try #require(Double(row["value"] ?? ""), "\(row)")
      #expect(
        OracleTargets.agrees(ours, theirs, measure: row["measure"] ?? ""),
        "\(ours), not as in \(row)")
    }
  }

  @Test func `All other rows are columns of a network or of two`() {
    let graphs = Set(Shared.table("oracles/graphs.csv").compactMap { $0["graph"] })
    for row in Self.targets where OracleRows.kind(of: row) == nil {
      let (graph, measure) = (row["graph"] ?? "", row["measure"] ?? "")
      #expect(graphs.contains(graph), "\(row) is of no kind")
      #expect(
        OracleTargets.variants[measure]?[OracleTargets.question(row["options"] ?? "")] != nil,
        "\(row) is compared nowhere")
    }
  }

  @Test func `What the library alone reproduces stands in the targets`() {
    let measures = Set(Self.targets.compactMap { $0["measure"] })
    #expect(OracleTargets.libraryOnly.subtracting(measures).isEmpty)
  }
}
