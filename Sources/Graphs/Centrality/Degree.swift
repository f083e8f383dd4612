extension Graph {
  /// The number of arcs that leave each node; of an undirected graph, the degree.
  ///
  ///     Graph(ties: [(0, 1), (1, 2)]).degrees()  // [1, 2, 1]
  ///
  /// - Complexity: O(n).
  public func degrees() -> [Int] { outgoing.lengths() }

  /// The number of arcs that reach each node; of an undirected graph, the degree.
  ///
  /// - Complexity: O(n).
  public func inDegrees() -> [Int] { incoming.lengths() }

  /// The weights of the arcs that leave each node, summed in the order of their targets.
  ///
  /// - Returns: Zero for a node without such arcs; the degree where no weight differs from 1.
  /// - Complexity: O(n + m).
  public func strengths() -> [Double] { outgoing.sums() }

  /// The weights of the arcs that reach each node, summed in the order of their sources.
  ///
  /// - Complexity: O(n + m).
  public func inStrengths() -> [Double] { incoming.sums() }
}

extension Graph.Rows {
  func lengths() -> [Int] { (0..<count).map { Int(offsets[$0 + 1] - offsets[$0]) } }

  func sums() -> [Double] {
    guard let weights else { return lengths().map(Double.init) }
    return (0..<count).map { node in
      weights[Int(offsets[node])..<Int(offsets[node + 1])].reduce(0, +)
    }
  }
}
