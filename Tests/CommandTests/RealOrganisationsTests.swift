import Foundation
import TestSupport
import Testing

/// Reports on the real organisations of the shared data: they succeed, and they say what the
/// people who know these organisations expect (each folder's PROVENANCE.md has the sources).
@Suite(.enabled(if: SharedData.isPresent), .serialized) struct RealOrganisationsTests {
  struct Expectation: Sendable, CustomTestStringConvertible {
    let name: String
    let inputs: [String]
    var options: [String] = []
    /// Dimension or `overall` or `ladder` to the answers that are right.
    let answers: [String: Set<String>]
    var testDescription: String { name }
  }

  static let expectations = [
    // A pure reporting tree: fully hierarchical on paper; no decisions, so nothing overall.
    Expectation(
      name: "krackhardt_hightech, files",
      inputs: [
        "krackhardt_hightech/nodes.csv", "krackhardt_hightech/edges_advice.csv",
        "krackhardt_hightech/edges_friendship.csv", "krackhardt_hightech/edges_reports_to.csv",
      ],
      answers: [
        "formal_structure": ["concentrated"], "overall": ["insufficient"],
        "decision_rights": ["insufficient"], "ladder": ["not_determinable"],
      ]),
    Expectation(
      name: "krackhardt_hightech, folder", inputs: ["krackhardt_hightech"],
      answers: ["formal_structure": ["concentrated"], "overall": ["insufficient"]]),
    // Two regions with brokers between them: moderate.
    Expectation(
      name: "cross_parker_consulting",
      inputs: [
        "cross_parker_consulting/nodes.csv", "cross_parker_consulting/edges_info.csv",
        "cross_parker_consulting/edges_value.csv",
      ],
      options: ["--minimum-weight", "3", "--levels", "descending", "--column", "unit=region"],
      answers: [
        "overall": ["insufficient"], "information_flow": ["mixed"],
        "formal_structure": ["insufficient"], "advice": ["insufficient"],
      ]),
    Expectation(
      name: "enron_titles",
      inputs: ["enron_titles/nodes.csv", "enron_titles/edges_emails_to.csv"],
      answers: ["overall": ["insufficient"], "information_flow": ["mixed"]]),
    // No hub dominates in-degree, and yet standing between others lies as if one in ten did it.
    Expectation(
      name: "email_eu_core",
      inputs: ["email_eu_core/nodes.csv", "email_eu_core/edges_emails.csv"],
      answers: [
        "overall": ["insufficient"], "formal_structure": ["insufficient"],
        "information_flow": ["concentrated"],
      ]),
    // One tree under one chief executive.
    Expectation(
      name: "sourcegraph_orgchart",
      inputs: ["sourcegraph_orgchart/reports_to_2024-06-24.graphml"],
      answers: ["formal_structure": ["concentrated"], "overall": ["insufficient"]]),
    // Concentrated; neither advice, nor talk, nor voice is recorded, and one of them is needed.
    Expectation(
      name: "python_peps", inputs: ["python_peps/decisions.csv"],
      answers: ["decision_rights": ["concentrated"], "overall": ["insufficient"]]),
    Expectation(
      name: "git_curl", inputs: ["git_curl"],
      answers: ["decision_rights": ["concentrated"], "overall": ["concentrated"]]),
    // One committer for three authors who decide unanimously: three regulars are too few.
    Expectation(
      name: "git_lua", inputs: ["git_lua"],
      answers: ["decision_rights": ["insufficient"], "overall": ["insufficient"]]),
    // Small rotating teams: never concentrated; eight regulars are too few to say more.
    Expectation(
      name: "nixos_rfcs", inputs: ["nixos_rfcs/decisions.csv"],
      answers: ["decision_rights": ["insufficient"]]),
    // Formally flat, in practice a core: never distributed without a roster.
    Expectation(
      name: "dao_dxdao, decisions alone", inputs: ["dao_dxdao/decisions.csv"],
      answers: ["decision_rights": ["mixed"], "overall": ["insufficient"]]),
    Expectation(
      name: "dao_dxdao, decisions and votes",
      inputs: ["dao_dxdao/decisions.csv", "dao_dxdao/votes.csv"],
      answers: ["decision_rights": ["mixed"], "overall": ["insufficient"]]),
  ]

  @Test(arguments: expectations)
  func `A real organisation gets the answer its experts expect`(_ expected: Expectation) throws {
    let folder = try TemporaryFolder()
    let data = SharedData.folder.appendingPathComponent("data").path + "/"
    let run = try CommandRun.run(
      ["report"] + expected.inputs.map { data + $0 } + expected.options + ["--output", "out"],
      in: folder.path)
    try #require(run.code == 0, "\(run.errors)")

    let files = folder.contents(of: "out")
    let rows = PlainCSV.records(files["verdict.csv"] ?? [])
    #expect(
      rows.compactMap { $0["dimension"] } == [
        "formal_structure", "decision_rights", "advice", "information_flow", "voice", "overall",
        "ladder",
      ])
    for (dimension, answers) in expected.answers {
      let verdict = rows.first { $0["dimension"] == dimension }?["verdict"] ?? ""
      #expect(answers.contains(verdict), "\(dimension) is \(verdict)")
    }
    for row in rows where row["verdict"] == "insufficient" {
      #expect(row["reasons"]?.isEmpty == false, "\(row) says no reason")
    }
  }

  @Test func `The report on git_lua repeats that its log shows who executes`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.run(
      ["report", SharedData.folder.appendingPathComponent("data/git_lua").path, "--output", "out"],
      in: folder.path)
    try #require(run.code == 0, "\(run.errors)")
    let text = String(decoding: folder.contents(of: "out")["report.md"] ?? [], as: UTF8.self)
    #expect(text.contains("executes"))
  }
}
