extension OracleTargets {
  /// The variants of the measures of units and two modes, by the prose of `options`.
  static let boundaryVariants: [String: [String: String]] = [:]
}
