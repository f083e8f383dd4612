import Graphs

extension EventShares {
  /// What `statistic` makes of each of `count` logs like this one: the cluster bootstrap.
  ///
  /// Each log has as many clusters as this, drawn from it with replacement. One that was drawn k times
  /// is one event of k times its magnitude in a cluster of its own: pairs within a cluster do not count
  /// in Ĥ, so copies of a decision never coincide with one another, which would make any log look
  /// concentrated.
  ///
  ///     let shares = try log.bootstrap(count: 999, using: &random) {
  ///       CoincidenceEstimate($0).hhi
  ///     }
  ///
  /// - Returns: As many values, in the order of the draws; none of a log without events.
  /// - Throws: `Cancelled`, and what `statistic` throws.
  /// - Complexity: O(shares) and that of `statistic` a draw, on all cores; each draws from a stream of
  ///   its own.
  /// - SeeAlso: A. C. Davison and D. V. Hinkley, *Bootstrap Methods and their Application*, 1997,
  ///   section 3.8.
  public func bootstrap(
    count draws: Int, using random: inout some RandomNumberGenerator,
    _ statistic: @Sendable (EventShares) throws -> Double
  ) throws -> [Double] {
    var clusters: [(mass: Double, held: [(holder: Int, amount: Double)])] = []
    forEachCluster { mass, held in clusters.append((mass, held)) }
    guard !clusters.isEmpty else { return [] }
    let (seed, rows, people) = (random.next(), clusters, holderCount)
    return try parallel(chunks: draws) { draw in
      var stream = Xoshiro256(master: seed, purpose: "cluster bootstrap", String(draw))
      var times = [Int](repeating: 0, count: rows.count)
      for _ in rows { times[Int.random(in: rows.indices, using: &stream)] += 1 }
      var log = EventShares(holderCount: people)
      for (cluster, row) in rows.enumerated() where times[cluster] > 0 {
        log.add(
          row.held.map(\.holder), weights: row.held.map(\.amount),
          magnitude: row.mass * Double(times[cluster]), cluster: cluster)
      }
      return try statistic(log)
    }
  }
}
