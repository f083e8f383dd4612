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
  ///
  /// First the new rows are counted, then filled in place: nothing is copied.
  fileprivate func united(with other: Graph.Rows, merging: Graph.DirectionMerging) -> Graph.Rows {
    let count = count
    let cuts = cuts()
    var offsets = [UInt32](repeating: 0, count: count + 1)
    // Both ways of a pair, where both are there, become one.
    _ = inParts(of: &offsets, at: cuts) { part, length in
      for node in cuts[part]..<cuts[part + 1] {
        let both = self.row(node).count + other.row(node).count
        length[node - cuts[part]] = UInt32(both - self.sharedTargets(with: other, of: node))
      }
    }
    let sum = offsets.addUp()
    var targets = [UInt32](repeating: 0, count: sum)
    let keepsStrengths = weights != nil || merging == .sum && sum < self.targets.count * 2
    var strengths = keepsStrengths ? [Double](repeating: 0, count: sum) : []
    let starts = offsets
    let isWeighted = inParts(
      of: &targets, &strengths, at: cuts.map { Int(starts[$0]) }
    ) { part, target, strength in
      self.unite(
        with: other, merging: merging, nodes: cuts[part]..<cuts[part + 1], targets: &target,
        strengths: &strength)
    }
    return Graph.Rows(
      offsets: offsets, targets: targets, weights: isWeighted.contains(true) ? strengths : nil)
  }

  /// Fills the rows of `nodes`, and says whether any weight is not 1.
  private func unite(
    with other: Graph.Rows, merging: Graph.DirectionMerging, nodes: Range<Int>,
    targets: inout MutableSpan<UInt32>, strengths: inout MutableSpan<Double>
  ) -> Bool {
    let leftOffsets = self.offsets.span
    let rightOffsets = other.offsets.span
    let leftTargets = self.targets.span
    let rightTargets = other.targets.span
    let leftStored = self.weights ?? []
    let leftWeights = leftStored.span
    let rightStored = other.weights ?? []
    let rightWeights = rightStored.span
    let keepsStrengths = !strengths.isEmpty
    var isWeighted = false
    var place = 0
    for node in nodes {
      var left = Int(leftOffsets[node])
      var right = Int(rightOffsets[node])
      let leftEnd = Int(leftOffsets[node + 1])
      let rightEnd = Int(rightOffsets[node + 1])
      while left < leftEnd || right < rightEnd {
        let leftTarget = left < leftEnd ? leftTargets[left] : .max
        let rightTarget = right < rightEnd ? rightTargets[right] : .max
        targets[place] = min(leftTarget, rightTarget)
        if keepsStrengths {
          let leftWeight =
            leftTarget > rightTarget ? 0 : leftWeights.isEmpty ? 1 : leftWeights[left]
          let rightWeight =
            rightTarget > leftTarget ? 0 : rightWeights.isEmpty ? 1 : rightWeights[right]
          let strength =
            merging == .sum
            ? min(leftWeight + rightWeight, .greatestFiniteMagnitude) : max(leftWeight, rightWeight)
          if strength != 1 { isWeighted = true }
          strengths[place] = strength
        }
        place += 1
        if leftTarget <= rightTarget { left += 1 }
        if rightTarget <= leftTarget { right += 1 }
      }
    }
    return isWeighted
  }
}
