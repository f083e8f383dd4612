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

extension Graph {
  /// The same graph, with all weights times a power of two where a sum of them overflows or is too
  /// small to divide by; shares of strength stay the same.
  ///
  /// Where weights span all of Double's range both cannot be mended; then the largest are.
  func withFiniteStrengths() -> Graph {
    guard isWeighted else { return self }
    let all = isDirected ? strengths() + inStrengths() : strengths()
    let factor =
      if !all.allSatisfy(\.isFinite) {
        0x1p-64
      } else if all.allSatisfy({ $0 < 0x1p900 }),
        all.contains(where: { $0 > 0 && $0 < 0x1p-900 })
      { 0x1p100 } else { 1.0 }
    guard factor != 1 else { return self }
    func scaled(_ rows: Rows) -> Rows {
      var rows = rows
      rows.weights = rows.weights?.map { max($0 * factor, .leastNonzeroMagnitude) }
      return rows
    }
    return Graph(isDirected: isDirected, outgoing: scaled(outgoing), incoming: scaled(incoming))
  }
}
