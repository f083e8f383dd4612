extension Graph {
  /// How the two directions of a pair become one tie.
  public enum DirectionMerging: Sendable {
    /// The strengths of both directions are added.
    case sum
    /// The stronger direction counts.
    case maximum
  }

  /// The graph without directions: a tie wherever there was an arc at least one way.
  ///
  /// An undirected graph is returned as it is.
  ///
  /// - Complexity: O(n + m).
  public func undirected(merging: DirectionMerging = .sum) -> Graph {
    guard isDirected else { return self }
    let rows = outgoing.united(with: incoming, merging: merging)
    return Graph(isDirected: false, outgoing: rows, incoming: rows)
  }

  /// Every arc turned round; an undirected graph is its own reverse.
  public func reversed() -> Graph {
    Graph(isDirected: isDirected, outgoing: incoming, incoming: outgoing)
  }

  /// The same arcs, each of weight 1.
  public func unweighted() -> Graph {
    guard isWeighted else { return self }
    var out = outgoing
    out.weights = nil
    var into = incoming
    into.weights = nil
    return Graph(isDirected: isDirected, outgoing: out, incoming: into)
  }

  /// The arcs between the nodes of `kept`, renumbered by their position in it.
  ///
  /// - Precondition: no node stands twice in `kept`.
  public func induced(by kept: [Int]) -> Graph {
    var position = [Int](repeating: -1, count: count)
    for (index, node) in kept.enumerated() { position[node] = index }
    var builder = GraphBuilder(count: kept.count, isDirected: isDirected)
    for node in kept {
      for arc in arcs(of: node) {
        let other = target(of: arc)
        guard position[other] >= 0, isDirected || node < other else { continue }
        builder.add(position[node], position[other], weight: weight(of: arc))
      }
    }
    return builder.build().graph
  }
}

extension Graph.Rows {
  /// Rows that hold what stands in either; where both hold it, the weights are merged.
  fileprivate func united(with other: Graph.Rows, merging: Graph.DirectionMerging) -> Graph.Rows {
    var offsets = self.offsets
    var targets: [UInt32] = []
    targets.reserveCapacity(self.targets.count + other.targets.count)
    var strengths: [Double] = []
    let keepsStrengths = weights != nil || merging == .sum
    if keepsStrengths { strengths.reserveCapacity(self.targets.count + other.targets.count) }
    var isWeighted = false

    for node in 0..<count {
      var left = Int(self.offsets[node])
      var right = Int(other.offsets[node])
      let leftEnd = Int(self.offsets[node + 1])
      let rightEnd = Int(other.offsets[node + 1])
      while left < leftEnd || right < rightEnd {
        let leftTarget = left < leftEnd ? self.targets[left] : .max
        let rightTarget = right < rightEnd ? other.targets[right] : .max
        targets.append(min(leftTarget, rightTarget))
        if keepsStrengths {
          let leftWeight = leftTarget <= rightTarget ? weights?[left] ?? 1 : 0
          let rightWeight = rightTarget <= leftTarget ? other.weights?[right] ?? 1 : 0
          let strength =
            merging == .sum
            ? min(leftWeight + rightWeight, .greatestFiniteMagnitude) : max(leftWeight, rightWeight)
          if strength != 1 { isWeighted = true }
          strengths.append(strength)
        }
        if leftTarget <= rightTarget { left += 1 }
        if rightTarget <= leftTarget { right += 1 }
      }
      offsets[node + 1] = UInt32(targets.count)
    }
    return Graph.Rows(offsets: offsets, targets: targets, weights: isWeighted ? strengths : nil)
  }
}
