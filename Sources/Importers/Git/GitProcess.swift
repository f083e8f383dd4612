import Foundation

/// Runs `git log` over a repository that nobody vouches for, and hands on what it prints.
///
/// No shell, arguments and environment are fixed, and nothing that the repository's own
/// configuration names is run: no pager, signature program, file-system monitor, external diff,
/// text conversion, hook, alias or transport. Git's own check of who owns the folder stays.
enum GitProcess {
  /// Why there is no history.
  struct Failure: Error {
    var message: String
    var hint: String
  }

  /// What is said of the format, in front of `git log`.
  private static let configuration = [
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false",
    "log.showSignature=false", "mailmap.file=/dev/null", "protocol.allow=never",
    "trailer.separators=:",
  ]

  /// The arguments of `git`, without the program itself.
  static func arguments(folder: String) -> [String] {
    ["--no-pager", "--no-optional-locks"] + configuration.flatMap { ["-c", $0] } + [
      "-C", folder, "log", "--no-color", "--no-decorate", "--no-notes", "--no-show-signature",
      "--no-ext-diff", "--no-textconv", "--no-renames", "--no-relative", "--submodule=short",
      "--name-only", "--diff-merges=first-parent", "-O/dev/null", "--encoding=UTF-8",
      "--format=" + GitLogLine.format, "HEAD", "--",
    ]
  }

  /// What of the environment git sees; nothing of `GIT_DIR` and the like.
  static func environment(folder: String) -> [String: String] {
    let own = ProcessInfo.processInfo.environment
    var environment = [
      "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0",
      "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_ALLOW_PROTOCOL": "none",
      "GIT_PAGER": "cat", "GIT_ATTR_NOSYSTEM": "1",
      // A folder whose .git is none must not give the repository around it.
      "GIT_CEILING_DIRECTORIES": PathName(folder).folder,
    ]
    for name in ["PATH", "HOME", "XDG_CONFIG_HOME"] { environment[name] = own[name] }
    return environment
  }

  /// The program, of the folders in PATH that are absolute: never one that lies beside the data.
  static func program(path: String?) -> String? {
    (path ?? "/usr/bin:/bin").split(separator: ":").filter { $0.hasPrefix("/") }
      .map { $0 + "/git" }.first { access($0, X_OK) == 0 && !Input.isFolder($0) }
  }

  /// Runs git and hands on each piece that it prints; stops it where `take` answers `false`.
  ///
  /// - Throws: `Failure` where git is missing, cannot be run or says that something is wrong.
  static func log(
    of folder: String, path: String? = ProcessInfo.processInfo.environment["PATH"],
    _ take: ([UInt8]) -> Bool
  ) throws(Failure) {
    let command = "git log --format=…"
    guard let program = program(path: path) else {
      throw Failure(
        message: "a git repository, and git is not installed",
        hint: "install git, or give what \(command) prints, as the manual says")
    }
    let process = Process()
    let output = Pipe()
    let complaints = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments(folder: folder)
    process.environment = environment(folder: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = complaints
    do {
      try process.run()
    } catch {
      throw Failure(
        message: "git cannot be run",
        hint: "check \(shown(program)), or give what \(command) prints")
    }
    let words = drain(
      output.fileHandleForReading.fileDescriptor, complaints.fileHandleForReading.fileDescriptor,
      take, stop: process.terminate)
    process.waitUntilExit()
    guard let words else { return }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let said = words.split(separator: UInt8(ascii: "\n")).last { !$0.isEmpty } ?? []
      let isForeign = String(decoding: words, as: UTF8.self).contains("dubious ownership")
      throw Failure(
        message: isForeign
          ? "git does not read a repository that somebody else owns" : "git says: \(shown(said))",
        hint: isForeign
          ? "if you trust it: git config --global --add safe.directory \(shown(folder))"
          : "check that git log works in this folder")
    }
  }

  /// Reads both ends until they are closed; what git complains of, or `nil` when it was stopped.
  private static func drain(
    _ output: Int32, _ complaints: Int32, _ take: ([UInt8]) -> Bool, stop: () -> Void
  ) -> [UInt8]? {
    var words: [UInt8] = []
    var isStopped = false
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var ends = [output, complaints].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while ends.contains(where: { $0.fd >= 0 }) {
      if poll(&ends, nfds_t(ends.count), -1) < 0 {
        if errno == EINTR { continue }
        break
      }
      for index in ends.indices where ends[index].fd >= 0 && ends[index].revents != 0 {
        let count = read(ends[index].fd, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          ends[index].fd = -1
          continue
        }
        if index == 1 {
          if words.count < 4096 { words.append(contentsOf: chunk[..<min(count, 4096)]) }
        } else if !isStopped, !take(Array(chunk[..<count])) {
          isStopped = true
          stop()
        }
      }
    }
    return isStopped ? nil : words
  }
}
