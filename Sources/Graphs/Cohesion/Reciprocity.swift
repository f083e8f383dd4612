extension Graph {
  /// The share of arcs that are answered: edgewise reciprocity.
  ///
  ///     reciprocity = Σ aᵢⱼ aⱼᵢ / Σ aᵢⱼ = 2M / (2M + A)     M mutual, A one-way pairs
  ///
  /// Pairs without any arc do not count, unlike in the dyadic form, which calls a pure reporting
  /// tree highly reciprocal. Weights are ignored.
  ///
  ///     Graph(arcs: [(0, 1), (1, 0), (1, 2)]).reciprocity()  // ⅔
  ///
  /// - Returns: From 0 to 1; 1 for an undirected graph; `nan` without arcs.
  /// - Complexity: O(n + m) time, by merging sorted rows, on all cores.
  public func reciprocity() -> Double {
    guard arcCount > 0 else { return .nan }
    guard isDirected else { return 1 }
    let cuts = outgoing.cuts()
    var answered = [Int](repeating: 0, count: cuts.count - 1)
    _ = inParts(of: &answered, at: Array(cuts.indices)) { part, answered in
      for node in cuts[part]..<cuts[part + 1] {
        answered[0] += outgoing.sharedTargets(with: incoming, of: node)
      }
    }
    return Double(answered.reduce(0, +)) / Double(arcCount)
  }
}
