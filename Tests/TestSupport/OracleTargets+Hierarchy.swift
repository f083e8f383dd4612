extension OracleTargets {
  /// The variants of the measures of hierarchy, census and position, by the prose of `options`.
  static let hierarchyVariants: [String: [String: String]] = [:]
}
