extension OracleTargets {
  /// The variants of the measures of fragmentation, key players and pairs of relations, by the prose of `options`.
  static let fragmentationVariants: [String: [String: String]] = [:]
}
