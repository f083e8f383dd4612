import Graphs

/// The two forms of a measure that reads weights: every tie as 1, and as it is where any weight
/// differs from 1.
func weightVariants(
  _ measure: String, of graph: Graph, reason: String, _ values: (_ weighted: Bool) -> [Double]
) -> [Column] {
  (graph.isWeighted ? [false, true] : [false]).map { weighted in
    Column(
      measure, variant: weighted ? "weights=strength" : "weights=none", scope: .people,
      values: values(weighted), reason: reason)
  }
}

/// Why a person has no value where contacts are what is measured.
let noContacts = "the person has no contacts"
