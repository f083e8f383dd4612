/// What the distances from each node to all others come to, in hops along arcs.
public struct Distances: Sendable, Equatable {
  /// Σ 1/d(i, j) over the others that each node reaches.
  public internal(set) var harmonic: [Double]
  /// Σ d(i, j) over the others that each node reaches.
  public internal(set) var totals: [Int]
  /// The number of others that each node reaches.
  public internal(set) var reached: [Int]
  /// The distance of the farthest node that each node reaches; 0 when it reaches none.
  public internal(set) var eccentricities: [Int]

  /// The largest distance between nodes of which one reaches the other; 0 when there are none.
  public var diameter: Int { eccentricities.max() ?? 0 }

  /// The mean distance over the ordered pairs of which the first reaches the second; `nan` when
  /// there are none.
  public var meanPathLength: Double {
    let pairs = reached.reduce(0, +)
    return pairs > 0 ? Double(totals.reduce(0, +)) / Double(pairs) : .nan
  }

  /// The mean of 1/d over all ordered pairs, 0 where there is no path; `nan` below two nodes.
  ///
  /// - SeeAlso: V. Latora and M. Marchiori, *Efficient behavior of small-world networks*, PRL 87,
  ///   2001.
  public var globalEfficiency: Double {
    let count = Double(harmonic.count)
    return count > 1 ? harmonic.reduce(0, +) / (count * (count - 1)) : .nan
  }

  init(count: Int) {
    harmonic = Array(repeating: 0, count: count)
    totals = Array(repeating: 0, count: count)
    reached = Array(repeating: 0, count: count)
    eccentricities = Array(repeating: 0, count: count)
  }

  subscript(node: Int) -> DistanceSums {
    get {
      DistanceSums(
        harmonic: harmonic[node], total: totals[node], reached: reached[node],
        eccentricity: eccentricities[node])
    }
    set {
      harmonic[node] = newValue.harmonic
      totals[node] = newValue.total
      reached[node] = newValue.reached
      eccentricities[node] = newValue.eccentricity
    }
  }

  /// Each node's sums, which stand where its number says.
  func renumbered(_ numbers: [UInt32]) -> Distances {
    var result = Distances(count: numbers.count)
    for (node, number) in numbers.enumerated() { result[node] = self[Int(number)] }
    return result
  }

  mutating func add(_ other: Distances) {
    for node in harmonic.indices {
      harmonic[node] += other.harmonic[node]
      totals[node] += other.totals[node]
      reached[node] += other.reached[node]
      eccentricities[node] = max(eccentricities[node], other.eccentricities[node])
    }
  }
}

extension Graph {
  /// Sums over the distances from each node, all of them found in one pass.
  ///
  ///     let path = try Graph(ties: [(0, 1), (1, 2)]).distances()
  ///     path.harmonic  // [1.5, 2, 1.5]
  ///     path.diameter  // 2
  ///
  /// - Throws: `Cancelled`.
  /// - Complexity: O(n · m) time, on all cores, and where distances are short some hundredth of it,
  ///   since 512 searches share one traversal; O(n) space a part of the work, O(m) above 32,768 nodes.
  /// - SeeAlso: M. Then et al., *The more the merrier: efficient multi-source graph traversal*,
  ///   PVLDB 8(4), 2014.
  public func distances() throws -> Distances { try distancesBothWays().leaving }

  /// Sums over the distances from each node and over those to each node, found in one pass.
  ///
  ///     try Graph(arcs: [(0, 1), (1, 2)]).distancesBothWays().arriving.harmonic  // [0, 1, 1.5]
  ///
  /// - Returns: `distances()` of the graph and of its reverse; the same twice when undirected.
  /// - Throws: `Cancelled`.
  /// - Complexity: That of `distances()`.
  public func distancesBothWays() throws -> (leaving: Distances, arriving: Distances) {
    let plan = TraversalPlan(for: self)
    var (leaving, sums) = try sharedTraversals(to: plan.shared)
    var arriving = Distances(count: count)
    for (end, sums) in zip(plan.shared, sums) { arriving[end] = sums }
    for part in try traversals(fromEach: plan) { leaving.add(part) }
    guard isDirected else { return (leaving, leaving) }
    for part in try reversed().traversals(fromEach: plan) { arriving.add(part) }
    return (leaving, arriving)
  }

  /// Distances from the nodes that are searched from one by one.
  private func traversals(fromEach plan: TraversalPlan) throws -> [Distances] {
    if let chained = plan.chained { return try chained.traversals(from: plan.single) }
    if isDirected, !plan.single.isEmpty {
      return try OnlyWays(of: self).traversals(from: plan.single, in: self)
    }
    return try singleTraversals(from: plan.single)
  }
}

/// Which nodes are searched from together and which one by one.
///
/// A shared traversal pays where many sources meet a node at the same distance. In a long thin
/// part, such as a path, hardly two do, and a plain search of each source is faster; faster still
/// along chains, if most of it is chains.
private struct TraversalPlan {
  var shared: [Int] = []
  var single: [Int] = []
  /// How to search the single ones, where that is better than plainly.
  var chained: ChainedGraph?

  init(for graph: Graph) {
    let parts = graph.weakComponents()
    let ties = graph.undirected(merging: .maximum)
    var depths = [Int](repeating: -1, count: parts.count)
    var search = PlainSearch(count: graph.count)
    for node in graph.nodes {
      let part = Int(parts.labels[node])
      if depths[part] < 0 {
        depths[part] = search.sums(from: node, in: ties.outgoing).eccentricity
      }
      if depths[part] > 256, parts.sizes[part] / depths[part] < 32 {
        single.append(node)
      } else {
        shared.append(node)
      }
    }
    let onChains = single.count { ties.arcs(of: $0).count == 2 }
    if !graph.isDirected, onChains > single.count * 9 / 10 { chained = ChainedGraph(of: graph) }
  }
}
