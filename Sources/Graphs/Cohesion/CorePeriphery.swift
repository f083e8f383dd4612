/// The set of nodes that comes nearest to a core, tied with everyone, around which the others are
/// not tied among themselves.
public struct CorePeriphery: Sendable, Equatable {
  /// The correlation of the ties with that pattern.
  public let correlation: Double
  /// The core, ascending; of equally good ones the first that was found.
  public let core: [Int]
  /// How many cores are as good, where all were looked at; else how many searches led to as good a
  /// one.
  public let tied: Int
  /// Whether no better core exists; else it is the best of `CorePeriphery.searches` searches.
  public let isExact: Bool

  /// How many searches are made where not all cores can be looked at.
  public static let searches = 50
  /// Up to how many nodes all cores are looked at, if pruning leaves few enough.
  static let exactCount = 64
  /// Up to how many nodes all cores are looked at, whatever pruning leaves.
  static let alwaysExact = 20
  /// How many partial cores of more nodes are looked at before it is left to searches.
  static let exactSteps = 300_000
}

extension Graph {
  /// How near the ties come to a core and a periphery: the largest correlation of ties with the
  /// pattern in which a pair is tied exactly if either end is in the core.
  ///
  ///     r = max over cores of Pearson's correlation of a(i, j) and [i or j in the core], i < j
  ///
  ///     var random = Xoshiro256(seed: 1)
  ///     try Graph(ties: [(0, 1), (0, 2), (0, 3)]).corePeriphery(using: &random)?.correlation  // 1
  ///
  /// Directions and weights are ignored. With `m` ties in `P` pairs, a core of given size is better
  /// the more ties it covers, so only partial covers that can still beat the best are followed.
  /// With more than 20 nodes, where that would take more than 300,000 steps, or with more than 64,
  /// it is the best of 50 searches from random cores, each of which changes one node at a time while
  /// that helps.
  ///
  /// - Returns: A correlation from −1 to 1; `nil` without ties or without a pair that is not tied,
  ///   and below three nodes.
  /// - Throws: `Cancelled`.
  /// - Complexity: At most about 10⁶ steps of O(n) for up to 64 nodes; else about 50 times 5 to 20
  ///   passes of O(n + m), on all cores; O(n + m) space.
  /// - SeeAlso: S. P. Borgatti and M. G. Everett, *Models of core/periphery structures*, Social
  ///   Networks 21, 1999.
  public func corePeriphery(
    using random: inout some RandomNumberGenerator
  ) throws -> CorePeriphery? {
    let ties = undirected(merging: .maximum).unweighted()
    guard let fit = CoreFit(of: ties) else { return nil }
    let seeds = (0..<CorePeriphery.searches).map { _ in random.next() }
    if count <= CorePeriphery.exactCount {
      var first = CoreSearch(in: ties, fit: fit)
      var cover = ExactCore(of: ties, fit: fit)
      if let exact = try cover.best(from: first.run(seed: seeds[0])) { return exact }
    }
    let chunks = min(seeds.count, max(1, (count + arcCount) / 2_000))
    let found = try parallel(chunks: chunks, scratch: { CoreSearch(in: ties, fit: fit) }) {
      chunk, search in
      try chunkRange(chunk, of: chunks, count: seeds.count).map { try search.run(seed: seeds[$0]) }
    }.flatMap { $0 }
    guard var best = found.first else { return nil }
    for core in found where core.correlation > best.correlation + CoreFit.same { best = core }
    let tied = found.count { $0.correlation > best.correlation - CoreFit.same }
    return CorePeriphery(
      correlation: best.correlation, core: best.core, tied: tied, isExact: false)
  }
}

/// The correlation of ties with the pattern of a core, from the number of ties it covers.
struct CoreFit {
  let count: Int
  let ties: Double
  let pairs: Double

  /// Correlations that differ by less are the same.
  static let same = 1e-12

  /// `nil` where the correlation is undefined for every core.
  init?(of graph: Graph) {
    count = graph.count
    ties = Double(graph.tieCount)
    pairs = Double(count) * Double(count - 1) / 2
    guard count > 2, ties > 0, ties < pairs else { return nil }
  }

  /// The correlation of a core of `size` nodes that covers `covered` ties; `nil` where it leaves no
  /// pair or every pair out.
  func correlation(size: Int, covered: Int) -> Double? {
    guard size > 0, size < count - 1 else { return nil }
    let outside = Double(count - size) * Double(count - size - 1) / 2
    let inside = pairs - outside
    return (Double(covered) * pairs - ties * inside)
      / (ties * (pairs - ties)).squareRoot() / (inside * outside).squareRoot()
  }

  /// The fewest ties that a core of `size` nodes must cover to be as good as `correlation`.
  func needed(size: Int, for correlation: Double) -> Int {
    let outside = Double(count - size) * Double(count - size - 1) / 2
    let inside = pairs - outside
    let covered =
      ((correlation - Self.same) * (ties * (pairs - ties)).squareRoot()
        * (inside * outside).squareRoot() + ties * inside) / pairs
    return max(0, Int(covered.rounded(.up)))
  }
}
