extension PermutationTest {
  /// How far two measurements of the same things differ, and by how much chance would make them.
  ///
  ///     T = statistic(after) − statistic(before)
  ///
  /// If nothing changed, each value could as well have come at the other time: in each permutation it
  /// trades places with probability ½, one independent of the other. Things measured at one time only
  /// are left out by the caller.
  ///
  ///     var random = Xoshiro256(seed: 1)
  ///     let change = try PermutationTest.paired(
  ///       before: [1, 1], after: [2, 3], permutations: 99, using: &random) { $0.reduce(0, +) }
  ///     change.observed  // 3; the permuted are −3, −1, 1 and 3
  ///
  /// - Precondition: as many values before as after, in the same order.
  /// - Throws: `Cancelled`, and what `statistic` throws.
  /// - Complexity: that of `statistic` twice a permutation, on all cores; each draws from a stream of
  ///   its own.
  /// - SeeAlso: E. S. Edgington and P. Onghena, *Randomization Tests*, 4th edition, 2007, chapter 6.
  public static func paired<Value: Sendable>(
    before: [Value], after: [Value], permutations: Int,
    using random: inout some RandomNumberGenerator,
    _ statistic: @Sendable ([Value]) throws -> Double
  ) throws -> PermutationTest {
    precondition(before.count == after.count, "the same things, measured twice")
    let seed = random.next()
    let permuted = try parallel(chunks: permutations) { draw in
      var stream = Xoshiro256(master: seed, purpose: "paired", String(draw))
      var (first, second) = (before, after)
      for place in first.indices where Bool.random(using: &stream) {
        swap(&first[place], &second[place])
      }
      return try statistic(second) - statistic(first)
    }
    return PermutationTest(
      observed: try statistic(after) - statistic(before), permuted: permuted)
  }
}

extension Graph {
  /// How far a measure of the ties changes from this graph to a later one of the same nodes, and by
  /// how much it would by chance: what each pair of nodes had before and after trades places with
  /// probability ½.
  ///
  /// Both arcs of a pair go together, as they are seldom independent. T is `statistic` of the later
  /// graph less that of this one.
  ///
  /// - Precondition: both have as many nodes, the same in the same order, and both have directions or
  ///   both have none.
  /// - Throws: `Cancelled`, and what `statistic` throws.
  /// - Complexity: O(n + m) and twice that of `statistic` a permutation, on all cores.
  /// - SeeAlso: `PermutationTest.paired`.
  public func change(
    to later: Graph, permutations: Int, using random: inout some RandomNumberGenerator,
    _ statistic: @Sendable (Graph) throws -> Double
  ) throws -> PermutationTest {
    precondition(count == later.count, "graphs of the same nodes")
    precondition(isDirected == later.isDirected, "directions in both or in none")
    let (first, second) = (tiesByPair(), later.tiesByPair())
    // In the order of the nodes, so that nothing depends on the order of a set.
    let pairs = Set(first.keys).union(second.keys).sorted()
    let (count, isDirected) = (count, isDirected)
    return try .paired(
      before: pairs.map { first[$0] ?? [] }, after: pairs.map { second[$0] ?? [] },
      permutations: permutations, using: &random
    ) { ties in
      var builder = GraphBuilder(count: count, isDirected: isDirected, reserving: ties.count)
      for tie in ties.joined() { builder.add(tie.source, tie.target, weight: tie.weight) }
      return try statistic(builder.build().graph)
    }
  }

  private struct WeightedTie: Sendable {
    let source: Int
    let target: Int
    let weight: Double
  }

  /// The ties of each pair of nodes that has some, by `lower << 32 | higher`.
  private func tiesByPair() -> [UInt64: [WeightedTie]] {
    var ties: [UInt64: [WeightedTie]] = [:]
    for node in nodes {
      for arc in arcs(of: node) where isDirected || node <= target(of: arc) {
        let other = target(of: arc)
        ties[UInt64(min(node, other)) << 32 | UInt64(max(node, other)), default: []]
          .append(WeightedTie(source: node, target: other, weight: weight(of: arc)))
      }
    }
    return ties
  }
}
