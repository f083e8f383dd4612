import CZlib

/// Decompression through zlib, piece by piece.
final class Gunzip {
  /// The data are damaged or end too soon.
  struct Damaged: Error {}

  // zlib keeps the address of its stream.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isAtEndOfMember = false

  /// Whether the bytes begin as gzip does.
  static func isCompressed(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.starts(with: [0x1F, 0x8B, 8])
  }

  init() throws(Damaged) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 is the largest window; 16 more says gzip.
    guard
      inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw Damaged() }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Whether the data may end here: after a member, all of it written.
  var mayEnd: Bool { isAtEndOfMember }

  /// Decompresses some of `input` into `output`; one member may follow another.
  ///
  /// - Returns: How many bytes were taken and how many were made; none were made at the end.
  /// - Throws: `Damaged` for data that are, and where `input` is empty before the end.
  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(Damaged) -> (taken: Int, made: Int) {
    if isAtEndOfMember {
      guard !input.isEmpty else { return (0, 0) }
      inflateReset(stream)
      isAtEndOfMember = false
    }
    let available = UInt32(min(input.count, 1 << 30))
    let room = UInt32(min(output.count, 1 << 30))
    stream.pointee.next_in = input.baseAddress.map {
      UnsafeMutablePointer(mutating: $0.assumingMemoryBound(to: UInt8.self))
    }
    stream.pointee.avail_in = available
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = room
    let status = CZlib.inflate(stream, Z_NO_FLUSH)
    let taken = Int(available - stream.pointee.avail_in)
    let made = Int(room - stream.pointee.avail_out)
    guard status == Z_OK || status == Z_STREAM_END, taken + made > 0 else { throw Damaged() }
    isAtEndOfMember = status == Z_STREAM_END
    return (taken, made)
  }
}
