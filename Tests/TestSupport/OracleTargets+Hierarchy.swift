extension OracleTargets {
  /// The variants of the measures of hierarchy, census and position, by the prose of `options`.
  static let hierarchyVariants: [String: [String: String]] = {
    let plain = ["": ""]
    var variants = [
      "avg_path_length": ["reachable pairs only": ""], "diameter": ["largest finite": ""],
      "global_efficiency": plain,
      "closeness": ["normalized;connected graphs only": ""],
      "centralization_closeness": ["connected graphs only": ""],
      "eigenvector": [
        "max=1;largest weak component;symmetrised sum;weights=strength": "weights=strength"
      ],
      "centralization_eigenvector": [
        "star denominator;largest weak component;binary undirected": ""
      ],
      "flow_hierarchy": [
        "selfloops=dropped;weights=none": "weights=none",
        "selfloops=dropped;weights=strength": "weights=strength",
      ],
      "trophic_level": [
        "MacKay2020;weights=strength;along=arcs;min=0 per weak component":
          "weights=strength;along=arcs",
        "MacKay2020;weights=strength;along=reversed_arcs;min=0 per weak component":
          "weights=strength;along=reversed",
      ],
      "trophic_incoherence": [
        "MacKay2020 F0;weights=none": "weights=none",
        "MacKay2020 F0;weights=strength": "weights=strength",
      ],
      "trophic_coherence": ["1-F0;weights=none": "weights=none"],
      "springrank": [
        "alpha=0;weights=none;minimum-norm solution (mean 0 in every weak component);"
          + "higher=more arcs out": "weights=none"
      ],
      "agony_hierarchy": ["1-agony/m;LP": ""],
      "triad_census": plain, "dyad_census": plain,
      "gtrans": ["": "", "measure=weak": "measure=weak"],
      "degree_assortativity": ["": "", "x=out;y=in": "x=out;y=in"],
      "core_periphery_r": [
        "discrete;pattern=either end core;undirected binary;exhaustive": ""
      ],
    ]
    variants["rich_club"] = Dictionary(
      uniqueKeysWithValues: (0...100).map {
        ("k=\($0);degree>k;normalized=False", "k=\($0);normalised=no")
      })
    return variants
  }()

  /// Targets that are undefined for us, by graph and measure, and why.
  public static let undefined: [String: String] = [
    "complete_5 core_periphery_r":
      "every pair is tied, so nothing correlates; -9 is where the reference's search began",
    "outstar_6 gtrans": "no two arcs follow one another; R sna calls that 1",
  ]
}
