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
    var builder = GraphBuilder(count: count, isDirected: false, reserving: arcCount)
    for node in nodes {
      for arc in arcs(of: node) {
        builder.add(node, target(of: arc), weight: weight(of: arc))
      }
    }
    return builder.build(merging: merging == .sum ? .sum : .maximum).graph
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
