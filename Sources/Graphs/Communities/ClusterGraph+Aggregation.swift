extension ClusterGraph {
  /// The graph whose nodes are the parts; labels are below `newCount`, and each is used.
  func aggregated(by parts: [UInt32], count newCount: Int) throws -> ClusterGraph {
    let (starts, members) = sorted((0..<UInt32(count)).map { $0 }, by: parts, count: newCount)
    let chunks = chunkCount
    let bounds = chunkBounds(chunks, starts: starts, members: members)
    let pieces = try parallel(
      chunks: chunks, scratch: { [Double](repeating: 0, count: newCount) }
    ) { chunk, gathered in
      try Execution.checkCancellation()
      return rows(
        of: bounds[chunk]..<bounds[chunk + 1], starts: starts, members: members, parts: parts,
        gathered: &gathered)
    }

    var offsets: [UInt32] = [0]
    var targets: [UInt32] = []
    var weights: [Double] = []
    var inside: [Double] = []
    var strengths: [Double] = []
    let arcs = pieces.reduce(0) { $0 + $1.targets.count }
    targets.reserveCapacity(arcs)
    weights.reserveCapacity(arcs)
    for piece in pieces {
      let before = UInt32(targets.count)
      for end in piece.ends { offsets.append(before + end) }
      targets += piece.targets
      weights += piece.weights
      inside += piece.inside
      strengths += piece.strengths
    }
    return ClusterGraph(
      offsets: offsets, targets: targets, weights: weights, inside: inside, strengths: strengths,
      total: total, scale: scale)
  }

  /// Some rows of the graph of parts.
  private struct Piece {
    var ends: [UInt32] = []
    var targets: [UInt32] = []
    var weights: [Double] = []
    var inside: [Double] = []
    var strengths: [Double] = []
  }

  private func rows(
    of range: Range<Int>, starts: [UInt32], members: [UInt32], parts: [UInt32],
    gathered: inout [Double]
  ) -> Piece {
    var piece = Piece()
    var most = 0
    for place in Int(starts[range.lowerBound])..<Int(starts[range.upperBound]) {
      let node = Int(members[place])
      most += Int(offsets[node + 1] - offsets[node])
    }
    var newTargets = [UInt32](repeating: 0, count: most)
    var newWeights = [Double](repeating: 0, count: most)
    var used = 0
    do {
      let offsets = offsets.span
      let targets = targets.span
      let weights = weights.span
      let strengths = strengths.span
      let inside = inside.span
      let part = parts.span
      let start = starts.span
      let member = members.span
      var newTarget = newTargets.mutableSpan
      var newWeight = newWeights.mutableSpan
      var gathered = gathered.mutableSpan
      for own in range {
        let first = used
        var strength = 0.0
        var kept = 0.0
        for place in Int(start[own])..<Int(start[own + 1]) {
          let node = Int(member[place])
          strength += strengths[node]
          kept += inside[node]
          for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
            let other = Int(part[Int(targets[arc])])
            let weight = weights.isEmpty ? 1 : weights[arc]
            if other == own {
              kept += weight
              continue
            }
            let before = gathered[other]
            if before == 0 {
              newTarget[used] = UInt32(other)
              used += 1
            }
            gathered[other] = before + weight
          }
        }
        for place in first..<used {
          let other = Int(newTarget[place])
          newWeight[place] = gathered[other]
          gathered[other] = 0
        }
        piece.ends.append(UInt32(used))
        piece.inside.append(kept)
        piece.strengths.append(strength)
      }
    }
    newTargets.removeSubrange(used...)
    newWeights.removeSubrange(used...)
    piece.targets = newTargets
    piece.weights = newWeights
    return piece
  }

  /// Nodes by label, in the order given within one: those of label l stand at
  /// `starts[l]..<starts[l + 1]`.
  func sorted(
    _ order: [UInt32], by labels: [UInt32], count labelCount: Int
  ) -> (starts: [UInt32], members: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: labelCount + 1)
    for label in labels { starts[Int(label) + 1] += 1 }
    for label in 0..<labelCount { starts[label + 1] += starts[label] }
    var next = starts
    var members = [UInt32](repeating: 0, count: order.count)
    for node in order {
      let label = Int(labels[Int(node)])
      members[Int(next[label])] = node
      next[label] += 1
    }
    return (starts, members)
  }

  /// In how many pieces work on all arcs is done; fixed by their number.
  var chunkCount: Int { max(1, min(16, targets.count / 50_000)) }

  /// Where each piece begins, in labels: about as many arcs in each.
  func chunkBounds(_ chunks: Int, starts: [UInt32], members: [UInt32]) -> [Int] {
    var bounds = [0]
    var arcs = 0
    for label in 0..<starts.count - 1 {
      if arcs >= targets.count * bounds.count / chunks, bounds.count < chunks {
        bounds.append(label)
      }
      for place in Int(starts[label])..<Int(starts[label + 1]) {
        let node = Int(members[place])
        arcs += Int(offsets[node + 1] - offsets[node])
      }
    }
    while bounds.count <= chunks { bounds.append(starts.count - 1) }
    return bounds
  }
}
