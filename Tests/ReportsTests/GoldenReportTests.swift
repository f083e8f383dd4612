import Foundation
import Graphs
import Metrics
import Organisations
import TestSupport
import Testing

@testable import Reports

/// The files of a report and a comparison on a small organisation, byte for byte, beside those
/// that somebody has read and found right. `HETERARCHY_UPDATE_GOLDEN=1` writes them anew, to be
/// read as a diff.
@Suite struct GoldenReportTests {
  private static let folder = SharedData.packageFolder.appendingPathComponent(
    "Tests/ReportsTests/Golden")

  /// Twelve people in three teams, with a name that tries its luck in every format.
  private func organisation(_ name: String, isShared: Bool) -> Organisation {
    let ids = (1...12).map { Identifier($0 < 10 ? "p0\($0)" : "p\($0)") }
    var people = People(ids: ids)
    people.levels = (0..<12).map { $0 == 0 ? 1 : $0 < 4 ? 2 : 3 }
    people.names = (0..<12).map { $0 == 4 ? "<b>|*x*\"\u{301}" : nil }
    people.attributes = [
      Attribute(name: "unit", texts: (0..<12).map { ["north|east", "south", "west"][$0 % 3] })
    ]
    var organisation = Organisation(name: name, people: people)

    func relation(_ name: String, _ kind: Relation.Kind, _ arcs: [(Int, Int)]) -> Relation {
      Relation(name: name, kind: kind, graph: Graph(arcs: arcs, count: 12))
    }
    organisation.command = relation("command", .command, (1..<12).map { (($0 - 1) / 3, $0) })
    var mail = (0..<12).map { ($0, ($0 + 1) % 12) }
    for person in 0..<12 { mail.append((person, (person * 5 + 2) % 12)) }
    organisation.relations = [relation("mail", .communication, mail + [(3, 0), (7, 0)])]
    organisation.hasDecisionLog = true
    organisation.decisions = (0..<48).map { decision($0, isShared: isShared) }
    organisation.provenance.sources = [
      Provenance.Source(
        name: "people.csv", path: "people.csv", table: "people", rows: 12,
        columns: ["id → person_id"])
    ]
    organisation.provenance.warnings = [
      Provenance.Warning(text: "ids \"a|b\" look alike", count: 2, places: ["people.csv:3:1"])
    ]
    return organisation
  }

  private func decision(_ number: Int, isShared: Bool) -> Decision {
    let decider = isShared ? number * 7 % 12 : number % 5 == 0 ? 1 : 0
    let others = [(number + 3) % 12, (number + 8) % 12].filter { $0 != decider }
    var participations = [
      Participation(.person(decider), .decider),
      Participation(.person(number * 5 % 12), .proposer),
    ]
    for person in others { participations.append(Participation(.person(person), .affected)) }
    if isShared || number % 6 == 0 {
      participations.append(Participation(.person(others[0]), .consulted))
    }
    let asked = 1.75e9 + Double(number) * 86_400
    return Decision(
      id: Identifier("d\(100 + number)"), domain: Identifier(["budget", "hiring"][number % 2]),
      magnitude: Double(1 + number % 4), requestedAt: Instant(seconds: asked),
      decidedAt: Instant(seconds: asked + 7200), participations: participations)
  }

  private func compare(_ files: [OutputFile], with name: String) throws {
    let folder = Self.folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["HETERARCHY_UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in files {
        try Data(file.bytes).write(to: folder.appendingPathComponent(file.name))
      }
    }
    let expected = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files.map(\.name) == expected)
    for file in files {
      let golden = try String(contentsOf: folder.appendingPathComponent(file.name), encoding: .utf8)
      let lines = String(decoding: file.bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      let goldenLines = golden.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == goldenLines.count, "\(file.name)")
      for (number, (line, right)) in zip(lines, goldenLines).enumerated() where line != right {
        Issue.record("\(name)/\(file.name):\(number + 1): \(line)\n  golden: \(right)")
      }
    }
  }

  @Test func `A report is what was read and found right`() throws {
    var options = Report.Options()
    options.showsNames = true
    options.runOptions = ["--seed 1", "--names"]
    let assessment = try Assessment(
      of: organisation("north|shore", isShared: false), settings: .init(nulls: 99))
    try compare(Report(assessment, options: options).files(), with: "report")
  }

  @Test func `A comparison is what was read and found right`() throws {
    var snapshots = [
      organisation("before", isShared: false), organisation("after", isShared: true),
    ]
    // One leaves, and everybody writes to one more person.
    snapshots[1].people.isEligible[11] = false
    let mail = snapshots[1].relations[0].graph
    let more = (0..<12).map { ($0, ($0 * 7 + 3) % 12) }.filter { $0.0 != $0.1 }
    snapshots[1].relations[0].graph = Graph(
      arcs: mail.nodes.flatMap { node in mail.arcs(of: node).map { (node, mail.target(of: $0)) } }
        + more, count: 12)
    let reports = try snapshots.map {
      Report(try Assessment(of: $0, settings: .init(nulls: 99)))
    }
    try compare(
      try ComparisonReport(before: reports[0], after: reports[1]).files(), with: "comparison")
  }
}
