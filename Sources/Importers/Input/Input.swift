import Foundation

/// The bytes of one file, decompressed, and the name to complain about.
struct Input {
  /// As it was given: the path, or `-`.
  var path: String
  /// The last part of the path.
  var name: String
  /// Its bytes, or the first of them where `isBeginning`.
  var bytes: [UInt8]
  /// Files found in a folder may be passed over; files named one by one may not.
  var isFromFolder: Bool
  /// Whether `bytes` are the beginning of a file too long to be held in memory.
  var isBeginning = false
  /// What `bytes` were before they were made UTF-8.
  var encoding = ImportOptions.TextEncoding.utf8

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

  /// Reads a whole file, or standard input for `-`; of one that is read in pieces its
  /// beginning.
  static func read(
    _ path: String, isFromFolder: Bool, limits: ImportOptions
  ) throws(ImportFailure) -> Input {
    let name = path == "-" ? "-" : PathName(path).name
    var input = Input(path: path, name: name, bytes: [], isFromFolder: isFromFolder)
    let stream = try ByteStream(path: path, limit: limits.maximumInputBytes)
    // A compressed file is about a tenth of its text.
    let size = (stream.fileSize ?? 0) * (stream.isCompressed ? 10 : 1)
    input.isBeginning =
      path != "-" && Formats.mayBeReadInPieces(input.ending) && size > limits.longTableBytes
    try input.read(stream, limits: limits)
    return input
  }

  /// Reads all of it, where `bytes` are only its beginning.
  mutating func readWhole(limits: ImportOptions) throws(ImportFailure) {
    guard isBeginning else { return }
    isBeginning = false
    try read(ByteStream(path: path, limit: limits.maximumInputBytes), limits: limits)
  }

  /// The bytes from the first to the last, whether they are in memory or not.
  func stream(limits: ImportOptions) throws(ImportFailure) -> ByteStream {
    isBeginning
      ? try ByteStream(path: path, limit: limits.maximumInputBytes) : ByteStream(bytes, name: path)
  }

  private mutating func read(
    _ stream: ByteStream, limits: ImportOptions
  ) throws(ImportFailure) {
    let wanted = isBeginning ? min(1 << 18, limits.longTableBytes) : Int.max
    var text = [UInt8](repeating: 0, count: min(wanted, max(1 << 16, (stream.fileSize ?? 0) + 1)))
    var count = 0
    while count < wanted {
      if count == text.count {
        text += [UInt8](repeating: 0, count: min(text.count, wanted - count))
      }
      let more = try stream.read(into: &text, from: count)
      if more == 0 { break }
      count += more
    }
    // Shorter than it looked: a small file that is well compressed.
    if count < wanted { isBeginning = false }
    text.removeSubrange(count...)
    bytes = text
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
