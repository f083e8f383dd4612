/// How far people of higher rank hold more, and how often chance would do as much.
public struct RankAssociation: Sendable, Equatable {
  /// Kendall's τ_b of seniority and holdings; larger means that seniors hold more.
  public let kendall: Double
  /// Spearman's ρ of the same.
  public let spearman: Double
  /// p = (1 + #{τ* ≥ τ}) / (B + 1) over B random assignments of the levels, within strata where given.
  public let p: Double
  /// B.
  public let permutations: Int
  /// How many people have a level.
  public let people: Int
  /// Whether there are at least two levels with at least two people each.
  public let hasTwoLevels: Bool

  /// The association of levels (1 = top, `nan` = not recorded) with what the same people hold.
  ///
  /// People without a level are left out; people who hold nothing are not. The permutations depend
  /// on the generator alone, not on the order of the people.
  ///
  /// - Parameter strata: What group each is of. Levels then stay within their group, so that p says
  ///   nothing of differences between groups: old units may have both more ranks and more to decide.
  /// - Complexity: O(B n log n).
  public init(
    levels: [Double], holdings: [Double], strata: [Int]? = nil, permutations: Int,
    using generator: inout some RandomNumberGenerator
  ) {
    // Equal holdings that were summed in another order differ in the last digit; ranks must not.
    let unit = 1e-12 * max(holdings.max() ?? 0, .leastNormalMagnitude)
    let pairs = levels.indices.filter { !levels[$0].isNaN }
      .map {
        (
          stratum: strata?[$0] ?? 0, seniority: -levels[$0],
          held: (holdings[$0] / unit).rounded()
        )
      }
      .sorted { ($0.stratum, $0.seniority, $0.held) < ($1.stratum, $1.seniority, $1.held) }
    var seniority = pairs.map(\.seniority)
    let held = pairs.map(\.held)

    people = pairs.count
    self.permutations = permutations
    hasTwoLevels = Dictionary(grouping: seniority) { $0 }.count { $0.value.count >= 2 } >= 2
    kendall = RankCorrelation.kendall(seniority, held)
    spearman = RankCorrelation.spearman(seniority, held)
    guard !kendall.isNaN, permutations > 0 else {
      p = .nan
      return
    }
    var starts = pairs.indices.filter { $0 == 0 || pairs[$0].stratum != pairs[$0 - 1].stratum }
    starts.append(pairs.count)
    var asExtreme = 0
    for _ in 0..<permutations {
      for (start, end) in zip(starts, starts.dropFirst()) {
        seniority[start..<end].shuffle(using: &generator)
      }
      if RankCorrelation.kendall(seniority, held) >= kendall - 1e-12 { asExtreme += 1 }
    }
    p = permutationP(asExtreme: asExtreme, of: permutations)
  }
}

extension RankAssociation {
  /// What chance does, in a few words.
  static let chance = "levels dealt out anew"

  /// What p is against, for a note.
  var words: String {
    let error = permutationError(of: p, draws: permutations)
    return "null: levels permuted over people, \(permutations) draws; p one-sided, of as much "
      + "with the senior, standard error \(Words.fixed(error, decimals: 3))"
  }
}

/// p = (1 + #{T* ≥ T}) / (B + 1): never 0, as the observed order is one of those possible.
public func permutationP(asExtreme: Int, of draws: Int) -> Double {
  Double(1 + asExtreme) / Double(draws + 1)
}

/// How far other draws would give another one-sided p, one standard error: √(p(1 − p)/B).
func permutationError(of p: Double, draws: Int) -> Double {
  (p * (1 - p) / Double(draws)).squareRoot()
}
