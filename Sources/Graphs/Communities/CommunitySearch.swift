/// The best of several divisions into communities, and how much they agree.
public struct CommunitySearch: Sendable, Equatable {
  /// The division of the highest modularity; of those equal to rounding that of the first run.
  public let best: Communities
  /// How many divisions were made.
  public let runs: Int
  /// The mean adjusted Rand index over all pairs of runs: 1 where each finds the same communities,
  /// near 0 where the communities are accidents of the search. `nan` for one run, and where two
  /// runs leave all nodes together or all apart.
  public let stability: Double
}

extension Graph {
  /// The best of `runs` divisions by the Leiden algorithm, each with random numbers of its own,
  /// made on all cores.
  ///
  /// - Parameters:
  ///   - resolution: As of `leiden(resolution:using:)`.
  ///   - runs: How often to search; at least once.
  ///   - random: Gives each run its seed.
  /// - Throws: `Cancelled`.
  /// - Complexity: `runs` times that of one search; space of that a thread.
  public func leiden(
    resolution: Double = 1, bestOf runs: Int, using random: inout some RandomNumberGenerator
  ) throws -> CommunitySearch {
    precondition(runs > 0, "at least one search")
    let ties = undirected(merging: .sum)
    let seeds = (0..<runs).map { _ in random.next() }
    let found = try parallel(chunks: runs) { run in
      var random = Xoshiro256(seed: seeds[run])
      return try ties.leiden(resolution: resolution, using: &random)
    }
    let best = found.indices.dropFirst().reduce(0) { best, run in
      found[run].modularity > found[best].modularity + 1e-12 ? run : best
    }
    // The pairs of each run with all before it.
    let sums = try parallel(chunks: runs) { run in
      try (0..<run).reduce(0.0) { sum, other in
        try Execution.checkCancellation()
        return sum
          + PartitionAgreement(found[run].partition.labels, found[other].partition.labels)
          .adjustedRand
      }
    }
    let pairs = Double(runs) * Double(runs - 1) / 2
    return CommunitySearch(
      best: found[best], runs: runs, stability: pairs > 0 ? sums.reduce(0, +) / pairs : .nan)
  }
}
