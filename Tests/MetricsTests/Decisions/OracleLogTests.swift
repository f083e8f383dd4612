import Foundation
import Metrics
import Organisations
import TestSupport
import Testing

/// Values: `reference-python` 3.11.7 of the shared oracles; R 4.2.2 agrees (values_declog_r.csv).
@Suite(.enabled(if: SharedData.isPresent)) struct OracleLogTests {
  /// The prose of `options` as a variant; the reference's φ and effective number have one form.
  static func variant(measure: String, options: String) -> String {
    var words = options.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    if words.first?.hasPrefix("domain=") == true {
      words = ["all", words[1], words[0]] + words[2...]
    }
    let known = words.filter { $0.hasPrefix("weights=") || $0.hasPrefix("domain=") }
    if measure == "advice_coverage" {
      return options.hasPrefix("pooled") ? "pooled=yes" : "pooled=no"
    }
    if words.contains("plug-in") { return (known + ["estimator=plugin"]).joined(separator: ";") }
    if words.contains("cross-event unbiased") || words.contains("from unbiased") {
      return (known + ["estimator=cross_event"]).joined(separator: ";")
    }
    if measure.hasPrefix("rank_") { return "weights=count" }
    return known.joined(separator: ";")
  }

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
      var variant = Self.variant(measure: measure, options: row["options"] ?? "")
      if measure.hasPrefix("share_") { variant = "weights=count" }
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
