import Foundation
import TestSupport
import Testing

/// `heterarchy measure --all --format csv` on every graph of the oracles, from its tables and from
/// its GraphML, against `targets.csv` (a reference in numpy, python-igraph, networkx, R sna).
@Suite(.enabled(if: SharedData.isPresent), .serialized) struct MeasureOracleTests {
  static let folder = SharedData.folder.appendingPathComponent("oracles").path

  static func table(_ name: String) -> [[String: String]] {
    PlainCSV.records(FileManager.default.contents(atPath: folder + "/" + name) ?? Data())
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let graph: String
    let isDirected: Bool
    let form: String
    var testDescription: String { "\(graph) from \(form)" }
  }

  static let cases: [Case] = table("graphs.csv").flatMap { row in
    ["tables", "GraphML"].map {
      Case(graph: row["graph"] ?? "", isDirected: row["directed"] == "1", form: $0)
    }
  }

  static let targets = Dictionary(grouping: table("targets.csv")) { $0["graph"] ?? "" }

  @Test(arguments: cases) func `Every target is printed`(_ one: Case) throws {
    let path = "\(Self.folder)/graphs/\(one.graph)"
    let inputs =
      one.form == "tables"
      ? ["\(path).nodes.csv", "\(path).edges.csv"] + (one.isDirected ? [] : ["--undirected"])
      : ["\(path).graphml"]
    let folder = try TemporaryFolder()
    let run = try CommandRun.run(
      ["measure"] + inputs + ["--all", "--format", "csv", "--quiet"], in: folder.path)
    try #require(run.code == 0, "\(run.errors)")

    var printed: [String: String] = [:]
    for row in PlainCSV.records(run.output) {
      let key = [row["measure"], row["variant"], row["node"]].map { $0 ?? "" }
      printed[key.joined(separator: " ")] = row["value"]
    }
    var compared = 0
    for target in Self.targets[one.graph] ?? [] {
      let measure = target["measure"] ?? ""
      guard let variants = OracleTargets.variants[measure] else {
        #expect(OracleTargets.libraryOnly.contains(measure), "\(measure) is not compared")
        continue
      }
      let variant = try #require(
        variants[OracleTargets.question(target["options"] ?? "")],
        "\(measure): \(target["options"] ?? "")")
      let key = "\(measure) \(variant) \(target["node"] ?? "")"
      guard let text = printed[key] else {
        Issue.record("\(key) is not printed")
        continue
      }
      let ours = text.isEmpty ? Double.nan : try #require(Double(text))
      let stated = try #require(Double(target["value"] ?? ""))
      let theirs = OracleTargets.undefined["\(one.graph) \(measure)"] == nil ? stated : .nan
      #expect(
        OracleTargets.agrees(ours, theirs, measure: measure), "\(key): ours \(ours), \(theirs)")
      compared += 1
    }
    #expect(compared > 50)
  }

  @Test func `Every target of two relations is printed`() throws {
    let names = ["hightech_advice", "hightech_friendship", "hightech_reports_to"]
    let files = ["nodes.csv"].map { "\(names[0]).\($0)" } + names.map { "\($0).edges.csv" }
    let folder = try TemporaryFolder()
    let run = try CommandRun.run(
      ["measure"] + files.map { "\(Self.folder)/graphs/\($0)" } + ["--all", "--quiet"],
      in: folder.path)
    try #require(run.code == 0, "\(run.errors)")

    var printed: [String: String] = [:]
    for row in PlainCSV.records(run.output) {
      printed["\(row["relation"] ?? "") \(row["measure"] ?? "")"] = row["value"]
    }
    var compared = 0
    for (graph, targets) in Self.targets where graph.contains("~") {
      for target in targets {
        let measure = target["measure"] ?? ""
        guard OracleTargets.variants[measure]?[target["options"] ?? ""] != nil else {
          #expect(OracleTargets.libraryOnly.contains(measure), "\(measure) is not compared")
          continue
        }
        let ours = try #require(printed["\(graph) \(measure)"].flatMap(Double.init))
        let theirs = try #require(Double(target["value"] ?? ""))
        #expect(
          OracleTargets.agrees(ours, theirs, measure: measure), "\(graph) \(measure): \(ours)")
        compared += 1
      }
    }
    #expect(compared == 9)
  }

  @Test func `Every target of the decision log is printed`() throws {
    let folder = try TemporaryFolder()
    let files = ["people", "decisions", "parts"].map { "\(Self.folder)/declog/declog_a.\($0).csv" }
    let run = try CommandRun.run(["measure"] + files + ["--all", "--quiet"], in: folder.path)
    try #require(run.code == 0, "\(run.errors)")

    var printed: [String: String] = [:]
    for row in PlainCSV.records(run.output) {
      let key = [row["measure"], row["variant"], row["node"]].map { $0 ?? "" }
      printed[key.joined(separator: " ")] = row["value"]
    }
    var compared = 0
    for target in Self.targets["declog_a"] ?? [] {
      let measure = target["measure"] ?? ""
      let variant = OracleTargets.logVariant(measure: measure, options: target["options"] ?? "")
      let key = "\(measure) \(variant) \(target["node"] ?? "")"
      let ours = try #require(printed[key].flatMap(Double.init), "\(key) is not printed")
      let theirs = try #require(Double(target["value"] ?? ""))
      #expect(
        OracleTargets.agrees(ours, theirs, measure: measure), "\(key): ours \(ours), \(theirs)")
      compared += 1
    }
    #expect(compared == 205)
  }
}
