import Foundation
import TestSupport
import Testing

@testable import Metrics

/// Values of networkx 3.6.1, python-igraph 1.0.0, R sna 2.7.1, numpy and scipy, written by
/// `python3 datasets/oracles/make.py` on 22 November 2026.
@Suite struct CommittedOracleTests {
  static let oracles = OracleFolder(
    folder: SharedData.packageFolder.appendingPathComponent("datasets/oracles"))

  @Test func `Every committed value of another tool is ours`() throws {
    let rows = Dictionary(grouping: try Self.oracles.table("values.csv")) { $0["graph"] ?? "" }
    var compared: Set<String> = []
    var unknown: Set<String> = []
    for graph in try Self.oracles.table("graphs.csv") {
      let name = graph["graph"] ?? ""
      let network = try Self.oracles.network(name, directed: graph["directed"] == "1")
      let values = try allValues(of: network)
      #expect(rows[name]?.isEmpty == false, "no values of \(name)")
      for row in rows[name] ?? [] {
        let key = ValueKey(
          measure: row["measure"] ?? "", variant: row["options"] ?? "", node: row["node"] ?? "")
        let theirs = try #require(Double(row["value"] ?? ""), "a value in \(row)")
        guard Catalogue.definition(of: key.measure) != nil else {
          unknown.insert(key.measure)
          continue
        }
        guard let ours = values[key] else {
          Issue.record("we print no \(key) of \(name)")
          continue
        }
        #expect(
          OracleTargets.agrees(ours, theirs, measure: key.measure),
          "\(name) \(key): ours \(ours), \(row["tool"] ?? "") \(theirs)")
        compared.insert(key.measure)
      }
    }
    #expect(unknown.isEmpty, "values of measures that do not exist: \(unknown.sorted())")
    let unchecked = Set(Catalogue.networkMetrics.map(\.definition.id)).subtracting(compared)
      .subtracting(OracleTargets.withoutCommittedValues.keys)
    #expect(unchecked.isEmpty, "measures without a value of another tool: \(unchecked.sorted())")
  }

  @Test func `Every committed value of two relations is ours`() throws {
    let directed = Dictionary(
      uniqueKeysWithValues: try Self.oracles.table("graphs.csv").map {
        ($0["graph"], $0["directed"])
      })
    var compared: Set<String> = []
    for row in try Self.oracles.table("values.csv") {
      let names = (row["graph"] ?? "").split(separator: "~").map(String.init)
      guard names.count == 2 else { continue }
      let networks = try names.map {
        try Self.oracles.network($0, directed: directed[$0] == "1")
      }
      let pair = NetworkPair(networks[0], networks[1], draws: 0)
      let measure = row["measure"] ?? ""
      let metric = try #require(Catalogue.pairMetrics.first { $0.definition.id == measure })
      let theirs = try #require(Double(row["value"] ?? ""), "a value in \(row)")
      let ours = try #require(try metric.columns(of: pair).first?.values.first)
      #expect(
        OracleTargets.agrees(ours, theirs, measure: measure),
        "\(names) \(measure): ours \(ours), \(row["tool"] ?? "") \(theirs)")
      compared.insert(measure)
    }
    #expect(compared == Set(Catalogue.pairMetrics.map(\.definition.id)))
  }

  @Test func `A bridge is named in the order in which its tie was first listed`() throws {
    let network = try Self.oracles.network("mail", directed: true)
    let bridges = Bridges().columns(of: network).flatMap { column -> [String] in
      guard case .ties(let ties) = column.scope else { return [] }
      return ties.map { "\(network.people.ids[$0])|\(network.people.ids[$1])" }
    }
    #expect(bridges == ["e|h"])
  }
}
