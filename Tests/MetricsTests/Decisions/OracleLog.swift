import Foundation
import Organisations
import TestSupport
import Testing

/// The decision log of the shared oracles as an organisation.
enum OracleLog {
  static let folder = SharedData.folder.appendingPathComponent("oracles/declog")

  static func organisation(_ name: String = "declog_a") throws -> Organisation {
    func table(_ kind: String) throws -> [[String: String]] {
      try PlainTable(folder.appendingPathComponent("\(name).\(kind).csv")).rows
    }
    let roster = try table("people")
    var people = People(ids: roster.map { Identifier($0["person"] ?? "") })
    people.isEligible = roster.map { $0["eligible"] == "1" }
    people.levels = roster.map { Double($0["level"] ?? "") ?? .nan }
    people.attributes = [Attribute(name: "unit", texts: roster.map { $0["unit"] })]

    var parts: [String: [Participation]] = [:]
    for row in try table("parts") {
      let person = try #require(people.index(of: Identifier(row["person"] ?? "")))
      let part = try #require(Participation.Part(rawValue: row["part"] ?? ""))
      parts[row["decision"] ?? "", default: []].append(
        Participation(
          .person(person), part, isExpert: row["expert"] == "1",
          status: row["status"].flatMap { Participation.Status(rawValue: $0) }))
    }
    var organisation = Organisation(name: name, people: people)
    organisation.hasDecisionLog = true
    organisation.decisions = try table("decisions").map { row in
      let id = row["decision"] ?? ""
      return Decision(
        id: Identifier(id), domain: row["domain"].map { Identifier($0) },
        process: row["process"].flatMap { Decision.Process(rawValue: $0) },
        magnitude: row["magnitude"].flatMap(Double.init), requestedAt: instant(row["requested_at"]),
        decidedAt: instant(row["decided_at"]),
        outcome: try #require(Decision.Outcome(rawValue: row["outcome"] ?? "")),
        participations: parts[id] ?? [])
    }
    return organisation
  }

  /// `2024-04-04T01:00:00`, taken as UTC.
  static func instant(_ text: String?) -> Instant? {
    let numbers = (text ?? "").split { "-T:".contains($0) }.compactMap { Int($0) }
    guard numbers.count == 6,
      let day = Instant(year: numbers[0], month: numbers[1], day: numbers[2])
    else { return nil }
    return Instant(
      seconds: day.seconds + Double(numbers[3] * 3600 + numbers[4] * 60 + numbers[5]))
  }
}
