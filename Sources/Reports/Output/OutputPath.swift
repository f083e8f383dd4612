import Foundation

/// A single output file that appears whole or not at all.
public struct OutputPath: Sendable {
  private let path: String
  private let parts: PathParts

  /// The file at `path`.
  public init(_ path: String) {
    self.path = path
    parts = PathParts(path)
  }

  /// Throws what would make `write` fail, before any work is done.
  public func check(force: Bool = false) throws {
    var info = stat()
    guard stat(parts.folder, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else {
      throw OutputError.noParent(path, parent: parts.folder)
    }
    if [".", "..", ""].contains(parts.name) { throw OutputError.noName(path) }
    if isStream { return }
    guard lstat(path, &info) == 0 else { return }
    let kind = info.st_mode & S_IFMT
    if !force || kind == S_IFBLK || kind == S_IFSOCK { throw OutputError.exists(path) }
  }

  /// Whether `/dev/null`, a terminal or a pipe is there, which is written into and never replaced.
  private var isStream: Bool {
    var info = stat()
    guard stat(path, &info) == 0 else { return false }
    return info.st_mode & S_IFMT == S_IFCHR || info.st_mode & S_IFMT == S_IFIFO
  }

  /// Writes the bytes beside the final name, then renames.
  public func write(_ bytes: [UInt8], force: Bool = false) throws {
    try write(force: force) { try $0(bytes) }
  }

  /// The same for bytes that come in pieces, which `body` hands over.
  public func write(
    force: Bool = false, _ body: (_ put: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    try check(force: force)
    if isStream { return try writeInto(body) }
    let temporary = parts.sibling(".\(parts.name).heterarchy-tmp-\(getpid())")
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else {
      throw OutputError.cannotCreate(path, reason: String(cString: strerror(errno)))
    }
    Unfinished.shared.begin(temporary)
    do {
      defer { close(descriptor) }
      try body { try writeAll($0, to: descriptor, name: path) }
    } catch {
      Unfinished.shared.remove(temporary)
      throw error
    }
    try Unfinished.shared.finish(temporary) {
      guard rename(temporary, path) == 0 else {
        throw OutputError.cannotCreate(path, reason: String(cString: strerror(errno)))
      }
    }
  }

  private func writeInto(_ body: (_ put: ([UInt8]) throws -> Void) throws -> Void) throws {
    let descriptor = open(path, O_WRONLY)
    guard descriptor >= 0 else {
      throw OutputError.cannotCreate(path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    try body { try writeAll($0, to: descriptor, name: path) }
  }
}
