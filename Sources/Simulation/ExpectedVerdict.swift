/// What a sound instrument says of a reference organisation.
///
/// The words are those of `verdict.csv`. Some organisations lie between two rungs of the ladder by
/// construction; every rung named is right, the likelier first.
public struct ExpectedVerdict: Sendable, Equatable {
  /// `distributed`, `mixed`, `concentrated` or `insufficient`.
  public let overall: String
  /// `self_management`, `rights_without_advice`, `empowered`, `authoritarian`, `between` or
  /// `not_determinable`.
  public let ladder: [String]

  /// The rows of `expected_verdict.csv`: dimension and verdict, rungs joined by `;`.
  public var rows: [(dimension: String, verdict: String)] {
    [("overall", overall), ("ladder", ladder.joined(separator: ";"))]
  }

  /// Too few people or decisions to say anything.
  static let insufficient = ExpectedVerdict(overall: "insufficient", ladder: ["not_determinable"])
}
