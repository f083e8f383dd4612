import Foundation
import Organisations
import Testing

@testable import Importers

struct FolderTests {
  @Test func `A folder is read as far as it is ours, and the rest is listed`() throws {
    let folder = try TemporaryFolder([
      "nodes.csv": "id,level\na,1\nb,2\n", "people.csv.bak": "x", "README.md": "# x",
      "edges_advice.csv": "source,target\na,b\n", "ties_friends.csv": "source,target\na,b\n",
      "events.csv": "source,target,time\na,b,2026-01-01\n", "roles.csv": "person_id,role\na,x\n",
      "history.csv": "person_id,role,from,to\na,x,2020,\n",
      "by_year.csv": "year,deciders\n2020,3\n",
      "advice.graphml": "<graphml/>", "expected_verdict.csv": "dimension,verdict\noverall,mixed\n",
    ])
    try FileManager.default.createDirectory(
      atPath: folder.file("deeper"), withIntermediateDirectories: true)
    let organisation = try folder.organisation()
    #expect(organisation.relations.map(\.name) == ["advice", "friends"])
    #expect(
      organisation.provenance.sources.map { "\($0.name) \($0.table) \($0.rows)" } == [
        "edges_advice.csv ties 1", "nodes.csv people 2", "ties_friends.csv ties 1",
      ])
    #expect(
      organisation.provenance.skipped.map(\.name) == [
        "README.md", "advice.graphml", "by_year.csv", "deeper", "events.csv",
        "expected_verdict.csv", "history.csv", "people.csv.bak", "roles.csv",
      ])
    #expect(organisation.provenance.skipped.allSatisfy { !$0.reason.isEmpty })
  }

  @Test func `GraphML in a folder is read when no table holds ties`() throws {
    let graph = """
      <graphml><graph edgedefault="directed"><node id="a"/><node id="b"/>\
      <edge source="a" target="b"/></graph></graphml>
      """
    let folder = try TemporaryFolder(["people.csv": "id,unit\na,x\n", "advice.graphml": graph])
    let organisation = try folder.organisation()
    #expect(organisation.relations.map(\.name) == ["advice"])
    #expect(organisation.people.isEligible == [true, false])
  }

  @Test func `Files named one by one must each be something`() throws {
    let folder = try TemporaryFolder([
      "a.csv": "id,unit\na,x\n", "b.csv": "id,unit\na,x\n", "ties.csv": "source,target\na,b\n",
      "x.csv": "year,deciders\n2020,3\n",
    ])
    func message(_ names: String...) -> String? {
      do {
        _ = try Import.organisation(from: names.map(folder.file))
        return nil
      } catch {
        return error.errors.first?.message
      }
    }
    #expect(message("a.csv", "ties.csv") == nil)
    #expect(
      message("a.csv", "b.csv", "ties.csv")
        == "a second table of people; the first is \(folder.file("a.csv"))")
    #expect(message("x.csv") == "no known table has this header: \"year\", \"deciders\"")
  }

  @Test func `A missing file, an empty one and a folder of nothing are told apart`() throws {
    let folder = try TemporaryFolder(["empty.csv": ""])
    func failure(_ path: String) -> ImportFailure? {
      do {
        _ = try Import.organisation(from: [path])
        return nil
      } catch {
        return error
      }
    }
    #expect(failure(folder.file("none.csv"))?.kind == .noInput)
    #expect(failure(folder.file("none.csv"))?.errors.first?.message == "no such file")
    #expect(failure(folder.file("empty.csv"))?.errors.first?.message == "the file is empty")
    #expect(failure(folder.path)?.kind == .data)
  }

  @Test(arguments: ["{\"tool\": \"heterarchy\"}", "[{\"tool\": \"heterarchy\"}, {}]"])
  func `A folder of results is no organisation`(manifest: String) throws {
    let files = [
      "decisions.csv": "decision_id,decided_by\nd1,a\n", "manifest.json": manifest,
    ]
    let folder = try TemporaryFolder(files)
    do {
      _ = try folder.organisation()
      Issue.record("results were read")
    } catch {
      let failure = try #require(error as? ImportFailure)
      #expect(failure.kind == .data)
      #expect(
        failure.errors == [
          ImportError(
            file: folder.path,
            message: "\"\(folder.path)\" is a result of heterarchy, not an organisation",
            hint: "pass the folder with the data")
        ])
    }
    #expect(try folder.organisation("decisions.csv").decisions.count == 1)
    try folder.write("organisation.json", Array("{}".utf8))
    #expect(try folder.organisation().decisions.count == 1)
  }

  @Test(arguments: ["{\"tool\": \"other\"}", "{\"name\": \"heterarchy\"}", "[]", "", "no JSON"])
  func `A manifest of somebody else is skipped`(manifest: String) throws {
    let folder = try TemporaryFolder([
      "ties.csv": "source,target\na,b\n", "manifest.json": manifest,
    ])
    #expect(try folder.organisation().provenance.skipped.map(\.name) == ["manifest.json"])
  }

  @Test func `Every other table has its place`() throws {
    let folder = try TemporaryFolder([
      "circles.csv":
        "circle_id,parent_id,name,layer,helping\nc1,root,One,association,1\nroot,,,,\n",
      "memberships.csv":
        "person_id,circle_id,role,role_kind,share,appointed_by,since,until\n"
        + "a,c1,Speaker,lead,0.5,self,2026-01-01,\n",
      "rights.csv":
        "right_id,domain,action,holder_type,holder_id,basis,revocable_by,limit\n"
        + "r1,pay,approve,circle,c1,held,a,\"up to 5,000\"\nr2,,,role,treasurer,,,\n",
      "voice.csv": "meeting,person,turns,date\nm1,a,3,2026-01-01\n",
      "roster.csv": "person_id,invited,responded\na,1,0\n",
      "ties.csv": "source,target\na,b\n",
    ])
    let organisation = try folder.organisation()
    #expect(
      organisation.circles == [
        Circle(
          id: Identifier("c1"), parent: 1, name: "One", layer: .association, isHelping: true),
        Circle(id: Identifier("root")),
      ])
    #expect(
      organisation.memberships == [
        Membership(
          person: 0, circle: 0, role: "Speaker", roleKind: .lead, share: 0.5, appointedBy: .`self`,
          since: Instant(year: 2026, month: 1, day: 1))
      ])
    #expect(
      organisation.rights == [
        Right(
          id: Identifier("r1"), domain: Identifier("pay"), action: .approve, holder: .circle(0),
          basis: .held, revocableBy: Identifier("a"), limit: "up to 5,000"),
        Right(id: Identifier("r2"), holder: .role(Identifier("treasurer"))),
      ])
    #expect(
      organisation.voice == [
        VoiceTurns(
          event: Identifier("m1"), person: 0, turns: 3,
          time: Instant(year: 2026, month: 1, day: 1))
      ])
    #expect(organisation.responses == [Response(person: 0, invited: true, responded: false)])
  }

  @Test func `Gzip is read, and its damage and its bombs are refused`() throws {
    let folder = try TemporaryFolder()
    // Two members: gzip of "source,target\na,b\n" and of "b,c\n", without a time.
    let good: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2B, 0xCE, 0x2F, 0x2D, 0x4A,
      0x4E, 0xD5, 0x29, 0x49, 0x2C, 0x4A, 0x4F, 0x2D, 0xE1, 0x4A, 0xD4, 0x49, 0xE2, 0x02, 0x00,
      0x6B, 0x45, 0xD7, 0x76, 0x12, 0x00, 0x00, 0x00, 0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00,
      0x00, 0x02, 0x03, 0x4B, 0xD2, 0x49, 0xE6, 0x02, 0x00, 0x6A, 0x8E, 0x39, 0x2F, 0x04, 0x00,
      0x00, 0x00,
    ]
    try folder.write("ties.csv.gz", good)
    let organisation = try folder.organisation("ties.csv.gz")
    #expect(organisation.people.ids.map(\.text) == ["a", "b", "c"])
    #expect(organisation.relations.map(\.name) == ["ties"])

    // The same from the file, a few bytes at a time.
    var inPieces = ImportOptions()
    inPieces.longTableBytes = 16
    inPieces.pieceBytes = 4
    let again = try folder.organisation("ties.csv.gz", options: inPieces)
    #expect(again.people.ids == organisation.people.ids)
    #expect(again.relations.map(\.graph) == organisation.relations.map(\.graph))

    func message(
      _ bytes: [UInt8], limit: Int? = nil, longTableBytes: Int = 16 << 20
    ) throws -> String? {
      try folder.write("ties.csv.gz", bytes)
      var options = inPieces
      options.maximumInputBytes = limit
      options.longTableBytes = longTableBytes
      do {
        _ = try folder.organisation("ties.csv.gz", options: options)
        return nil
      } catch {
        return (error as? ImportFailure)?.errors.first?.message
      }
    }
    for end in 3..<good.count {
      // A cut between the members leaves one whole file.
      let found = try message(Array(good[..<end]))
      #expect(found == "the gzip data are damaged or cut off" || end == 38)
      #expect(try message(Array(good[..<end]), longTableBytes: 16) == found)
    }
    #expect(try message(good, limit: 20) == "longer than 20 bytes, the limit")
    #expect(try message(good, limit: 100) == nil)
  }
}

struct ConfigurationTests {
  private func read(_ json: String) throws -> Organisation {
    try TemporaryFolder(["organisation.json": json, "ties.csv": "source,target,how\na,b,2\n"])
      .organisation()
  }

  @Test func `What it says is heard`() throws {
    let organisation = try read(
      """
      {"name": "Acme", "window": {"from": "2026-01-01"}, "formal_reporting_lines": "none",
       "log_coverage": 0.6, "columns": {"weight": "how"}, "weight_means": "distance",
       "relations": {"ties": "advice"}}
      """)
    #expect(organisation.name == "Acme")
    #expect(organisation.window.from?.dayText == "2026-01-01")
    #expect(organisation.declaresNoReportingLines)
    #expect(organisation.logCoverage == 0.6)
    #expect(organisation.relations[0].kind == .advice)
    #expect(organisation.relations[0].graph.weight(of: 0) == 0.5)
  }

  @Test(
    arguments: [
      ("{\n 1️⃣\"nam\": \"x\"}", "\"nam\" is not a known key"),
      ("{1️⃣\"log\": \"executions\"}", "\"log\" has the unknown value \"executions\""),
      ("{1️⃣\"log_coverage\": 60}", "\"log_coverage\" must be a number from 0 to 1"),
      ("{\"window\": {1️⃣\"from\": \"1.1.2026\"}}", "\"from\" \"1.1.2026\" is not a date"),
      ("1️⃣[1]", "the file holds no object"),
    ]) func `What it cannot mean is an error`(json: String, message: String) throws
  {
    let (text, place) = marked(json)
    do {
      _ = try read(text)
      Issue.record("it was read")
    } catch {
      let first = try #require((error as? ImportFailure)?.errors.first)
      #expect(first.message == message)
      #expect("\(first.line):\(first.column)" == place)
      #expect(!first.hint.isEmpty)
    }
  }
}
