/// One file of a result: its name in the output folder and its bytes.
public struct OutputFile: Sendable, Equatable {
  /// The name; never taken from data.
  public var name: String
  /// The content.
  public var bytes: [UInt8]

  /// A file of these bytes.
  public init(_ name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A file of this text.
  public init(_ name: String, text: String) {
    self.init(name, bytes: Array(text.utf8))
  }
}
