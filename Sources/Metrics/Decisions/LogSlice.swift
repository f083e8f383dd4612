import Graphs
import Organisations

/// A part of a log that is measured by itself: a weighting, a domain, a reading of N.
struct LogSlice {
  /// `weights=count`, `weights=count;domain=budget` …
  var variant: String
  var events: AttributedEvents
  /// Whether it is the whole log, each decision counting one, among the N by the rules.
  var isMain: Bool

  /// What everyone holds.
  var spread: Concentration { Concentration(events.shares.totals()) }

  /// Why nothing can be said, where there are no events.
  func emptyReason(_ attribution: Attribution) -> String {
    "no completed decision says who has the \(attribution.words) among the people who count"
  }
}

extension DecisionLog {
  /// Domains with rows of their own; of more, those with the most decisions.
  static var domainLimit: Int { 50 }

  /// The slices in which an attribution is measured: all decisions by count, by magnitude, by votes
  /// and by the power of votes where recorded, one a domain, one for each half of the time where
  /// dates are recorded, and the other two readings of N where there is no roster.
  func slices(_ attribution: Attribution) -> [LogSlice] {
    var slices = [
      LogSlice(variant: "weights=count", events: events(attribution), isMain: true)
    ]
    for weights in [DecisionWeights.magnitude, .votes, .power] {
      let weighted = events(attribution, weights: weights)
      if weighted.count > 0 {
        slices.append(
          LogSlice(variant: "weights=\(weights.rawValue)", events: weighted, isMain: false))
      }
    }
    for domain in measuredDomains {
      slices.append(
        LogSlice(
          variant: "weights=count;domain=\(variantValue(domain.text))",
          events: events(attribution, domain: domain),
          isMain: false))
    }
    if middle != nil {
      for half in LogHalf.allCases {
        slices.append(
          LogSlice(
            variant: "weights=count;half=\(half.rawValue)",
            events: events(attribution, half: half), isMain: false))
      }
    }
    if basis != .declared {
      for roster in [LogRoster.deciders, .everyone] {
        slices.append(
          LogSlice(
            variant: "weights=count;roster=\(roster.rawValue)",
            events: events(attribution, roster: roster), isMain: false))
      }
    }
    return slices
  }

  private var measuredDomains: [Identifier] {
    guard domains.count > Self.domainLimit else { return domains }
    var decisions: [Identifier: Int] = [:]
    for entry in completed { if let domain = entry.domain { decisions[domain, default: 0] += 1 } }
    return domains.sorted {
      let (one, other) = (decisions[$0] ?? 0, decisions[$1] ?? 0)
      return one != other ? one > other : $0 < $1
    }
    .prefix(Self.domainLimit).sorted()
  }

  /// What even chances would give for the whole log, by count; drawn once.
  func evenChances(_ attribution: Attribution) -> (gini: EvenChances.Null, cr1: EvenChances.Null) {
    if let known = evenChancesCache[attribution] { return known }
    let events = events(attribution)
    let chances = EvenChances(
      people: events.people, holdersPerEvent: events.shares.holdersPerEvent)
    let spread = Concentration(events.shares.totals())
    var generator = Xoshiro256(
      master: seed, purpose: "", attribution.rawValue, "even_chances")
    let null = chances.null(
      gini: spread.giniCorrected, cr1: spread.cr(1), draws: chances.draws(wanted: draws),
      using: &generator)
    evenChancesCache[attribution] = null
    return null
  }

  /// Rank against what people hold, from the whole log by count; drawn once a setting.
  func rankAssociation(
    _ attribution: Attribution, seed: UInt64? = nil, permutations: Int? = nil
  ) -> RankAssociation {
    let seed = seed ?? self.seed
    // A draw sorts all people: fewer draws for very many.
    let affordable = max(199, 1_000_000 / max(1, organisation.people.count))
    let wanted = min(permutations ?? draws, affordable)
    let key = RankKey(attribution: attribution, seed: seed, permutations: wanted)
    if let known = rankCache[key] { return known }
    let association = rankAssociation(
      of: events(attribution), attribution, seed: seed, permutations: wanted)
    rankCache[key] = association
    return association
  }

  /// Rank against what people hold of these events.
  func rankAssociation(
    of events: AttributedEvents, _ attribution: Attribution, seed: UInt64, permutations: Int
  ) -> RankAssociation {
    let levels = organisation.people.levels
    let (holders, totals) = (events.holders, events.shares.totals())
    let named = holders.indices.filter { holders[$0] < levels.count }
    var generator = Xoshiro256(
      master: seed, purpose: "", "rank_kendall_b_\(attribution.rawValue)",
      "permuted_levels")
    return RankAssociation(
      levels: named.map { levels[holders[$0]] }, holdings: named.map { totals[$0] },
      permutations: permutations, using: &generator)
  }
}

extension Double {
  /// The number itself, `nil` where it is none or infinite: an end of an interval that is not known.
  var ifFinite: Double? { isFinite ? self : nil }
}

/// What a drawn association depends on.
struct RankKey: Hashable {
  var attribution: Attribution
  var seed: UInt64
  var permutations: Int
}
