extension OracleTargets {
  /// The variants of the measures of ways through the network, by the prose of `options`.
  static let pathVariants: [String: [String: String]] = [
    "edge_betweenness": ["normalized=False;weights=none": "weights=none;normalised=no"]
  ]
}
