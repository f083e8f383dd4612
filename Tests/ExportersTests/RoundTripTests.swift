import Foundation
import Graphs
import Organisations
import TestSupport
import Testing

@testable import Exporters
@testable import Importers

/// Writes files into a folder of their own and reads it.
func imported(_ files: [(name: String, bytes: [UInt8])]) throws -> Organisation {
  let folder = NSTemporaryDirectory() + "heterarchy-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  for (name, bytes) in files {
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
  }
  return try Import.organisation(from: [folder])
}

func imported(_ files: [String: String]) throws -> Organisation {
  try imported(files.map { ($0.key, Array($0.value.utf8)) })
}

/// What differs between two organisations, by field; empty when they say the same.
func differences(_ left: Organisation, _ right: Organisation) -> [String] {
  var differing: [String] = []
  func compare<Value: Equatable>(_ field: String, _ value: (Organisation) -> Value) {
    if value(left) != value(right) {
      differing.append("\(field): \(value(left)) | \(value(right))")
    }
  }
  compare("name", \.name)
  compare("window", \.window)
  compare("ids", \.people.ids)
  compare("eligible", \.people.isEligible)
  compare("levels", { $0.people.levels.map { $0.isNaN ? nil : Optional($0) } })
  compare("names", \.people.names)
  compare("attributes", \.people.attributes)
  compare("basis", \.rosterBasis)
  compare("relations", { $0.allRelations.map(\.name) })
  compare("kinds", { $0.allRelations.map(\.kind) })
  compare("graphs", { $0.allRelations.map(\.graph) })
  compare("listing", { $0.allRelations.map(\.listedDescending) })
  compare("reversed", { $0.allRelations.map(\.isReversed) })
  compare("no lines", \.declaresNoReportingLines)
  compare("decisions", \.decisions)
  compare("log", \.hasDecisionLog)
  compare("execution", \.logIsExecution)
  compare("coverage", \.logCoverage)
  compare("bodies", \.bodies)
  compare("circles", \.circles)
  compare("memberships", \.memberships)
  compare("rights", \.rights)
  compare("voice", \.voice)
  compare("responses", \.responses)
  return differing
}

let everyTable = [
  "people.csv": """
  person_id,name,unit,level,manager_id,eligible,note
  p1,Chair,"a,b",1,,1,"two
  lines"
  p2,,x,2,p1,1,say ""yes""
  p3,,x,2,p1,1,
  p4,,,,p2;p3,0,"=1+1"
  Zoë,,é,3,p3,1,
  """.replacingOccurrences(of: "say \"\"yes\"\"", with: "\"say \"\"yes\"\"\""),
  "edges_advice.csv": "source,target,weight\np3,p1,2.5\np1,p3,1\np4,p2,0.1\nstranger,p1,1\n",
  "ties_friends.csv": "source,target,type\np4,p1,Undirected\np1,p2,Undirected\n",
  "decisions.csv": """
  decision_id,domain,process,magnitude,requested_at,decided_at,outcome,cluster,decided_by,\
  proposed_by,consulted,affected
  d1,hiring,advice,5,2026-01-01,2026-01-02T10:30:00Z,adopted,k1,p1;body:board,p2,p3;p4,p4
  d2,,solo,,,2026-02-01T00:00:00.25Z,rejected,,p2,p2,,
  d3,,,,,,pending,,circle-a,,,
  """,
  "participations.csv": """
  decision_id,person_id,part,expert,status
  d1,p3,consulted,1,
  d1,p4,approver,,required
  d2,p1,facilitator,,
  d2,p3,objection,0,resolved
  """,
  "votes.csv": "decision_id,voter,choice,weight\nd2,p2,reject,3.5\nd2,p3,yes,1\n",
  "circles.csv": """
  circle_id,parent_id,name,layer,helping,seats
  circle-a,root,Circle A,organisation,1,4
  root,,General,company,0,
  """,
  "memberships.csv": """
  person_id,circle_id,role,role_kind,share,appointed_by,since,until
  p1,root,Lead,lead,0.5,election,2025-01-01,
  p2,circle-a,,member,,,2025-01-01,2026-01-01
  """,
  "rights.csv": """
  right_id,domain,action,holder_type,holder_id,basis,revocable_by,limit
  r1,hiring,decide,person,p1,held,,
  r2,pay,approve,role,treasurer,delegated,p1,up to 100
  r3,,consent,circle,root,held,,
  """,
  "voice.csv": "event_id,person_id,turns,time\nm1,p1,3,2026-01-01\nm1,p2,0,2026-01-01\n",
  "roster.csv": "person_id,invited,responded\np1,1,1\np2,1,0\n",
  "organisation.json": """
  {"name": "Every \\"table\\"", "window": {"from": "2026-01-01", "to": "2026-12-31"},
   "log": "execution", "log_coverage": 0.6, "bodies": {"board": {"seats": 5}}}
  """,
]

struct TableExporterTests {
  @Test func `An organisation with every table comes back from its tables`() throws {
    let organisation = try imported(everyTable)
    #expect(organisation.people.count == 6)
    #expect(organisation.decisions.count == 3)
    let again = try imported(TableExporter().files(of: organisation))
    #expect(differences(organisation, again) == [])
  }

  @Test(arguments: TableKind.allCases)
  func `An attribute may be called as any column of ours`(kind: TableKind) throws {
    let names =
      kind.columns.flatMap { [$0.name] + $0.synonyms } + ["joblevel", " x", "attribute:y"]
    for isRoster in [true, false] {
      for name in names {
        let table =
          "person_id,\(isRoster ? "eligible," : "")attribute:\(name)\n"
          + "a,\(isRoster ? "1," : "")v\nb,\(isRoster ? "0," : "")w\nisolate,\(isRoster ? "1," : "")\n"
        let read = try imported(["people.csv": table, "ties.csv": "source,target\na,b\n"])
        #expect(read.people.attributes.map(\.name) == [name])
        let again = try imported(TableExporter().files(of: read))
        #expect(differences(read, again) == [], "\(name)")
        let graphML = try imported(GraphMLExporter().files(of: read))
        #expect(graphML.people.attributes == read.people.attributes, "\(name)")
        #expect(graphML.people.isEligible == read.people.isEligible, "\(name)")
      }
    }
    let header = "person_id,attribute:Team_A,attribute:teama,attribute:team a\na,1,2,3\n"
    let read = try imported(["people.csv": header, "ties.csv": "source,target\na,b\n"])
    #expect(read.people.attributes.count == 3)
    #expect(differences(read, try imported(TableExporter().files(of: read))) == [])
  }

  @Test func `Every name by which a table is recognised is reserved`() {
    let plain: Set = [
      "kind", "unit", "site", "utc_offset", "remote", "fte", "expert", "status", "choice", "weight",
      "reputation", "time", "date", "timestamp", "consulted", "reviewed_by", "advice_from",
      "affected",
      "approved_by", "vetoed_by", "overridden_by", "objected_by", "domain", "process", "magnitude",
      "requested_at", "decided_at", "cluster", "role", "role_kind", "share", "appointed_by",
      "since",
      "until", "parent_id", "layer", "helping", "seats", "action", "holder_type", "holder_id",
      "basis",
      "revocable_by", "limit", "invited", "relation", "strength", "count", "type",
    ]
    let all = Set(TableKind.allCases.flatMap { $0.columns.flatMap { [$0.name] + $0.synonyms } })
    #expect(Set(all.subtracting(plain).map(normalisedHeader)) == AttributeHeaders.reserved)
    for name in all.union(["A b", "x\t-Y_z", "\u{C4}b"]) {
      #expect(AttributeHeaders.compared(name) == normalisedHeader(name))
    }
    #expect(attributeName(AttributeHeaders.mark + "x") == "x")
  }

  @Test(arguments: ["Reports To", "REPORTS_TO", "reports_to"])
  func `Reporting lines come back the way they ran`(name: String) throws {
    let read = try imported(["ties.csv": "source,target,relation\nb,a,\(name)\nc,a,\(name)\n"])
    #expect(differences(read, try imported(TableExporter().files(of: read))) == [])
    let graphML = try imported(GraphMLExporter().files(of: read))
    #expect(graphML.command?.graph == read.command?.graph)
  }

  @Test func `What is written is the same however often it is read and written`() throws {
    let organisation = try imported(everyTable)
    let once = TableExporter().files(of: organisation)
    let twice = TableExporter().files(of: try imported(once))
    #expect(once.map(\.name) == twice.map(\.name))
    for (first, second) in zip(once, twice) {
      #expect(
        String(decoding: first.bytes, as: UTF8.self)
          == String(decoding: second.bytes, as: UTF8.self))
    }
  }

  @Test func `Tables without rows are not written`() throws {
    let organisation = try imported(["ties.csv": "source,target\na,b\n"])
    let names = TableExporter().files(of: organisation).map(\.name)
    #expect(names == ["organisation.json", "people.csv", "ties.csv"])
  }

  @Test func `A tie that was listed with the higher id in front is written so`() throws {
    let organisation = try imported(["ties.csv": "source,target\nb,a\na,b\nc,b\n"])
    let ties = TableExporter().files(of: organisation).first { $0.name == "ties.csv" }
    #expect(
      String(decoding: ties?.bytes ?? [], as: UTF8.self)
        == "source,target,relation\nb,a,ties\na,b,ties\nc,b,ties\n")
  }

  @Test(
    .enabled(if: SharedData.isPresent),
    arguments: [
      "krackhardt_hightech", "cross_parker_consulting", "enron_titles", "python_peps",
      "nixos_rfcs", "dao_dxdao",
    ])
  func `A real organisation comes back from its tables`(folder: String) throws {
    let path = SharedData.folder.appendingPathComponent("data/\(folder)").path
    let organisation = try Import.organisation(from: [path])
    let again = try imported(TableExporter().files(of: organisation))
    #expect(differences(organisation, again) == [])
  }
}

struct GraphMLExporterTests {
  /// What GraphML does not keep: the name stands in no place that others leave alone, decisions and
  /// what goes with them have none; N stays, and where it came from is declared.
  static let lost = [
    "name:", "window:", "basis:", "no lines:", "decisions:", "log:", "execution:", "coverage:",
    "bodies:", "rights:", "voice:", "responses:",
  ]

  private func lostOnTheWay(_ organisation: Organisation) throws -> [String] {
    let again = try imported(GraphMLExporter().files(of: organisation))
    return differences(organisation, again).filter { difference in
      !Self.lost.contains { difference.hasPrefix($0) }
    }
  }

  /// Folders and single files that hold people or ties.
  private static let realOnes: [String] = {
    let manager = FileManager.default
    let root = SharedData.folder.appendingPathComponent("data").path
    let folders = ((try? manager.contentsOfDirectory(atPath: root)) ?? [])
      .filter { !$0.hasSuffix("_conformance") && !$0.hasSuffix(".md") }
    let files = folders.flatMap { folder in
      ((try? manager.contentsOfDirectory(atPath: root + "/" + folder)) ?? [])
        .filter { $0.hasSuffix(".graphml") }.map { folder + "/" + $0 }
    }
    // Its folder holds snapshots of one organisation, which are not one network.
    return (folders.filter { $0 != "sourcegraph_orgchart" } + files).sorted()
  }()

  @Test(.enabled(if: SharedData.isPresent), arguments: realOnes)
  func `A real organisation comes back from GraphML`(name: String) throws {
    let path = SharedData.folder.appendingPathComponent("data/\(name)").path
    let organisation = try Import.organisation(from: [path])
    #expect(try lostOnTheWay(organisation) == [])
  }

  @Test(
    .enabled(if: SharedData.isPresent),
    arguments: [
      "graphology/miserables.graphml", "graphology-gexf/arctic.gexf", "graphology-gexf/mixed.gexf",
      "graphology-gexf/rio.gexf", "igraphdata/lesmis.gml", "igraphdata/lesmis.net",
      "igraph-pajek/pajek_bip.net", "igraph-pajek/utf8_with_bom.net",
      "ours/primer-form-hyperedge.graphml", "ours/primer-form-mixed-directed.graphml",
      "tinkerpop/tinkerpop-classic.xml",
    ])
  func `A file of another tool comes back from GraphML`(name: String) throws {
    let path = SharedData.folder.appendingPathComponent("data/import_conformance/\(name)").path
    #expect(try lostOnTheWay(try Import.organisation(from: [path])) == [])
  }

  @Test func `People, circles and relations come back from GraphML`() throws {
    let organisation = try imported(everyTable.filter { $0.key != "organisation.json" })
    #expect(organisation.circles.count == 2)
    #expect(organisation.memberships.count == 2)
    #expect(try lostOnTheWay(organisation) == [])
  }

  @Test func `Relations without ties keep their directions, and kinds are kept`() throws {
    let organisation = try imported([
      "people.csv": "person_id,unit\na,x\nb,x\n",
      "ties.csv": "source,target,relation,type\na,b,mail,Directed\na,a,boss,Directed\n"
        + "b,b,chat,Undirected\nb,a,peers,Undirected\n",
      "organisation.json": "{\"relations\": {\"boss\": \"command\", \"peers\": \"trust\"}}",
    ])
    #expect(organisation.relations.map(\.graph.isDirected) == [false, true, false])
    #expect(try lostOnTheWay(organisation) == [])
  }

  @Test func `Undirected ties beside directed ones are written both ways, once as a mirror`() throws
  {
    let organisation = try imported([
      "ties.csv": "source,target,relation,type,weight\na,b,mail,Directed,2\n"
        + "b,a,peers,Undirected,0.1\n"
    ])
    let text = String(decoding: GraphMLExporter().bytes(of: organisation), as: UTF8.self)
    #expect(!text.contains("directed=\"false\""))
    let edges = text.split(separator: "\n").filter { $0.contains("<edge ") }.map {
      String($0.drop { $0 == " " })
    }
    let data = "<data key=\"relation\">peers</data><data key=\"weight\">0.1</data></edge>"
    let expected = [
      "<edge source=\"a\" target=\"b\"><data key=\"relation\">mail</data>"
        + "<data key=\"weight\">2</data></edge>",
      "<edge source=\"b\" target=\"a\">" + data,
      "<edge source=\"a\" target=\"b\"><data key=\"mirror\">true</data>" + data,
    ]
    #expect(edges == expected)
    #expect(try lostOnTheWay(organisation) == [])
  }

  @Test func `The only relation is the default of its key, and edges do not repeat it`() throws {
    let organisation = try imported(["ties_chess club.csv": "source,target\na,b\nb,c\n"])
    let text = String(decoding: GraphMLExporter().bytes(of: organisation), as: UTF8.self)
    #expect(text.contains("<default>chess club</default>"))
    #expect(text.contains("    <edge source=\"a\" target=\"b\"/>\n"))
    #expect(try lostOnTheWay(organisation) == [])
  }

  @Test func `A longer table of memberships than a value may be comes back`() throws {
    let rows = (0..<9000).map { "person-with-a-long-id-\($0),circle-\($0 % 7),role,member\n" }
    let organisation = try imported([
      "memberships.csv": "person_id,circle_id,role,role_kind\n" + rows.joined(),
      "ties.csv": "source,target\nperson-with-a-long-id-0,person-with-a-long-id-1\n",
    ])
    #expect(organisation.memberships.count == 9000)
    #expect(try lostOnTheWay(organisation) == [])
  }

  @Test func `A quote before a combining accent is escaped`() throws {
    let organisation = try imported([
      "ties.csv": "source,target\n\"x\"\"\u{301} y\",<b>\na&b,&#38;\n&amp;,a&b\n"
    ])
    let text = String(
      decoding: GraphMLExporter().bytes(of: organisation), as: UTF8.self)
    #expect(Array(text.utf8).firstRange(of: Array("x\"".utf8)) == nil)
    #expect(Array(text.utf8).firstRange(of: Array("<b>".utf8)) == nil)
    let again = try imported(GraphMLExporter().files(of: organisation))
    #expect(again.people.ids == organisation.people.ids)
  }
}

extension Array where Element: Equatable {
  /// Where the other array first stands in this one.
  fileprivate func firstRange(of other: [Element]) -> Range<Int>? {
    guard count >= other.count else { return nil }
    for start in 0...(count - other.count) where self[start...].starts(with: other) {
      return start..<start + other.count
    }
    return nil
  }
}

struct ByteSinkTests {
  @Test func `Numbers are the shortest texts that read back the same`() {
    let numbers: [Double] = [
      0, 1, 10, 0.1, 2.5, 18.31, 0.001, 0.0001, 123_456_789.125, 1e9, 1e15, 1e16, 1.0 / 3, 2.0 / 3,
      5e-324, .greatestFiniteMagnitude, 0.300_000_000_000_000_04, 999_999_999.999_999,
      100.000_001, 7e-7, 1234.5678,
    ]
    let more = (1...2000).map { Double($0 * 104_729 % 999_999_937) / 1000 }
    for number in numbers + more {
      let bytes = [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
        var sink = ByteSink(buffer)
        sink.append(number: number)
        count = sink.count
      }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(Double(text) == number)
      #expect(text.utf8.count <= max(numberText(number).utf8.count, 1), "\(text)")
    }
  }
}
