import Foundation

/// One run of the built command: what it printed, how it ended, what it used.
public struct CommandRun: Sendable {
  /// The exit code, or 128 and the signal's number.
  public let code: Int32
  /// Bytes of standard output.
  public let output: [UInt8]
  /// Standard error as text.
  public let errors: String
  /// Wall-clock seconds.
  public let seconds: Double
  /// Seconds of processor time, of all threads together: hardly longer when others use the same cores.
  public let processorSeconds: Double
  /// The largest resident size, in MiB; `nil` where it is not known, as it is no more than that of
  /// the tests themselves, from whom a process has its first size.
  public let peakMebibytes: Double?

  /// Standard output as text.
  public var text: String { String(decoding: output, as: UTF8.self) }

  /// Where the command is: `HETERARCHY_BINARY`, else the product beside the tests.
  public static let binary: String = {
    if let path = ProcessInfo.processInfo.environment["HETERARCHY_BINARY"] { return path }
    let products = Bundle.main.bundleURL
    for folder in [products, products.deletingLastPathComponent()] {
      let candidate = folder.appendingPathComponent("heterarchy").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
    }
    return SharedData.packageFolder.appendingPathComponent(".build/debug/heterarchy").path
  }()

  /// Runs the command in `folder` and waits for it.
  ///
  /// - Parameters:
  ///   - input: The file that is standard input.
  ///   - outputFile: The file that is standard output, instead of `output`.
  ///   - signal: A signal to send, after so many seconds.
  public static func run(
    _ arguments: [String], in folder: String, input: String = "/dev/null",
    outputFile: String? = nil, signal: (number: Int32, after: Double)? = nil,
    environment: [String: String] = [:]
  ) throws -> CommandRun {
    let scratch = try TemporaryFolder()
    let outputPath = outputFile ?? scratch.path + "/stdout"
    let errorPath = scratch.path + "/stderr"

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, O_WRONLY | O_CREAT, 0o600)

    var variables = ProcessInfo.processInfo.environment
    variables["SWIFT_BACKTRACE"] = "enable=no"
    for (name, value) in environment { variables[name] = value }
    var argv: [UnsafeMutablePointer<CChar>?] =
      (["env", "--chdir=\(folder)", binary] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }

    let start = ContinuousClock.now
    var process = pid_t()
    // `env` changes the folder and becomes the command: same process, same limits.
    let spawned = posix_spawn(&process, "/usr/bin/env", &actions, nil, &argv, &envp)
    guard spawned == 0 else { throw CannotRun(reason: String(cString: strerror(spawned))) }
    if let signal {
      usleep(UInt32(signal.after * 1e6))
      kill(process, signal.number)
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let seconds = (ContinuousClock.now - start) / .seconds(1)

    var own = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &own)
    #else
      getrusage(__rusage_who_t(0), &own)
    #endif

    return CommandRun(
      code: status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f),
      output: outputFile == nil
        ? FileManager.default.contents(atPath: outputPath).map(Array.init) ?? [] : [],
      errors: FileManager.default.contents(atPath: errorPath)
        .map { String(decoding: $0, as: UTF8.self) } ?? "",
      seconds: seconds,
      processorSeconds: usage.ru_utime.inSeconds + usage.ru_stime.inSeconds,
      peakMebibytes: usage.ru_maxrss > own.ru_maxrss ? Double(usage.ru_maxrss) / 1024 : nil)
  }

  /// The command could not be started.
  public struct CannotRun: Error {
    let reason: String
  }
}

extension timeval {
  fileprivate var inSeconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

/// A folder that is gone when nobody needs it any more.
public final class TemporaryFolder: Sendable {
  /// Its path.
  public let path: String

  /// A new, empty folder.
  public init() throws {
    path = NSTemporaryDirectory() + "heterarchy-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a text file into it and returns its path.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// The text of a file in it.
  public func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  /// The names in it, hidden ones included, sorted.
  public var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// All files below a folder in it by their relative names.
  public func contents(of folder: String) -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    let root = path + "/" + folder
    for name in FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }) ?? [] {
      var isFolder: ObjCBool = false
      let file = root + "/" + name
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      result[name] = FileManager.default.contents(atPath: file).map(Array.init)
    }
    return result
  }
}
