import Foundation

/// The piece of an XML file that lies in memory, so that a file of any length needs no more.
///
/// - Complexity: O(bytes) time for all pieces, O(1) space.
struct XMLWindow {
  /// How many bytes are in memory at most.
  let size: Int
  private let stream: ByteStream
  private(set) var bytes: [UInt8] = []
  /// How far the file was read, in `bytes`; its line may begin before them.
  var mark = TextMark(position: 0)
  private(set) var isAtEnd = false

  init(_ stream: ByteStream, size: Int) throws(ImportFailure) {
    self.stream = stream
    self.size = size
    try fill()
  }

  /// Forgets what lies before the mark, and reads on behind what is there.
  mutating func fill() throws(ImportFailure) {
    bytes.removeSubrange(0..<mark.position)
    mark.lineStart -= mark.position
    mark.position = 0
    var count = bytes.count
    // A small file is no reason for a large window.
    let room = min(size - count, stream.mostBytesLeft ?? size)
    bytes += [UInt8](repeating: 0, count: room)
    while count < bytes.count {
      let more = try stream.read(into: &bytes, from: count)
      if more == 0 {
        isAtEnd = true
        break
      }
      count += more
    }
    bytes.removeSubrange(count...)
  }

  /// Moves the mark on.
  mutating func advance(to position: Int) {
    var moved = mark
    moved.advance(to: position, in: bytes.span)
    mark = moved
  }

  /// Where the first NUL lies.
  var firstNUL: (line: Int, column: Int)? {
    let offset = bytes.withUnsafeBytes { buffer -> Int? in
      guard let start = buffer.baseAddress, let found = memchr(start, 0, buffer.count) else {
        return nil
      }
      return UnsafeRawPointer(found) - start
    }
    guard let offset else { return nil }
    var place = mark
    place.advance(to: offset, in: bytes.span)
    return (place.line, offset - place.lineStart + 1)
  }
}
