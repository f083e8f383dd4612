/// What an `XMLReader` tells while it reads; the bytes live as long as the call.
protocol XMLEvents: AnyObject {
  func start(_ name: UnsafeBufferPointer<UInt8>, isForeign: Bool, _ attributes: XMLAttributes)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  func end()

  /// Reads what it knows well enough to need no XML parser, from where a tag has just ended: whole
  /// elements of UTF-8 that are sound in every detail. The reader goes on where it stops.
  func takePlain(_ text: Span<UInt8>, from mark: TextMark) -> TextMark
}

extension XMLEvents {
  /// Nothing.
  func takePlain(_ text: Span<UInt8>, from mark: TextMark) -> TextMark { mark }
}

/// A position in the bytes, its line and where that line begins.
struct TextMark: Sendable {
  var position: Int
  var line = 1
  var lineStart = 0

  /// Goes to a later position.
  ///
  /// - Complexity: O(bytes between).
  mutating func advance(to end: Int, in text: Span<UInt8>) {
    while position < end {
      if text[position] == 0x0A {
        line += 1
        lineStart = position + 1
      }
      position += 1
    }
  }
}
