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
    try export(users: users, day: Array(day.utf8)).organisation(options: options)
  }

  /// An export with one day of one channel.
  private func export(
    users: String = "[{\"id\": \"U1\"}, {\"id\": \"U2\"}]", day: [UInt8] = []
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["users.json": users, "channels.json": "[]"])
    try FileManager.default.createDirectory(
      atPath: folder.file("general"), withIntermediateDirectories: true)
    try folder.write("general/2026-03-02.json", day)
    return folder
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
        "C1/1772442000.000100 U1 2.0", "C1/1772442000.000100 U2 1.0",
        "C1/1772442000.000100 U3 1.0",
      ])
    #expect(
      organisation.provenance.sources.map { "\($0.name) \($0.table) \($0.rows)" } == [
        "Slack slack_messages 8", "channels.json slack_conversations 1",
        "dms.json slack_conversations 1",
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

  @Test func `A day cut anywhere is refused where it ends`() throws {
    let bytes = try LogFixtures.bytes("Slack/general/2026-03-02.json")
    let folder = try export()
    let lengths = try LogFixtures.lengthsRead(bytes) { part in
      try folder.write("general/2026-03-02.json", part)
      _ = try folder.organisation()
    }
    #expect(lengths == [bytes.count - 1])
  }

  /// Two exports of one workspace, each with these days of `general`, which is C1.
  private func read(exports: [[String: String]]) throws -> Organisation {
    let folder = try TemporaryFolder()
    let names = exports.indices.map { "export-\($0)" }
    for (name, days) in zip(names, exports) {
      try FileManager.default.createDirectory(
        atPath: folder.file(name + "/general"), withIntermediateDirectories: true)
      try folder.write(name + "/users.json", Array(#"[{"id": "U1"}, {"id": "U2"}]"#.utf8))
      try folder.write(name + "/channels.json", Array(#"[{"id": "C1", "name": "general"}]"#.utf8))
      for (day, text) in days {
        try folder.write("\(name)/general/\(day).json", Array("[\(text)]".utf8))
      }
    }
    return try folder.organisation(names)
  }

  private func message(_ user: String, _ second: Int, in thread: Int? = nil) -> String {
    let thread = thread.map { #", "thread_ts": "\#(1_772_442_000 + $0).000100""# } ?? ""
    return #"{"user": "\#(user)", "ts": "\#(1_772_442_000 + second).000100"\#(thread)}"#
  }

  @Test func `A message in two exports counts once`() throws {
    // The first was made in the middle of the thread, before anybody had answered.
    let start = message("U1", 0)
    let answered = message("U1", 0, in: 0) + "," + message("U2", 1, in: 0)
    let later = message("U1", 90_000, in: 0)
    for exports in [
      [["2026-03-02": answered], ["2026-03-02": answered, "2026-03-03": later]],
      [["2026-03-02": start], ["2026-03-02": answered, "2026-03-03": later]],
      [["2026-03-02": answered, "2026-03-03": later], ["2026-03-02": start]],
      [["2026-03-02": answered], ["2026-03-03": later]],
    ] {
      let organisation = try read(exports: exports)
      #expect(organisation.tieTexts("messages") == ["U1→U2 1.0", "U2→U1 1.0"])
      #expect(
        organisation.voice.map { "\($0.event) \(organisation.people.ids[$0.person]) \($0.turns)" }
          == [
            "C1/1772442000.000100 U1 2.0", "C1/1772442000.000100 U2 1.0",
          ])
    }
    let organisation = try read(exports: [["2026-03-02": answered], ["2026-03-02": answered]])
    #expect(
      organisation.provenance.remarks.contains(
        "2 copies of messages, which have the conversation and time of another, were left out"))
    #expect(
      organisation.provenance.sources.filter { $0.table == "slack_messages" }.map(\.rows) == [2, 2])
  }

  @Test func `An event is never called by a folder, whose name may be people's`() throws {
    let folder = try TemporaryFolder(["users.json": "[]", "channels.json": "[]"])
    for name in ["mpdm-ann--bob-1", "mpdm-ann--zoe-1"] {
      try FileManager.default.createDirectory(
        atPath: folder.file(name), withIntermediateDirectories: true)
      let day = "[\(message("U1", 0, in: 0)), \(message("U2", 1, in: 0))]"
      try folder.write(name + "/2026-03-02.json", Array(day.utf8))
    }
    #expect(
      Set(try folder.organisation().voice.map(\.event.text)) == [
        "unlisted-1/1772442000.000100", "unlisted-2/1772442000.000100",
      ])
  }

  @Test func `A bot is one agent under either of its ids`() throws {
    let organisation = try read(
      users: #"[{"id": "U4", "is_bot": true, "profile": {"bot_id": "B4"}}, {"id": "U1"}]"#,
      day: "[" + message("U1", 0, in: 0) + ","
        + #"{"bot_id": "B4", "subtype": "bot_message", "ts": "1772442001", "thread_ts": "1772442000.000100"},"#
        + message("U4", 2, in: 0) + "]")
    #expect(organisation.people.ids.map(\.text) == ["U1", "U4"])
    #expect(organisation.tieTexts("messages") == ["U4→U1 2.0"])
  }

  @Test func `A thread of sixty thousand writers is read in linear time`() throws {
    let messages = (1...60_000).map { message("U\($0)", $0, in: 1) }
    let folder = try export()
    try folder.write("dms.json", Array(#"[{"id": "general", "members": ["U1"]}]"#.utf8))
    try folder.write(
      "general/2026-03-02.json", Array("[\(messages.joined(separator: ","))]".utf8))
    let start = LogFixtures.processorSeconds
    let organisation = try folder.organisation()
    #expect(LogFixtures.processorSeconds - start < 22)
    #expect(organisation.voice.count == 60_000)
  }
}
