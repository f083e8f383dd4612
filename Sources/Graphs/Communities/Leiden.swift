/// Groups of nodes that have many ties inside and few between them, and how good a division it is.
public struct Communities: Sendable, Equatable {
  /// The community of each node, numbered by the smallest node.
  public let partition: Partition
  /// The modularity of the division, at the resolution asked for; `nan` without ties.
  public let modularity: Double
}

extension Graph {
  /// A division into communities of high modularity: the Leiden algorithm.
  ///
  ///     Q = Σ_c (w(c) / W − γ · (s(c) / W)²)
  ///
  /// with w(c) the weight of arcs inside community c, s(c) the strength of its nodes, W the weight
  /// of all arcs (a tie is two) and γ the resolution. Nodes move one by one to the neighbouring
  /// community that gains most; within each community a second, finer division is grown from
  /// single nodes; its parts become the nodes of a smaller graph, and so on until nothing moves.
  /// All of it is repeated from the division found until that gains less than 10⁻¹⁰ times the
  /// number of arcs (10⁻⁶ at least, 5·10⁻⁴ at most). In the first round each node is looked at once
  /// only, as the later ones start anew from single nodes anyway.
  ///
  /// Two triangles joined by one tie come apart at it: Q = 5/14. Directions are left out: the
  /// strengths of both are added. Weights count. Each community hangs together; nodes without
  /// ties are communities of one. The same random numbers give the same division on any number of
  /// threads, other ones another of about the same quality: no algorithm of this speed promises
  /// the best. The finer division takes the best merger, where the paper draws one by its gain.
  ///
  /// - Parameters:
  ///   - resolution: Above 1 for smaller communities, below for larger ones.
  ///   - random: Decides in which order nodes are looked at.
  /// - Throws: `Cancelled`.
  /// - Complexity: About O(n + m) for each of few passes; 40 bytes an arc at most.
  /// - SeeAlso: V. A. Traag, L. Waltman and N. J. van Eck, *From Louvain to Leiden*, Scientific
  ///   Reports 9:5233, 2019.
  public func leiden(
    resolution: Double = 1, using random: inout some RandomNumberGenerator
  ) throws -> Communities {
    precondition(resolution >= 0 && resolution.isFinite, "a resolution is finite and not negative")
    let base = ClusterGraph(undirected(merging: .sum), resolution: resolution)
    var labels = (0..<count).map { UInt32($0) }
    var isFirst = true
    let least = min(max(1e-6, 1e-10 * Double(base.targets.count)), 5e-4)
    guard base.total > 0 else {
      return Communities(
        partition: Partition(renumbering: labels.map(Int32.init)), modularity: .nan)
    }
    var quality = base.quality(of: labels)
    while true {
      let next = try base.leidenPass(from: labels, isRough: isFirst, using: &random)
      let nextQuality = base.quality(of: next)
      let gain = nextQuality - quality
      if gain > 0 { (labels, quality) = (next, nextQuality) }
      if gain < least, !isFirst { break }
      isFirst = false
    }
    return Communities(
      partition: Partition(renumbering: labels.map(Int32.init)), modularity: quality)
  }
}

extension ClusterGraph {
  /// One pass of the algorithm: move, refine, aggregate, and again on the smaller graph until each
  /// of its nodes is a community.
  ///
  /// - Returns: The community of each node, named by any number below the number of nodes.
  func leidenPass(
    from start: [UInt32], isRough: Bool, using random: inout some RandomNumberGenerator
  ) throws -> [UInt32] {
    // The node of the current graph that each of ours has become part of.
    var places = (0..<UInt32(count)).map { $0 }
    var current = self
    var community = start
    while true {
      let order = shuffledBlocks(current.count, using: &random)
      try current.moveNodes(
        in: order, atMost: isRough ? current.count : .max, communities: &community)
      let communities = compact(&community)
      guard communities < current.count else { return places.map { community[Int($0)] } }

      var parts = try current.refined(
        in: order, communities: community, communityCount: communities)
      let count = compact(&parts)
      guard count < current.count else {
        // Nothing may merge in the finer division though nodes sit together: keep what hangs together.
        let pieces = current.connectedParts(of: community)
        return places.map { pieces[Int($0)] }
      }
      // Each part starts in the community that it was grown in.
      var above = [UInt32](repeating: 0, count: count)
      for node in 0..<current.count { above[Int(parts[node])] = community[node] }
      current = try current.aggregated(by: parts, count: count)
      community = above
      places = places.map { parts[Int($0)] }
    }
  }
}

/// Renumbers labels by first appearance and returns how many there are.
private func compact(_ labels: inout [UInt32]) -> Int {
  var number = [UInt32](repeating: .max, count: labels.count)
  var count: UInt32 = 0
  for node in labels.indices {
    let label = Int(labels[node])
    if number[label] == .max {
      number[label] = count
      count += 1
    }
    labels[node] = number[label]
  }
  return Int(count)
}

/// All nodes in an order that is random from block to block and ascending within one: rows that lie
/// beside each other are read together, which halves the time.
private func shuffledBlocks(
  _ count: Int, using random: inout some RandomNumberGenerator
) -> [UInt32] {
  let length = max(1, min(32, count / 256))
  var order: [UInt32] = []
  order.reserveCapacity(count)
  for block in (0..<(count + length - 1) / length).shuffled(using: &random) {
    for node in block * length..<min(count, (block + 1) * length) { order.append(UInt32(node)) }
  }
  return order
}
