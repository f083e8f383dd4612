extension Graph {
  /// The share of possible ties that are there.
  ///
  ///     density = m / n(n − 1)      directed;  2m / n(n − 1) undirected
  ///
  /// - Returns: From 0 to 1; `nan` below two nodes.
  /// - Complexity: O(1).
  public func density() -> Double {
    guard count > 1 else { return .nan }
    return Double(arcCount) / (Double(count) * Double(count - 1))
  }
}
