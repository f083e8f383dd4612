#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Random graphs against which a measure is compared: conditional uniform graphs.
extension Graph {
  /// A graph drawn evenly from all undirected graphs of `count` nodes and `ties` ties.
  ///
  ///     var random = Xoshiro256(seed: 1)
  ///     Graph.uniform(count: 10, ties: 45, using: &random) == .complete(10)  // true
  ///
  /// - Precondition: `ties` of the `count` · (`count` − 1)/2 pairs exist.
  /// - Complexity: O(n + m) expected, at any density.
  public static func uniform(
    count: Int, ties: Int, using random: inout some RandomNumberGenerator
  ) -> Graph {
    let cells = count * (count - 1) / 2
    var builder = GraphBuilder(count: count, isDirected: false, reserving: ties)
    for cell in drawn(ties, of: cells, using: &random) {
      let (one, other) = dyad(cell)
      builder.add(one, other)
    }
    return builder.build().graph
  }

  /// A graph drawn evenly from all directed graphs of `count` nodes and `arcs` arcs.
  ///
  /// - Precondition: `arcs` of the `count` · (`count` − 1) ordered pairs exist.
  /// - Complexity: O(n + m) expected, at any density.
  public static func uniform(
    count: Int, arcs: Int, using random: inout some RandomNumberGenerator
  ) -> Graph {
    var builder = GraphBuilder(count: count, isDirected: true, reserving: arcs)
    for cell in drawn(arcs, of: count * (count - 1), using: &random) {
      let (source, place) = (cell / (count - 1), cell % (count - 1))
      builder.add(source, place < source ? place : place + 1)
    }
    return builder.build().graph
  }

  /// A graph drawn evenly from all directed graphs with so many mutual and asymmetric pairs: of one
  /// dyad census.
  ///
  /// - Precondition: there are as many pairs of the `count` nodes.
  /// - Complexity: O(n + m) expected, at any density.
  /// - SeeAlso: P. W. Holland and S. Leinhardt, *Local structure in social networks*, Sociological
  ///   Methodology 7, 1976.
  public static func uniform(
    count: Int, mutual: Int, asymmetric: Int, using random: inout some RandomNumberGenerator
  ) -> Graph {
    precondition(mutual >= 0 && asymmetric >= 0, "a number of pairs is not negative")
    var dyads = drawn(mutual + asymmetric, of: count * (count - 1) / 2, using: &random)
    var builder = GraphBuilder(
      count: count, isDirected: true, reserving: 2 * mutual + asymmetric)
    for place in dyads.indices {
      // Which of the drawn pairs are mutual is drawn, too: they come in no random order.
      dyads.swapAt(place, Int.random(in: place..<dyads.count, using: &random))
      let (one, other) = dyad(dyads[place])
      let isTurned = place >= mutual && Bool.random(using: &random)
      builder.add(isTurned ? other : one, isTurned ? one : other)
      if place < mutual { builder.add(other, one) }
    }
    return builder.build().graph
  }

  /// An undirected graph in which each pair of `count` nodes is tied with the same probability, one
  /// independent of the other.
  ///
  /// - Complexity: O(n + m) expected: from one tie to the next the pairs between are skipped.
  /// - SeeAlso: V. Batagelj and U. Brandes, *Efficient generation of large random networks*, Phys.
  ///   Rev. E 71, 2005.
  public static func independent(
    count: Int, tieProbability: Double, using random: inout some RandomNumberGenerator
  ) -> Graph {
    var builder = GraphBuilder(count: count, isDirected: false)
    skipping(count * (count - 1) / 2, probability: tieProbability, using: &random) { cell in
      let (one, other) = dyad(cell)
      builder.add(one, other)
    }
    return builder.build().graph
  }

  /// A directed graph in which each ordered pair of `count` nodes has an arc with the same
  /// probability, one independent of the other.
  ///
  /// - Complexity: O(n + m) expected.
  public static func independent(
    count: Int, arcProbability: Double, using random: inout some RandomNumberGenerator
  ) -> Graph {
    var builder = GraphBuilder(count: count, isDirected: true)
    skipping(count * (count - 1), probability: arcProbability, using: &random) { cell in
      let (source, place) = (cell / (count - 1), cell % (count - 1))
      builder.add(source, place < source ? place : place + 1)
    }
    return builder.build().graph
  }

  /// The same ties with their weights shuffled among them.
  ///
  /// - Complexity: O(n + m) time.
  public func permutingWeights(using random: inout some RandomNumberGenerator) -> Graph {
    var ends: [(Int, Int)] = []
    var weights: [Double] = []
    for node in nodes {
      for arc in arcs(of: node) where isDirected || node < target(of: arc) {
        ends.append((node, target(of: arc)))
        weights.append(weight(of: arc))
      }
    }
    weights.shuffle(using: &random)
    var builder = GraphBuilder(count: count, isDirected: isDirected, reserving: ends.count)
    for (tie, weight) in zip(ends, weights) { builder.add(tie.0, tie.1, weight: weight) }
    return builder.build().graph
  }

  /// `count` different numbers below `cells`, each such set as likely; of more than half of them,
  /// those that are left out are drawn.
  private static func drawn(
    _ count: Int, of cells: Int, using random: inout some RandomNumberGenerator
  ) -> [Int] {
    precondition(count >= 0 && count <= cells, "there are not as many pairs of nodes")
    let few = min(count, cells - count)
    var set = PairSet(capacity: few)
    var chosen: [Int] = []
    chosen.reserveCapacity(few)
    while chosen.count < few {
      let cell = Int.random(in: 0..<cells, using: &random)
      if set.insert(UInt64(cell)) { chosen.append(cell) }
    }
    return few == count ? chosen : (0..<cells).filter { !set.contains(UInt64($0)) }
  }

  /// Calls `body` with each number below `cells` that a coin of that probability picks.
  private static func skipping(
    _ cells: Int, probability: Double, using random: inout some RandomNumberGenerator,
    _ body: (Int) -> Void
  ) {
    precondition(probability >= 0 && probability <= 1, "a probability lies between 0 and 1")
    guard probability > 0 else { return }
    let scale = log1p(-probability)
    var cell = -1
    while true {
      let draw = Double.random(in: 0..<1, using: &random)
      let skip = probability < 1 ? log1p(-draw) / scale : 0
      guard skip < Double(cells - cell - 1) else { return }
      cell += 1 + Int(skip)
      body(cell)
    }
  }

  /// The pair number `cell` of 0 – 1, 0 – 2, 1 – 2, 0 – 3 …
  private static func dyad(_ cell: Int) -> (Int, Int) {
    var higher = Int((0.5 + (0.25 + 2 * Double(cell)).squareRoot()).rounded(.down))
    // The root is rounded, the pair must not be.
    while higher * (higher - 1) / 2 > cell { higher -= 1 }
    while higher * (higher + 1) / 2 <= cell { higher += 1 }
    return (cell - higher * (higher - 1) / 2, higher)
  }
}
