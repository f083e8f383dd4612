import Organisations

/// The line of one commit in a git log: a mark, and fields with a mark between them. Lines between
/// two of them are the paths that the first one changed.
enum GitLogLine {
  /// U+001E begins a commit's line, U+001F parts its fields, U+001D the values of one field.
  static let mark: UInt8 = 0x1E
  static let fieldMark: UInt8 = 0x1F
  static let valueMark: UInt8 = 0x1D

  /// The fields in their order.
  enum Field: Int, CaseIterable {
    case commit, parents, time
    case authorName, authorAddress, committerName, committerAddress
    case reviewed, acked, coauthored, signedOff

    /// What stands for it in `git log --format`.
    var placeholder: String {
      func trailer(_ name: String) -> String {
        "%(trailers:key=\(name),valueonly=true,unfold=true,separator=%x1D)"
      }
      return switch self {
      case .commit: "%H"
      case .parents: "%P"
      case .time: "%ct"
      case .authorName: "%aN"
      case .authorAddress: "%aE"
      case .committerName: "%cN"
      case .committerAddress: "%cE"
      case .reviewed: trailer("Reviewed-by")
      case .acked: trailer("Acked-by")
      case .coauthored: trailer("Co-authored-by")
      case .signedOff: trailer("Signed-off-by")
      }
    }
  }

  /// What `--format` says: no subject, no body, of the trailers those with people.
  static let format = "%x1E" + Field.allCases.map(\.placeholder).joined(separator: "%x1F")

  /// Whether a commit's line begins the bytes.
  static func begins(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.first == mark else { return false }
    let id = bytes.dropFirst().prefix { $0 != fieldMark }
    return isCommit(id) && id.endIndex != bytes.endIndex
  }

  /// Whether the bytes are the id of a commit: a SHA-1 or SHA-256 in hexadecimal.
  static func isCommit(_ bytes: some Collection<UInt8>) -> Bool {
    (bytes.count == 40 || bytes.count == 64)
      && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// The second since 1970 that the bytes write; `nil` beyond the year 9999 or before 1 AD.
  static func time(_ bytes: some Collection<UInt8>) -> Double? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = isNegative ? bytes.dropFirst() : bytes[...]
    guard !digits.isEmpty, digits.count <= 12,
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let value = digits.reduce(0.0) { $0 * 10 + Double($1 - 0x30) }
    return value < (isNegative ? 62_135_596_800 : 253_402_300_800)
      ? (isNegative ? -value : value) : nil
  }
}
