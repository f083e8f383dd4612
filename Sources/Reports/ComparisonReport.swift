import Metrics
import Organisations

/// Two snapshots of an organisation side by side, as files.
public struct ComparisonReport: Sendable {
  /// The earlier snapshot.
  public let before: Report
  /// The later one.
  public let after: Report
  /// What changed.
  public let comparison: Comparison

  /// A comparison of two reports with the same options.
  ///
  /// - Throws: `Cancelled`.
  public init(before: Report, after: Report) throws {
    self.before = before
    self.after = after
    comparison = try Comparison(before: before.assessment, after: after.assessment)
  }

  /// All files, in the order of their names.
  public func files() -> [OutputFile] {
    var files = [
      OutputFile("comparison.csv", bytes: ComparisonTable(self).bytes()),
      OutputFile("stayers.csv", bytes: StayersTable(self).bytes()),
      OutputFile("relations.csv", bytes: RelationsTable(self).bytes()),
      OutputFile("tests.csv", bytes: TestsTable(self).bytes()),
      OutputFile("report.md", text: MarkdownComparison(self).text()),
      OutputFile(
        "verdict.csv", bytes: joined(VerdictTable(before).bytes(), VerdictTable(after).bytes())),
      OutputFile(
        "measures.csv", bytes: joined(MeasuresTable(before).bytes(), MeasuresTable(after).bytes())),
    ]
    files.append(OutputFile("manifest.json", text: ComparisonManifest(self, files: files).text()))
    return files.sorted { $0.name < $1.name }
  }

  /// How many ids are in both snapshots.
  public var stayers: Int {
    let earlier = Set(before.assessment.organisation.people.ids)
    return after.assessment.organisation.people.ids.count { earlier.contains($0) }
  }

  /// A sentence when the snapshots have nobody in common; `nil` otherwise.
  public var overlapWarning: String? {
    let counts = [before, after].map(\.assessment.organisation.people.count)
    guard stayers == 0, counts.allSatisfy({ $0 > 0 }) else { return nil }
    return "0 of \(counts[0]) ids are in both snapshots, so there is no overlap: were they "
      + "pseudonymised with different keys?"
  }

  /// Two tables with the same header as one.
  private func joined(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    let headerEnd = second.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return first + second[headerEnd...]
  }
}
