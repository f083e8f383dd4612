import CZlib

/// Decompression through zlib, in pieces, never beyond a limit.
enum Gzip {
  struct Failure: Error {
    var message: String
    var hint: String
  }

  /// Whether the bytes begin as gzip does.
  static func isCompressed(_ bytes: [UInt8]) -> Bool {
    bytes.count > 2 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8
  }

  /// All members of a gzip file, one after another.
  ///
  /// - Throws: `Failure` for damaged data, and as soon as the text exceeds `limit`.
  static func decompress(_ compressed: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    let damaged = Failure(message: "the gzip data are damaged or cut off", hint: "copy it again")
    var stream = z_stream()
    // 15 is the largest window; 16 more says gzip.
    guard
      inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw damaged }
    defer { inflateEnd(&stream) }

    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var consumed = 0
    var isAtEnd = false
    // The last input may be taken before the last output is made, so both must be at an end.
    while !isAtEnd || consumed < compressed.count {
      if isAtEnd { inflateReset(&stream) }
      let available = min(compressed.count - consumed, 1 << 30)
      let (status, used, made) = compressed.withUnsafeBufferPointer { input in
        piece.withUnsafeMutableBufferPointer { output in
          stream.next_in = input.baseAddress.map {
            UnsafeMutablePointer(mutating: $0 + consumed)
          }
          stream.avail_in = UInt32(available)
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          return (
            status, available - Int(stream.avail_in), output.count - Int(stream.avail_out)
          )
        }
      }
      guard status == Z_OK || status == Z_STREAM_END, used + made > 0 else { throw damaged }
      consumed += used
      isAtEnd = status == Z_STREAM_END
      guard text.count + made <= limit else {
        throw Failure(
          message: "gzip expands to more than \(limit) bytes, the limit",
          hint: "--maximum-input-bytes raises the limit")
      }
      text.append(contentsOf: piece[..<made])
    }
    return text
  }
}
