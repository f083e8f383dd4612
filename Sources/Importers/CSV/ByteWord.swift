/// Eight bytes of a text as one number, the first the lowest, looked at all at once.
///
/// Marks are the highest bits of bytes. Only the lowest mark is sure: a borrow may make false ones
/// above it.
enum ByteWord {
  private static let lowBits: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The bytes from `position` on, of which there must be eight.
  @inline(__always)
  static func load(_ bytes: RawSpan, _ position: Int) -> UInt64 {
    UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// A word of the same byte eight times.
  static func every(_ byte: UInt8) -> UInt64 { lowBits &* UInt64(byte) }

  /// Marks bytes that are 0.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 { (word &- lowBits) & ~word & highBits }

  /// Marks bytes below a limit, which is at most 128.
  @inline(__always)
  static func below(_ limit: UInt8, _ word: UInt64) -> UInt64 {
    (word &- every(limit)) & ~word & highBits
  }

  /// The place of the first marked byte, 8 for none.
  @inline(__always)
  static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }
}
