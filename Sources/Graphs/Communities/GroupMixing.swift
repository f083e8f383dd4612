/// How much tie weight stays inside groups, and how much leaves and reaches each.
///
/// A tie without direction is counted from both its ends, as two arcs. Nodes without a group are
/// left out with their arcs.
///
///     let mixing = Graph(ties: [(0, 1), (1, 2)]).mixing(of: [0, 0, 1])
///     mixing.total    // 4: two ties from both ends
///     mixing.inside   // [2, 0]
///     mixing.leaving  // [3, 1]
public struct GroupMixing: Sendable, Equatable {
  /// Σ weight of the arcs inside each group.
  public let inside: [Double]
  /// Σ weight of the arcs that leave the nodes of each group, to wherever.
  public let leaving: [Double]
  /// Σ weight of the arcs that reach the nodes of each group, from wherever.
  public let reaching: [Double]
  /// Σ weight of all arcs between nodes that have a group.
  public let total: Double

  /// How much more weight stays inside groups than if everyone kept their strengths and ends met
  /// at random: modularity.
  ///
  ///     Q = Σ_g (inside(g) / total − leaving(g) · reaching(g) / total²)
  ///
  /// Without directions this is Newman and Girvan's, with directions Leicht and Newman's. Two
  /// triangles joined by one tie, as groups: 2 · (6/14 − (7/14)²) = 0.357.
  ///
  /// Above −1 and below 1; `nan` where there is no weight or more than a `Double` holds.
  ///
  /// - SeeAlso: M. E. J. Newman and M. Girvan, Phys. Rev. E 69:026113, 2004; E. A. Leicht and
  ///   M. E. J. Newman, Phys. Rev. Lett. 100:118703, 2008.
  public var modularity: Double {
    guard total > 0, total.isFinite else { return .nan }
    return inside.indices.reduce(0) { sum, group in
      sum + inside[group] / total - leaving[group] / total * (reaching[group] / total)
    }
  }

  /// Whether arcs join nodes of one group, as a correlation: Newman's assortativity.
  ///
  ///     r = (Σ_g e(g, g) − Σ_g a(g) b(g)) / (1 − Σ_g a(g) b(g))
  ///
  /// with e the share of arcs inside, a the share that leaves and b the share that reaches.
  ///
  /// From −1 to 1; `nan` where no weight is there or all of it is inside one group.
  ///
  /// - SeeAlso: M. E. J. Newman, *Mixing patterns in networks*, Phys. Rev. E 67:026126, 2003.
  public var assortativity: Double {
    guard total > 0, total.isFinite else { return .nan }
    var chance = 0.0
    var same = 0.0
    for group in inside.indices {
      chance += leaving[group] / total * (reaching[group] / total)
      same += inside[group] / total
    }
    return chance < 1 ? (same - chance) / (1 - chance) : .nan
  }
}

extension Graph {
  /// The mixing of groups of nodes: what is inside each, what leaves and reaches it.
  ///
  /// - Parameter labels: The group of each node, numbered from 0; −1 where it has none.
  /// - Complexity: O(n + m).
  public func mixing(of labels: [Int32]) -> GroupMixing {
    precondition(labels.count == count, "a label for each node")
    let groups = Int(labels.max() ?? -1) + 1
    var insideSums = [Double](repeating: 0, count: max(0, groups))
    var leavingSums = insideSums
    var reachingSums = insideSums
    var total = 0.0
    do {
      let offsets = outgoing.offsets.span
      let targets = outgoing.targets.span
      let strengths = outgoing.weights ?? []
      let strength = strengths.span
      let label = labels.span
      var inside = insideSums.mutableSpan
      var leaving = leavingSums.mutableSpan
      var reaching = reachingSums.mutableSpan
      for node in 0..<label.count where label[node] >= 0 {
        let group = Int(label[node])
        for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
          let other = Int(label[Int(targets[arc])])
          guard other >= 0 else { continue }
          let weight = strength.isEmpty ? 1 : strength[arc]
          if other == group { inside[group] += weight }
          leaving[group] += weight
          reaching[other] += weight
          total += weight
        }
      }
    }
    return GroupMixing(
      inside: insideSums, leaving: leavingSums, reaching: reachingSums, total: total)
  }
}
