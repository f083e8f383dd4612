import Importers
import Organisations
import Testing

struct LoomioTests {
  @Test func `A poll is a decision of who states its outcome`() throws {
    let organisation = try ExportFixture.organisation("Loomio/poll.csv")
    #expect(
      organisation.decisionsInWords == [
        "41 consensus adopted 2026-01-10: proposer 101; decider 102; consulted 101; consulted 103; "
          + "consulted 104; consulted 105; veto 103"
      ])
    let decision = organisation.decisions[0]
    #expect(decision.domain?.text == "7")
    #expect(decision.requestedAt?.dayText == "2026-01-05")
    // 09:30 one hour east of Greenwich.
    #expect(decision.decidedAt?.seconds.truncatingRemainder(dividingBy: 86_400) == 8.5 * 3600)
    #expect(organisation.people.names == ["Ada", "Ben", "Cy", "Di", "Eva"])
    #expect(
      organisation.provenance.remarks.contains(
        "Loomio: 1 people were asked and did not answer; they count as asked"))
    #expect(organisation.provenance.sources[0].table == "loomio_poll")
    #expect(organisation.provenance.sources[0].rows == 9)
    #expect(organisation.provenance.warnings.isEmpty)
  }

  @Test func `A group has circles, members and a decision for each poll`() throws {
    let organisation = try ExportFixture.organisation("Loomio/group.json")
    #expect(organisation.circlesInWords == ["7 (Kitchen)", "8 (Garden) in 7"])
    #expect(
      organisation.membershipsInWords == [
        "101 in 7, member, since 2025-01-01", "102 in 7, member, since 2025-02-01",
        "103 in 8, member, since 2025-02-01, until 2025-12-01",
      ])
    #expect(
      organisation.decisionsInWords == [
        "41 consent adopted 2026-01-10: proposer 101; decider 101; consulted 102; consulted 103; "
          + "objection 103",
        "42 vote pending -: proposer 102; consulted 101",
        "43 advice pending -: proposer 102; consulted 101",
      ])
    #expect(organisation.decisions.map { $0.domain?.text } == ["7", "8", "8"])
    #expect(organisation.rosterBasis == .declared)
    #expect(organisation.eligibleIds == ["101", "102"])
    #expect(organisation.people.ids.map(\.text) == ["101", "102", "103"])
    for remark in [
      "Loomio: 1 closed polls have no outcome and count as pending",
      "Loomio: 2 votes are anonymous; what was chosen has no person",
      "Loomio: 1 people were asked and did not answer; they count as asked",
      "Loomio: 1 invitations that nobody accepted are no memberships",
      "Loomio: 1 discarded polls were left out",
    ] { #expect(organisation.provenance.remarks.contains(remark)) }
  }

  @Test func `The order of records does not matter`() throws {
    let lines = try ExportFixture.text("Loomio/group.json").split(separator: "\n")
    let other = try organisation(lines.reversed().joined(separator: "\n"), as: "group.json")
    let one = try ExportFixture.organisation("Loomio/group.json")
    #expect(other.membershipsInWords == one.membershipsInWords)
    #expect(other.circlesInWords == one.circlesInWords)
    #expect(other.people.ids == one.people.ids)
    #expect(other.people.names == one.people.names)
    #expect(other.eligibleIds == one.eligibleIds)
    #expect(
      other.decisionsInWords.sorted().map { $0.split(separator: " ").sorted() }
        == one.decisionsInWords.sorted().map { $0.split(separator: " ").sorted() })
  }

  @Test func `The window cuts decisions`() throws {
    var options = ImportOptions()
    options.to = Instant(year: 2026, month: 1, day: 31)
    let organisation = try ExportFixture.organisation("Loomio/group.json", options: options)
    #expect(organisation.decisions.map(\.id.text) == ["41"])
  }

  private func poll(_ votes: String) -> String {
    "poll\nid,author_id,created_at\n1,2,2026-01-05 10:00:00 UTC\npoll_options\nid\n5\n" + votes
  }

  @Test(
    arguments: [
      ("Agree,Abstain", "advice"), ("Consent,Objection", "consent"),
      ("Agree,Abstain,Disagree", "vote"), ("Agree,Abstain,Disagree,Block", "consensus"),
      ("Yes,No", "vote"), ("Pizza,Pasta", "-"), ("Fully agree,Veto", "consensus"),
    ]) func `Options say how a poll is decided`(options: String, process: String) throws
  {
    let empty = String(repeating: ",", count: options.count { $0 == "," })
    let organisation = try organisation(
      poll("votes\nid,voter_id,\(options)\n1,3,1\(empty)\n"), as: "poll.csv")
    #expect(organisation.decisionsInWords[0].hasPrefix("1 \(process) "))
  }

  @Test(
    arguments: [
      ("votes\nid,voter_id,Agree\n1️⃣1,2\n", "2 fields found below \"votes\", 3 expected"),
      ("votes\nid,voter_id,Agree\n1,2,1️⃣x\n", "\"x\" in column \"Agree\" is not a number"),
      ("votes\nid,voter_id,Agree\n1,2,1️⃣nan\n", "\"nan\" in column \"Agree\" is not a number"),
      ("votes\nid,voter_id,Agree\n1,1️⃣a\u{1},1\n", "the id \"a\\u{1}\" holds control characters"),
      ("votes\nid,voter_id,Agree\n1,1️⃣\"2,1\n", "this quote is never closed"),
    ]) func `What is broken is refused with its place`(votes: String, message: String) throws
  {
    let (text, place) = marked(poll(votes))
    let first = try #require(try complaints(text, as: "poll.csv").first)
    #expect(first.hasPrefix("poll.csv:\(place): error: \(message)\n  hint: "))
  }

  @Test func `A poll without its votes is refused`() throws {
    #expect(
      try complaints(poll(""), as: "poll.csv") == [
        "poll.csv:1:1: error: the table below \"votes\" is missing\n"
          + "  hint: the file may be cut off; export the poll again"
      ])
  }

  @Test(
    arguments: [
      (#"{"table":"polls","record":1️⃣{"poll_type":"x"}}"#, "record has no id"),
      (
        #"{"table":"polls","record":{"id":1,"created_at":1️⃣"x"}}"#, "record.created_at is not a date"
      ),
      (#"1️⃣{"table":"polls"}"#, "the value has no table and record"),
      (#"{"table":"outcomes","record":1️⃣{"id":1,"poll_id":1}}"#, "record has no author_id"),
      ("1️⃣7", "the line holds no object"),
    ]) func `A broken record is refused with its place`(line: String, message: String) throws
  {
    let (text, place) = marked(#"{"table":"groups","record":{"id":1}}"# + "\n" + line)
    let said = try complaints(text, as: "group.json")
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("group.json:\(place): error: \(message)\n  hint: ") == true)
  }

  @Test func `A poll that stands twice is an error`() throws {
    let line = #"{"table":"polls","record":{"id":1,"author_id":2}}"#
    #expect(
      try complaints(line + "\n" + line, as: "group.json").contains {
        $0.hasPrefix("group.json:2:27: error: poll \"1\" stands twice, first on line 1")
      })
  }

  @Test(arguments: ["poll.csv", "group.json"])
  func `A file that is cut off reads or complains with a place`(name: String) throws {
    #expect(try ExportFixture.complaintsWithoutPlace("Loomio/" + name) == [])
  }

  @Test func `A poll of very many options is read at once`() throws {
    let count = 20_000
    let options = (0..<count).map { "o\($0)" }.joined(separator: ",")
    let votes = String(repeating: ",1", count: count)
    let clock = ContinuousClock()
    let start = clock.now
    let organisation = try organisation(
      poll("votes\nid,voter_id,\(options)\n1,3\(votes)\n2,4\(votes)\n"), as: "poll.csv")
    #expect(organisation.decisions[0].holders(.consulted).count == 2)
    #expect(clock.now - start < .seconds(6))
  }

  @Test func `The same poll in two files is refused with its place`() throws {
    let text = poll("votes\nid,voter_id,Agree\n1,3,1\n")
    let folder = try TemporaryFolder(["a.csv": text, "b.csv": text])
    let failure = #expect(throws: ImportFailure.self) {
      try folder.organisation("a.csv", "b.csv")
    }
    #expect(failure?.errors.map { "\($0.line):\($0.column)" } == ["3:1"])
    #expect(
      failure?.errors.first?.message
        == "decision \"1\" stands twice, first at a.csv:3:1")
  }
}
