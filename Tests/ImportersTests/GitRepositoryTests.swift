import Foundation
import Importers
import Testing

@testable import Importers

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

  @Test func `A complaint of a repository names the commit`() throws {
    try commit("a", "begin\n\nReviewed-by: Nobody", by: "ann")
    let organisation = try folder.organisation()
    let id = try #require(organisation.decisions.first?.id.text)
    #expect(
      organisation.provenance.warnings.first?.places == [
        "\(PathName(folder.path).name)@\(id.prefix(12)):1:1"
      ])
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
