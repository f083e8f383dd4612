import Foundation

/// The bytes of one file, decompressed, and the name to complain about.
struct Input {
  /// As it was given: the path, or `-`.
  var path: String
  /// The last part of the path.
  var name: String
  var bytes: [UInt8]
  /// Files found in a folder may be passed over; files named one by one may not.
  var isFromFolder: Bool

  var place: Place { Place(file: shown(path)) }

  /// The name without `.gz` and the last ending: `edges_advice` of `edges_advice.csv.gz`.
  var stem: String {
    var stem = Substring(name)
    if stem.hasSuffix(".gz") { stem = stem.dropLast(3) }
    if let dot = stem.lastIndex(of: "."), dot != stem.startIndex { stem = stem[..<dot] }
    return String(stem)
  }

  /// What follows the last dot of the name, in lowercase, without `.gz`.
  var ending: String { Self.ending(of: name) }

  /// What follows the last dot of a name, in lowercase, without `.gz`; empty without a dot.
  static func ending(of name: String) -> String {
    var rest = Substring(name.lowercased())
    if rest.hasSuffix(".gz") { rest = rest.dropLast(3) }
    guard let dot = rest.lastIndex(of: "."), dot != rest.startIndex else { return "" }
    return String(rest[rest.index(after: dot)...])
  }

  /// Whether something is there.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Reads a whole file, or standard input for `-`.
  static func read(
    _ path: String, isFromFolder: Bool, limits: ImportOptions
  ) throws(ImportFailure) -> Input {
    let name = path == "-" ? "-" : PathName(path).name
    func failure(_ kind: ImportFailure.Kind, _ message: String, _ hint: String) -> ImportFailure {
      ImportFailure(kind, [ImportError(file: shown(path), message: message, hint: hint)])
    }
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? failure(.noInput, "no such file", "check the name and the folder")
        : failure(.noInput, String(cString: strerror(errno)), "check that the file may be read")
    }
    defer { if path != "-" { close(descriptor) } }

    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_size > 0 {
      bytes.reserveCapacity(Int(status.st_size) + 1)
    }
    let limit = limits.maximumInputBytes ?? Int.max
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Foundation.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw failure(.io, "cannot be read: \(String(cString: strerror(errno)))", "try again")
      }
      if count == 0 { break }
      guard bytes.count + count <= limit else {
        throw failure(
          .data, "longer than \(limit) bytes, the limit", "--maximum-input-bytes raises the limit")
      }
      bytes.append(contentsOf: chunk[..<count])
    }
    if Gzip.isCompressed(bytes) {
      do {
        bytes = try Gzip.decompress(
          bytes, limit: limits.maximumInputBytes ?? max(16 << 20, 100 * bytes.count))
      } catch {
        throw failure(.data, error.message, error.hint)
      }
    }
    return Input(path: path, name: name, bytes: bytes, isFromFolder: isFromFolder)
  }

  /// The path without links and dots; as it is where nothing is there.
  static func resolved(_ path: String) -> String {
    guard path != "-", let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether the path names a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder in the order of their bytes, hidden ones left out.
  static func names(in folder: String) throws(ImportFailure) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.hasPrefix(".") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw ImportFailure(
        .io,
        [
          ImportError(
            file: shown(folder), message: "the folder cannot be listed",
            hint: "check that the folder may be read")
        ])
    }
  }
}
