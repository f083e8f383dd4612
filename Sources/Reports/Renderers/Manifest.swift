import Foundation
import Metrics
import Organisations

/// `manifest.json`: what the results were made of, so that anybody can make them again. Times,
/// host names and paths stay out.
struct Manifest: Encodable {
  let tool = "heterarchy"
  let version = Version.current
  let snapshot: String
  let command = "report"
  let options: [String]
  let seed: UInt64
  let generator =
    "xoshiro256** seeded by SplitMix64; streams by FNV-1a of master, snapshot, measure, null"
  let audience = "analyst"
  let names: Bool
  let rosterBasis: String
  let eligiblePeople: Int
  let inputs: [Input]
  let relations: [RelationCount]
  let completedDecisions: Int
  let dimensions: [DimensionCount]
  let skipped: [Skipped]
  let warnings: [Warning]
  let remarks: [String]
  let constants: [String: Double]
  let verdict: [String: String]
  let files: [String]

  struct Input: Encodable {
    let name: String
    let table: String
    let rows: Int
    let sha256: String?
    let columns: [String]
  }

  struct RelationCount: Encodable {
    let name: String
    let kind: String
    let directed: Bool
    let read: Int
    let merged: Int
    let loops: Int
    let weightZero: Int
    let ties: Int

    private enum CodingKeys: String, CodingKey {
      case name, kind, directed, read, merged, loops
      case weightZero = "weight_zero"
      case ties
    }
  }

  struct DimensionCount: Encodable {
    let dimension: String
    let people: Int
    let events: Int
  }

  struct Skipped: Encodable {
    let name: String
    let reason: String
  }

  struct Warning: Encodable {
    let text: String
    let count: Int
    let places: [String]
  }

  init(_ report: Report, files: [OutputFile]) {
    let assessment = report.assessment
    let organisation = assessment.organisation
    snapshot = report.snapshot
    options = report.options.runOptions
    seed = assessment.settings.seed
    names = report.options.showsNames
    rosterBasis =
      switch organisation.rosterBasis {
      case .declared: "declared"
      case .regulars: "regulars"
      case .observed: "observed"
      }
    eligiblePeople = assessment.rosterSize
    inputs = organisation.provenance.sources.map {
      Input(
        name: $0.name, table: $0.table, rows: $0.rows, sha256: $0.sha256.isEmpty ? nil : $0.sha256,
        columns: $0.columns)
    }
    relations = organisation.allRelations.map {
      RelationCount(
        name: $0.name, kind: $0.kind.rawValue, directed: $0.graph.isDirected, read: $0.tally.added,
        merged: $0.tally.merged, loops: $0.tally.loops, weightZero: $0.tally.zeroWeights,
        ties: $0.graph.tieCount)
    }
    completedDecisions = organisation.decisions.count(where: \.isCompleted)
    dimensions = assessment.verdict.dimensions.map {
      DimensionCount(dimension: $0.dimension.rawValue, people: $0.n, events: $0.events)
    }
    skipped = organisation.provenance.skipped.map { Skipped(name: $0.name, reason: $0.reason) }
    warnings = organisation.provenance.warnings.map {
      Warning(text: $0.text, count: $0.count, places: $0.places)
    }
    remarks = organisation.provenance.remarks
    constants = Dictionary(
      uniqueKeysWithValues: assessment.settings.constants.settings.map { ($0.name, $0.value) })
    var answers = ["overall": assessment.verdict.overall.rawValue]
    for dimension in assessment.verdict.dimensions {
      answers[dimension.dimension.rawValue] = dimension.answer.rawValue
    }
    answers["ladder"] = assessment.verdict.rung.rawValue
    verdict = answers
    self.files = (files.map(\.name) + ["manifest.json"]).sorted()
  }

  private enum CodingKeys: String, CodingKey {
    case tool, version, snapshot, command, options, seed, generator, audience, names
    case rosterBasis = "roster_basis"
    case eligiblePeople = "eligible_people"
    case inputs, relations, dimensions, skipped, warnings, remarks, constants, verdict, files
    case completedDecisions = "completed_decisions"
  }

  func text() -> String { JSONText.of(self) }
}

/// `manifest.json` of a comparison: both snapshots and who is in both.
struct ComparisonManifest: Encodable {
  let tool = "heterarchy"
  let version = Version.current
  let command = "compare"
  let before: Manifest
  let after: Manifest
  let peopleInBoth: Int
  let files: [String]

  init(_ report: ComparisonReport, files: [OutputFile]) {
    before = Manifest(report.before, files: [])
    after = Manifest(report.after, files: [])
    peopleInBoth = report.stayers
    self.files = (files.map(\.name) + ["manifest.json"]).sorted()
  }

  private enum CodingKeys: String, CodingKey {
    case tool, version, command, before, after
    case peopleInBoth = "people_in_both"
    case files
  }

  func text() -> String { JSONText.of(self) }
}

/// JSON with sorted keys and two spaces, ending in a newline.
enum JSONText {
  static func of(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("strings, whole and finite numbers can always be encoded")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
