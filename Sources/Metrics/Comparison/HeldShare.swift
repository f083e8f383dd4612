import Foundation
import Graphs

/// What one person holds of the events of a snapshot: what trades places between two snapshots.
///
/// With S the person's holdings, c those of a cluster, M the mass of all clusters and m of one,
///
///     share = S/M        coincidence = (S² − Σ c²) / (M² − Σ m²)
///
/// The coincidences of all people add up to Ĥ, their shares to 1. Were squared shares swapped in
/// their place, a short log would look more concentrated than a long one of the same people: of
/// 60 and of 600 even decisions, nearly every p would be below 0.05.
struct HeldShare: Sendable, Equatable {
  let share: Double
  let coincidence: Double

  /// How many times as long as the other one log may be until `change` is said to be too sure.
  static let comparableLengths = 3.0

  /// One a holder.
  static func all(of events: EventShares) -> [HeldShare] {
    var totals = [Double](repeating: 0, count: events.holderCount)
    var within = totals
    var mass = 0.0
    var massWithin = 0.0
    events.forEachCluster { weight, held in
      mass += weight
      massWithin += weight * weight
      for (holder, amount) in held {
        totals[holder] += amount
        within[holder] += amount * amount
      }
    }
    let pairs = mass * mass - massWithin
    return zip(totals, within).map { total, own in
      // Shares of thirds do not cancel to the last digit.
      let shared = total * total - own
      return HeldShare(
        share: total / mass, coincidence: shared > 1e-12 * total * total ? shared / pairs : 0)
    }
  }

  /// ln φ + ln N of people who hold these: ln of (Σ share)²/Σ coincidence.
  ///
  /// Divided by what the shares add up to, since swapped ones do not make 1. Without that, one person
  /// who takes over would never be seen: the swap of that person alone turns the change round, and
  /// half of all draws would be as extreme.
  static func logEffectiveNumber(_ held: [HeldShare]) -> Double {
    var share = 0.0
    var coincidence = 0.0
    for held in held {
      share += held.share
      coincidence += held.coincidence
    }
    return log(share * share / coincidence)
  }

  /// Whether the change of ln φ from one snapshot to the other is more than people's shares
  /// trading places would give: each person's two with probability ½.
  ///
  /// T is Δ itself, from the estimates that a report prints. Simulated with weights that did not change
  /// (10, 20 and 50 people, 60 to 600 decisions), 1 to 8 % of p lie at or below 0.05; 9 to 15 % where
  /// one log is ten times as long as the other and all hold the same.
  ///
  /// - Precondition: the same people in the same order.
  /// - Throws: `Cancelled`.
  static func change(
    from before: [HeldShare], to after: [HeldShare], draws: Int,
    using random: inout some RandomNumberGenerator
  ) throws -> PermutationTest {
    // Whoever holds nothing at either time changes nothing.
    let holding = zip(before, after).filter { $0.share > 0 || $1.share > 0 }
    return try .paired(
      before: holding.map(\.0), after: holding.map(\.1), permutations: draws, using: &random,
      logEffectiveNumber)
  }
}
