import Graphs

/// Whether who is tied in one relation is tied in another.
public struct RelationCorrelation: PairMetric {
  /// The one form there is.
  public init() {}

  /// The words.
  public var definition: Definition {
    Definition(
      id: "qap_correlation", title: "Correlation of two relations",
      question: "Do the same people have ties, and strong ones, in both relations?",
      formula: "Pearson's r of wᵢⱼ in one and in the other over all i ≠ j; 0 without a tie",
      range: "−1 to 1", direction: .neither,
      undefined: "a relation where all pairs are alike, as without ties",
      caveat: "p is by reassigning people at random (QAP), since pairs that share a person are not "
        + "independent. Directions are those of the data, a tie without one counts both ways. "
        + "No p where reassigning is too costly (above \(Cost.permutations.words)). The first "
        + "\(NetworkPair.relationLimit) relations by name are compared.",
      source: "Krackhardt 1987, Social Networks 9:171")
  }

  /// One value; its p two-sided, with both sides in the note.
  public func columns(of pair: NetworkPair) throws -> [Column] {
    let (first, second) = pair.graphs
    let work = Double(pair.draws) * Double(first.count + first.arcCount + second.arcCount)
    let excess = Cost.permutations.excess(
      of: first, work: work, for: "reassigning people \(pair.draws) times")
    var random = Xoshiro256(master: pair.first.seed, purpose: definition.id, "QAP")
    let result = try first.correlation(
      with: second, permutations: excess == nil ? pair.draws : 0, using: &random)
    let hasP = !result.permuted.isEmpty
    return [
      Column(
        definition.id, whole: result.observed, reason: "all pairs of a relation are alike",
        nullMean: hasP ? result.nullMean : nil, nullP: hasP ? result.pTwoSided : nil,
        chance: "people dealt out anew",
        note: hasP ? note(on: result) : result.observed.isNaN ? "" : excess ?? "")
    ]
  }

  private func note(on result: PermutationTest) -> String {
    func short(_ value: Double) -> String { Words.fixed(value, decimals: 3) }
    return
      "p two-sided over \(result.permuted.count) random reassignments of people, standard error "
      + "\(short(result.pTwoSidedError)); more alike by chance \(short(result.pLarger)), less alike "
      + short(result.pSmaller)
  }
}
