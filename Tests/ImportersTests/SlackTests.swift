import Foundation
import Importers
import Organisations
import Testing

@testable import Importers

struct SlackTests {
  private func read(
    users: String = "[{\"id\": \"U1\"}, {\"id\": \"U2\"}]", day: String,
    options: ImportOptions = ImportOptions()
  ) throws -> Organisation {
    let folder = try TemporaryFolder(["users.json": users, "channels.json": "[]"])
    try FileManager.default.createDirectory(
      atPath: folder.file("general"), withIntermediateDirectories: true)
    try folder.write("general/2026-03-02.json", Array(day.utf8))
    return try folder.organisation(options: options)
  }

  @Test func `Messages go to a thread's writers and to the members of direct conversations`() throws
  {
    let organisation = try Import.organisation(from: [LogFixtures.path("Slack")])
    let people = organisation.people
    #expect(people.ids.map(\.text) == ["B1", "U1", "U2", "U3", "U4", "U5"])
    #expect(people.names == [nil, "ann", "Bob Ito", "zoe", "helper", "dora"])
    #expect(people.isEligible == [false, true, true, false, false, true])
    #expect(organisation.rosterBasis == .declared)
    #expect(
      people.ids.indices.map { people.attribute("kind")?.value(of: $0)?.text } == [
        "agent", "human", "human", "human", "agent", "human",
      ])
    #expect(
      organisation.tieTexts("messages") == [
        "B1→U5 1.0", "U1→U2 0.5", "U1→U3 0.5", "U2→U1 1.5", "U2→U3 0.5", "U3→U1 0.5", "U3→U2 0.5",
        "U5→U1 1.0",
      ])
    #expect(organisation.relations.first?.kind == .communication)
    #expect(
      organisation.voice.map { "\($0.event) \(people.ids[$0.person]) \($0.turns)" } == [
        "general/1772442000.000100 U1 2.0", "general/1772442000.000100 U2 1.0",
        "general/1772442000.000100 U3 1.0",
      ])
    #expect(
      organisation.provenance.sources.map { "\($0.name) \($0.table) \($0.rows)" } == [
        "Slack slack_messages 8", "dms.json slack_conversations 1",
        "mpims.json slack_conversations 1", "users.json slack_users 5",
      ])
    #expect(
      organisation.provenance.warnings.map { "\($0.count) \($0.text) \($0.places)" }.first
        == "1 messages of nobody were left out [\"2026-03-03.json:4:3\"]")
    #expect(
      organisation.provenance.remarks.prefix(3) == [
        "2 bots are agents, and not counted in N",
        "1 people whose accounts are closed stay in the graphs and out of N",
        "1 notices, such as that somebody joined a channel, are no messages",
      ])
  }

  @Test func `The window holds for messages and for turns`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2026, month: 3, day: 3)
    let organisation = try Import.organisation(from: [LogFixtures.path("Slack")], options: options)
    // Who wrote in the thread on the day before is still answered.
    #expect(
      organisation.tieTexts("messages") == [
        "U1→U2 0.5", "U1→U3 0.5", "U2→U1 0.5", "U2→U3 0.5", "U3→U1 0.5", "U3→U2 0.5", "U5→U1 1.0",
      ])
    #expect(organisation.voice.count == 2)
  }

  @Test func `A thread of a hundred writers goes to the last twenty`() throws {
    let messages = (1...100).map {
      "{\"user\": \"U\($0)\", \"ts\": \"\(1_772_442_000 + $0)\", \"thread_ts\": \"1772442001\"}"
    }
    let organisation = try read(day: "[\(messages.joined(separator: ",\n"))]")
    let graph = try #require(organisation.relations.first?.graph)
    let last = try #require(organisation.people.index(of: Identifier("U100")))
    #expect(graph.arcs(of: last).count == 20)
  }

  @Test(
    arguments: [
      ("", "1:1 the file is empty"), ("{}", "1:1 the value is no list"),
      ("[{\"ts\": \"1\",\n", "2:1 the JSON ends in the middle"),
      ("[\n{\"user\": \"U1\", \"ts\": \"1e400\"}]", "2:1 [0] has no time that can be read"),
      ("[{\"user\": \"U1\", \"ts\": \"NaN\"}]", "1:2 [0] has no time that can be read"),
      ("[{\"user\": \"U1\"}]", "1:2 [0] has no time that can be read"),
      ("[{\"user\": [], \"ts\": \"1\"}]", "1:11 [0].user is no id"),
      (
        "[{\"user\": \"a\\u001b\", \"ts\": \"1\"}]",
        "1:11 the id \"a\\u{1B}\" holds control characters"
      ),
      ("[3]", "1:2 [0] is no object"),
    ]) func `A broken day is refused where it breaks`(day: String, expected: String) throws
  {
    let failure = #expect(throws: ImportFailure.self) { try read(day: day) }
    #expect(failure?.errors.first.map { "\($0.line):\($0.column) \($0.message)" } == expected)
    #expect(failure?.errors.first?.file.hasSuffix("general/2026-03-02.json") == true)
  }

  @Test func `Nesting beyond the limit is refused`() throws {
    let day = String(repeating: "[", count: 100_000)
    let failure = #expect(throws: ImportFailure.self) { try read(day: day) }
    #expect(failure?.errors.first?.message == "values are nested deeper than 256, the limit")
  }

  @Test func `A user without an id is refused`() throws {
    let failure = #expect(throws: ImportFailure.self) {
      try read(users: "[{\"name\": \"ann\"}]", day: "[]")
    }
    #expect(failure?.errors.first?.message == "[0] has no id")
  }

  @Test func `A folder with lists of users is no export without days`() throws {
    let folder = try TemporaryFolder(["users.json": "[]", "channels.json": "[]"])
    #expect(throws: ImportFailure.self) { try folder.organisation() }
    var options = ImportOptions()
    options.inputFormat = "slack"
    let failure = #expect(throws: ImportFailure.self) { try folder.organisation(options: options) }
    #expect(failure?.errors.first?.message == "the export has no day of messages")
  }

  @Test func `A day cut anywhere is refused with a place`() throws {
    let bytes = try LogFixtures.bytes("Slack/general/2026-03-02.json")
    for length in stride(from: 0, to: bytes.count - 2, by: 7) {
      let day = String(decoding: bytes[..<length], as: UTF8.self)
      let failure = #expect(throws: ImportFailure.self) { try read(day: day) }
      #expect(failure?.errors.allSatisfy { $0.line > 0 && !$0.message.isEmpty } == true)
    }
  }
}
