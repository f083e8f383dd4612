import Foundation
import Metrics
import Organisations
import TestSupport
import Testing

/// Values: `reference-python` 3.11.7 of the shared oracles; R 4.2.2 agrees (values_declog_r.csv).
@Suite(.enabled(if: SharedData.isPresent)) struct OracleLogTests {
  @Test func `Every row of the decision log has its value`() throws {
    let organisation = try OracleLog.organisation()
    let log = DecisionLog(organisation, draws: 99)
    var values: [String: Double] = [:]
    for metric in Catalogue.decisionMetrics {
      for column in try metric.columns(of: log) {
        #expect(column.measure == metric.definition.id)
        let nodes: [String] =
          switch column.scope {
          case .some(let people): people.map { organisation.people.ids[$0].text }
          default: [""]
          }
        for (node, value) in zip(nodes, column.values) {
          let key = "\(column.measure)|\(column.variant)|\(node)"
          #expect(values.updateValue(value, forKey: key) == nil, "twice: \(key)")
        }
      }
    }
    var compared = 0
    let targets = SharedData.folder.appendingPathComponent("oracles/targets.csv")
    for row in try PlainTable(targets).rows where row["graph"] == "declog_a" {
      let measure = row["measure"] ?? ""
      let variant = OracleTargets.logVariant(measure: measure, options: row["options"] ?? "")
      let key = "\(measure)|\(variant)|\(row["node"] ?? "")"
      let value = try #require(values[key], "no value \(key)")
      #expect(
        agrees(value, withTarget: row["value"] ?? ""),
        "\(key) is \(value), not \(row["value"] ?? "")")
      compared += 1
    }
    #expect(compared == 205)
  }
}
