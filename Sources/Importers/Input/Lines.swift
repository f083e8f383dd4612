/// Goes through the lines of a text, each without its line break: LF or CR LF.
///
/// - Complexity: O(bytes) for all lines together.
struct Lines {
  /// The number of the line that was read last, from 1; 0 before the first.
  private(set) var number = 0
  /// Where the next line begins.
  private(set) var position: Int
  private let end: Int

  /// The lines of the bytes from `start` on, up to `end` or all.
  init(_ text: Span<UInt8>, from start: Int = 0, to end: Int? = nil, number: Int = 0) {
    position = start
    self.end = end ?? text.count
    self.number = number
  }

  /// The bytes of the next line; `nil` at the end.
  mutating func next(in text: Span<UInt8>) -> Range<Int>? {
    guard position < end else { return nil }
    let start = position
    var last = start
    while last < end, text[last] != UInt8(ascii: "\n") { last += 1 }
    position = min(last + 1, end)
    number += 1
    if last < end, last > start, text[last - 1] == UInt8(ascii: "\r") { last -= 1 }
    return start..<last
  }
}

/// The bytes with ASCII capitals made small; others as they are.
func lowercasedASCII(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
}
