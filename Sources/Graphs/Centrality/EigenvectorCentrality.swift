extension Graph {
  /// How well connected each node's contacts are, theirs counting in turn: eigenvector centrality.
  ///
  ///     λ x(i) = Σⱼ w(i, j) x(j)     λ the largest eigenvalue, w both directions added up
  ///
  /// in the largest weak component (of equally large ones the one with the smallest node), with 1
  /// the largest value.
  ///
  ///     try Graph(ties: [(0, 1), (0, 2)]).eigenvectorCentrality()  // [1, 0.7071, 0.7071]
  ///
  /// Multiplying all weights changes nothing.
  ///
  /// - Returns: Above 0 to 1; `nan` for nodes outside that component, and for all without ties.
  /// - Throws: `Cancelled`; `Unsettled` where the component is so long and thin, or falls so nearly
  ///   into two alike, that 600 products do not tell the largest eigenvalue from the next.
  /// - Complexity: O(n + m) for each product with the matrix, usually 25 to 100 of them.
  /// - SeeAlso: P. Bonacich, *Factoring and weighting approaches to status scores and clique
  ///   identification*, J. Math. Sociol. 2, 1972.
  public func eigenvectorCentrality() throws -> [Double] {
    let parts = weakComponents()
    let size = parts.sizes.max() ?? 0
    guard size > 1 else { return nodes.map { _ in .nan } }
    let largest = Int32(parts.sizes.firstIndex(of: size) ?? 0)
    let members = parts.labels.map { $0 == largest }
    let matrix = undirected(merging: .sum).outgoing.scaled(in: members)
    let vector = try PrincipalVector.of(count: count, members: members) { try matrix.times($0) }
    let top = vector.max() ?? 1
    return nodes.map { members[$0] ? vector[$0] / top : .nan }
  }
}

extension Graph.Rows {
  /// The same arcs with weights relative to the heaviest in the rows of `members`, so that no
  /// product overflows.
  func scaled(in members: [Bool]) -> Graph.Rows {
    guard let weights else { return self }
    var heaviest = 0.0
    for node in 0..<count where members[node] {
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        heaviest = max(heaviest, weights[arc])
      }
    }
    guard heaviest > 0 else { return self }
    var rows = self
    rows.weights = weights.map { min($0 / heaviest, 1) }
    return rows
  }

  /// Σ w(i, j) x(j) over the arcs of each row.
  func times(_ vector: [Double]) throws -> [Double] {
    let chunks = max(1, min(32, targets.count / 100_000))
    let parts = try parallel(chunks: chunks) { chunk in
      let range = chunkRange(chunk, of: chunks, count: count)
      var sums = [Double](repeating: 0, count: range.count)
      let offsets = offsets.span
      let targets = targets.span
      let vector = vector.span
      var sum = sums.mutableSpan
      if let weights {
        let weights = weights.span
        for node in range {
          var row = 0.0
          for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
            row += weights[arc] * vector[Int(targets[arc])]
          }
          sum[node - range.lowerBound] = row
        }
      } else {
        for node in range {
          var row = 0.0
          for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
            row += vector[Int(targets[arc])]
          }
          sum[node - range.lowerBound] = row
        }
      }
      return sums
    }
    return Array(parts.joined())
  }
}
