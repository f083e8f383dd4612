import Graphs

extension EventShares {
  /// Ĥ of these events with their magnitudes dealt out anew among them, holders fixed: whether the
  /// large decisions are held by fewer people, or by other ones, than the small.
  ///
  ///     // One of three holds the single decision that is larger than all others together.
  ///     let test = try events.permutingMagnitudes(draws: 999, using: &random)
  ///     test.pLarger  // how often chance alone gives as much to as few
  ///
  /// - Returns: The test of Ĥ; `nan` as in `CoincidenceEstimate`.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(shares + holders) a draw, on all cores; each draws from a stream of its own.
  public func permutingMagnitudes(
    draws: Int, using random: inout some RandomNumberGenerator
  ) throws -> PermutationTest {
    let seed = random.next()
    let permuted = try parallel(chunks: draws) { draw in
      var stream = Xoshiro256(master: seed, purpose: "magnitudes", String(draw))
      return shufflingMagnitudes(using: &stream).coincidence()
    }
    return PermutationTest(observed: coincidence(), permuted: permuted)
  }

  /// How many draws are affordable: 999, fewer where they would take more than some 15 million steps.
  func magnitudeDraws(wanted: Int) -> Int {
    min(wanted, 15_000_000 / max(1, shareCount + holderCount))
  }

  /// Ĥ alone, without its error; 0 where no two clusters share a holder, `nan` with fewer than two.
  func coincidence() -> Double {
    var (within, massWithin, mass) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    var clusters = 0
    forEachCluster { clusterMass, held in
      clusters += 1
      mass.add(clusterMass)
      massWithin.add(clusterMass * clusterMass)
      for (_, amount) in held { within.add(amount * amount) }
    }
    guard clusters > 1 else { return .nan }
    let whole = totals().lazy.map { $0 * $0 }.compensatedSum()
    let coinciding = whole - within.value
    // Shares of thirds do not cancel to the last digit.
    return coinciding > 1e-12 * whole
      ? coinciding / (mass.value * mass.value - massWithin.value) : 0
  }
}
