/// A name that a file gave to a person, a unit, a circle or a decision: its bytes, nothing else.
///
/// Two identifiers are equal when their UTF-8 bytes are; `String` would call two spellings of the
/// same letters equal, and other tools would not. The order is that of the bytes.
public struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The identifier as text, with the bytes of the file.
  public let text: String

  /// The identifier of these bytes.
  public init(_ text: String) { self.text = text }

  /// The text itself.
  public var description: String { text }

  /// Whether the bytes are the same.
  public static func == (left: Identifier, right: Identifier) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Whether the bytes come first.
  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// Feeds the bytes.
  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
