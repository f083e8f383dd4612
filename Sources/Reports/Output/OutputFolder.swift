import Foundation
import Synchronization

/// A folder that appears whole or not at all.
///
/// Files are written into a temporary folder beside the final name, which is then renamed. An
/// existing folder of ours, one that holds nothing but what its own manifest lists, is moved aside
/// first and removed afterwards; anything else that is in the way is refused unless forced.
/// Symbolic links are replaced, never followed.
public struct OutputFolder: Sendable {
  /// The folder's final path.
  public let path: String

  private let parts: PathParts

  /// The file that every result holds and that lists the others.
  static let manifest = "manifest.json"

  /// An output folder at `path`.
  public init(_ path: String) {
    var path = path
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    self.path = path
    parts = PathParts(path)
  }

  /// Writes all files, or none.
  ///
  /// - Throws: `OutputError`.
  public func write(_ files: [OutputFile], force: Bool = false) throws {
    try write(force: force) { put in
      for file in files { try put(file) }
    }
  }

  /// The same for files that come one by one, which `body` hands over; a name `folder/file` lies in
  /// a folder of the folder.
  ///
  /// - Throws: `OutputError`, and what `body` throws, after which nothing is left behind.
  public func write(
    force: Bool = false, _ body: (_ put: (OutputFile) throws -> Void) throws -> Void
  ) throws {
    try check(force: force)
    let temporary = sibling("tmp")
    removeLeftovers()
    guard mkdir(temporary, 0o777) == 0 else {
      throw OutputError.cannotCreate(path, reason: lastError())
    }
    Unfinished.shared.begin(temporary)
    do {
      try body { file in
        let path = temporary + "/" + file.name
        let folder = PathParts(path).folder
        if folder != temporary, mkdir(folder, 0o777) != 0, errno != EEXIST {
          throw OutputError.cannotCreate(path, reason: lastError())
        }
        try Self.write(file.bytes, to: path)
      }
      try replace(with: temporary)
    } catch {
      Unfinished.shared.remove(temporary)
      throw error
    }
  }

  /// Throws what would make `write` fail before a single byte is written, so that long work is not
  /// done for nothing.
  public func check(force: Bool = false) throws {
    var info = stat()
    guard stat(parts.folder, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else {
      throw OutputError.noParent(path, parent: parts.folder)
    }
    guard access(parts.folder, W_OK) == 0 else {
      throw OutputError.cannotCreate(path, reason: lastError())
    }
    // These have no name that another folder could take.
    if [".", "..", ""].contains(parts.name) { throw OutputError.noName(path) }
    guard lstat(path, &info) == 0, !force else { return }
    if info.st_mode & S_IFMT == S_IFDIR {
      let content = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      if content.isEmpty || isOurs(content) { return }
    }
    throw OutputError.exists(path)
  }

  /// Whether our manifest is among the names and lists all of them.
  private func isOurs(_ content: [String]) -> Bool {
    struct Listing: Decodable {
      let tool: String
      let files: [String]
    }
    guard let data = FileManager.default.contents(atPath: path + "/" + Self.manifest),
      let listing = try? JSONDecoder().decode(Listing.self, from: data)
    else { return false }
    return listing.tool == "heterarchy" && Set(listing.files).isSuperset(of: content)
  }

  private func replace(with temporary: String) throws {
    // From the first rename to the last nothing may interrupt, or neither result would be there.
    try Unfinished.shared.finish(temporary) {
      var info = stat()
      let old = sibling("old")
      let hadOld = lstat(path, &info) == 0
      if hadOld, rename(path, old) != 0 {
        throw OutputError.cannotCreate(path, reason: lastError())
      }
      guard rename(temporary, path) == 0 else {
        let reason = lastError()
        if hadOld { rename(old, path) }
        throw OutputError.cannotCreate(path, reason: reason)
      }
      if hadOld { try? FileManager.default.removeItem(atPath: old) }
    }
  }

  /// Temporary names of an earlier run that was killed.
  private func removeLeftovers() {
    for kind in ["tmp", "old"] {
      let prefix = hiddenName(kind)
      for name in (try? FileManager.default.contentsOfDirectory(atPath: parts.folder)) ?? []
      where name.hasPrefix(prefix) {
        let owner = Int32(name.dropFirst(prefix.count)) ?? 0
        if owner > 0, owner != getpid(), kill(owner, 0) == 0 { continue }
        try? FileManager.default.removeItem(atPath: parts.sibling(name))
      }
    }
  }

  private func hiddenName(_ kind: String) -> String { ".\(parts.name).heterarchy-\(kind)-" }

  private func sibling(_ kind: String) -> String {
    parts.sibling(hiddenName(kind) + String(getpid()))
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw OutputError.cannotWrite(path, reason: lastError()) }
    do {
      try writeAll(bytes, to: descriptor, name: path)
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw OutputError.cannotWrite(path, reason: lastError()) }
  }
}

/// Writes every byte or throws: a full device and a closed pipe are no success.
///
/// - Throws: `OutputError.closedPipe` when nobody reads any more, `.cannotWrite` for all else.
public func writeAll(_ bytes: [UInt8], to descriptor: Int32, name: String) throws {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
    }
    if count < 0 {
      if errno == EINTR { continue }
      if errno == EPIPE { throw OutputError.closedPipe }
      throw OutputError.cannotWrite(name, reason: lastError())
    }
    written += count
  }
}

private func lastError() -> String { String(cString: strerror(errno)) }

/// Why results could not be written.
public enum OutputError: Error, Sendable, Equatable {
  /// The folder that should hold the output folder is not there.
  case noParent(String, parent: String)
  /// Something that is not ours is in the way.
  case exists(String)
  /// The path is `.`, `..` or `/`, which cannot be replaced.
  case noName(String)
  /// The output folder cannot be made.
  case cannotCreate(String, reason: String)
  /// A write failed midway.
  case cannotWrite(String, reason: String)
  /// The reader of a pipe went away.
  case closedPipe
}

/// The temporary files and folders of this process, so that an interrupt can remove it.
public final class Unfinished: Sendable {
  /// The one of this process.
  public static let shared = Unfinished()

  private let paths = Mutex<Set<String>>([])

  func begin(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Runs the last step, which an interrupt waits for.
  func finish(_ path: String, _ step: () throws -> Void) throws {
    try paths.withLock { paths in
      try step()
      paths.remove(path)
    }
  }

  /// Removes one that will not be finished; others may be on their way.
  func remove(_ path: String) {
    paths.withLock { paths in
      try? FileManager.default.removeItem(atPath: path)
      paths.remove(path)
    }
  }

  /// Removes what is not finished.
  public func removeAll() {
    paths.withLock { paths in
      for path in paths { try? FileManager.default.removeItem(atPath: path) }
      paths.removeAll()
    }
  }
}
