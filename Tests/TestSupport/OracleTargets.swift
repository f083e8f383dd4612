/// How rows of `oracles/targets.csv` are named by `heterarchy measure`, and how near is near enough.
public enum OracleTargets {
  /// For each measure, the prose of `options` and the variant that it is for us.
  public static let variants: [String: [String: String]] = {
    let plain = ["": ""]
    let projected = ["projection=undirected_simple": ""]
    let weights = ["weights=none": "weights=none", "weights=strength": "weights=strength"]
    var variants: [String: [String: String]] = [
      "degree_undirected": projected, "coreness": projected,
      "articulation": [
        "1/0;projection=undirected_simple": ""
      ],
      "n_bridges": projected, "cr1_betweenness": projected,
      "effective_fraction_betweenness": [
        "projection=undirected_simple;NaN when all betweenness = 0": ""
      ],
      "betweenness": [
        "normalized=False;weights=none": "weights=none;normalised=no",
        "normalized=True;weights=none": "weights=none;normalised=yes",
        "normalized=False;weights=distance=1/w;exact rational path lengths":
          "weights=inverse;normalised=no",
      ],
      "harmonic": [
        "normalized": "normalised=yes",
        "normalized;distance=incoming": "direction=in;normalised=yes",
        "normalized;distance=outgoing": "direction=out;normalised=yes",
      ],
      "pagerank": ["alpha=0.85;weights=strength;dangling=uniform": "weights=strength"],
      "centralization_degree": ["": "", "mode=in": "direction=in", "mode=out": "direction=out"],
      "local_clustering": ["degree<2 -> NaN": ""],
      "krackhardt_efficiency": [
        "arcs counted": "count=arcs", "underlying undirected links counted": "count=links",
      ],
      "lubness": ["along=arcs": "along=arcs", "along=reversed_arcs": "along=reversed"],
      "grc": [
        "weights=none;along=arcs": "weights=none;along=arcs",
        "weights=none;along=reversed_arcs": "weights=none;along=reversed",
      ],
      "local_reaching": ["weights=none;along=arcs": "weights=none;along=arcs"],
      "reciprocity": ["edgewise": ""],
      "constraint": weights, "effective_size": weights, "burt_efficiency": weights,
      "burt_hierarchy": weights,
    ]
    for measure in [
      "n", "m", "selfloops_dropped", "isolates", "density", "indegree", "outdegree", "strength",
      "instrength", "outstrength", "centralization_betweenness", "centralization_harmonic",
      "transitivity", "connectedness", "krackhardt_hierarchy", "n_weak_components",
      "n_strong_components",
    ] { variants[measure] = plain }
    for index in ["gini", "gini_bc", "hhi", "effective_fraction", "cr1"] {
      for ends in ["strength", "instrength", "outstrength"] { variants["\(index)_\(ends)"] = plain }
    }
    for more in [pathVariants, hierarchyVariants, boundaryVariants, fragmentationVariants] {
      variants.merge(more) { known, _ in known }
    }
    return variants
  }()

  /// Measures that no other tool can give a value for, and why.
  public static let withoutCommittedValues: [String: String] = {
    let search = "it rests on our own search for communities; other tools find others as good"
    return [
      "modularity_found": search, "communities_found": search, "community": search,
      "community_stability": search, "adjusted_rand": search,
      "adjusted_mutual_information": search,
      "robustness_gap": "it compares with random orders of our own drawing",
      "betweenness_standard_error": "small networks have none: their betweenness is exact",
    ]
  }()

  /// Measures of `targets.csv` that are values of the library and no columns of a network:
  /// `EvidenceTests` reproduces them.
  public static let libraryOnly: Set<String> = [
    "mrqap_coefficient", "mrqap_r2",
    "rank_kendall_command_decision", "rank_kendall_indegree_decision",
    "rank_kendall_indegree_seniority", "rank_spearman_command_decision",
    "rank_spearman_indegree_decision", "rank_spearman_indegree_seniority",
  ]

  /// `options` without what belongs to the answer: the set that was found, and how many are as good.
  public static func question(_ options: String) -> String {
    options.split(separator: ";")
      .filter { part in !["set=", "core=", "tied optima="].contains { part.hasPrefix($0) } }
      .joined(separator: ";")
  }

  /// Whether ours agrees with theirs: 1e-6 relative, 1e-9 absolute, 1e-8 for PageRank; both undefined.
  public static func agrees(_ ours: Double, _ theirs: Double, measure: String) -> Bool {
    if ours.isNaN || theirs.isNaN { return ours.isNaN && theirs.isNaN }
    // Everything lies within a share of infinity.
    if theirs.isInfinite { return ours == theirs }
    let relative = measure == "pagerank" ? 1e-8 : 1e-6
    return abs(ours - theirs) <= max(1e-9, relative * abs(theirs))
  }

  /// The prose of `options` of a row of a decision log as a variant; the reference's φ and effective number have one form.
  public static func logVariant(measure: String, options: String) -> String {
    var words = options.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    if words.first?.hasPrefix("domain=") == true {
      words = ["all", words[1], words[0]] + words[2...]
    }
    let known = words.filter { $0.hasPrefix("weights=") || $0.hasPrefix("domain=") }
    if measure == "advice_coverage" {
      return options.hasPrefix("pooled") ? "pooled=yes" : "pooled=no"
    }
    if words.contains("plug-in") { return (known + ["estimator=plugin"]).joined(separator: ";") }
    if words.contains("cross-event unbiased") || words.contains("from unbiased") {
      return (known + ["estimator=cross_event"]).joined(separator: ";")
    }
    if measure.hasPrefix("rank_") || measure.hasPrefix("share_") { return "weights=count" }
    return known.joined(separator: ";")
  }
}
