import Foundation

/// The bytes of one input from its beginning to its end, decompressed where it is gzip, and never
/// more than the limit.
final class ByteStream {
  private enum Source {
    case memory([UInt8])
    case descriptor(Int32, isOwn: Bool)
  }

  private let name: String
  private let limit: Int?
  private var source: Source
  /// Bytes of the file, before decompression.
  private let size: Int?
  private var taken = 0
  private var made = 0
  private var gunzip: Gunzip?
  /// Read and not handed out: the first bytes, or compressed ones.
  private var pending: [UInt8] = []
  private var pendingStart = 0
  private var isAtEnd = false

  /// Whether it is decompressed on the way.
  var isCompressed: Bool { gunzip != nil }

  /// The size of the file in bytes, where it is a file.
  var fileSize: Int? { size }

  /// How many bytes may come yet; `nil` where only reading can tell.
  var mostBytesLeft: Int? {
    guard gunzip == nil, let size else { return nil }
    return max(0, size - taken) + pending.count - pendingStart + 1
  }

  /// Bytes that are in memory already.
  init(_ bytes: [UInt8], name: String) {
    self.name = name
    limit = nil
    size = bytes.count
    source = .memory(bytes)
  }

  /// Opens a file, or standard input for `-`.
  init(path: String, limit: Int?) throws(ImportFailure) {
    name = path
    self.limit = limit
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw Self.failure(
        name, .noInput, isMissing ? "no such file" : String(cString: strerror(errno)),
        isMissing ? "check the name and the folder" : "check that the file may be read")
    }
    source = .descriptor(descriptor, isOwn: path != "-")
    var status = stat()
    size =
      fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      ? Int(status.st_size) : nil
    if let size, let limit, size > limit { throw tooLong(limit) }
    pending = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    while count < 3 {
      let more = try readRaw(into: &pending, count..<pending.count)
      if more == 0 { break }
      count += more
    }
    pending.removeSubrange(count...)
    if Gunzip.isCompressed(pending) {
      do { gunzip = try Gunzip() } catch { throw damaged() }
    }
  }

  deinit {
    if case .descriptor(let descriptor, true) = source { close(descriptor) }
  }

  /// Reads into the array from `start` on, as much as fits and is wanted, or less.
  ///
  /// - Returns: How many bytes; 0 at the end.
  /// - Throws: Where the file cannot be read on, is longer than the limit or damaged.
  func read(
    into buffer: inout [UInt8], from start: Int, atMost limit: Int = .max
  ) throws(ImportFailure) -> Int {
    let room = min(limit, buffer.count - start)
    guard !isAtEnd, room > 0 else { return 0 }
    if let gunzip { return try decompress(gunzip, into: &buffer, start..<start + room) }
    if pendingStart < pending.count {
      let count = min(room, pending.count - pendingStart)
      copy(pending, from: pendingStart, count, into: &buffer, at: start)
      pendingStart += count
      return count
    }
    return try readRaw(into: &buffer, start..<start + room)
  }

  private func decompress(
    _ gunzip: Gunzip, into buffer: inout [UInt8], _ places: Range<Int>
  ) throws(ImportFailure) -> Int {
    while true {
      if pendingStart == pending.count {
        pending = [UInt8](repeating: 0, count: 1 << 16)
        let count = try readRaw(into: &pending, 0..<pending.count)
        pending.removeSubrange(count...)
        pendingStart = 0
      }
      if pending.isEmpty, gunzip.mayEnd {
        isAtEnd = true
        return 0
      }
      let from = pendingStart
      let outcome = pending.withUnsafeBytes { input in
        buffer.withUnsafeMutableBytes { output in
          Result<(taken: Int, made: Int), Gunzip.Damaged> { () throws(Gunzip.Damaged) in
            try gunzip.inflate(
              UnsafeRawBufferPointer(rebasing: input[from...]),
              into: UnsafeMutableRawBufferPointer(rebasing: output[places]))
          }
        }
      }
      guard case .success(let (used, count)) = outcome else { throw damaged() }
      pendingStart += used
      made += count
      let allowed = limit ?? max(16 << 20, 100 * (size ?? taken))
      guard made <= allowed else {
        throw Self.failure(
          name, .data, "gzip expands to more than \(allowed) bytes, the limit",
          "--maximum-input-bytes raises the limit")
      }
      if count > 0 { return count }
    }
  }

  /// Bytes as they are in the file.
  private func readRaw(
    into buffer: inout [UInt8], _ places: Range<Int>
  ) throws(ImportFailure) -> Int {
    var count = 0
    let start = places.lowerBound
    switch source {
    case .memory(let bytes):
      count = min(places.count, bytes.count - taken)
      copy(bytes, from: taken, count, into: &buffer, at: start)
    case .descriptor(let descriptor, _):
      repeat {
        count = buffer.withUnsafeMutableBytes {
          Foundation.read(descriptor, $0.baseAddress.map { $0 + start }, places.count)
        }
      } while count < 0 && errno == EINTR
      guard count >= 0 else {
        throw Self.failure(
          name, .io, "cannot be read: \(String(cString: strerror(errno)))", "try again")
      }
    }
    taken += count
    if let limit, taken > limit { throw tooLong(limit) }
    return count
  }

  private func copy(
    _ bytes: [UInt8], from first: Int, _ count: Int, into buffer: inout [UInt8], at start: Int
  ) {
    bytes[first..<first + count].withUnsafeBytes { bytes in
      buffer[start..<start + count].withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
    }
  }

  private func tooLong(_ limit: Int) -> ImportFailure {
    Self.failure(
      name, .data, "longer than \(limit) bytes, the limit", "--maximum-input-bytes raises the limit"
    )
  }

  private func damaged() -> ImportFailure {
    Self.failure(name, .data, "the gzip data are damaged or cut off", "copy it again")
  }

  private static func failure(
    _ name: String, _ kind: ImportFailure.Kind, _ message: String, _ hint: String
  ) -> ImportFailure {
    ImportFailure(kind, [ImportError(file: shown(name), message: message, hint: hint)])
  }
}
