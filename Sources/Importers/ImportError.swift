/// What is wrong in a file, where, and one thing to do about it.
///
///     mail.csv:14:9: error: "abc" in column "weight" is not a number
///       hint: write decimals with a point, as in 2.5
public struct ImportError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file as it was named on the way in.
  public var file: String
  /// The physical line, from 1.
  public var line: Int
  /// The byte of the line, from 1.
  public var column: Int
  /// What is wrong, in the file's own words; control characters are shown as escapes.
  public var message: String
  /// What to do.
  public var hint: String

  /// A complaint about one place.
  public init(file: String, line: Int = 1, column: Int = 1, message: String, hint: String = "") {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }

  /// The two lines shown above, or one where there is no hint.
  public var description: String {
    "\(file):\(line):\(column): error: \(message)" + (hint.isEmpty ? "" : "\n  hint: \(hint)")
  }
}

/// Why an input could not be read: all complaints at once, at most 100.
public struct ImportFailure: Error, Sendable, CustomStringConvertible {
  /// Reading ends after so many complaints.
  public static let maximumErrors = 100

  /// What sort of failure it is; it decides the exit code of the command.
  public var kind: Kind
  /// The complaints in the order of reading; never empty.
  public var errors: [ImportError]

  /// A failure with these complaints.
  public init(_ kind: Kind, _ errors: [ImportError]) {
    self.kind = kind
    self.errors = errors
  }

  /// Every complaint on its own lines.
  public var description: String { errors.map(\.description).joined(separator: "\n") }

  /// The sorts of failure.
  public enum Kind: Sendable, Equatable {
    /// The bytes are not what they should be.
    case data
    /// There is no such file.
    case noInput
    /// The file is there and cannot be read.
    case io
  }
}
