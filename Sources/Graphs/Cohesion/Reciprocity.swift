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
  /// - Complexity: O(n + m) time, by merging sorted rows.
  public func reciprocity() -> Double {
    guard arcCount > 0 else { return .nan }
    guard isDirected else { return 1 }
    let outOffsets = outgoing.offsets.span
    let outTargets = outgoing.targets.span
    let inOffsets = incoming.offsets.span
    let inTargets = incoming.targets.span

    var answered = 0
    for node in nodes {
      var out = Int(outOffsets[node])
      var into = Int(inOffsets[node])
      let outEnd = Int(outOffsets[node + 1])
      let inEnd = Int(inOffsets[node + 1])
      while out < outEnd, into < inEnd {
        let target = outTargets[out]
        let source = inTargets[into]
        if target == source { answered += 1 }
        if target <= source { out += 1 }
        if source <= target { into += 1 }
      }
    }
    return Double(answered) / Double(arcCount)
  }
}
