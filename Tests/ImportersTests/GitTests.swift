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

  @Test func `A log cut anywhere is read or refused with a place`() throws {
    let bytes = try LogFixtures.bytes("Git/history.gitlog")
    let folder = try TemporaryFolder()
    for length in stride(from: 0, to: bytes.count, by: 3) {
      try folder.write("a.gitlog", Array(bytes[..<length]))
      do {
        _ = try folder.organisation("a.gitlog")
      } catch let failure as ImportFailure {
        #expect(failure.errors.allSatisfy { $0.line > 0 && !$0.message.isEmpty })
      }
    }
  }

  @Test func `The manual gives the command that is run`() throws {
    let manual = try String(
      contentsOf: SharedData.packageFolder.appendingPathComponent(
        "Sources/Importers/Git/README.md"),
      encoding: .utf8)
    #expect(manual.contains("--format='\(GitLogLine.format)'"))
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

/// A real repository, where git is installed.
@Suite(.enabled(if: GitProcess.program(path: ProcessInfo.processInfo.environment["PATH"]) != nil))
struct GitRepositoryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try git("init", "-q", "-b", "main")
  }

  @discardableResult
  private func git(_ arguments: String..., by name: String = "ann", at time: Int = 1_772_442_000)
    throws -> String
  {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(
      fileURLWithPath: GitProcess.program(path: ProcessInfo.processInfo.environment["PATH"]) ?? "")
    process.arguments = ["-C", folder.path] + arguments
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.path,
      "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": "\(name)@Example.org",
      "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": "\(name)@example.org",
      "GIT_AUTHOR_DATE": "\(time) +0200", "GIT_COMMITTER_DATE": "\(time) +0200",
      "GIT_CONFIG_NOSYSTEM": "1",
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }

  private func commit(_ file: String, _ message: String, by name: String) throws {
    let path = folder.file(file)
    try FileManager.default.createDirectory(
      atPath: PathName(path).folder, withIntermediateDirectories: true)
    try folder.write(file, Array(message.utf8))
    try git("add", "-A")
    try git("commit", "-q", "-m", message, by: name)
  }

  private func makeHistory() throws {
    try commit("README", "begin", by: "ann")
    try git("checkout", "-q", "-b", "topic")
    try commit("src/ä b", "work\n\nReviewed-by: Zoe <zoe@example.org>", by: "bob")
    try git("checkout", "-q", "main")
    try git(
      "merge", "-q", "--no-ff", "-m", "merge\n\nAcked-by: Carl <carl@example.org>", "topic",
      by: "ann")
  }

  @Test func `A repository is read as git tells its history`() throws {
    try makeHistory()
    let organisation = try folder.organisation()
    let ids = organisation.decisions.map(\.id.text)
    #expect(ids.count == 2)
    #expect(
      ids.map(organisation.parts(of:)) == [
        "proposer ann@example.org; decider ann@example.org",
        "proposer bob@example.org; decider ann@example.org; consulted carl@example.org",
      ])
    #expect(organisation.decisions.map { $0.domain?.text } == ["(root)", "src"])
    #expect(organisation.provenance.sources.map(\.rows) == [3])
  }

  @Test func `A mailmap joins addresses`() throws {
    try makeHistory()
    try commit(".mailmap", "Ann <ann@example.org> <bob@example.org>", by: "ann")
    #expect(
      try folder.organisation().people.ids.map(\.text) == ["ann@example.org", "carl@example.org"])
  }

  @Test func `Nothing that a repository's configuration names is run`() throws {
    try makeHistory()
    let witness = folder.file("witness")
    try folder.write(".git/run", Array("#!/bin/sh\necho run >> \(witness)\nexit 0\n".utf8))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.file(".git/run"))
    let program = folder.file(".git/run")
    for name in [
      "core.fsmonitor", "core.pager", "pager.log", "core.editor", "core.sshCommand", "gpg.program",
      "gpg.ssh.program", "diff.external", "diff.x.command", "diff.x.textconv", "filter.x.clean",
      "filter.x.smudge", "filter.x.process", "credential.helper", "core.askPass", "core.gitProxy",
      "interactive.diffFilter", "trailer.reviewed-by.command", "trailer.reviewed-by.cmd",
      "remote.origin.uploadpack", "sequence.editor", "uploadpack.packObjectsHook",
      "core.alternateRefsCommand",
    ] {
      try git("config", name, program)
    }
    try git("config", "alias.log", "!\(program)")
    try git("config", "log.showSignature", "true")
    try git("config", "core.hooksPath", folder.file(".git"))
    try git("config", "remote.origin.url", "ext::\(program)")
    try git("config", "remote.origin.promisor", "true")
    try git("config", "core.repositoryFormatVersion", "1")
    try git("config", "extensions.partialClone", "origin")
    try git("config", "diff.submodule", "diff")
    try git("config", "format.pretty", "%s")
    try git("config", "log.follow", "true")
    try git("config", "diff.orderFile", folder.file("missing"))
    try git("config", "color.ui", "always")
    try folder.write(".git/info/attributes", Array("* diff=x filter=x\n".utf8))
    #expect(try folder.organisation().decisions.count == 2)
    #expect(!FileManager.default.fileExists(atPath: witness))

    // An object that is missing is not fetched either.
    let tree = try git("rev-parse", "topic^{tree}").prefix(40)
    try? FileManager.default.removeItem(
      atPath: folder.file(".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))"))
    #expect(throws: ImportFailure.self) { try folder.organisation() }
    #expect(!FileManager.default.fileExists(atPath: witness))
  }

  @Test func `A repository without commits is refused in git's words`() throws {
    let failure = #expect(throws: ImportFailure.self) { try folder.organisation() }
    #expect(failure?.errors.map(\.message).first?.hasPrefix("git says: fatal: ") == true)
  }

  @Test func `A folder whose .git is broken never gives the repository around it`() throws {
    try makeHistory()
    try FileManager.default.createDirectory(
      atPath: folder.file("inner/.git"), withIntermediateDirectories: true)
    try folder.write("inner/.git/HEAD", Array("nonsense".utf8))
    #expect(throws: ImportFailure.self) {
      try Import.organisation(from: [folder.file("inner")])
    }
  }

  @Test func `Our tables in a repository go first`() throws {
    try makeHistory()
    try folder.write("ties.csv", Array("source,target\na,b\n".utf8))
    #expect(try folder.organisation().decisions.isEmpty)
    var options = ImportOptions()
    options.inputFormat = "git"
    #expect(try folder.organisation(options: options).decisions.count == 2)
  }

  @Test func `A history beyond the limit is refused`() throws {
    try makeHistory()
    var options = ImportOptions()
    options.maximumInputBytes = 100
    let failure = #expect(throws: ImportFailure.self) { try folder.organisation(options: options) }
    #expect(
      failure?.errors.first?.message == "the history is longer than 100 bytes, the limit")
  }

  @Test func `A bare repository is a repository`() throws {
    try makeHistory()
    let bare = folder.file("bare")
    try git("clone", "-q", "--bare", folder.path, bare)
    #expect(try Import.organisation(from: [bare]).decisions.count == 2)
  }
}
