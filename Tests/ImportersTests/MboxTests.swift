import Importers
import Organisations
import Testing

@testable import Importers

struct MboxTests {
  private func read(_ text: String, options: ImportOptions = ImportOptions()) throws
    -> Organisation
  {
    try TemporaryFolder(["a.mbox": text]).organisation("a.mbox", options: options)
  }

  private func message(_ headers: String) -> String {
    "From x Mon Mar 02 09:00:00 2026\nDate: 2 Mar 2026 09:00 +0000\n\(headers)\n\ntext\n\n"
  }

  @Test func `Every message of a mailbox gives its recipients 1/k`() throws {
    let organisation = try Import.organisation(from: [LogFixtures.path("Mbox/team.mbox")])
    #expect(
      organisation.people.ids.map(\.text) == [
        "\"zoe b\"@example.org", "Bob@example.org", "ann@example.org", "bob@example.org",
        "carl@example.org", "zoe@example.org",
      ])
    #expect(
      organisation.tieTexts("email") == [
        "Bob@example.org→\"zoe b\"@example.org 0.333", "Bob@example.org→ann@example.org 0.333",
        "Bob@example.org→carl@example.org 0.333", "ann@example.org→bob@example.org 0.333",
        "ann@example.org→carl@example.org 0.333", "ann@example.org→zoe@example.org 0.333",
        "bob@example.org→ann@example.org 1.0",
      ])
    #expect(organisation.relations.first?.kind == .communication)
    #expect(organisation.people.names.allSatisfy { $0 == nil })
    let provenance = organisation.provenance
    #expect(provenance.sources.map(\.rows) == [5])
    #expect(
      provenance.warnings == [
        Provenance.Warning(
          text: "ids that differ in letter case or surrounding spaces only: "
            + "\"Bob@example.org\", \"bob@example.org\"")
      ])
    #expect(
      provenance.remarks == [
        "times carry offsets from UTC; days are counted in UTC",
        "team.mbox: 1 copies of messages with one Message-ID were left out",
        "team.mbox: 1 messages name no recipient with an address",
        "a message to k recipients gives each of them a tie of weight 1/k from its sender",
        "there is no roster: N is everyone who is named",
      ])
  }

  @Test func `Whole messages give each recipient 1`() throws {
    var options = ImportOptions()
    options.countsMessagesWhole = true
    let organisation = try read(message("From: a@x\nTo: b@x, c@x, b@x"), options: options)
    #expect(organisation.tieTexts("email") == ["a@x→b@x 1.0", "a@x→c@x 1.0"])
  }

  @Test func `Messages outside the window make no ties`() throws {
    var options = ImportOptions()
    options.from = Instant(year: 2026, month: 3, day: 6)
    let organisation = try Import.organisation(
      from: [LogFixtures.path("Mbox/team.mbox")], options: options)
    // 23:30 on the fifth, three hours west, is the sixth.
    #expect(organisation.tieTexts("email").count == 3)
    #expect(
      organisation.provenance.remarks.contains(
        "team.mbox: 3 messages outside the window were left out")
    )
  }

  @Test func `A message in two mailboxes counts once`() throws {
    let text = message("Message-ID: <7@x>\nFrom: a@x\nTo: b@x")
    let folder = try TemporaryFolder(["a.mbox": text, "b.mbox": text])
    #expect(try folder.organisation().tieTexts("email") == ["a@x→b@x 1.0"])
  }

  @Test(
    arguments: [
      ("ann@example.org", "ann@example.org"),
      ("Ann <Ann@EXAMPLE.org>", "Ann@example.org"),
      ("\"a, b\" <a@x>, b@x", "a@x b@x"),
      ("undisclosed-recipients:;", ""),
      ("team: a@x, b@x;, c@x", "a@x b@x c@x"),
      ("a@x (one (two \\) ) three), b@x", "a@x b@x"),
      ("\"a b\"@x", "\"a b\"@x"),
      ("\"a.b\"@x", "a.b@x"),
      ("\"a\\\"b\"@x", "\"a\\\"b\"@x"),
      ("a @ x . org", "a@x.org"),
      ("<@r,@s:a@x>", "a@x"),
      ("a at x.org (A)", "a@x.org"),
      ("a@[10.0.0.1]", "a@[10.0.0.1]"),
      ("<a@x, b@y>", "a@x b@y"),
      ("=?utf-8?Q?a=2C?= <a@x>", "a@x"),
      ("a@b@c", ""), ("root", ""), ("<>", ""), ("@", ""), ("a@", ""), ("((((", ""), ("\"", ""),
      ("a\u{1B}@x", ""),
      ("Bob <bob@x> Carl <carl@x>", "bob@x carl@x"), ("Bob <bob@x> carl@x", "bob@x carl@x"),
      ("Bob <bob@x, Carl <carl@x>", "bob@x carl@x"), ("<<a@x>>", "a@x"),
      ("Bob <b@x Carl <c@x>", "c@x"),
      ("Zoë <zoë@exämple.org>", "zoë@exämple.org"),
    ]) func `An address is read as RFC 5322 has it`(value: String, expected: String)
  {
    let list = AddressList(Array(value.utf8))
    #expect(
      list.addresses.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") == expected)
  }

  @Test(
    arguments: [("Bob <bob@x> Carl <carl@x>", 0), ("Bob <b@x Carl <c@x>", 1), ("<a@x> b", 1)])
  func `An entry that is no address is counted`(value: String, count: Int) {
    #expect(AddressList(Array(value.utf8)).unusable == count)
  }

  @Test func `A recipient behind a missing comma gets the message too`() throws {
    let organisation = try read(message("From: a@x\nTo: Bob <b@x> Carl <c@x>"))
    #expect(organisation.tieTexts("email") == ["a@x→b@x 0.5", "a@x→c@x 0.5"])
    #expect(organisation.provenance.warnings.isEmpty)
  }

  @Test(arguments: [
    "Tue, 31 Mar 2026 09:00:00 +0000", "Tue 31 Mar 2026", "Tue, Mar 31 09:00:00 2026",
  ])
  func `A separator may write its date as headers do`(date: String) throws {
    let next = message("From: a@x\nTo: b@x").split(separator: "\n", maxSplits: 1)[1]
    let organisation = try read(message("From: a@x\nTo: b@x") + "From a@x \(date)\n" + next)
    #expect(organisation.provenance.sources.map(\.rows) == [2])
    #expect(organisation.tieTexts("email") == ["a@x→b@x 2.0"])
  }

  @Test func `Distances are not read from counts of messages, and a warning says so`() throws {
    var options = ImportOptions()
    options.weightMeans = .distance
    let organisation = try read(message("From: a@x\nTo: b@x, c@x"), options: options)
    #expect(organisation.tieTexts("email") == ["a@x→b@x 0.5", "a@x→c@x 0.5"])
    #expect(
      organisation.provenance.warnings.map(\.text) == [
        "--weight-means distance is not applied to messages: they are counted, and more of them mean "
          + "a closer tie"
      ])
  }

  @Test func `Comments a million deep are passed over`() {
    let value = [UInt8](repeating: UInt8(ascii: "("), count: 1_000_000) + Array("a@x".utf8)
    #expect(AddressList(value).addresses.isEmpty)
  }

  @Test(
    arguments: [
      ("Tue, 31 Mar 2026 09:15:07 +0200", 1_774_941_307.0),
      ("31 Mar 2026 09:15 GMT", 1_774_948_500), ("31 Mar 26 04:15 EST", 1_774_948_500),
      ("Tue Mar 31 09:15:00 2026", 1_774_948_500),
      ("Tue, 31 Mar 2026 09:15 +0000 (UTC)", 1_774_948_500),
      ("31-Mar-2026 09:15", 1_774_948_500), ("31 Mar 99", 922_838_400),
      ("31 Mar 126", 1_774_915_200),
      ("31 Mar 2026 09:15:60 Z", 1_774_948_559), ("31 Mar 2026", 1_774_915_200),
    ]) func `A mail date is read`(text: String, seconds: Double)
  {
    #expect(MailDate(text.utf8)?.instant.seconds == seconds)
  }

  @Test(
    arguments: [
      "", "yesterday", "31 Feb 2026 10:00", "1 Mar 2026 25:00", "1 Mar 2026 10:60", "1 2 3 4 5",
      "99999999999999999999 Mar 2026", "1 Mar 2026 10:00 PM", "1 Mar 2026 10:00 +9999", "NaN",
    ]) func `What is no mail date is none`(text: String)
  {
    #expect(MailDate(text.utf8) == nil)
  }

  @Test func `What is no mailbox is refused at its first line`() throws {
    for (text, what) in [
      ("", "the file is empty"),
      ("Dear all,\n", "not mbox: it does not begin with a \"From \" line"),
      ("From the start\nDear: all\n", "not mbox: it does not begin with a \"From \" line"),
    ] {
      let failure = #expect(throws: ImportFailure.self) { try read(text) }
      #expect(failure?.errors.map(\.message) == [what])
      #expect(failure?.errors.first.map { "\($0.line):\($0.column)" } == "1:1")
    }
  }

  @Test func `Messages that say too little are counted with their places`() throws {
    let organisation = try read(
      message("From: a@x\nTo: b@x, nobody") + message("From: \nTo: b@x")
        + message("From: a@x, c@x\nFrom: d@x\nTo: b@x")
        + "From x Mon Mar 02 09:00:00 2026\nFrom: a@x\nTo: b@x\nno header\n\n"
        + "From - \nFrom: c@x\nTo: a@x")
    #expect(organisation.tieTexts("email") == ["a@x→b@x 3.0", "c@x→a@x 1.0"])
    #expect(
      organisation.provenance.warnings.map { "\($0.count) \($0.text) \($0.places)" } == [
        "1 entries of From, To or Cc that hold no address were left out [\"a.mbox:1:1\"]",
        "1 messages without the address of a sender were left out [\"a.mbox:8:1\"]",
        "1 headers that stand twice in a message; the first counts [\"a.mbox:18:1\"]",
        "1 messages with several authors count for the first [\"a.mbox:15:1\"]",
        "1 headers end without an empty line [\"a.mbox:26:1\"]",
        "2 messages without a date that can be read are kept [\"a.mbox:23:1\", \"a.mbox:28:1\"]",
        "1 the file ends in the headers of a message: it may be cut off []",
      ])
  }

  @Test func `A header beyond the limit is refused where it stands`() throws {
    var options = ImportOptions()
    options.maximumValueBytes = 100
    let recipients = String(repeating: "b@x,\n ", count: 40)
    let failure = #expect(throws: ImportFailure.self) {
      try read(message("From: a@x\nTo: \(recipients)"), options: options)
    }
    #expect(
      failure?.errors.first?.message == "a header is longer than 100 bytes, the limit")
    #expect(failure?.errors.first?.hint == "raise the limit with --maximum-value-bytes")
  }

  @Test func `A mailbox cut anywhere is read, or refused at its first line`() throws {
    let bytes = try LogFixtures.bytes("Mbox/team.mbox")
    // Behind it there is a tie.
    let headers =
      "From ann@example.org Mon Mar 02 09:00:00 2026\nFrom: \"Lee, Ann\" <ann@Example.ORG>\nTo: bob@e"
      .utf8.count
    let read = try LogFixtures.lengthsRead(bytes, refusedAtStart: true) { part in
      _ = try Import.organisation(ofFiles: [("a.mbox", part)])
    }
    #expect(read == Array(headers..<bytes.count))
  }
}
