extension OracleTargets {
  /// The variants of the measures of fragmentation, key players and pairs of relations, by the prose of `options`.
  static let fragmentationVariants: [String: [String: String]] = {
    var variants: [String: [String: String]] = [:]
    for measure in ["fragmentation_F", "fragmentation_DF"] {
      variants[measure] = ["projection=undirected_simple": ""]
      variants[measure + "_without"] = ["remaining n-1 nodes;projection=undirected_simple": ""]
    }
    variants["kpp_neg_DF_k2"] = ["exhaustive": ""]
    variants["kpp_pos_DR_k2"] = ["members count 1;exhaustive": ""]
    return variants
  }()

}
