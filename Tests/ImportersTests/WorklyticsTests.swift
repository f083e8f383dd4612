import Importers
import Organisations
import Testing

struct WorklyticsTests {
  private let chunks = [
    "Worklytics/collaboration_20260112Z000000000001.csv",
    "Worklytics/collaboration_20260112Z000000000002.ndjson",
  ]

  @Test func `Chunks of both forms are one relation in minutes`() throws {
    let organisation = try ExportFixture.organisation(chunks[0], chunks[1])
    #expect(organisation.relations.map(\.name) == ["collaboration"])
    #expect(organisation.relations[0].kind == .communication)
    #expect(
      organisation.tiesInWords("collaboration") == ["7>007 2.0", "a>b 4.0", "a>c 0.5", "b>a"])
    #expect(organisation.provenance.warnings.isEmpty)
    #expect(organisation.provenance.sources.map(\.rows) == [3, 2])
    #expect(
      organisation.provenance.remarks.contains(
        "relation \"collaboration\": weights are minutes of collaboration"))
  }

  @Test func `The window cuts by the Monday of the week`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2026, month: 1, day: 12)
    let organisation = try ExportFixture.organisation(chunks[0], chunks[1], options: options)
    #expect(organisation.tiesInWords("collaboration") == ["7>007 2.0", "a>b 1.5", "a>c 0.5"])
    #expect(
      organisation.provenance.remarks.contains(
        "collaboration_20260112Z000000000001.csv: 2 ties outside the window were left out"))
  }

  @Test func `Seconds alone are minutes too`() throws {
    let organisation = try organisation(
      "week,employeeIdSource,employeeIdTarget,weeklyCollaborationTimeSeconds\n"
        + "2026-01-05,a,b,90\n", as: "chunk.csv")
    #expect(organisation.tiesInWords("collaboration") == ["a>b 1.5"])
  }

  @Test(
    arguments: [
      (
        #"{"employeeIdSource":"a","employeeIdTarget":"b","weeklyCollaborationTimeMinutes":1️⃣"x"}"#,
        "weeklyCollaborationTimeMinutes is not a number"
      ),
      (
        #"{"employeeIdSource":"a","employeeIdTarget":"b","weeklyCollaborationTimeMinutes":1️⃣"NaN"}"#,
        "weeklyCollaborationTimeMinutes is not a number"
      ),
      (
        #"{"employeeIdSource":"a","employeeIdTarget":"b","weeklyCollaborationTimeSeconds":1️⃣-1}"#,
        "weeklyCollaborationTimeSeconds is negative"
      ),
      (#"{"employeeIdSource":"a","employeeIdTarget":1️⃣""}"#, "employeeIdTarget is an empty id"),
      (
        #"1️⃣{"employeeIdSource":"a","employeeIdTarget":null}"#,
        "the value lacks employeeIdTarget"
      ),
      (
        #"1️⃣{"employeeIdSource":"a","employeeIdTarget":"b"}"#,
        "the value lacks weeklyCollaborationTimeMinutes and weeklyCollaborationTimeSeconds"
      ),
      (
        #"{"week":1️⃣"5.1.2026","employeeIdSource":"a","employeeIdTarget":"b","weeklyCollaborationTimeSeconds":1}"#,
        "week is not a date"
      ),
      ("1️⃣[]", "the line holds no object"),
      ("{\"a\":1} 1️⃣{}", "\"{\" where the end of the file must stand"),
      ("{1️⃣", "the JSON ends in the middle"),
    ]) func `A broken line is refused with its place and the next one read`(
      line: String, message: String
    ) throws
  {
    let good =
      #"{"employeeIdSource":"a","employeeIdTarget":"b","weeklyCollaborationTimeSeconds":1}"#
    let (text, place) = marked(good + "\n" + line + "\n" + good + "\n")
    let said = try complaints(text, as: "chunk.ndjson")
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("chunk.ndjson:\(place): error: \(message)\n  hint: ") == true)
  }

  @Test func `Every broken line is complained of`() throws {
    let good = #"{"employeeIdSource":"a","employeeIdTarget":"b"}"#
    let text = String(repeating: good + "\n", count: 150)
    #expect(try complaints(text, as: "chunk.ndjson").count == 100)
  }

  @Test func `A file that is cut off reads or complains with a place`() throws {
    for chunk in chunks { #expect(try ExportFixture.complaintsWithoutPlace(chunk) == []) }
  }

  @Test func `Seconds stand in where a row has no minutes`() throws {
    let table = try organisation(
      "employeeIdSource,employeeIdTarget,weeklyCollaborationTimeMinutes,"
        + "weeklyCollaborationTimeSeconds\na,b,,90\nb,a,2,90\n", as: "chunk.csv")
    #expect(table.tiesInWords("collaboration") == ["a>b 1.5", "b>a 2.0"])
    let lines = try organisation(
      #"{"employeeIdSource":"a","employeeIdTarget":"b","weeklyCollaborationTimeMinutes":"","#
        + #""weeklyCollaborationTimeSeconds":90}"#, as: "chunk.ndjson")
    #expect(lines.tiesInWords("collaboration") == ["a>b 1.5"])
    let (text, place) = marked(
      "employeeIdSource,employeeIdTarget,weeklyCollaborationTimeMinutes,"
        + "weeklyCollaborationTimeSeconds\na,b,1️⃣,\n")
    #expect(
      try complaints(text, as: "chunk.csv").first?.hasPrefix(
        "chunk.csv:\(place): error: column \"weeklyCollaborationTimeMinutes\" is empty") == true)
  }

  @Test func `Minutes are no distances, and that is said`() throws {
    var options = ImportOptions()
    options.weightMeans = .distance
    for chunk in chunks {
      let organisation = try ExportFixture.organisation(chunk, options: options)
      #expect(
        organisation.provenance.remarks.contains {
          $0.hasSuffix(
            ": weights are times or counts, so strengths; --weight-means distance is not used")
        })
    }
  }
}
