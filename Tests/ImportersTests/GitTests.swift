import Foundation
import Importers
import Organisations
import TestSupport
import Testing

@testable import Importers

struct GitTests {
  private func id(_ number: Int) -> String {
    String(repeating: "0", count: 40 - String(number, radix: 16).count)
      + String(number, radix: 16)
  }

  private func read(_ text: String, options: ImportOptions = ImportOptions()) throws
    -> Organisation
  {
    try TemporaryFolder(["a.gitlog": text]).organisation("a.gitlog", options: options)
  }

  /// The line of a commit, its fields parted by `|`.
  private func line(_ fields: String) -> String {
    "\u{1E}" + fields.replacingOccurrences(of: "|", with: "\u{1F}") + "\n"
  }

  @Test func `Every commit of the main line is a decision`() throws {
    let organisation = try Import.organisation(from: [LogFixtures.path("Git/history.gitlog")])
    #expect(organisation.hasDecisionLog)
    #expect(organisation.logIsExecution)
    #expect(organisation.decisions.map(\.id.text) == [1, 2, 3, 5, 6].map(id))
    #expect(
      [1, 2, 3, 5, 6].map { organisation.parts(of: id($0)) } == [
        "proposer ann@home.example.net; decider ann@example.org",
        "proposer ann@example.org; decider ann@example.org",
        "proposer carl@example.org; proposer dora@example.org; decider ann@example.org; "
          + "consulted bob@example.org; consulted zoe@example.org",
        "proposer 1+helper[bot]@users.noreply.github.com; decider ann@example.org; "
          + "consulted bob@example.org",
        "proposer zoe@example.org",
      ])
    #expect(
      organisation.decisions.map { $0.decidedAt?.seconds } == [
        nil, 1_772_442_900, 1_772_443_800, 1_772_528_400, 1_772_614_800,
      ])
    #expect(
      organisation.decisions.map { $0.domain?.text } == [nil, "(root)", "src", "docs", "(root)"])
    #expect(organisation.decisions.map(\.magnitude) == [nil, nil, 9, nil, nil])
    #expect(organisation.decisions.allSatisfy { $0.outcome == .adopted && $0.cluster == nil })
    #expect(
      organisation.tieTexts("proposer_decider") == [
        "1+helper[bot]@users.noreply.github.com→ann@example.org 1.0",
        "ann@home.example.net→ann@example.org 1.0", "carl@example.org→ann@example.org 1.0",
        "dora@example.org→ann@example.org 1.0",
      ])
    #expect(organisation.relations.first?.kind == .approval)
    let people = organisation.people
    #expect(people.attribute("kind")?.value(of: 0) == Identifier("agent"))
    #expect(
      people.names == ["helper[bot]", "Ann", "Ann Lee", "Bob", "Carl", "Dora", "Zoe"])
    #expect(
      organisation.provenance.warnings.map { "\($0.count) \($0.text) \($0.places)" } == [
        "1 trailers without a mail address were left out [\"history.gitlog:5:1\"]",
        "1 commits without a time [\"history.gitlog:21:1\"]",
      ])
    #expect(
      organisation.provenance.remarks == [
        "history.gitlog: the rows are commits and merges: the log says who carried changes out",
        "history.gitlog: 5 of 6 commits are on the main line, each a decision; the others came in "
          + "by merges",
        "history.gitlog: 1 commits were let in by the hosting service's button, which does not say "
          + "who pressed it",
        "history.gitlog: 1 sign-offs of people who are neither author nor committer are not used: "
          + "they say who passed a change on, not who was asked",
        "relation \"proposer_decider\": 1 self-loops were dropped",
        "there is no roster: N is the 0 people with a part in at least 5 decisions",
      ])
  }

  @Test func `A log under any name is known by its first line`() throws {
    let folder = try TemporaryFolder()
    try folder.write("history", LogFixtures.bytes("Git/history.gitlog"))
    #expect(try folder.organisation("history").decisions.count == 5)
  }

  @Test func `The window holds for decisions and for their ties`() throws {
    var options = ImportOptions()
    options.to = Instant(year: 2026, month: 3, day: 2)
    options.from = options.to
    let organisation = try Import.organisation(
      from: [LogFixtures.path("Git/history.gitlog")], options: options)
    #expect(organisation.decisions.map(\.id.text) == [1, 2, 3].map(id))
    #expect(organisation.tieTexts("proposer_decider").count == 3)
  }

  @Test func `A line that is no commit is refused where it stands`() throws {
    let commit = id(1)
    let cases = [
      ("", "1:1", "the file is empty"),
      ("commit 1\n", "1:1", "not a git log: it does not begin with a commit"),
      (line("\(commit)||1|a|a@x"), "1:1", "5 fields found, 11 expected"),
      (line("xyz||1|a|a@x|a|a@x||||"), "1:2", "\"xyz\" is no id of a commit"),
      (line("\(commit)|q|1|a|a@x|a|a@x||||"), "1:43", "\"q\" are no ids of commits"),
      (
        line("\(commit)||1e9|a|a@x|a|a@x||||"), "1:44", "\"1e9\" is no number of seconds since 1970"
      ),
      (
        line("\(commit)||99999999999999999999|a|a@x|a|a@x||||"), "1:44",
        "\"99999999999999999999\" is no number of seconds since 1970"
      ),
      (
        line("\(commit)||NaN|a|a@x|a|a@x||||"), "1:44", "\"NaN\" is no number of seconds since 1970"
      ),
      (
        line("\(commit)||1|a|a@x|a|a@x||||") + line("\(commit)||1|a|a@x|a|a@x||||"), "2:2",
        "\"\(commit)\" stands twice, first on line 1"
      ),
      (line("\(commit)||1|a\0|a@x|a|a@x||||"), "1:47", "a NUL byte: this is no text"),
      (
        line("\(commit)||1|a|a\u{1B}x|a|a@x||||"), "1:1",
        "the id \"a\\u{1B}x\" holds control characters"
      ),
      (
        line("\(commit)||1|\(String(repeating: "a", count: 300_000))|a@x|a|a@x||||"), "1:1",
        "a line is longer than 262144 bytes, the limit"
      ),
    ]
    for (text, place, message) in cases {
      let failure = #expect(throws: ImportFailure.self) { try read(text) }
      #expect(failure?.errors.first.map { "\($0.line):\($0.column)" } == place)
      #expect(failure?.errors.first?.message == message)
    }
  }

  @Test func `A commit of nobody and a date before 1970 are read`() throws {
    let organisation = try read(line("\(id(1))||-5|||b|b@x||||"))
    #expect(organisation.parts(of: id(1)) == "proposer unknown; decider b@x")
    #expect(organisation.decisions[0].decidedAt?.dayText == "1969-12-31")
  }

  @Test func `A line of merges as long as the limit allows is no recursion`() throws {
    var text = ""
    for number in 1...20_000 {
      text += line(
        "\(id(20_001 - number))|\(number < 20_000 ? id(20_000 - number) : "")|9|a|a@x|a|a@x||||")
    }
    #expect(try read(text).decisions.count == 20_000)
  }

  @Test func `A log cut anywhere is read, or refused where it ends`() throws {
    let bytes = try LogFixtures.bytes("Git/history.gitlog")
    let read = try LogFixtures.lengthsRead(bytes) { part in
      _ = try Import.organisation(ofFiles: [("a.gitlog", part)])
    }
    // Refused are cuts in front of the last field of a commit, its paths aside.
    var fields = 0
    let whole = bytes.indices.filter { position in
      defer {
        if bytes[position] == GitLogLine.mark { fields = 0 }
        if bytes[position] == GitLogLine.fieldMark { fields += 1 }
      }
      return fields == 10
    }
    #expect(read == whole)
  }

  @Test func `Everybody in a trailer is consulted`() throws {
    let organisation = try read(
      line("\(id(1))||1|a|a@x|b|b@x|Bob <bob@x.org>, Carl <carl@x.org> Dan <dan@x.org>|||"))
    #expect(
      organisation.parts(of: id(1))
        == "proposer a@x; decider b@x; consulted bob@x.org; consulted carl@x.org; "
        + "consulted dan@x.org")
  }

  @Test(
    arguments: [
      ("GitHub|noreply@ghe.corp.example", "proposer a@x"),
      ("GitHub Enterprise|noreply@ghe.corp.example", "proposer a@x"),
      ("Else|noreply@github.com", "proposer a@x"),
      ("GitHub|ann@github.com", "proposer a@x; decider ann@github.com"),
      ("Ann|noreply@corp.example", "proposer a@x; decider noreply@corp.example"),
    ]) func `The button of a hosting service decides nothing`(committer: String, parts: String)
    throws
  {
    #expect(try read(line("\(id(1))||1|a|a@x|\(committer)||||")).parts(of: id(1)) == parts)
  }

  @Test func `A trailer that many commits repeat names the same people each time`() throws {
    let trailers = "Bob <bob@x>\u{1D}nobody\u{1D}Cy <cy@x>, Di <di@x>\u{1D}Bob <bob@x>"
    let text = (1...3).map { number in
      line("\(id(number))||\(1_772_442_900 - number)|Ann|ann@x|Ann|ann@x|\(trailers)||\(trailers)|")
    }
    let organisation = try read(text.joined())
    let parts =
      "proposer ann@x; proposer bob@x; proposer cy@x; proposer di@x; decider ann@x; "
      + "consulted bob@x; consulted cy@x; consulted di@x"
    #expect((1...3).map { organisation.parts(of: id($0)) } == [parts, parts, parts])
    #expect(
      organisation.provenance.warnings.first { $0.text.hasPrefix("trailers") }?.count == 6)
    #expect(organisation.people.names == ["Ann", "Bob", nil, nil])
  }

  @Test func `Forty thousand reviewers of one commit are compared in no more than linear time`()
    throws
  {
    var options = ImportOptions()
    options.maximumValueBytes = 1 << 20
    let reviewers = (1...40_000).map { "r\($0)@x" }.joined(separator: "\u{1D}")
    let text = line("\(id(1))||1|a|a@x|b|b@x|\(reviewers)|||")
    let start = LogFixtures.processorSeconds
    let organisation = try read(text, options: options)
    #expect(LogFixtures.processorSeconds - start < 22)
    #expect(organisation.people.count == 40_002)
  }

  @Test func `The manual gives the command that is run`() throws {
    let manual = try String(
      contentsOf: SharedData.packageFolder.appendingPathComponent(
        "Sources/Importers/Git/README.md"),
      encoding: .utf8)
    #expect(manual.contains("--format='\(GitLogLine.format)'"))
    #expect(manual.contains("git -c core.quotePath=false log "))
  }

  @Test func `Where git is missing the error says what to do`() {
    let failure = #expect(throws: GitProcess.Failure.self) {
      try GitProcess.log(of: "/", path: "") { _ in true }
    }
    #expect(failure?.message == "a git repository, and git is not installed")
    #expect(failure?.hint.hasPrefix("install git, or give what git log") == true)
  }

  @Test func `Git is never taken from a relative folder`() {
    #expect(GitProcess.program(path: ":.:bin:../bin") == nil)
    #expect(GitProcess.program(path: nil) != "git")
  }
}
