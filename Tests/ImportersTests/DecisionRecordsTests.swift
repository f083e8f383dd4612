import Importers
import Organisations
import TestSupport
import Testing

@testable import Importers

struct DecisionRecordsTests {
  private func fixture(_ name: String) throws -> Organisation {
    try Import.organisation(from: [LogFixtures.path("DecisionRecords/" + name)])
  }

  private func read(_ files: [String: String], options: ImportOptions = ImportOptions()) throws
    -> Organisation
  {
    var options = options
    options.inputFormat = "decision_records"
    return try TemporaryFolder(files).organisation(options: options)
  }

  @Test func `The front matter of records says who decided what`() throws {
    let organisation = try fixture("madr")
    #expect(organisation.decisions.map(\.id.text) == ["0001", "0002", "0003"])
    #expect(
      organisation.decisions.map { organisation.parts(of: $0.id.text) } == [
        "decider Ann Lee; decider Bob; decider Carl; consulted Zoe Ito; consulted dora",
        "decider Ann Lee; decider Bob", "decider body:board",
      ])
    #expect(organisation.decisions.map(\.outcome) == [.adopted, .adopted, .pending])
    #expect(
      organisation.decisions.map { $0.decidedAt?.dayText } == ["2026-03-02", "2026-03-03", nil])
    #expect(organisation.decisions[2].requestedAt?.dayText == "2026-03-04")
    #expect(organisation.relations.isEmpty)
    #expect(
      organisation.provenance.warnings.map { "\($0.count) \($0.text) \($0.places)" } == [
        "1 numbered files without a header were left out [\"0004-no-header.md:1:1\"]"
      ])
    #expect(
      organisation.provenance.remarks.prefix(2) == [
        "1 files and folders without a number in their names were not read",
        "2 entries of people who were informed are not used",
      ])
  }

  @Test func `The headers of proposals say who proposed and to whom the decision was lent`() throws
  {
    let organisation = try fixture("peps")
    #expect(organisation.decisions.map(\.id.text) == ["PEP-1", "PEP-2", "PEP-3"])
    #expect(
      organisation.decisions.map { organisation.parts(of: $0.id.text) } == [
        "proposer Ann Lee; proposer Bob Ito; decider Carl", "proposer Bob Ito; proposer Zoe",
        "proposer Zoe; decider Ann Lee",
      ])
    #expect(organisation.decisions.map(\.outcome) == [.adopted, .rejected, .withdrawn])
    #expect(organisation.decisions.map(\.process) == [.delegated, nil, .delegated])
    #expect(organisation.decisions.map { $0.domain?.text } == ["Packaging", nil, nil])
    #expect(
      organisation.decisions.map { $0.requestedAt?.dayText } == ["2000-06-13", "2001-01-02", nil])
    #expect(organisation.decisions.map { $0.decidedAt?.dayText } == ["2001-03-14", nil, nil])
    #expect(
      organisation.tieTexts("proposer_decider") == [
        "Ann Lee→Carl 1.0", "Bob Ito→Carl 1.0", "Zoe→Ann Lee 1.0",
      ])
    #expect(
      organisation.provenance.warnings.map { "\($0.count) \($0.text) \($0.places)" } == [
        "1 dates of creation that cannot be read [\"pep-0003.rst:5:1\"]"
      ])
    #expect(
      organisation.provenance.remarks.prefix(2) == [
        "1 of the records that are decided name nobody who decided",
        "1 entries of sponsors are not used",
      ])
  }

  @Test func `Shepherds decide on requests for comments`() throws {
    let organisation = try fixture("rfcs")
    #expect(
      organisation.parts(of: "0036")
        == "proposer Ann Lee; decider Bob; decider carl; decider Zoe; facilitator Bob")
    #expect(organisation.decisions[0].decidedAt?.dayText == "2026-03-05")
    #expect(
      organisation.provenance.warnings.map(\.text)
        == ["notes in parentheses where people are named were left out"])
  }

  @Test(
    arguments: [
      ("---\nstatus: accepted", "1:1 the front matter is never closed"),
      ("---\nstatus: {proposed | rejected}\n---", "2:9 a map in braces is not read"),
      ("---\nstatus: a\nstatus: b\n---", "3:1 \"status\" stands twice"),
      ("---\ndate: 2026-02-31\n---", "2:7 \"2026-02-31\" is not a date"),
      ("---\ndate: NaN\n---", "2:7 \"NaN\" is not a date"),
      ("---\ndeciders: a\u{1B}b\n---", "2:11 the id \"a\\u{1B}b\" holds control characters"),
      ("---\ndeciders: a\0b\n---", "2:1 a NUL byte: this is no text"),
      ("---\ndeciders:\n\t- a\n---", "3:1 a tab in the indentation"),
      ("PEP: 1\nAuthor: a\nAuthor: b\n", "3:1 \"author\" stands twice"),
    ]) func `A broken header is refused where it breaks`(text: String, expected: String) throws
  {
    let failure = #expect(throws: ImportFailure.self) { try read(["1-a.md": text]) }
    #expect(failure?.errors.first.map { "\($0.line):\($0.column) \($0.message)" } == expected)
  }

  @Test func `Items below the title are read as front matter is`() throws {
    let organisation = try TemporaryFolder([
      "0001-a.md":
        "# Never read\n\n* Status: accepted\n* Deciders: Ann, Bob\n* Date: 2026-03-02\n\n"
        + "## Text\n\n* Deciders: nobody\n",
      "0002-a.md": "# Never\n\n- Status: rejected\n- Date: [YYYY-MM-DD]\n- Decision-makers: Zoe\n",
    ]).organisation()
    #expect(organisation.parts(of: "0001") == "decider Ann; decider Bob")
    #expect(organisation.parts(of: "0002") == "decider Zoe")
    #expect(organisation.decisions.map(\.outcome) == [.adopted, .rejected])
    #expect(organisation.decisions.map { $0.decidedAt?.dayText } == ["2026-03-02", nil])
    #expect(
      organisation.provenance.warnings.map(\.text)
        == ["notes where dates should stand were left out"])
    let failure = #expect(throws: ImportFailure.self) {
      try read(["1-a.md": "# x\n\n* Status: accepted\n* Date: soon\n"])
    }
    #expect(failure?.errors.map { "\($0.line):\($0.column)" } == ["4:9"])
  }

  @Test func `Two records of one number are refused`() throws {
    let text = "---\ndeciders: ann\n---\n"
    let failure = #expect(throws: ImportFailure.self) {
      try read(["0001-a.md": text, "0001-b.md": text])
    }
    #expect(
      failure?.errors.first?.message == "decision \"0001\" stands twice, first at 0001-a.md:1:1")
  }

  @Test func `A status that nobody knows counts as adopted, with a warning`() throws {
    let organisation = try read(["1-a.md": "---\nstatus: perhaps\ndeciders: ann\n---\n"])
    #expect(organisation.decisions[0].outcome == .adopted)
    #expect(
      organisation.provenance.warnings.map(\.text)
        == ["the outcome \"perhaps\" is not known and counts as adopted"])
  }

  @Test func `A value beyond the limit is refused`() throws {
    let names = String(repeating: "a", count: 300_000)
    let failure = #expect(throws: ImportFailure.self) {
      try read(["1-a.md": "---\ndeciders: \(names)\n---\n"])
    }
    #expect(failure?.errors.first?.message == "a value is longer than 262144 bytes, the limit")
  }

  @Test(
    arguments: [
      ["2026-01-01-holiday.md": "---\ntitle: x\nstatus: published\nauthor: ann\n---\n"],
      ["notes.md": "---\ndeciders: ann\n---\n"], ["1-a.md": "PEP talk\n"], ["1-a.txt": ""],
    ]) func `Somebody's ordinary folder is no folder of records`(files: [String: String]) throws
  {
    let failure = #expect(throws: ImportFailure.self) {
      try TemporaryFolder(files).organisation()
    }
    #expect(
      failure?.errors.first?.message
        == "nothing here is a table, GraphML or an export that is read")
  }

  @Test func `A folder without records is refused when it is asked for`() throws {
    let failure = #expect(throws: ImportFailure.self) { try read(["a.txt": "x"]) }
    #expect(failure?.errors.first?.message == "no file in the folder is a decision record")
  }

  @Test(
    arguments: [
      ("Ann Lee", "Ann Lee"), ("Ann  Lee <ann@x>, Bob", "Ann Lee|Bob"), ("<ann@X>", "ann@x"),
      ("ann@X", "ann@x"), ("ann@X (Ann Lee)", "Ann Lee"), ("@ann, @bob", "ann|bob"),
      ("@ann @bob", "ann|bob"), ("Ann Lee (@ann)", "ann"), ("Ann (the first)", "Ann"),
      ("(a note, and more)", ""), ("<name of sponsor>", ""), ("TBD", ""), ("", ""), (",,", ""),
      ("Ann (", "Ann"), ("@", "@"), ("<a, Bob", "Bob"), ("()", ""), ("<>", ""),
      ("Ann; Bob", "Ann|Bob"), ("Fred L. Drake, Jr. <fred@x>", "Fred L. Drake, Jr."),
      ("Fred Drake, Jr., Ann, III, Bob", "Fred Drake, Jr.|Ann, III|Bob"),
      ("Fred Drake, Jr. (@fred)", "fred"), ("Jr., @ann, II", "Jr.|ann|II"),
      ("\"Martin v. Löwis\" <m@x>, Ann", "Martin v. Löwis|Ann"),
      ("\"Lee, Ann\" <a@x>; Bob", "Lee, Ann|Bob"), ("\"Ann, Bob", "\"Ann|Bob"),
      ("Ann \"the first\" Lee", "Ann \"the first\" Lee"), ("- Ann Lee", "Ann Lee"),
    ]) func `People are named by name`(text: String, expected: String)
  {
    let people = NamedPeople(Array(text.utf8))
    #expect(
      people.ids.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|") == expected)
  }

  @Test(
    arguments: [
      ("0007-a-b.md", "0007"), ("adr-0007.md", "adr-0007"), ("pep-0008.rst", "pep-0008"),
      ("ADR_7_x.markdown", "ADR_7"), ("rfc7.txt", "rfc7"), ("7x.md", nil), ("a.md", nil),
      ("7-a.png", nil), (".md", nil), ("-7.md", nil),
    ] as [(String, String?)]) func `A record's name begins with its number`(
      name: String, expected: String?
    )
  {
    #expect(DecisionRecordsFolder.number(in: name) == expected)
  }

  @Test(
    arguments: [
      ("deciders: |\n  - Ann Lee\n  - Bob\n", "decider Ann Lee; decider Bob"),
      ("deciders: |-\n  Ann Lee\n\n  Bob, Zoe\n", "decider Ann Lee; decider Bob; decider Zoe"),
      (
        "deciders: Ann\nconsulted: >-\n  Bob,\n  Zoe\n", "decider Ann; consulted Bob; consulted Zoe"
      ),
      ("deciders: ~\nconsulted: null\n", ""), ("deciders: [null, Ann]\n", "decider Ann"),
      ("deciders: 'null'\n", "decider null"),
    ]) func `People in a text are read and null is nobody`(matter: String, parts: String) throws
  {
    let organisation = try read(["1-a.md": "---\n\(matter)---\n"])
    #expect(organisation.parts(of: "1") == parts)
  }
}
