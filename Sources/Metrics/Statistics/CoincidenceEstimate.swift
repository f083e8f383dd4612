import Foundation

/// How likely random holders of two different events are the same person, with its uncertainty:
/// the cross-event estimate Ĥ of Σp².
///
/// With S(i) what person i holds in all, c a cluster's holdings and m its mass, M = Σm,
///
///     Ĥ = (Σᵢ S(i)² − Σ_c Σᵢ c(i)²) / (M² − Σ_c m²)
///
/// It is unbiased for Σp² in logs of any length, where the plug-in Σ(S/M)² is too large by
/// (1 − 1/N)/E; with one holder an event it is Simpson's Σn(n − 1)/E(E − 1).
///
///     // Two of three decisions by one person: one pair of three coincides, Ĥ = ⅓.
///
/// - SeeAlso: E. H. Simpson, *Measurement of diversity*, Nature 163, 1949.
public struct CoincidenceEstimate: Sendable, Equatable {
  /// Ĥ; 0 when no two events share a holder, `nan` with fewer than two clusters.
  public let hhi: Double
  /// The standard error of ln Ĥ: the jackknife that leaves out one cluster at a time,
  ///
  ///     se² = (C − 1)/C · Σ (θ(−c) − mean θ)²
  ///
  /// Infinite when Ĥ is 0, or would be 0 or undefined without some cluster.
  public let logError: Double
  /// C: the number of clusters.
  public let clusters: Int

  /// The estimate from these events.
  ///
  /// - Complexity: linear in the number of shares.
  public init(_ events: EventShares) {
    let totals = events.totals()
    var squares = CompensatedSum()
    for total in totals { squares.add(total * total) }
    let whole = squares.value

    var within = CompensatedSum()
    var mass = CompensatedSum()
    var massWithin = CompensatedSum()
    // What Ĥ loses without a cluster: its pairs with all the others, both ways round.
    var lostShared: [Double] = []
    var clusterMasses: [Double] = []
    events.forEachCluster { clusterMass, held in
      var own = 0.0
      var shared = 0.0
      for (holder, amount) in held {
        own += amount * amount
        shared += amount * (totals[holder] - amount)
      }
      within.add(own)
      mass.add(clusterMass)
      massWithin.add(clusterMass * clusterMass)
      lostShared.append(2 * shared)
      clusterMasses.append(clusterMass)
    }
    clusters = clusterMasses.count
    guard clusters >= 2 else {
      hhi = .nan
      logError = .nan
      return
    }

    // Shares of thirds do not cancel to the last digit: below this there is no coincidence.
    let noise = 1e-12 * whole
    let pairs = mass.value * mass.value - massWithin.value
    let coinciding = whole - within.value
    hhi = coinciding > noise ? coinciding / pairs : 0

    var logs: [Double] = []
    logs.reserveCapacity(clusters)
    for (lost, clusterMass) in zip(lostShared, clusterMasses) {
      let left = coinciding - lost
      let pairsLeft = pairs - 2 * clusterMass * (mass.value - clusterMass)
      guard left > noise, pairsLeft > 1e-12 * pairs else {
        logError = .infinity
        return
      }
      logs.append(log(left / pairsLeft))
    }
    let mean = logs.compensatedSum() / Double(clusters)
    let spread = logs.lazy.map { ($0 - mean) * ($0 - mean) }.compensatedSum()
    logError = (Double(clusters - 1) / Double(clusters) * spread).squareRoot()
  }

  /// φ = 1/(N·Ĥ) among N people, not clipped: it may exceed 1 by chance. 1 when Ĥ is 0.
  public func effectiveFraction(of people: Int) -> Double {
    if hhi == 0 { return 1 }
    return people > 0 ? 1 / (Double(people) * hhi) : .nan
  }

  /// exp(ln φ ± z·se), not clipped; 0 to 1 when the error is infinite.
  ///
  /// - Parameter z: 1.645 for 90 %.
  public func interval(of people: Int, z: Double = 1.645) -> (low: Double, high: Double) {
    if logError == .infinity { return (0, 1) }
    let fraction = effectiveFraction(of: people)
    return (fraction * exp(-z * logError), fraction * exp(z * logError))
  }
}
