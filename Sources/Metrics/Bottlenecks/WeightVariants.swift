import Graphs

/// The two forms of a measure of a person's contacts: every tie as 1, and, where any weight
/// differs from 1, with the weights.
func weightVariants(
  _ measure: String, of network: Network, _ values: (_ weighted: Bool) throws -> [Double]
) rethrows -> [Column] {
  try (network.graph.isWeighted ? [false, true] : [false]).map { weighted in
    Column(
      measure, variant: weighted ? "weights=strength" : "weights=none", scope: .people,
      values: try values(weighted),
      reason: weighted ? network.weightReason(else: noContacts) : noContacts)
  }
}

/// Why a person has no value where contacts are what is measured.
let noContacts = "the person has no contacts"
