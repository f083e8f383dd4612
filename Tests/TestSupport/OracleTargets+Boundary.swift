extension OracleTargets {
  /// The variants of the measures of units and two modes, by the prose of `options`.
  static let boundaryVariants: [String: [String: String]] = {
    var variants: [String: [String: String]] = ["interlock": ["shared members": ""]]
    for measure in [
      "bipartite_density", "membership_count", "group_size", "gini_membership_bc",
      "multi_membership_share",
    ] { variants[measure] = ["": ""] }
    for attribute in ["club", "unit", "sponsorship"] {
      let (theirs, ours) = ("attr=\(attribute);", "attribute=\(attribute)")
      let forms: [(String, String, String)] =
        [
          ("ei_index", "ties=arcs as listed;weights=none", ";weights=none"),
          ("ei_index", "weights=strength", ";weights=strength"),
          ("ei_expected", "label permutation, exact", ""),
          ("modularity", "weights=none;resolution=1", ";weights=none"),
          ("attribute_assortativity", "weights=none", ";weights=none"),
          ("unit_matrix_ties", "weights=none", ";weights=none"),
        ]
        + rolesOfSna.flatMap { name, role in
          [
            ("gf_brokerage", "role=\(role)", ";role=\(role)"),
            ("gf_brokerage_expected", "role=\(name)", ";role=\(role)"),
            ("gf_brokerage_z", "role=\(name)", ";role=\(role)"),
          ]
        }
      for (measure, options, variant) in forms {
        variants[measure, default: [:]][theirs + options] = ours + variant
      }
    }
    return variants
  }()

  /// The columns of R sna's `brokerage` and the roles that they are.
  private static let rolesOfSna = [
    ("w_I", "coordinator"), ("w_O", "itinerant"), ("b_IO", "representative"),
    ("b_OI", "gatekeeper"), ("b_O", "liaison"), ("t", "total"),
  ]
}
