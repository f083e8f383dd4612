/// A graph with the degrees of another and other ties, and how far the two differ.
public struct Rewiring: Sendable {
  /// The rewired graph.
  public let graph: Graph
  /// Proposed swaps, refused ones included.
  public let attempted: Int
  /// Swaps that took place.
  public let successful: Int
  /// The share of the old ties that are not in the new graph; `nan` without ties.
  public let shareChanged: Double

  /// Whether enough changed for a null model.
  ///
  /// A star or a complete graph has no other graph of its degrees, and small or dense ones few.
  public var isMixing: Bool { shareChanged >= Self.leastShareChanged }

  /// The share of the ties that a null model has to change: three in ten.
  public static let leastShareChanged = 0.3
}

extension Graph {
  /// A random simple graph in which every node has as many ties as here; when directed, as many
  /// arcs out and in.
  ///
  /// Each tie a – b in turn meets one drawn at random, c – d, and they become a – d and c – b (or, as
  /// often, a – c and d – b; arcs keep their sources). A swap that would make a loop or a second tie of a pair is
  /// refused, and counts as a step at which nothing changed: so every graph of these degrees is
  /// equally likely in the long run. As swaps alone cannot turn a directed triangle round, every
  /// sixty-fifth step of a directed graph tries that.
  ///
  /// It ends after the first max(m, 1000) proposals, or whole times that many, that bring the
  /// `swaps`; or after 20 proposals for each swap wanted, as in a star, where none can be.
  ///
  ///     var random = Xoshiro256(seed: 1)
  ///     let null = try Graph.ring(100).rewired(using: &random)
  ///     null.graph.degrees()  // all 2, but perhaps several rings
  ///
  /// A tie that is swapped keeps its weight, an arc also its source: out-strengths stay, in-strengths
  /// do not.
  ///
  /// - Parameter swaps: How many must succeed; ten times the number of ties unless given.
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n + m) and expected O(1) a proposal; 24 to 40 bytes a tie on the way.
  /// - SeeAlso: R. Milo et al., *On the uniform generation of random graphs with prescribed degree
  ///   sequences*, arXiv cond-mat/0312028, 2003; A. R. Rao et al., *A Markov chain Monte Carlo method
  ///   for generating random (0, 1)-matrices with given marginals*, Sankhyā A 58, 1996.
  public func rewired(
    swaps: Int? = nil, using random: inout some RandomNumberGenerator
  ) throws -> Rewiring {
    precondition(swaps ?? 0 >= 0, "a number of swaps is not negative")
    let wanted = swaps ?? 10 * tieCount
    var chain = SwapChain(of: self, stream: Xoshiro256(seed: random.next()))
    var attempted = 0
    let round = max(tieCount, 1000)
    while tieCount > 1, chain.successful < wanted, attempted < 20 * wanted {
      try chain.run(proposals: round)
      attempted += round
    }
    let changed = try chain.changed(from: self)
    return Rewiring(
      graph: chain.graph(like: self), attempted: attempted, successful: chain.successful,
      shareChanged: tieCount > 0 ? Double(changed) / Double(tieCount) : .nan)
  }

  /// What `statistic` makes of each of `count` rewirings, in order.
  ///
  /// Each starts from this graph with a stream of its own, so the first ten are the same whether
  /// ten or a thousand are drawn, on any number of threads.
  ///
  /// - Throws: `Cancelled`, and what `statistic` throws.
  /// - Complexity: `count` times `rewired`, on all cores; one rewired graph a thread at a time.
  public func rewirings<Result: Sendable>(
    count: Int, swaps: Int? = nil, using random: inout some RandomNumberGenerator,
    _ statistic: @Sendable (Rewiring) throws -> Result
  ) throws -> [Result] {
    let seed = random.next()
    return try parallel(chunks: count) { draw in
      var stream = Xoshiro256(master: seed, purpose: "rewiring", String(draw))
      return try statistic(try rewired(swaps: swaps, using: &stream))
    }
  }
}
