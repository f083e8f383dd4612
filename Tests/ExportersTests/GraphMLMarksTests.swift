import Foundation
import Organisations
import TestSupport
import Testing

@testable import Exporters

private let python = ProcessInfo.processInfo.environment["HETERARCHY_PEERS_PYTHON"]

/// What GraphML has no place for, on its way out and back.
struct GraphMLMarksTests {
  private func lostOnTheWay(_ organisation: Organisation, _ again: Organisation) -> [String] {
    differences(organisation, again).filter { difference in
      !GraphMLExporterTests.lost.contains { difference.hasPrefix($0) }
    }
  }

  private func again(_ organisation: Organisation) throws -> Organisation {
    try imported(GraphMLExporter().files(of: organisation))
  }

  @Test func `Somebody with the id of a circle is still somebody`() throws {
    let organisation = try imported([
      "circles.csv": "circle_id\na\nz\n", "people.csv": "person_id,unit\na,x\nb,x\nc,x\n",
      "ties.csv": "source,target\na,b\nb,c\nz,c\n",
    ])
    #expect(organisation.people.isEligible == [true, true, true, false])
    let again = try again(organisation)
    #expect(again.people.isEligible == [true, true, true, false])
    #expect(lostOnTheWay(organisation, again) == [])
  }

  @Test func `A relation keeps its direction whatever its name`() throws {
    for name in ["two\nlines", "two\r\nlines", "back\\slash", "\\n", "\\", " "] {
      let organisation = try imported([
        "ties.csv": "source,target,relation,type\na,b,mail,Directed\nb,a,\"\(name)\",Undirected\n"
      ])
      #expect(organisation.relations.map(\.graph.isDirected).contains(false))
      #expect(lostOnTheWay(organisation, try again(organisation)) == [], "\(name)")
    }
  }

  @Test func `Characters that XML has not are replaced, and it is said`() throws {
    let organisation = try imported([
      "people.csv":
        "person_id,name,unit\na,A\u{1},x\u{FFFE}\nb,B,x\u{FFFE}\nc,\u{FFFF}C,\u{FFFD}y\n",
      "ties.csv": "source,target\na,b\n",
    ])
    #expect(
      GraphMLExporter().losses(of: organisation).map(\.text) == ["4 values with control characters"]
    )
    let again = try again(organisation)
    #expect(again.people.names == ["A\u{FFFD}", "B", "\u{FFFD}C"])
    #expect(again.people.attribute("unit")?.values.map(\.text) == ["x\u{FFFD}", "\u{FFFD}y"])
    let plain = try imported(["ties.csv": "source,target\na,b\n"])
    #expect(GraphMLExporter().losses(of: plain) == [])
  }

  /// What each library writes after it read the file.
  private func rewritten(_ organisation: Organisation) throws -> [Organisation] {
    let folder = NSTemporaryDirectory() + "heterarchy-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(GraphMLExporter().bytes(of: organisation))
      .write(to: URL(fileURLWithPath: folder + "/network.graphml"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python ?? "")
    process.arguments = [
      "-c",
      """
      import sys, igraph, networkx
      ours, theirs, other = sys.argv[1:]
      networkx.write_graphml(networkx.read_graphml(ours), theirs)
      igraph.Graph.Read_GraphML(ours).write_graphml(other)
      """, folder + "/network.graphml", folder + "/networkx", folder + "/igraph",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try ["networkx", "igraph"].map { name in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      return try imported([(name: "network.graphml", bytes: Array(bytes))])
    }
  }

  @Test(.enabled(if: python != nil)) func `A file of ours comes back through NetworkX and igraph`()
    throws
  {
    let organisations = try [
      // Empty values and lines in them are what the libraries change.
      everyTable.filter { $0.key != "organisation.json" }
        .merging([
          "people.csv": """
          person_id,name,unit,level,manager_id,eligible
          p1,Chair,"a,b",1,,1
          p2,Vice,x,2,p1,1
          p3,Lead,x,2,p1,1
          p4,Help,z,4,p2,0
          Zoë,Zoë,é,3,p3,1
          """
        ]) { $1 },
      [
        "ties.csv":
          "source,target,relation,type,weight\nn1,n0,mail,Directed,2\nn0,n2,mail,Directed,1\n"
          + "n1,n2,peers,Undirected,0.1\nn0,n2,peers,Undirected,3\n",
        "circles.csv": "circle_id,name\nn0,Board\nteam,Team\n",
        "people.csv": "person_id,unit\nn0,x\nn1,y\nn2,y\n",
        "memberships.csv": "person_id,circle_id\nn0,n0\nn2,team\n",
      ],
      ["ties_chess club.csv": "source,target,type\na,b,Undirected\nb,c,Undirected\n"],
    ].map(imported)
    for organisation in organisations {
      for (again, name) in zip(try rewritten(organisation), ["NetworkX", "igraph"]) {
        // They keep no order of the ends of undirected ties.
        let lost = lostOnTheWay(organisation, again).filter { !$0.hasPrefix("listing:") }
        #expect(lost == [], "\(name)")
      }
    }
  }

  @Test func `Letters whose bytes end as those that XML cannot write are kept`() throws {
    // U+FFFE and U+FFFF end in 0xBE and 0xBF, as these do.
    let odd = "\u{3E} \u{BE}\u{BF} \u{43E}\u{43F} \u{FFBE}\u{FFBF} \u{1F33E}\u{1F33F} \u{FFFD}"
    let organisation = try imported([
      "people.csv": "person_id,name,unit\na,\(odd),\(odd)\nb,\u{43E}\u{43F},x\n",
      "ties.csv": "source,target\na,b\n",
    ])
    #expect(GraphMLExporter().losses(of: organisation).isEmpty)
    let again = try imported(GraphMLExporter().files(of: organisation))
    #expect(again.people.names == [odd, "\u{43E}\u{43F}"])
    #expect(again.people.attributes == organisation.people.attributes)
  }
}
