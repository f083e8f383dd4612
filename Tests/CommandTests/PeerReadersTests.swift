import Foundation
import Graphs
import Importers
import Organisations
import TestSupport
import Testing

private let python = ProcessInfo.processInfo.environment["HETERARCHY_PEERS_PYTHON"]

/// GraphML as `convert` writes it, read by NetworkX and igraph: `HETERARCHY_PEERS_PYTHON` is a Python
/// that has both; `scripts/test` makes one.
@Suite(.enabled(if: python != nil), .serialized) struct PeerReadersTests {
  private static let folders: [URL] = {
    let own = ["davis", "florentine", "karate", "harbour40/before", "harbour40/after"].map {
      SharedData.packageFolder.appendingPathComponent("datasets/" + $0)
    }
    guard SharedData.isPresent else { return own }
    let names = [
      "krackhardt_hightech", "sampson_monastery", "thurman_office", "bk_tech", "kapferer_mine",
      "freeman_eies", "cross_parker_consulting", "hospital_ward_contacts", "email_eu_core",
    ]
    return own + names.map { SharedData.folder.appendingPathComponent("data/" + $0) }
  }()

  @Test func `NetworkX and igraph find the same people, ties and weights`() throws {
    let folder = try TemporaryFolder()
    var files: [String] = []
    var expected: [String] = []
    for (number, source) in Self.folders.enumerated() {
      let organisation = try Import.organisation(from: [source.path])
      let relations = organisation.allRelations
      // Where some relations have directions, ties of the others are written both ways.
      let isDirected = relations.contains { $0.graph.isDirected }
      let ties = relations.reduce(0) {
        $0 + (isDirected ? $1.graph.arcCount : $1.graph.tieCount)
      }
      let strengths = relations.reduce(0.0) { $0 + $1.graph.strengths().reduce(0, +) }
      let weight = isDirected ? strengths : strengths / 2
      let run = try CommandRun.run(
        ["convert", source.path, "--output", "\(number).graphml", "--quiet"], in: folder.path)
      #expect(run.code == 0, "\(source.lastPathComponent): \(run.errors)")
      files.append("\(folder.path)/\(number).graphml")
      expected += ["networkx", "igraph"].map {
        "\($0)\t\(organisation.people.count)\t\(ties)\t\(weight)"
      }
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: python ?? "")
    let script = SharedData.packageFolder.appendingPathComponent(
      "Tests/CommandTests/Peers/read_graphml.py")
    process.arguments = [script.path] + files
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let found = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(found.count == expected.count, "a library refused a file")
    for (theirs, ours) in zip(found, expected) {
      let (theirParts, ourParts) = (theirs.split(separator: "\t"), ours.split(separator: "\t"))
      #expect(theirParts[..<3] == ourParts[..<3], "\(theirs) is not \(ours)")
      let (theirSum, ourSum) = (Double(theirParts[3]) ?? .nan, Double(ourParts[3]) ?? .nan)
      #expect(abs(theirSum - ourSum) <= 1e-9 * max(1, ourSum), "\(theirs) is not \(ours)")
    }
  }
}
