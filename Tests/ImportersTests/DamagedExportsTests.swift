import Foundation
import Importers
import Testing

/// Every fixture, damaged at random: it is read, or refused with places and hints.
struct DamagedExportsTests {
  private static let fixtures = [
    "GlassFrog/circles.json", "GlassFrog/circles_roles.csv", "GlassFrog/people.json",
    "GlassFrog/roles.json", "Holaspirit/Assignations.csv", "Holaspirit/Circles & Roles.csv",
    "Holaspirit/Members.csv", "Jira/approvers.csv", "Jira/issues.csv", "Loomio/group.json",
    "Loomio/poll.csv", "Orgnet/calendar.csv", "Orgnet/email.csv", "Peerdom/circles.json",
    "Peerdom/peers.json", "Peerdom/roles.json", "Viva/group_to_group.csv",
    "Viva/person_to_group.csv", "Viva/person_to_person.csv",
    "Worklytics/collaboration_20260112Z000000000001.csv",
    "Worklytics/collaboration_20260112Z000000000002.ndjson",
  ]

  /// Small, and the same on every machine.
  private struct Chance {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }
  }

  @Test(arguments: fixtures)
  func `A damaged export is read or refused with places and hints`(name: String) throws {
    let good = Array(try ExportFixture.text(name).utf8)
    let file = name.split(separator: "/").last.map(String.init) ?? name
    var chance = Chance(state: 7)
    let spices: [[UInt8]] = [
      [0], [0xFF], [0x1B], Array("\"".utf8), Array("{".utf8), Array("]".utf8), Array(",".utf8),
      Array("\n".utf8), Array("null".utf8), Array("1e999".utf8), Array("-1".utf8),
      Array("\\ud800".utf8), Array(String(repeating: "[", count: 300).utf8), Array("NaN".utf8),
    ]
    for _ in 0..<40 {
      var bytes = good
      for _ in 0...chance.next(below: 3) {
        let start = chance.next(below: bytes.count)
        let end = min(bytes.count, start + 1 + chance.next(below: 12))
        switch chance.next(below: 4) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: chance.next(below: bytes.count))
        case 2: bytes.insert(contentsOf: spices[chance.next(below: spices.count)], at: start)
        default: if start < bytes.count { bytes[start] ^= UInt8(1 << chance.next(below: 8)) }
        }
      }
      let folder = try TemporaryFolder()
      try folder.write(file, bytes)
      do {
        _ = try folder.organisation(file)
      } catch let failure as ImportFailure {
        #expect(!failure.errors.isEmpty && failure.errors.count <= 100)
        for error in failure.errors {
          #expect(error.line > 0 && error.column > 0 && !error.message.isEmpty)
          #expect(!error.hint.isEmpty, "\(error)")
          #expect(!error.description.utf8.contains(0x1B))
        }
      }
    }
  }
}
