import Foundation
import TestSupport
import Testing

@testable import Metrics

/// `oracles/targets.csv` beside the checkout: a reference in numpy 2.4.6, python-igraph 1.0.0,
/// networkx 3.6.1 and R sna 2.7.1; its README has the versions and the inputs.
@Suite(.enabled(if: SharedData.isPresent)) struct OracleTests {
  static let oracles = OracleFolder(folder: SharedData.folder.appendingPathComponent("oracles"))

  @Test func `Every target of the network measures is met`() throws {
    let rows = Dictionary(grouping: try Self.oracles.table("targets.csv")) { $0["graph"] ?? "" }
    var compared = 0
    for graph in try Self.oracles.table("graphs.csv") {
      let name = graph["graph"] ?? ""
      let network = try Self.oracles.network(name, directed: graph["directed"] == "1")
      let values = try allValues(of: network)
      for row in rows[name] ?? [] {
        let measure = row["measure"] ?? ""
        let options = row["options"] ?? ""
        guard let known = OracleTargets.variants[measure] else {
          #expect(OracleTargets.libraryOnly.contains(measure), "\(measure) is not compared")
          continue
        }
        guard let variant = known[OracleTargets.question(options)] else {
          Issue.record("no variant for \(measure) with \(options)")
          continue
        }
        let key = ValueKey(measure: measure, variant: variant, node: row["node"] ?? "")
        let stated = try #require(Double(row["value"] ?? ""), "a value in \(row)")
        let target = OracleTargets.undefined["\(name) \(measure)"] == nil ? stated : .nan
        guard let ours = values[key] else {
          Issue.record("we print no \(key) of \(name)")
          continue
        }
        #expect(
          OracleTargets.agrees(ours, target, measure: measure),
          "\(name) \(key): ours \(ours), target \(target)")
        compared += 1
      }
    }
    #expect(compared > 6000)
  }

  @Test func `What the library alone gives is no column of ours`() {
    for measure in OracleTargets.libraryOnly {
      #expect(Catalogue.definition(of: measure) == nil, "\(measure) is a column: compare it here")
    }
  }
}
